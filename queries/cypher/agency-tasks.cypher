// [question]
// group = "people"
// vi = "Cơ quan này có những nhiệm vụ nào, vai trò gì, hạn khi nào, đã quá hạn chưa?"
// en = "Which tasks does this agency have, in which role, due when, and are they overdue?"
//
// [parameters.agency]
// type = "agency"
// example = "Sở Nội vụ"
// vi = "cơ quan"
// en = "the agency"
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
// [columns.role]
// vi = "vai trò"
// en = "role"
//
// [columns.document]
// vi = "mã văn bản"
// en = "id of the document"
//
// [columns.document_label]
// vi = "văn bản"
// en = "document"
//
// [columns.deadline]
// vi = "thời hạn ghi trong văn bản"
// en = "deadline as printed"
//
// [columns.due]
// vi = "hạn cuối"
// en = "last day"
//
// [columns.progress]
// vi = "tiến độ: done, partly_done, open"
// en = "progress: done, partly_done, open"
//
// [columns.overdue]
// vi = "quá hạn"
// en = "overdue"

MATCH (:Agency {id: $agency})<-[r:COORDINATED_BY|DECIDED_BY|LED_BY]-(t:Task)
MATCH (d:Document)-[:ASSIGNS]->(t)
RETURN DISTINCT t.id AS id, t.label AS label, type(r) AS role, d.id AS document,
       d.label AS document_label, t.deadline_raw AS deadline, t.deadline_end AS due,
       CASE WHEN t.status = 'done' OR t.met <= $day THEN 'done'
            WHEN t.status = 'partly_done' THEN 'partly_done' ELSE 'open' END AS progress,
       CASE WHEN t.status = 'done' OR t.met <= $day THEN false
            WHEN t.deadline_end < $day THEN true ELSE false END AS overdue
ORDER BY due, id, role
