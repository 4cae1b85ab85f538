// Filters, and the buttons above the picture.

function openControls() {
  openSearch();
  for (const name of FILTERS) {
    const field = document.getElementById(`filter-${name}`);
    field.addEventListener("input", () => filterBy(name, field.type === "checkbox" ? (field.checked ? "1" : "") : field.value));
  }
  const press = (id, act) => document.getElementById(id).addEventListener("click", act);
  press("clear", () => look({ filters: {}, query: "" }));
  press("home", () => { look(emptyState()); if (state.view === "picture") showPicture(filteredTasks(), true); });
  press("language", () => { language = language === "vi" ? "en" : "vi"; speak(); look({}); });
  press("png", downloadPicture);
  press("csv", downloadTable);
  press("print", () => window.print());
  press("nothing-supposed", () => look({ supposed: [] }));
  for (const view of VIEWS) press(`view-${view}`, () => look({ view }));
  for (const list of LISTS) press(`list-${list}`, () => look({ list }));
}

function filterBy(name, value) {
  const { [name]: _, ...rest } = state.filters;
  look({ filters: value ? { ...rest, [name]: value } : rest, list: value && LISTS.includes(name) ? name : state.list }, true);
}

/** Fill in what the filters offer; done again when the language changes. */
function fillFilters() {
  const read = graph.documents.filter((place) => tied("ASSIGNS", place).length);
  const busy = graph.agencies.filter((place) => ledTasks(place).length || tied("COORDINATED_BY", place, true).length);
  const byName = (a, b) => graph.label[a].localeCompare(graph.label[b], "vi");
  offer("document", read.map((place) => [graph.id[place], nameOf(place)]));
  offer("agency", busy.sort(byName).map((place) => [graph.id[place], graph.label[place]]));
  const levels = new Set(read.map((place) => graph.entries[place].level));
  offer("level", graph.levels.filter((level) => levels.has(level)).map((level) => [level, say(`level-${level}`)]));
  offer("status", STATES.map((code) => [code, say(`state-${code}`)]));
}

const STATES = ["blocked", "partly_blocked", "on_call", "waiting", "ready", "done"];

/** Return whether a filter may have this value: a choice that it offers, a day, or a tick. */
function isOffered(name, value) {
  const field = document.getElementById(`filter-${name}`);
  if (field.tagName === "SELECT") return [...field.options].some((option) => option.value === value);
  return field.type === "date" ? /^\d{4}-\d\d-\d\d$/.test(value) : value === "1";
}

function offer(name, choices) {
  const everything = make("option", { value: "" }, say(`page-all-${name}`));
  document.getElementById(`filter-${name}`).replaceChildren(everything, ...choices.map(([value, text]) => make("option", { value }, text)));
}

/** Make the fields show what the state says. */
function showControls(tasks) {
  const query = document.getElementById("query");
  if (query.value !== state.query) query.value = state.query;
  for (const name of FILTERS) {
    const field = document.getElementById(`filter-${name}`);
    if (field.type === "checkbox") field.checked = Boolean(state.filters[name]);
    else if (field.value !== (state.filters[name] ?? "")) field.value = state.filters[name] ?? "";
  }
  for (const view of VIEWS) {
    document.getElementById(`view-${view}`).setAttribute("aria-pressed", String(state.view === view));
    document.getElementById(view).hidden = state.view !== view;
  }
  document.getElementById("png").disabled = state.view !== "picture";
  document.getElementById("passing").textContent = say("page-tasks-of", { count: tasks.length, all: graph.tasks.length });
  showSupposed();
  showFound();
}

function showSupposed() {
  const bar = document.getElementById("supposed");
  bar.hidden = !state.supposed.length;
  if (!state.supposed.length) return;
  const without = situationOn(now.day);
  const freed = graph.tasks.filter((task) => without.held[task] && !now.held[task]);
  document.getElementById("supposed-words").replaceChildren(
    say("page-supposed", { count: state.supposed.length, freed: freed.length }), " ",
    ...state.supposed.flatMap((act) => [linkTo(act), " "]));
}
