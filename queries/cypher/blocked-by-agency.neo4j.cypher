// [question]
// group = "waiting"
// vi = "Mỗi cơ quan chủ trì có bao nhiêu nhiệm vụ bị chặn, bao nhiêu đã trễ, bao nhiêu có nguy cơ trễ?"
// en = "How many blocked tasks does each leading agency have, how many late, how many at risk?"
//
// [parameters.day]
// type = "day"
// default = "today"
// vi = "trả lời cho ngày này"
// en = "the day to answer for"
//
// [columns.id]
// vi = "mã cơ quan chủ trì (trống: không nêu ai)"
// en = "id of the agency that leads (empty: nobody is named)"
//
// [columns.label]
// vi = "cơ quan chủ trì"
// en = "led by"
//
// [columns.blocked]
// vi = "số bị chặn"
// en = "blocked"
//
// [columns.partly_blocked]
// vi = "số bị chặn một giai đoạn"
// en = "partly blocked"
//
// [columns.late]
// vi = "số đã trễ"
// en = "late"
//
// [columns.at_risk]
// vi = "số có nguy cơ trễ"
// en = "at risk"
//
// [columns.task_ids]
// vi = "mã các nhiệm vụ"
// en = "ids of the tasks"

MATCH (t:Task)-[r:REQUIRES]->(y)
WHERE coalesce(t.status, '') <> 'done' AND (t.met IS NULL OR t.met > $day)
  AND coalesce(y.status, '') <> 'done' AND (y.met IS NULL OR y.met > $day)
WITH y, collect({task: t, stage: coalesce(r.stage, '')}) AS waiting
WHERE EXISTS {
  MATCH w = (y)-[:REQUIRES*0..]->(q:Prerequisite)
  WHERE q.event <> 'request'
    AND all(n IN nodes(w)
            WHERE coalesce(n.status, '') <> 'done' AND (n.met IS NULL OR n.met > $day))
}
UNWIND waiting AS one
WITH one.task AS t, collect(DISTINCT one.stage) AS stages
WITH t, size(stages) = 1 AND stages[0] <> '' AS partly
OPTIONAL MATCH (t)-[:LED_BY]->(a:Agency)
WITH DISTINCT a, t, partly
RETURN a.id AS id, a.label AS label,
       count(CASE WHEN NOT partly THEN 1 END) AS blocked,
       count(CASE WHEN partly THEN 1 END) AS partly_blocked,
       count(CASE WHEN t.deadline_end < $day THEN 1 END) AS late,
       count(CASE WHEN t.deadline_end >= $day THEN 1 END) AS at_risk,
       collect(t.id) AS task_ids
ORDER BY id IS NULL, size(task_ids) DESC, id
