MATCH (p:Prerequisite {id: $prerequisite})<-[e:REQUIRES* SHORTEST 1..4294967295
      (r, n | WHERE coalesce(n.status, '') <> 'done' AND (n.met IS NULL OR n.met > $day))]-(t:Task),
      (t)-[s:REQUIRES]->(y:Task|Prerequisite)
WHERE (p.met IS NULL OR p.met > $day)
  AND coalesce(t.status, '') <> 'done' AND (t.met IS NULL OR t.met > $day)
HINT ((p JOIN e JOIN t) JOIN s JOIN y)
WITH t, collect(DISTINCT y.id) AS requires
OPTIONAL MATCH (t)-[:LED_BY]->(a:Agency)
RETURN t.id AS id, t.label AS label, t.deadline_end AS due,
       collect(DISTINCT a.id) AS lead_ids, collect(DISTINCT a.label) AS leads, requires AS requires
ORDER BY due, id
