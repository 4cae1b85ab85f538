// [question]
// group = "people"
// vi = "Mỗi cơ quan chủ trì bao nhiêu nhiệm vụ, theo quý của hạn cuối?"
// en = "How many tasks does each agency lead, by the quarter of the last day?"
//
// [parameters.agency]
// type = "agency"
// default = ""
// vi = "chỉ cơ quan này"
// en = "this agency alone"
//
// [columns.id]
// vi = "mã cơ quan"
// en = "id of the agency"
//
// [columns.label]
// vi = "cơ quan"
// en = "agency"
//
// [columns.quarter]
// vi = "quý của hạn cuối, trống khi không có"
// en = "quarter of the last day, empty where there is none"
//
// [columns.tasks]
// vi = "số nhiệm vụ"
// en = "tasks"
//
// [columns.task_ids]
// vi = "mã nhiệm vụ"
// en = "ids of the tasks"

MATCH (a:Agency)<-[:LED_BY]-(t:Task)
WHERE (a.id = $agency OR $agency IS NULL)
WITH a, t, left(toString(t.deadline_end), 4) AS year,
     left(right(toString(t.deadline_end), 5), 2) AS month
RETURN a.id AS id, a.label AS label,
       CASE WHEN month IS NULL THEN '' WHEN month < '04' THEN year + '-Q1'
            WHEN month < '07' THEN year + '-Q2' WHEN month < '10' THEN year + '-Q3'
            ELSE year + '-Q4' END AS quarter,
       count(DISTINCT t.id) AS tasks, collect(DISTINCT t.id) AS task_ids
ORDER BY id, quarter
