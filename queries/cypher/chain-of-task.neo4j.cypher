// [question]
// group = "change"
// vi = "Nhiệm vụ này từ đâu mà có: nghị quyết → … → kế hoạch → nhiệm vụ → cơ quan → sản phẩm?"
// en = "Where does this task come from: resolution → … → plan → task → agency → product?"
//
// [parameters.task]
// type = "task"
// example = "47/KH-SKHCN#body/II/2"
// vi = "nhiệm vụ"
// en = "the task"
//
// [columns.step]
// vi = "khoảng cách tới nhiệm vụ"
// en = "links to the task"
//
// [columns.above]
// vi = "mã ở trên"
// en = "id above"
//
// [columns.above_label]
// vi = "ở trên"
// en = "above"
//
// [columns.above_level]
// vi = "cấp ở trên"
// en = "level above"
//
// [columns.relation]
// vi = "quan hệ"
// en = "relation"
//
// [columns.id]
// vi = "mã ở dưới"
// en = "id below"
//
// [columns.kind]
// vi = "loại"
// en = "kind"
//
// [columns.label]
// vi = "tên"
// en = "name"
//
// [columns.level]
// vi = "cấp"
// en = "level"

MATCH (t:Entity:Task {id: $task})
CALL (t) {
  CALL (t) {
    MATCH (b:Document)-[:ASSIGNS]->(t) RETURN b
  UNION
    MATCH (t)-[:AMENDS|BASED_ON|IMPLEMENTS|REPLACES]->(b:Document) RETURN b
  }
  MATCH w = (b)-[:AMENDS|BASED_ON|IMPLEMENTS|REPLACES*0..]->(y:Document)
  WITH y, min(length(w)) + 2 AS step
  MATCH (y)-[r:AMENDS|BASED_ON|IMPLEMENTS|REPLACES]->(x:Document)
  RETURN step, x AS upper, r, y AS lower
UNION ALL
  MATCH (x:Document)-[r:ASSIGNS]->(t) RETURN 1 AS step, x AS upper, r, t AS lower
UNION ALL
  MATCH (t)-[r:AMENDS|BASED_ON|IMPLEMENTS|REPLACES]->(x:Document) RETURN 1 AS step, x AS upper, r, t AS lower
UNION ALL
  MATCH (t)-[r:LED_BY|PRODUCES]->(x:Agency|Product) RETURN 0 AS step, t AS upper, r, x AS lower
}
RETURN DISTINCT step, upper.id AS above, upper.label AS above_label, upper.level AS above_level,
       type(r) AS relation, lower.id AS id,
       head([name IN labels(lower) WHERE name <> 'Entity']) AS kind, lower.label AS label,
       lower.level AS level
ORDER BY step DESC, above, relation, id
