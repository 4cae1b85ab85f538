// [question]
// group = "time"
// vi = "Nhiệm vụ nào không nêu sản phẩm?"
// en = "Which tasks name no product?"
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

MATCH (d:Document)-[:ASSIGNS]->(t:Task)
WHERE NOT EXISTS { MATCH (t)-[:PRODUCES]->(:Product) }
OPTIONAL MATCH (t)-[:LED_BY]->(a:Agency)
RETURN t.id AS id, t.label AS label, d.id AS document, d.label AS document_label,
       collect(DISTINCT a.id) AS lead_ids, collect(DISTINCT a.label) AS leads,
       t.deadline_raw AS deadline, t.deadline_end AS due
ORDER BY id
