// [question]
// group = "change"
// vi = "Văn bản này thay đổi thì những văn bản nào bị ảnh hưởng, qua đường nào?"
// en = "If this document changes, which documents are touched, and by which path?"
//
// [parameters.document]
// type = "document"
// example = "86-NQ/TW"
// vi = "văn bản thay đổi"
// en = "the document that changes"
//
// [columns.id]
// vi = "mã văn bản"
// en = "id of the document"
//
// [columns.label]
// vi = "tên"
// en = "name"
//
// [columns.level]
// vi = "cấp"
// en = "level"
//
// [columns.read]
// vi = "đã đọc"
// en = "read"
//
// [path]
// start = "document"
// near = "near"
// ends = "leaf"

MATCH (:Entity:Document {id: $document})<-[:AMENDS|BASED_ON|IMPLEMENTS|REPLACES*0..]-(y:Document)
WITH DISTINCT y
MATCH (y)<-[r:AMENDS|BASED_ON|CITES|IMPLEMENTS|ISSUED_AS|REPLACES]-(x:Document)
WHERE x.id <> $document
RETURN x.id AS id, x.label AS label, x.level AS level, x.file IS NOT NULL AS read,
       collect(CASE WHEN NOT type(r) IN ['CITES', 'ISSUED_AS'] THEN '<-' + type(r) + '- ' + y.id END) AS near,
       collect(CASE WHEN type(r) IN ['CITES', 'ISSUED_AS'] THEN '<-' + type(r) + '- ' + y.id END) AS leaf
ORDER BY id
