// [question]
// group = "waiting"
// vi = "Những nhiệm vụ chưa xong nào đang chờ điều kiện này, trực tiếp hoặc qua nhiệm vụ khác?"
// en = "Which unfinished tasks wait for this act, directly or through other tasks?"
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

MATCH w = (:Entity:Prerequisite {id: $prerequisite})<-[:REQUIRES*1..]-(t:Task)
WHERE all(n IN nodes(w)
          WHERE coalesce(n.status, '') <> 'done' AND (n.met IS NULL OR n.met > $day))
WITH DISTINCT t
RETURN t.id AS id, t.label AS label, t.deadline_end AS due,
       COLLECT { MATCH (t)-[:LED_BY]->(a:Agency) RETURN DISTINCT a.id } AS lead_ids,
       COLLECT { MATCH (t)-[:LED_BY]->(a:Agency) RETURN DISTINCT a.label } AS leads,
       COLLECT { MATCH (t)-[:REQUIRES]->(y) RETURN y.id } AS requires
ORDER BY due, id
