MATCH (s:Document {id: $source})
OPTIONAL MATCH (s)-[:AMENDS|BASED_ON|CITES|IMPLEMENTS|ISSUED_AS|REPLACES* SHORTEST 1..4294967295]->(e:Document)
WITH s.id AS start, collect(e.id) AS reached
UNWIND reached + [start] AS one
MATCH (x:Document {id: one})
// The program finds the chain to $target among these documents.
OPTIONAL MATCH (y:Document)-[r:AMENDS|BASED_ON|CITES|IMPLEMENTS|ISSUED_AS|REPLACES]->(x)
RETURN x.id AS id, x.label AS label, x.level AS level, x.file IS NOT NULL AS read,
       collect(CASE WHEN y.id IS NOT NULL THEN '-' + label(r) + '-> ' + y.id END) AS near
ORDER BY id
