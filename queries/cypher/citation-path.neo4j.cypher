// [question]
// group = "change"
// vi = "Văn bản này dẫn tới văn bản kia qua chuỗi viện dẫn ngắn nhất nào?"
// en = "By which shortest chain of citations does one document lead to another?"
//
// [parameters.source]
// type = "document"
// example = "47/KH-SKHCN"
// vi = "văn bản viện dẫn"
// en = "the document that cites"
//
// [parameters.target]
// type = "document"
// example = "86-NQ/TW"
// vi = "văn bản được viện dẫn"
// en = "the document that is cited"
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
// start = "source"
// to = "target"
// near = "near"

MATCH (:Entity:Document {id: $source})-[:AMENDS|BASED_ON|CITES|IMPLEMENTS|ISSUED_AS|REPLACES*0..]->(x:Document)
WITH DISTINCT x
// The program finds the chain to $target among these documents.
OPTIONAL MATCH (y:Document)-[r:AMENDS|BASED_ON|CITES|IMPLEMENTS|ISSUED_AS|REPLACES]->(x)
RETURN x.id AS id, x.label AS label, x.level AS level, x.file IS NOT NULL AS read,
       collect('-' + type(r) + '-> ' + y.id) AS near
ORDER BY id
