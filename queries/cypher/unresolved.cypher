// [question]
// group = "time"
// vi = "Dẫn chiếu nào chưa rõ là văn bản nào, có thể là những văn bản nào?"
// en = "Which references name no single document, and which could they mean?"
//
// [columns.id]
// vi = "mã dẫn chiếu"
// en = "id of the reference"
//
// [columns.text]
// vi = "lời dẫn chiếu"
// en = "words"
//
// [columns.source]
// vi = "mã văn bản, nhiệm vụ dẫn chiếu"
// en = "id of the document or task that refers"
//
// [columns.source_label]
// vi = "văn bản, nhiệm vụ dẫn chiếu"
// en = "document or task that refers"
//
// [columns.candidates]
// vi = "mã các văn bản có thể là"
// en = "ids of the documents that it could mean"
//
// [columns.candidate_labels]
// vi = "có thể là"
// en = "could be"

MATCH (x:Document|Task)-[:MENTIONS]->(u:Unresolved)
OPTIONAL MATCH (u)-[:COULD_BE]->(d:Document)
RETURN u.id AS id, u.text AS text, x.id AS source, x.label AS source_label,
       collect(DISTINCT d.id) AS candidates, collect(DISTINCT d.label) AS candidate_labels
ORDER BY source, id
