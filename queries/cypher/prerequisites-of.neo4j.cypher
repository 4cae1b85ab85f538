// [question]
// group = "waiting"
// vi = "Những gì phải xảy ra trước nhiệm vụ này, ai phải làm, qua đường nào?"
// en = "What must happen before this task, who must act, and by which path?"
//
// [parameters.task]
// type = "task"
// example = "47/KH-SKHCN#body/II/2"
// vi = "nhiệm vụ"
// en = "the task"
//
// [parameters.day]
// type = "day"
// default = "today"
// vi = "trả lời cho ngày này"
// en = "the day to answer for"
//
// [columns.id]
// vi = "mã"
// en = "id"
//
// [columns.kind]
// vi = "loại: Task (nhiệm vụ), Prerequisite (điều kiện)"
// en = "kind: Task, Prerequisite"
//
// [columns.label]
// vi = "tên"
// en = "name"
//
// [columns.state]
// vi = "tình trạng: done, partly_done, open; met (đã có), awaited (đang chờ)"
// en = "state: done, partly_done, open; met, awaited"
//
// [columns.event]
// vi = "việc phải xảy ra"
// en = "what must happen"
//
// [columns.actor_ids]
// vi = "mã cơ quan phải làm"
// en = "ids of who must act"
//
// [columns.actors]
// vi = "cơ quan phải làm"
// en = "who must act"
//
// [columns.met]
// vi = "ngày đã xong, đã có"
// en = "day on which it was done or met"
//
// [path]
// start = "task"
// near = "required_by"
// relation = "REQUIRES"
// forward = true

MATCH (:Entity:Task {id: $task})-[:REQUIRES*1..]->(x)
WITH DISTINCT x
RETURN x.id AS id,
       CASE WHEN x:Task THEN 'Task' ELSE 'Prerequisite' END AS kind,
       x.label AS label,
       CASE WHEN x:Prerequisite THEN CASE WHEN x.met <= $day THEN 'met' ELSE 'awaited' END
            WHEN x.met <= $day THEN 'done'
            ELSE coalesce(x.status, 'open') END AS state,
       x.event AS event,
       COLLECT { MATCH (x)-[:AWAITED_FROM|LED_BY]->(a:Agency) RETURN DISTINCT a.id } AS actor_ids,
       COLLECT { MATCH (x)-[:AWAITED_FROM|LED_BY]->(a:Agency) RETURN DISTINCT a.label } AS actors,
       CASE WHEN x.met <= $day THEN x.met END AS met,
       COLLECT { MATCH (y:Task)-[:REQUIRES]->(x) RETURN y.id } AS required_by
ORDER BY kind, id
