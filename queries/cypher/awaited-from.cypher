// [question]
// group = "waiting"
// vi = "Đang chờ cơ quan này làm những việc gì, những nhiệm vụ nào trực tiếp chờ?"
// en = "What is awaited from this agency, and which tasks wait directly for it?"
//
// [parameters.agency]
// type = "agency"
// example = "Bộ Xây dựng"
// vi = "cơ quan phải làm"
// en = "the agency that must act"
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
// [columns.tasks]
// vi = "số nhiệm vụ trực tiếp chờ"
// en = "tasks that wait for it directly"
//
// [columns.nearest]
// vi = "hạn gần nhất trong các nhiệm vụ trực tiếp chờ"
// en = "nearest deadline of those tasks"
//
// [columns.task_ids]
// vi = "mã các nhiệm vụ trực tiếp chờ"
// en = "ids of the tasks that wait for it directly"

MATCH (:Agency {id: $agency})<-[:AWAITED_FROM]-(p:Prerequisite)
WHERE p.met IS NULL OR p.met > $day
OPTIONAL MATCH (t:Task)-[:REQUIRES]->(p)
WHERE coalesce(t.status, '') <> 'done' AND (t.met IS NULL OR t.met > $day)
WITH p, collect(DISTINCT t.id) AS task_ids, min(t.deadline_end) AS nearest
RETURN p.id AS id, p.label AS label, p.event AS event, size(task_ids) AS tasks, nearest AS nearest,
       task_ids AS task_ids
ORDER BY tasks DESC, nearest, id
