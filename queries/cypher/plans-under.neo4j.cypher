// [question]
// group = "change"
// vi = "Những văn bản nào triển khai văn bản này, trực tiếp hoặc qua văn bản khác?"
// en = "Which documents carry this document out, directly or through others?"
//
// [parameters.document]
// type = "document"
// example = "86-NQ/TW"
// vi = "văn bản cấp trên"
// en = "the higher document"
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
// [columns.tasks]
// vi = "số nhiệm vụ"
// en = "tasks"
//
// [path]
// start = "document"
// near = "near"

MATCH (:Entity:Document {id: $document})<-[:BASED_ON|IMPLEMENTS*0..]-(y:Document)
WITH DISTINCT y
MATCH (y)<-[r:BASED_ON|IMPLEMENTS]-(x:Document)
WHERE x.id <> $document
WITH x, collect('<-' + type(r) + '- ' + y.id) AS near
RETURN x.id AS id, x.label AS label, x.level AS level, x.file IS NOT NULL AS read,
       COUNT { MATCH (x)-[:ASSIGNS]->(:Task) } AS tasks, near
ORDER BY id
