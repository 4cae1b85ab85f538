// [question]
// group = "change"
// vi = "Văn bản Trung ương nào chưa được kế hoạch nào đã đọc (từ cấp thành phố trở xuống) nêu là thực hiện?"
// en = "Which central documents does no plan that was read (of a city or below) say it implements?"
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
// [columns.how]
// vi = "đã đọc (read) hay chỉ được viện dẫn (cited)"
// en = "read, or only cited"
//
// [columns.cited_by]
// vi = "mã các văn bản có nhắc tới"
// en = "ids of the documents that name it"

MATCH (c:Document)
WHERE c.level IN ['party-central', 'national-assembly', 'government', 'ministry']
  AND NOT EXISTS {
    MATCH (p:Document)-[:IMPLEMENTS]->(c)
    WHERE p.file IS NOT NULL AND p.level IN ['city-party', 'city-council', 'city-government', 'department', 'commune']
  }
  AND NOT EXISTS {
    MATCH (p:Document)-[:ASSIGNS]->(:Task)-[:IMPLEMENTS]->(c)
    WHERE p.file IS NOT NULL AND p.level IN ['city-party', 'city-council', 'city-government', 'department', 'commune']
  }
OPTIONAL MATCH (x:Document|Task)-[:AMENDS|BASED_ON|CITES|IMPLEMENTS|REPLACES]->(c)
RETURN c.id AS id, c.label AS label, c.title AS title, c.level AS level,
       CASE WHEN c.file IS NULL THEN 'cited' ELSE 'read' END AS how,
       collect(DISTINCT x.part) AS cited_by
ORDER BY id
