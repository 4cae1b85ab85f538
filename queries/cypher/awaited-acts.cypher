// [question]
// group = "waiting"
// vi = "Đang chờ những điều kiện nào, mỗi điều kiện có bao nhiêu nhiệm vụ trực tiếp chờ, hạn nào gần nhất?"
// en = "Which acts are awaited, how many tasks wait directly for each, and which deadline is nearest?"
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
// [columns.tasks]
// vi = "số nhiệm vụ trực tiếp chờ"
// en = "tasks that wait for it directly"
//
// [columns.nearest]
// vi = "hạn gần nhất trong các nhiệm vụ trực tiếp chờ"
// en = "nearest deadline of those tasks"

MATCH (p:Prerequisite)
WHERE p.met IS NULL OR p.met > $day
OPTIONAL MATCH (t:Task)-[:REQUIRES]->(p)
WHERE coalesce(t.status, '') <> 'done' AND (t.met IS NULL OR t.met > $day)
WITH p, count(DISTINCT t.id) AS tasks, min(t.deadline_end) AS nearest
OPTIONAL MATCH (p)-[:AWAITED_FROM]->(a:Agency)
RETURN p.id AS id, p.label AS label, p.event AS event, a.id AS agency, a.label AS agency_label,
       tasks AS tasks, nearest AS nearest
ORDER BY tasks DESC, nearest, id
