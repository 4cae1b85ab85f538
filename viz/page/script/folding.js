// What is visible: items whose parents are all open. A folded item stands for all that lies in it.

const CHAIN_WITHOUT_FOLDS = 120;
/* Things of a chain that are shown one by one; more of them stay folded, with their counts. */

/** Return what the picture shows: `kept` (null: everything), `lights` of a selection, items, ties. */
function visiblePicture(tasks) {
  const lights = state.selected === null ? null : highlighted(state.selected);
  const marked = lights && new Set([state.selected, ...lights.up, ...lights.down]);
  const flat = state.chain && marked.size <= CHAIN_WITHOUT_FOLDS;
  const kept = state.chain ? marksOf(marked) : keptByFilters(tasks);
  if (kept && !state.chain && marked) for (const place of marked) kept[place] = 1;
  const open = flat ? null : new Set([...state.open, ...(state.chain ? foldsAround(state.selected) : [])]);
  const shown = flat ? flatItems(marked) : foldedItems(open, kept);
  const passing = state.chain || tasks === graph.tasks ? null : marksOf(tasks);
  return { kept, lights, flat, open, ...shown, counts: countsOf(passing, state.chain ? null : kept, lights) };
}

/** Return what a thing lies in: in a chain the thing itself must be seen. */
function foldsAround(place) {
  const folds = [];
  for (let at = graph.parent[place]; at >= 0; at = graph.parent[at]) folds.push(at);
  return folds;
}

function marksOf(places) {
  const marks = new Uint8Array(graph.count);
  for (const place of places) marks[place] = 1;
  return marks;
}

function flatItems(marked) {
  const items = [...marked].filter((place) => graph.layer[place] >= 0);
  const standsFor = new Int32Array(graph.count).fill(-1);
  for (const place of items) standsFor[place] = place;
  return { items, standsFor };
}

function foldedItems(open, kept) {
  const { children, count } = graph;
  const standsFor = new Int32Array(count).fill(-1);
  const holds = kept && holdingKept(kept);
  const items = [];
  const cover = (item, place) => {
    standsFor[place] = item;
    for (const child of children[place]) cover(item, child);
  };
  const visit = (place) => {
    if (kept && !holds[place]) return;
    items.push(place);
    if (!open.has(place)) return cover(place, place);
    standsFor[place] = place;
    children[place].forEach(visit);
  };
  children[count].forEach(visit);
  return { items, standsFor };
}

/** Mark items that are kept or have something kept in them. */
function holdingKept(kept) {
  const holds = kept.slice();
  for (let place = 0; place < graph.count; place++)
    if (kept[place])
      for (let at = graph.parent[place]; at >= 0 && !holds[at]; at = graph.parent[at]) holds[at] = 1;
  return holds;
}

/**
 * Return for each item how many things, tasks, blocked and lit ones lie in it, itself included.
 * `passing`: only these tasks count (null: all), for others are shown only for their sake.
 */
function countsOf(passing, kept, lights) {
  const counts = { kept, ...Object.fromEntries(["tasks", "blocked", "things", "lit", "up", "down"].map(
    (name) => [name, new Int32Array(graph.count)])) };
  const add = (name, place) => {
    for (let at = place; at >= 0; at = graph.parent[at]) counts[name][at]++;
  };
  for (let place = 0; place < graph.size; place++) {
    if (graph.layer[place] < 0 || (kept && !kept[place])) continue;
    add("things", place);
    if (graph.kind[place] === "Task" && (!passing || passing[place])) {
      add("tasks", place);
      if (isBlocked(place)) add("blocked", place);
    }
  }
  if (!lights) return counts;
  for (const name of ["up", "down"]) for (const place of lights[name]) add(name, place);
  for (const place of new Set([...lights.up, ...lights.down])) add("lit", place);
  return counts;
}

const DRAWN_TIES = ["IMPLEMENTS", "BASED_ON", "AMENDS", "REPLACES", "CITES", "REQUIRES",
  "AWAITED_FROM", "ISSUED_AS"];
const TIES_OF_LIT = ["ASSIGNS", "LED_BY", "COORDINATED_BY", "DECIDED_BY", "PRODUCES", "SETS", "LISTS"];
/* These are drawn only in a chain, or at what is selected: of all tasks they would hide all else. */

/** Return the ties between visible items, those of folded things added up. */
function visibleTies({ standsFor, lights, kept, flat }) {
  const ties = new Map();
  const lit = (place) => place === state.selected || lights.up.has(place) || lights.down.has(place);
  const add = (type, source, target) => {
    const from = standsFor[source], to = standsFor[target];
    if (from < 0 || to < 0 || from === to || (kept && !(kept[source] && kept[target]))) return;
    const key = `${type}:${from}:${to}`;
    const tie = ties.get(key) ?? { key, type, from, to, count: 0, lit: false };
    tie.count++;
    tie.lit ||= lights !== null && lit(source) && lit(target);
    ties.set(key, tie);
  };
  for (const type of [...DRAWN_TIES, ...(lights ? TIES_OF_LIT : [])]) {
    const pairs = graph.edges[type];
    const all = DRAWN_TIES.includes(type);
    const own = (at) => pairs[at] === state.selected || pairs[at + 1] === state.selected;
    for (let at = 0; at < pairs.length; at += 2)
      if (all || (flat ? lit(pairs[at]) && lit(pairs[at + 1]) : own(at))) add(type, pairs[at], pairs[at + 1]);
  }
  return [...ties.values()];
}
