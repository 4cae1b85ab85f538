// [question]
// group = "people"
// vi = "Những cặp cơ quan nào cùng chủ trì, phối hợp trong cùng nhiệm vụ?"
// en = "Which pairs of agencies lead or coordinate the same tasks?"
//
// [columns.id]
// vi = "mã cơ quan"
// en = "id of the agency"
//
// [columns.label]
// vi = "cơ quan"
// en = "agency"
//
// [columns.other]
// vi = "mã cơ quan thứ hai"
// en = "id of the other agency"
//
// [columns.other_label]
// vi = "cơ quan thứ hai"
// en = "other agency"
//
// [columns.tasks]
// vi = "số nhiệm vụ"
// en = "tasks"
//
// [columns.task_ids]
// vi = "mã nhiệm vụ"
// en = "ids of the tasks"

MATCH (a:Agency)<-[:COORDINATED_BY|LED_BY]-(t:Task)
MATCH (t)-[:COORDINATED_BY|LED_BY]->(b:Agency)
WHERE a.id < b.id
RETURN a.id AS id, a.label AS label, b.id AS other, b.label AS other_label,
       count(DISTINCT t.id) AS tasks, collect(DISTINCT t.id) AS task_ids
ORDER BY tasks DESC, id, other
