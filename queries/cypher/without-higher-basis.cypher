// [question]
// group = "change"
// vi = "Văn bản nào đã đọc, từ cấp thành phố trở xuống, không nêu thực hiện hay căn cứ văn bản nào khác?"
// en = "Which documents that were read, of a city or below, name no other document that they carry out or stand on?"
//
// [columns.id]
// vi = "mã văn bản"
// en = "id of the document"
//
// [columns.label]
// vi = "tên"
// en = "name"
//
// [columns.title]
// vi = "trích yếu"
// en = "title"
//
// [columns.level]
// vi = "cấp"
// en = "level"
//
// [columns.date]
// vi = "ngày ban hành"
// en = "date"
//
// [columns.tasks]
// vi = "số nhiệm vụ"
// en = "tasks"

MATCH (d:Document)
WHERE d.file IS NOT NULL
  AND d.level IN ['city-party', 'city-council', 'city-government', 'department', 'commune']
  AND NOT EXISTS { MATCH (d)-[:BASED_ON|IMPLEMENTS]->(o:Document) WHERE o.id <> d.id }
RETURN d.id AS id, d.label AS label, d.title AS title, d.level AS level, d.`date` AS `date`,
       COUNT { MATCH (d)-[:ASSIGNS]->(:Task) } AS tasks
ORDER BY id
