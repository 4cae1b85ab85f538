// [question]
// group = "change"
// vi = "Văn bản này thay đổi thì những nhiệm vụ nào bị ảnh hưởng, qua đường nào?"
// en = "If this document changes, which tasks are touched, and by which path?"
//
// [parameters.document]
// type = "document"
// example = "86-NQ/TW"
// vi = "văn bản thay đổi"
// en = "the document that changes"
//
// [columns.id]
// vi = "mã nhiệm vụ"
// en = "id of the task"
//
// [columns.label]
// vi = "tên"
// en = "name"
//
// [columns.document]
// vi = "mã văn bản"
// en = "id of the document"
//
// [columns.due]
// vi = "hạn cuối"
// en = "last day"
//
// [path]
// start = "document"
// near = "near"
// only = "Task"

MATCH (:Entity:Document {id: $document})<-[:AMENDS|BASED_ON|IMPLEMENTS|REPLACES*0..]-(y:Document)
WITH collect(DISTINCT y) AS ys, collect(DISTINCT y.id) AS ids
// All tasks of documents touched are touched. From them on, only tasks of other documents are
// walked to: a walk from each of 100,000 tasks over all the others would not end.
CALL (ys, ids) {
  UNWIND ys AS x RETURN x
UNION
  UNWIND ys AS y MATCH (y)<-[:ISSUED_AS]-(x:Product) RETURN x
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
RETURN x.id AS id, head([name IN labels(x) WHERE name <> 'Entity']) AS kind, x.label AS label,
       x.document AS document, x.deadline_end AS due,
       CASE WHEN x:Task THEN ['-ASSIGNS-> ' + x.document] ELSE [] END
       + COLLECT {
         MATCH (x)-[r:AMENDS|BASED_ON|CITES|IMPLEMENTS|ISSUED_AS|REPLACES|REQUIRES]->(y:Document|Task)
         WHERE NOT (x:Document AND type(r) IN ['CITES', 'ISSUED_AS'])
         RETURN '<-' + type(r) + '- ' + y.id
       } + COLLECT {
         MATCH (x)-[:PRODUCES]->(y:Product)-[:ISSUED_AS]->(:Document)
         RETURN '<-PRODUCES- ' + y.id
       } AS near
ORDER BY id
