// What a change of a document, an awaited act or a task touches: the rules of `queries/touching.py`.

const CARRIES = ["REPLACES", "AMENDS", "IMPLEMENTS", "BASED_ON"];
const CITING = [...CARRIES, "ISSUED_AS", "CITES"];
const LEAVES = ["LED_BY", "COORDINATED_BY", "DECIDED_BY", "PRODUCES"];
const CHANGES = new Set(["Document", "Task", "Prerequisite"]);

/** Return what is touched: place → [whence, relation, whether along the edge]; the start is not. */
function impactOf(start) {
  const found = new Map();
  if (!CHANGES.has(graph.kind[start])) return found;
  const walked = new Set([start]);
  const order = [start];
  const touch = (place, how) => place !== start && !found.has(place) && found.set(place, how);
  const goOn = (place, how) => {
    if (walked.has(place)) return;
    walked.add(place);
    order.push(place);
    touch(place, how);
  };
  for (const place of order) {
    if (graph.kind[place] === "Document") fromDocument(place, touch, goOn);
    else if (graph.kind[place] === "Product")
      for (const task of tied("PRODUCES", place, true)) goOn(task, [place, "PRODUCES", false]);
    else fromTask(place, touch, goOn);
  }
  return found;
}

function fromTask(place, touch, goOn) {
  for (const waiter of tied("REQUIRES", place, true)) goOn(waiter, [place, "REQUIRES", false]);
  for (const relation of LEAVES)
    for (const leaf of tied(relation, place)) touch(leaf, [place, relation, true]);
}

function fromDocument(place, touch, goOn) {
  const around = [...tied("ASSIGNS", place)].map((task) => [task, -1, "ASSIGNS", true]);
  CITING.forEach((relation, strength) => {
    for (const near of tied(relation, place, true)) {
      const carries = graph.kind[near] !== "Document" || CARRIES.includes(relation);
      around.push([near, strength, relation, carries]);
    }
  });
  around.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  for (const [near, strength, relation, carries] of around)
    (carries ? goOn : touch)(near, [place, relation, strength < 0]);
}

/** Return all that leads to a thing (what it waits for) and all that follows from it, as Sets. */
function highlighted(place) {
  const kind = graph.kind[place];
  const up = new Set();
  const down = new Set(impactOf(place).keys());
  if (kind === "Task" || kind === "Prerequisite") {
    for (const each of upstreamOf(place).order) up.add(each);
    for (const each of [...up]) for (const agency of tied("AWAITED_FROM", each)) up.add(agency);
    if (kind === "Task") for (const document of abovePlan(place)) up.add(document);
  } else if (kind === "Document") {
    for (const document of walk(place, carriedBy).order) up.add(document);
  } else if (kind === "Agency") {
    for (const act of tied("AWAITED_FROM", place, true)) up.add(act);
    for (const task of tied("LED_BY", place, true)) down.add(task);
  } else {
    for (const type of ["PRODUCES", "SETS", "LISTS"])
      for (const each of tied(type, place, true)) up.add(each);
  }
  up.delete(place);
  down.delete(place);
  return { up, down };
}

const carriedBy = (document) =>
  CARRIES.flatMap((relation) => [...tied(relation, document)].filter((each) => graph.kind[each] === "Document"));

/** Return the plan of a task and all that the plan carries out, up to the resolution. */
function abovePlan(task) {
  const plan = firstTied("ASSIGNS", task, true);
  return plan === null ? [] : walk(plan, carriedBy).order;
}
