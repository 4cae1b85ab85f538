// [question]
// group = "waiting"
// vi = "Điều kiện này được đáp ứng thì những nhiệm vụ bị chặn nào được gỡ, vì chỉ chờ nó?"
// en = "Which blocked tasks does this act free when it is met, as nothing else blocks them?"
//
// [parameters.prerequisite]
// type = "prerequisite"
// example = "sau khi Bộ Xây dựng ban hành Bộ tiêu chí cảng xanh"
// vi = "điều kiện đang chờ"
// en = "the awaited act"
//
// [parameters.day]
// type = "day"
// default = "today"
// vi = "trả lời cho ngày này"
// en = "the day to answer for"
//
// [columns.id]
// vi = "mã nhiệm vụ"
// en = "id of the task"
//
// [columns.label]
// vi = "nhiệm vụ"
// en = "task"
//
// [columns.due]
// vi = "hạn cuối"
// en = "last day"
//
// [columns.risk]
// vi = "thời hạn: late (đã trễ), at_risk (có nguy cơ)"
// en = "deadline: late, at_risk"
//
// [columns.lead_ids]
// vi = "mã cơ quan chủ trì"
// en = "ids of who leads"
//
// [columns.leads]
// vi = "chủ trì"
// en = "led by"
//
// [path]
// start = "prerequisite"
// near = "requires"
// relation = "REQUIRES"
// forward = false

MATCH w = (p:Entity:Prerequisite {id: $prerequisite})<-[:REQUIRES*1..]-(t:Task)
WHERE p.event <> 'request'
  AND all(n IN nodes(w)
              WHERE coalesce(n.status, '') <> 'done' AND (n.met IS NULL OR n.met > $day))
WITH DISTINCT p, t
WHERE NOT EXISTS {
  MATCH v = (t)-[:REQUIRES*1..]->(q:Prerequisite)
  WHERE q.event <> 'request' AND q <> p
    AND all(n IN nodes(v)
            WHERE coalesce(n.status, '') <> 'done' AND (n.met IS NULL OR n.met > $day))
}
RETURN t.id AS id, t.label AS label, t.deadline_end AS due,
       CASE WHEN t.deadline_end < $day THEN 'late' WHEN t.deadline_end >= $day THEN 'at_risk' END AS risk,
       COLLECT { MATCH (t)-[:LED_BY]->(a:Agency) RETURN DISTINCT a.id } AS lead_ids,
       COLLECT { MATCH (t)-[:LED_BY]->(a:Agency) RETURN DISTINCT a.label } AS leads,
       COLLECT { MATCH (t)-[:REQUIRES]->(y) RETURN y.id } AS requires
ORDER BY due, id
