// [question]
// group = "time"
// vi = "Nhiệm vụ nào không có thời hạn?"
// en = "Which tasks have no deadline?"
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

MATCH (d:Document)-[:ASSIGNS]->(t:Task)
WHERE t.deadline_kind = 'none'
OPTIONAL MATCH (t)-[:LED_BY]->(a:Agency)
RETURN t.id AS id, t.label AS label, d.id AS document, d.label AS document_label,
       collect(DISTINCT a.id) AS lead_ids, collect(DISTINCT a.label) AS leads,
       t.deadline_raw AS deadline
ORDER BY id
