// [question]
// group = "waiting"
// vi = "Những nhiệm vụ nào bị chặn, bởi những điều kiện nào, thời hạn nào có nguy cơ?"
// en = "Which tasks are blocked, by which awaited acts, and which deadlines does that put at risk?"
//
// [parameters.day]
// type = "day"
// default = "today"
// vi = "trả lời cho ngày này"
// en = "the day to answer for"
//
// [parameters.agency]
// type = "agency"
// example = "Sở Nội vụ"
// default = ""
// vi = "chỉ những nhiệm vụ do cơ quan này chủ trì"
// en = "only tasks that this agency leads"
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
// [columns.causes]
// vi = "số điều kiện gốc"
// en = "root causes"
//
// [columns.cause_ids]
// vi = "mã các điều kiện gốc (20 mã đầu)"
// en = "ids of the root causes (the first 20)"
//
// [columns.lead_ids]
// vi = "mã cơ quan chủ trì"
// en = "ids of who leads"
//
// [columns.leads]
// vi = "chủ trì"
// en = "led by"
//
// [after]
// step = "blocked_tasks"

// What is asked about, and all that it waits for: the program works out the causes from it,
// as a chain for each pair of a cause and a task is what no statement finds fast.
CALL () {
  MATCH (:Entity:Agency {id: $agency})<-[:LED_BY]-(t:Task)
  WHERE coalesce(t.status, '') <> 'done' AND (t.met IS NULL OR t.met > $day)
  RETURN DISTINCT t
UNION ALL
  WITH $agency AS agency
  WHERE agency IS NULL
  MATCH (t:Task)
  WHERE coalesce(t.status, '') <> 'done' AND (t.met IS NULL OR t.met > $day)
  RETURN t
}
WITH collect(t) AS asked
CALL (asked) {
  UNWIND CASE WHEN $agency IS NULL THEN [] ELSE asked END AS t
  MATCH w = (t)-[:REQUIRES*0..]->(x)
  WHERE all(n IN nodes(w)
            WHERE coalesce(n.status, '') <> 'done' AND (n.met IS NULL OR n.met > $day))
  RETURN DISTINCT x
UNION ALL
  WITH $agency AS agency
  WHERE agency IS NULL
  MATCH (x:Prerequisite|Task)
  WHERE coalesce(x.status, '') <> 'done' AND (x.met IS NULL OR x.met > $day)
  RETURN x
}
WITH asked, collect(x) AS found
CALL (asked, found) {
  UNWIND range(0, size(asked) - 1, 5000) AS first
  CALL (asked, first) {
    UNWIND asked[first..first + 5000] AS t
    RETURN collect([t.id, t.label, t.deadline_end,
                    COLLECT { MATCH (t)-[:LED_BY]->(a:Agency) RETURN DISTINCT [a.id, a.label] }
                   ]) AS tasks
  }
  RETURN tasks, [] AS acts, [] AS waiters, [] AS stages, [] AS wanted
UNION ALL
  UNWIND range(0, size(found) - 1, 5000) AS first
  CALL (found, first) {
    UNWIND found[first..first + 5000] AS q
    WITH q
    WHERE q:Prerequisite AND q.event <> 'request'
    OPTIONAL MATCH (q)-[:AWAITED_FROM]->(a:Agency)
    RETURN collect([q.id, q.label, q.event, a.id, a.label]) AS acts
  }
  CALL (found, first) {
    UNWIND found[first..first + 5000] AS x
    MATCH (x)-[r:REQUIRES]->(y)
    WHERE coalesce(y.status, '') <> 'done' AND (y.met IS NULL OR y.met > $day)
    RETURN collect(x.id) AS waiters, collect(coalesce(r.stage, '')) AS stages,
           collect(y.id) AS wanted
  }
  RETURN [] AS tasks, acts, waiters, stages, wanted
}
RETURN tasks AS tasks, acts AS acts, waiters AS waiters, stages AS stages, wanted AS wanted
