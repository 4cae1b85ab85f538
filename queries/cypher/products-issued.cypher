// [question]
// group = "time"
// vi = "Sản phẩm, nhiệm vụ nào đã được ban hành thành văn bản, văn bản nào?"
// en = "Which products and tasks were issued as a document, and as which?"
//
// [columns.id]
// vi = "mã sản phẩm hoặc nhiệm vụ"
// en = "id of the product or task"
//
// [columns.kind]
// vi = "loại"
// en = "kind"
//
// [columns.label]
// vi = "sản phẩm hoặc nhiệm vụ"
// en = "product or task"
//
// [columns.task]
// vi = "mã nhiệm vụ"
// en = "id of the task"
//
// [columns.document]
// vi = "mã văn bản đã ban hành"
// en = "id of the document issued"
//
// [columns.number]
// vi = "số văn bản đã ban hành"
// en = "number of the document issued"
//
// [columns.quote]
// vi = "lời văn"
// en = "words"
//
// [columns.file]
// vi = "tệp"
// en = "file"
//
// [columns.start]
// vi = "từ ký tự"
// en = "from character"
//
// [columns.end]
// vi = "đến ký tự"
// en = "to character"

MATCH (x:Product|Task)-[r:ISSUED_AS]->(d:Document)
OPTIONAL MATCH (t:Task)-[:PRODUCES]->(x)
RETURN x.id AS id, CASE WHEN t.id IS NULL THEN 'Task' ELSE 'Product' END AS kind,
       x.label AS label, coalesce(t.id, x.id) AS task, d.id AS document, d.number AS number,
       r.quote AS quote, r.file AS file, r.`start` AS `start`, r.`end` AS `end`
ORDER BY id, document, `start`, `end`, quote, file
