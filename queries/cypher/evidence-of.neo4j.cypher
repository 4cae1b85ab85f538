// [question]
// group = "time"
// vi = "Mỗi quan hệ của đối tượng này dựa vào lời văn nào?"
// en = "Which words stand behind each relationship of this thing?"
//
// [parameters.thing]
// type = "thing"
// example = "47/KH-SKHCN#body/II/2"
// vi = "đối tượng"
// en = "the thing"
//
// [columns.direction]
// vi = "hướng: out (đi), in (đến), itself (chính nó)"
// en = "direction: out, in, or itself"
//
// [columns.relation]
// vi = "quan hệ, hoặc trường của chính nó"
// en = "relation, or its own field"
//
// [columns.id]
// vi = "mã đối tượng ở đầu kia"
// en = "id of the other end"
//
// [columns.kind]
// vi = "loại"
// en = "kind"
//
// [columns.label]
// vi = "tên"
// en = "name"
//
// [columns.position]
// vi = "thứ tự"
// en = "position"
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

MATCH (x:Entity {id: $thing})
CALL (x) {
  UNWIND range(0, coalesce(size(x.evidence_field), 0) - 1) AS i
  RETURN 0 AS place, 'itself' AS direction, x.evidence_field[i] AS relation, x AS other,
         i AS position, x.evidence_quote[i] AS quote, x.evidence_file[i] AS file,
         x.evidence_start[i] AS start, x.evidence_end[i] AS end
UNION ALL
  MATCH (x)-[r]->(o:Entity)
  WHERE r.key IS NOT NULL
  RETURN 1 AS place, 'out' AS direction, type(r) AS relation, o AS other,
         r.position AS position, r.quote AS quote, r.file AS file, r.start AS start, r.end AS end
UNION ALL
  MATCH (x)<-[r]-(o:Entity)
  WHERE r.key IS NOT NULL
  RETURN 2 AS place, 'in' AS direction, type(r) AS relation, o AS other,
         r.position AS position, r.quote AS quote, r.file AS file, r.start AS start, r.end AS end
}
RETURN direction, relation, other.id AS id,
       head([name IN labels(other) WHERE name <> 'Entity']) AS kind, other.label AS label,
       position, quote, file, start, end
ORDER BY place, relation, id, position
