// [question]
// vi = "Những nhiệm vụ nào có các chữ này trong tên?"
// en = "Which tasks have these words in their titles?"
// group = "my own"
//
// [parameters.words]
// type = "text"
// example = "dữ liệu"
// vi = "các chữ cần tìm"
// en = "the words to look for"
//
// [parameters.before]
// type = "day"
// default = "2030-12-31"
// vi = "hạn cuối trước ngày này"
// en = "due before this day"
//
// [columns.id]
// vi = "mã"
// en = "id"
//
// [columns.label]
// vi = "nhiệm vụ"
// en = "task"
//
// [columns.due]
// vi = "hạn cuối"
// en = "last day"
//
// [columns.leads]
// vi = "chủ trì"
// en = "led by"

MATCH (t:Task)
WHERE toLower(t.label) CONTAINS toLower($words) AND t.deadline_end < $before
OPTIONAL MATCH (t)-[:LED_BY]->(a:Agency)
RETURN t.id AS id, t.label AS label, t.deadline_end AS due, collect(a.label) AS leads
ORDER BY due, id
