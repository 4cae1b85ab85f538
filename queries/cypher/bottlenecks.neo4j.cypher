// [question]
// group = "waiting"
// vi = "Điều kiện nào, chỉ một mình nó được đáp ứng, gỡ được nhiều nhiệm vụ bị chặn nhất?"
// en = "Which awaited act would alone free most blocked tasks?"
//
// [parameters.day]
// type = "day"
// default = "today"
// vi = "trả lời cho ngày này"
// en = "the day to answer for"
//
// [columns.id]
// vi = "mã điều kiện"
// en = "id of the awaited act"
//
// [columns.label]
// vi = "điều kiện đang chờ"
// en = "awaited act"
//
// [columns.event]
// vi = "việc phải xảy ra"
// en = "what must happen"
//
// [columns.agency]
// vi = "mã cơ quan phải làm"
// en = "id of who must act"
//
// [columns.agency_label]
// vi = "cơ quan phải làm"
// en = "who must act"
//
// [columns.frees]
// vi = "số nhiệm vụ chỉ chờ điều kiện này"
// en = "tasks that it alone blocks"
//
// [columns.task_ids]
// vi = "mã các nhiệm vụ đó (20 mã đầu)"
// en = "ids of those tasks (the first 20)"

MATCH (t:Task)
WHERE coalesce(t.status, '') <> 'done' AND (t.met IS NULL OR t.met > $day)
CALL (t) {
  MATCH w = (t)-[:REQUIRES*1..]->(q:Prerequisite)
  WHERE q.event <> 'request'
    AND all(n IN nodes(w)
            WHERE coalesce(n.status, '') <> 'done' AND (n.met IS NULL OR n.met > $day))
  RETURN DISTINCT q
  LIMIT 2
}
WITH t, count(q) AS causes, head(collect(q)) AS q
WHERE causes = 1
WITH q, t
ORDER BY t.id
WITH q, collect(t.id) AS task_ids
OPTIONAL MATCH (q)-[:AWAITED_FROM]->(a:Agency)
RETURN q.id AS id, q.label AS label, q.event AS event, a.id AS agency, a.label AS agency_label,
       size(task_ids) AS frees, task_ids[..20] AS task_ids
ORDER BY frees DESC, id
