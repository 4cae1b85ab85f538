// The graph: things by their place among the items, and their ties. Places are in the order of
// ids by code point, so that sorting places sorts ids, as everywhere in the program.

let graph = null;

const LISTS_WITH_IDS = [
  "documents", "agencies", "tasks", "prerequisites", "targets", "projects", "unresolved", "events",
];

/** Return the graph that the data of the page describes. */
function graphOf(data) {
  const { id, kind, label, parent, layer, rank, order } = data.items;
  const size = id.length - data.folds.length;
  const places = new Map(id.map((each, place) => [each, place]));
  const entries = Array.from({ length: id.length }, () => null);
  for (const list of LISTS_WITH_IDS)
    for (const entry of data.facts[list]) entries[places.get(entry.id)] = entry;
  const found = {
    ...data, size, count: id.length, id, kind, label, parent, layer, rank, order, places, entries,
    metOn: Array.from({ length: size }, () => null), packed: new Map(),
  };
  for (const [each, day] of Object.entries(data.met)) found.metOn[places.get(each)] = day;
  found.tasks = placesOf(found, "Task");
  found.acts = placesOf(found, "Prerequisite");
  found.agencies = placesOf(found, "Agency");
  found.documents = placesOf(found, "Document");
  found.children = childrenOf(found);
  return found;
}

function placesOf({ kind, size }, wanted) {
  const found = [];
  for (let place = 0; place < size; place++) if (kind[place] === wanted) found.push(place);
  return found;
}

/** Return the items that lie in each item, in their order; those that lie in none at [count]. */
function childrenOf({ count, parent, layer, rank, order, kind }) {
  const children = Array.from({ length: count + 1 }, () => []);
  for (let place = 0; place < count; place++)
    if (layer[place] >= 0) children[parent[place] < 0 ? count : parent[place]].push(place);
  const before = (a, b) =>
    layer[a] - layer[b] || (kind[a] === "Fold") - (kind[b] === "Fold") ||
    rank[a] - rank[b] || order[a] - order[b] || a - b;
  for (const each of children) each.sort(before);
  return children;
}

/** Return the neighbours of a thing by one type of edge: targets, or sources where `backward`. */
function tied(type, place, backward = false) {
  const { starts, tails } = packedTies(type, backward);
  return tails.subarray(starts[place], starts[place + 1]);
}

/** Return all neighbours by one type of edge: those of n are tails[starts[n]] … */
function packedTies(type, backward) {
  const key = backward ? `-${type}` : type;
  if (!graph.packed.has(key)) graph.packed.set(key, pack(graph.edges[type], backward, graph.size));
  return graph.packed.get(key);
}

function pack(pairs, backward, size) {
  const from = backward ? 1 : 0;
  const starts = new Int32Array(size + 1);
  for (let at = from; at < pairs.length; at += 2) starts[pairs[at] + 1]++;
  for (let place = 0; place < size; place++) starts[place + 1] += starts[place];
  const tails = new Int32Array(pairs.length / 2);
  const next = starts.slice();
  for (let at = 0; at < pairs.length; at += 2) tails[next[pairs[at + from]]++] = pairs[at + 1 - from];
  return { starts, tails };
}

/** Return the first neighbour by a type of edge, or null. */
function firstTied(type, place, backward = false) {
  const found = tied(type, place, backward);
  return found.length ? found[0] : null;
}

/** Return what a document is called for short: its number, else its title. */
function numberOf(document) {
  return graph.entries[document]?.number || graph.label[document];
}
