MATCH (s:Task {id: $task})-[e:REQUIRES* SHORTEST 1..4294967295]->(x:Task|Prerequisite),
      (x)<-[r:REQUIRES]-(y:Task)
HINT ((s JOIN e JOIN x) JOIN r JOIN y)
WITH x, collect(DISTINCT y.id) AS required_by
OPTIONAL MATCH (x)-[:AWAITED_FROM|LED_BY]->(a:Agency)
RETURN x.id AS id,
       label(x) AS kind,
       x.label AS label,
       CASE WHEN label(x) = 'Prerequisite'
              THEN CASE WHEN x.met <= $day THEN 'met' ELSE 'awaited' END
            WHEN x.met <= $day THEN 'done'
            ELSE coalesce(x.status, 'open') END AS state,
       x.event AS event,
       collect(DISTINCT a.id) AS actor_ids,
       collect(DISTINCT a.label) AS actors,
       CASE WHEN x.met <= $day THEN x.met END AS met,
       required_by AS required_by
ORDER BY kind, id
