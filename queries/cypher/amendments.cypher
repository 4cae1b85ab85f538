// [question]
// group = "change"
// vi = "Văn bản nào (hoặc nhiệm vụ nào) sửa đổi, thay thế văn bản nào?"
// en = "Which document (or task) amends or replaces which document?"
//
// [columns.id]
// vi = "mã văn bản hoặc nhiệm vụ"
// en = "id of the document or task"
//
// [columns.label]
// vi = "tên"
// en = "name"
//
// [columns.relation]
// vi = "quan hệ"
// en = "relation"
//
// [columns.target]
// vi = "mã văn bản bị sửa đổi, thay thế"
// en = "id of the document amended or replaced"
//
// [columns.target_label]
// vi = "văn bản bị sửa đổi, thay thế"
// en = "document amended or replaced"
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

MATCH (x:Document|Task)-[r:AMENDS|REPLACES]->(y:Document)
RETURN x.id AS id, x.label AS label, type(r) AS relation, y.id AS target, y.label AS target_label,
       r.quote AS quote, r.file AS file, r.`start` AS `start`, r.`end` AS `end`
ORDER BY id, target, relation, `start`, `end`
