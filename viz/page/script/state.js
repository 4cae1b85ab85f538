// What the reader looks at. It stands in the address, so that going back works and a colleague
// who gets the address sees the same.

const KEYS = { Document: "document", Task: "task", Agency: "agency", Prerequisite: "act",
  Product: "product", Target: "target", Project: "project" };
const FILTERS = ["document", "agency", "level", "status", "due", "blocked", "overdue"];
const VIEWS = ["picture", "timeline"];

let state = emptyState();

function emptyState() {
  return { selected: null, chain: false, open: [], query: "", view: "picture", list: "blocked",
    supposed: [], filters: {}, mark: null };
}

/** Return the state that an address (what stands behind "#") describes; what it misnames is left out. */
function stateOfAddress(address) {
  const said = new URLSearchParams(address);
  const found = emptyState();
  for (const [kind, key] of Object.entries(KINDS_BY_KEY)) {
    const place = graph.places.get(said.get(kind) ?? "");
    if (place !== undefined && graph.kind[place] === key) found.selected = place;
  }
  if (found.selected === null) found.mark = markNamed(said.get("mark"), said.get("lead"));
  found.chain = said.get("chain") === "1" && found.selected !== null;
  found.open = placesNamed(said.getAll("open"));
  found.supposed = placesNamed(said.getAll("met")).filter((each) => graph.kind[each] === "Prerequisite");
  found.query = said.get("q") ?? "";
  if (VIEWS.includes(said.get("view"))) found.view = said.get("view");
  if (LISTS.includes(said.get("list"))) found.list = said.get("list");
  for (const name of FILTERS) {
    const value = said.get(`f.${name}`);
    if (value && isOffered(name, value)) found.filters[name] = value;
  }
  return found;
}

const KINDS_BY_KEY = Object.fromEntries(Object.entries(KEYS).map(([kind, key]) => [key, kind]));
const LISTS = ["blocked", "tasks", "overdue"];

/** Return the mark of the timeline of this day and lead agency (null: none named); null where there is none. */
function markNamed(day, id) {
  const lead = id === null ? null : graph.places.get(id);
  const mark = { day, lead };
  return day !== null && lead !== undefined && tasksOfMark(mark, graph.tasks).length ? mark : null;
}

function placesNamed(ids) {
  return [...new Set(ids.map((id) => graph.places.get(id)))].filter((place) => place !== undefined);
}

/** Return the address of a state; `stateOfAddress` gives the state back. */
function addressOf({ selected, chain, open, query, view, list, supposed, filters, mark }) {
  const said = new URLSearchParams();
  if (selected !== null) said.append(KEYS[graph.kind[selected]], graph.id[selected]);
  else if (mark) said.append("mark", mark.day);
  if (selected === null && mark && mark.lead !== null) said.append("lead", graph.id[mark.lead]);
  if (chain) said.append("chain", "1");
  if (view !== "picture") said.append("view", view);
  if (list !== "blocked") said.append("list", list);
  if (query) said.append("q", query);
  for (const name of FILTERS) if (filters[name]) said.append(`f.${name}`, filters[name]);
  for (const act of supposed) said.append("met", graph.id[act]);
  for (const item of open) said.append("open", graph.id[item]);
  if (language !== "vi") said.append("lang", language);
  return said.toString().replaceAll("%2F", "/");
}

/**
 * Change what the reader looks at, and show it. A step that one wants to go back from makes a
 * new address; typing in a field (`quietly`) only renews the one there is.
 */
function look(changes, quietly = false) {
  state = { ...state, ...changes };
  if (state.selected === null) state.chain = false;
  else state.mark = null;
  keepAddress(quietly);
  show();
}

function keepAddress(quietly) {
  const address = `#${addressOf(state)}`;
  if (address !== (location.hash || "#")) history[quietly ? "replaceState" : "pushState"](null, "", address);
}

/** Show what the address says: after the page was opened, and after going back and forward. */
function lookAtAddress() {
  const address = location.hash.slice(1);
  language = new URLSearchParams(address).get("lang") === "en" ? "en" : "vi";
  speak();
  state = stateOfAddress(address);
  show();
}

/** Say all that does not depend on what is looked at, in the page's language. */
function speak() {
  sayAll();
  fillFilters();
  showAbout();
  showLegend();
}
