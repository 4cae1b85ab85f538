// [question]
// group = "waiting"
// vi = "Đang chờ hướng dẫn nào, của ai, những nhiệm vụ nào trực tiếp chờ?"
// en = "Which guidance is awaited, from whom, and which tasks wait directly for it?"
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
// [columns.agency]
// vi = "mã cơ quan phải làm"
// en = "id of who must act"
//
// [columns.agency_label]
// vi = "cơ quan phải làm"
// en = "who must act"
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

MATCH (p:Prerequisite)
WHERE p.event = 'guidance' AND (p.met IS NULL OR p.met > $day)
OPTIONAL MATCH (t:Task)-[:REQUIRES]->(p)
WHERE coalesce(t.status, '') <> 'done' AND (t.met IS NULL OR t.met > $day)
WITH p, collect(DISTINCT t.id) AS task_ids, min(t.deadline_end) AS nearest
OPTIONAL MATCH (p)-[:AWAITED_FROM]->(a:Agency)
RETURN p.id AS id, p.label AS label, a.id AS agency, a.label AS agency_label,
       size(task_ids) AS tasks, nearest AS nearest, task_ids AS task_ids
ORDER BY nearest, id
