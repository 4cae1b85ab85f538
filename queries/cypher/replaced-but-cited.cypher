// [question]
// group = "change"
// vi = "Văn bản nào đã bị thay thế mà văn bản, nhiệm vụ khác vẫn viện dẫn?"
// en = "Which documents were replaced and are still cited by others?"
//
// [columns.id]
// vi = "mã văn bản đã bị thay thế"
// en = "id of the replaced document"
//
// [columns.label]
// vi = "tên"
// en = "name"
//
// [columns.replaced_by]
// vi = "mã của văn bản, nhiệm vụ thay thế"
// en = "id of what replaces it"
//
// [columns.replaced_by_label]
// vi = "thay thế bởi"
// en = "replaced by"
//
// [columns.cited_by]
// vi = "mã của văn bản, nhiệm vụ còn viện dẫn"
// en = "id of what still cites it"
//
// [columns.cited_by_label]
// vi = "còn được viện dẫn bởi"
// en = "still cited by"
//
// [columns.relation]
// vi = "quan hệ"
// en = "relation"
//
// [columns.quote]
// vi = "lời văn"
// en = "words"

MATCH (x:Document|Task)-[:REPLACES]->(d:Document)
MATCH (c:Document|Task)-[r:AMENDS|BASED_ON|CITES|IMPLEMENTS]->(d)
WHERE c.part <> d.id
  AND NOT EXISTS { MATCH (z:Document|Task)-[:REPLACES]->(d) WHERE z.part = c.part }
RETURN d.id AS id, d.label AS label, x.id AS replaced_by, x.label AS replaced_by_label,
       c.id AS cited_by, c.label AS cited_by_label, type(r) AS relation, r.quote AS quote
ORDER BY id, replaced_by, cited_by, relation, quote
