// [question]
// group = "waiting"
// vi = "Những nhiệm vụ bị chặn nào đã trễ hạn hoặc sẽ đến hạn trong số ngày này?"
// en = "Which blocked tasks are late already or due within so many days?"
//
// [parameters.day]
// type = "day"
// default = "today"
// vi = "trả lời cho ngày này"
// en = "the day to answer for"
//
// [parameters.days]
// type = "integer"
// default = 90
// vi = "số ngày tới"
// en = "days from then on"
//
// [columns.id]
// vi = "mã nhiệm vụ"
// en = "id of the task"
//
// [columns.label]
// vi = "nhiệm vụ"
// en = "task"
//
// [columns.state]
// vi = "tình trạng: blocked (bị chặn), partly_blocked (bị chặn một giai đoạn)"
// en = "state: blocked, partly_blocked (one stage of it)"
//
// [columns.stage]
// vi = "giai đoạn bị chặn"
// en = "stage that waits"
//
// [columns.due]
// vi = "hạn cuối"
// en = "last day"
//
// [columns.risk]
// vi = "thời hạn: late (đã trễ), at_risk (có nguy cơ)"
// en = "deadline: late, at_risk"
//
// [columns.lead_ids]
// vi = "mã cơ quan chủ trì"
// en = "ids of who leads"
//
// [columns.leads]
// vi = "chủ trì"
// en = "led by"

MATCH (t:Task)
WHERE duration.inDays($day, t.deadline_end).days < $days
  AND coalesce(t.status, '') <> 'done' AND (t.met IS NULL OR t.met > $day)
MATCH (t)-[r:REQUIRES]->(y)
WHERE coalesce(y.status, '') <> 'done' AND (y.met IS NULL OR y.met > $day)
WITH y, collect({task: t, stage: coalesce(r.stage, '')}) AS waiting
WHERE EXISTS {
  MATCH w = (y)-[:REQUIRES*0..]->(q:Prerequisite)
  WHERE q.event <> 'request'
    AND all(n IN nodes(w)
            WHERE coalesce(n.status, '') <> 'done' AND (n.met IS NULL OR n.met > $day))
}
UNWIND waiting AS one
WITH one.task AS t, collect(DISTINCT one.stage) AS stages
RETURN t.id AS id, t.label AS label,
       CASE WHEN size(stages) = 1 AND stages[0] <> '' THEN 'partly_blocked' ELSE 'blocked' END AS state,
       CASE WHEN size(stages) = 1 AND stages[0] <> '' THEN stages[0] END AS stage,
       t.deadline_end AS due,
       CASE WHEN t.deadline_end < $day THEN 'late' ELSE 'at_risk' END AS risk,
       COLLECT { MATCH (t)-[:LED_BY]->(a:Agency) RETURN DISTINCT a.id } AS lead_ids,
       COLLECT { MATCH (t)-[:LED_BY]->(a:Agency) RETURN DISTINCT a.label } AS leads
ORDER BY due, id
