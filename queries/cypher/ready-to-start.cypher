// [question]
// group = "waiting"
// vi = "Những nhiệm vụ chưa xong nào bắt đầu được ngay, không phải chờ gì?"
// en = "Which unfinished tasks can start now, with nothing left to wait for?"
//
// [parameters.day]
// type = "day"
// default = "today"
// vi = "trả lời cho ngày này"
// en = "the day to answer for"
//
// [parameters.agency]
// type = "agency"
// example = "Sở Nội vụ"
// default = ""
// vi = "chỉ những nhiệm vụ do cơ quan này chủ trì"
// en = "only tasks that this agency leads"
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

MATCH (t:Task)
WHERE coalesce(t.status, '') <> 'done' AND (t.met IS NULL OR t.met > $day)
  AND NOT EXISTS {
    MATCH (t)-[:REQUIRES]->(p:Prerequisite) WHERE p.met IS NULL OR p.met > $day
  }
  AND NOT EXISTS {
    MATCH (t)-[:REQUIRES]->(u:Task)
    WHERE coalesce(u.status, '') <> 'done' AND (u.met IS NULL OR u.met > $day)
  }
OPTIONAL MATCH (t)-[:LED_BY]->(a:Agency)
WITH t, collect(DISTINCT a.id) AS lead_ids, collect(DISTINCT a.label) AS leads
WHERE ($agency IN lead_ids OR $agency IS NULL)
RETURN t.id AS id, t.label AS label, t.deadline_end AS due, lead_ids AS lead_ids, leads AS leads
ORDER BY due, id
