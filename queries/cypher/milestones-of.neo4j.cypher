// [question]
// group = "time"
// vi = "Nhiệm vụ này có những mốc nào?"
// en = "Which stages does the deadline of this task have?"
//
// [parameters.task]
// type = "task"
// example = "95/KH-UBND#PL/II/1.7"
// vi = "nhiệm vụ"
// en = "the task"
//
// [columns.id]
// vi = "mã mốc"
// en = "id of the stage"
//
// [columns.position]
// vi = "thứ tự"
// en = "position"
//
// [columns.label]
// vi = "mốc"
// en = "stage"
//
// [columns.start]
// vi = "từ ngày"
// en = "first day"
//
// [columns.end]
// vi = "đến ngày"
// en = "last day"

MATCH (:Entity:Task {id: $task})-[r:HAS_MILESTONE]->(m:Milestone)
RETURN m.id AS id, r.position AS position, m.label AS label, m.`start` AS `start`, m.`end` AS `end`
ORDER BY position, id
