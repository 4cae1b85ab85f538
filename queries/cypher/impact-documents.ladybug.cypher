MATCH (d:Document {id: $document})
OPTIONAL MATCH (d)<-[:AMENDS|BASED_ON|IMPLEMENTS|REPLACES* SHORTEST 1..4294967295]-(e:Document)
WITH d.id AS start, collect(e.id) AS reached
UNWIND reached + [start] AS one
MATCH (y:Document {id: one})<-[r:AMENDS|BASED_ON|CITES|IMPLEMENTS|ISSUED_AS|REPLACES]-(x:Document)
WHERE x.id <> $document
RETURN x.id AS id, x.label AS label, x.level AS level, x.file IS NOT NULL AS read,
       collect(CASE WHEN NOT label(r) IN ['CITES', 'ISSUED_AS'] THEN '<-' + label(r) + '- ' + y.id END) AS near,
       collect(CASE WHEN label(r) IN ['CITES', 'ISSUED_AS'] THEN '<-' + label(r) + '- ' + y.id END) AS leaf
ORDER BY id
