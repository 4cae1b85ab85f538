MATCH (d:Document {id: $document})<-[:BASED_ON|IMPLEMENTS* SHORTEST 1..4294967295]-(x:Document)
MATCH (x)-[r:BASED_ON|IMPLEMENTS]->(y:Document)
WHERE x.id <> $document
WITH x, collect('<-' + label(r) + '- ' + y.id) AS near
RETURN x.id AS id, x.label AS label, x.level AS level, x.file IS NOT NULL AS read,
       COUNT { MATCH (x)-[:ASSIGNS]->(:Task) } AS tasks, near
ORDER BY id
