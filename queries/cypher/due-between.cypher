// [question]
// group = "time"
// vi = "Nhiệm vụ nào đến hạn trong khoảng từ ngày này đến ngày kia?"
// en = "Which tasks are due from one day to another?"
//
// [parameters.from]
// type = "day"
// default = "today"
// vi = "từ ngày"
// en = "first day"
//
// [parameters.to]
// type = "day"
// example = "2026-12-31"
// vi = "đến hết ngày"
// en = "last day"
//
// [columns.id]
// vi = "mã nhiệm vụ"
// en = "id of the task"
//
// [columns.label]
// vi = "nhiệm vụ"
// en = "task"
//
// [columns.document]
// vi = "mã văn bản"
// en = "id of the document"
//
// [columns.document_label]
// vi = "văn bản"
// en = "document"
//
// [columns.lead_ids]
// vi = "mã cơ quan chủ trì"
// en = "ids of who leads"
//
// [columns.leads]
// vi = "chủ trì"
// en = "led by"
//
// [columns.deadline]
// vi = "thời hạn ghi trong văn bản"
// en = "deadline as printed"
//
// [columns.due]
// vi = "hạn cuối"
// en = "last day"
//
// [columns.status]
// vi = "tình trạng ghi trong văn bản"
// en = "status as printed"

MATCH (d:Document)-[:ASSIGNS]->(t:Task)
WHERE t.deadline_end >= $from AND t.deadline_end <= $to
OPTIONAL MATCH (t)-[:LED_BY]->(a:Agency)
RETURN t.id AS id, t.label AS label, d.id AS document, d.label AS document_label,
       collect(DISTINCT a.id) AS lead_ids, collect(DISTINCT a.label) AS leads,
       t.deadline_raw AS deadline, t.deadline_end AS due,
       t.status AS status
ORDER BY due, id
