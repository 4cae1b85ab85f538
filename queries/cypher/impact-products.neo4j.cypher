// [question]
// group = "change"
// vi = "Văn bản này thay đổi thì những sản phẩm nào bị ảnh hưởng, qua đường nào?"
// en = "If this document changes, which products are touched, and by which path?"
//
// [parameters.document]
// type = "document"
// example = "86-NQ/TW"
// vi = "văn bản thay đổi"
// en = "the document that changes"
//
// [columns.id]
// vi = "mã sản phẩm"
// en = "id of the product"
//
// [columns.label]
// vi = "tên"
// en = "name"
//
// [path]
// start = "document"
// near = "near"
// ends = "leaf"
// only = "Product"

MATCH (:Entity:Document {id: $document})<-[:AMENDS|BASED_ON|IMPLEMENTS|REPLACES*0..]-(y:Document)
WITH collect(DISTINCT y) AS ys, collect(DISTINCT y.id) AS ids
// All tasks of documents touched are touched. From them on, only tasks of other documents are
// walked to: a walk from each of 100,000 tasks over all the others would not end.
CALL (ys, ids) {
  UNWIND ys AS x RETURN x
UNION
  UNWIND ys AS y MATCH (y)-[:ASSIGNS]->(x:Task) RETURN x
UNION
  CALL (ys, ids) {
    UNWIND ys AS y MATCH (y)-[:ASSIGNS]->(:Task)<-[:REQUIRES]-(u:Task)
    WHERE NOT u.document IN ids RETURN u
  UNION
    UNWIND ys AS y MATCH (y)<-[:AMENDS|BASED_ON|CITES|IMPLEMENTS|ISSUED_AS|REPLACES]-(u:Task)
    WHERE NOT u.document IN ids RETURN u
  UNION
    UNWIND ys AS y MATCH (y)<-[:ISSUED_AS]-(:Product)<-[:PRODUCES]-(u:Task)
    WHERE NOT u.document IN ids RETURN u
  }
  MATCH p = (u)<-[:REQUIRES*0..]-(x:Task)
  WHERE all(n IN nodes(p) WHERE NOT n.document IN ids)
  RETURN DISTINCT x
}
WITH collect(x) AS touched
CALL (touched) {
  UNWIND touched AS x
  RETURN x, CASE WHEN x:Task THEN ['-ASSIGNS-> ' + x.document] ELSE [] END
    + COLLECT {
      MATCH (x)-[r:AMENDS|BASED_ON|CITES|IMPLEMENTS|ISSUED_AS|REPLACES|REQUIRES]->(y:Document|Task)
      WHERE NOT (x:Document AND type(r) IN ['CITES', 'ISSUED_AS'])
      RETURN '<-' + type(r) + '- ' + y.id
    } + COLLECT {
      MATCH (x)-[:PRODUCES]->(y:Product)-[:ISSUED_AS]->(:Document)
      RETURN '<-PRODUCES- ' + y.id
    } AS near, [] AS leaf
UNION ALL
  UNWIND touched AS t
  MATCH (t:Task)-[r:PRODUCES]->(x:Product)
  WITH x, collect('-' + type(r) + '-> ' + t.id) AS leaf
  RETURN x, COLLECT { MATCH (x)-[:ISSUED_AS]->(y:Document) RETURN '<-ISSUED_AS- ' + y.id } AS near, leaf
}
RETURN x.id AS id, head([name IN labels(x) WHERE name <> 'Entity']) AS kind, x.label AS label,
       near, leaf
ORDER BY id
