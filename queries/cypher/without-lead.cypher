// [question]
// group = "people"
// vi = "Nhiệm vụ nào không nêu cơ quan chủ trì?"
// en = "Which tasks name nobody who leads?"
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
// [columns.coordinator_ids]
// vi = "mã cơ quan phối hợp"
// en = "ids of who coordinates"
//
// [columns.coordinators]
// vi = "phối hợp"
// en = "coordinated by"
//
// [columns.deadline]
// vi = "thời hạn ghi trong văn bản"
// en = "deadline as printed"
//
// [columns.due]
// vi = "hạn cuối"
// en = "last day"

MATCH (d:Document)-[:ASSIGNS]->(t:Task)
WHERE NOT EXISTS { MATCH (t)-[:LED_BY]->(:Agency) }
OPTIONAL MATCH (t)-[:COORDINATED_BY]->(a:Agency)
RETURN t.id AS id, t.label AS label, d.id AS document, d.label AS document_label,
       collect(DISTINCT a.id) AS coordinator_ids, collect(DISTINCT a.label) AS coordinators,
       t.deadline_raw AS deadline, t.deadline_end AS due
ORDER BY id
