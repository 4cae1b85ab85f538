// The panel: everything about what is selected.

let told = null;
/* What the panel was made for: while that is the same, it keeps its place and what is open in it. */

/** Show what is selected; `tasks` pass the filters: where a mark of the timeline is chosen, its own of them. */
function showPanel(tasks) {
  const panel = document.getElementById("panel");
  const place = state.selected;
  const { mark } = state;
  panel.hidden = place === null && !mark;
  const wanted = [place ?? (mark && addressOf({ ...emptyState(), mark })), now, language, state.chain,
    state.open.includes(place), mark && JSON.stringify(state.filters)];
  if (told && wanted.every((each, at) => each === told[at])) return;
  const same = told?.[0] === place, scrolled = panel.scrollTop, pressed = document.activeElement?.dataset.key;
  told = wanted;
  panel.replaceChildren(...(place !== null ? panelOf(place) : mark ? panelOfMark(mark, tasks) : []));
  panel.scrollTop = same ? scrolled : 0;
  if (same && pressed) panel.querySelector(`[data-key="${pressed}"]`)?.focus();
  else if (!panel.hidden && focusLost()) panel.querySelector("h2").focus({ preventScroll: true });
}

/** Return whether what had the focus is gone, or was only the way to what is shown now. */
function focusLost() {
  const focused = document.activeElement;
  return focused === document.body || focused === null || focused.matches(".chain, .rows a, .mark");
}

function panelOf(place) {
  const entry = graph.entries[place];
  return [
    ...panelButtons(),
    make("p", { class: "kind" }, say(`kind-${graph.kind[place]}`)),
    make("h2", { tabindex: "-1" }, make("bdi", {}, graph.label[place])),
    make("p", { class: "id" }, graph.id[place]),
    ...(graph.kind[place] === "Task" ? [make("p", {}, stateWords(place))] : []),
    buttonsFor(place),
    ...sectionsBefore(place),
    ...(entry ? [section("page-facts", factsOf(entry))] : []),
    ...(CHANGES.has(graph.kind[place]) ? impactSections(place) : []),
    ...tiesOf(place),
    ...toldOf(place),
  ];
}

function panelButtons() {
  return [
    make("button", { type: "button", class: "close", "aria-label": say("page-close"), onclick: () => look({ selected: null, mark: null }) }, "×"),
    make("button", { type: "button", class: "aside", onclick: () => document.body.classList.toggle("picture-first") }, say("page-picture-first")),
  ];
}

/** Return the tasks that a mark of the timeline stands for, of those that pass the filters. */
function panelOfMark(mark, tasks) {
  const own = tasksOfMark(mark, tasks);
  return [...panelButtons(), make("h2", { tabindex: "-1" }, markWords(mark, own)), longList(asInTexts(own), (task) => [linkTo(task), " ", stateWords(task)])];
}

function section(key, inside, values = {}) {
  return make("section", {}, make("h3", {}, say(key, values)), inside);
}

function buttonsFor(place) {
  const button = (key, pressed, onclick) => make("button", { type: "button", "data-key": key, "aria-pressed": String(pressed), onclick }, say(key));
  const buttons = [button("page-chain-only", state.chain, () => look({ chain: !state.chain, view: "picture" }))];
  if (graph.children[place].length)
    buttons.push(button(state.open.includes(place) ? "page-fold" : "page-unfold", state.open.includes(place), () => openOrClose(place)));
  if (graph.kind[place] === "Prerequisite" && (now.rootSet.has(place) || state.supposed.includes(place))) {
    const rest = state.supposed.filter((each) => each !== place);
    const supposed = rest.length < state.supposed.length;
    buttons.push(button("page-suppose", supposed, () => look({ supposed: supposed ? rest : [...rest, place] })));
  }
  return make("p", { class: "buttons" }, buttons);
}

/** Return what is asked first of a thing: what comes before it, what becomes free, who waits. */
function sectionsBefore(place) {
  const kind = graph.kind[place];
  const found = [];
  if (kind === "Task") found.push(...beforeOf(place));
  if (kind === "Prerequisite" && now.rootSet.has(place)) found.push(freedSection(place));
  if (kind === "Agency") found.push(...agencySections(place));
  return found;
}

function beforeOf(task) {
  const { order, before } = upstreamOf(task);
  if (order.length === 1) return [];
  const row = (place) => [linkTo(place), " ", placeState(place),
    make("details", { ontoggle: (event) => showWay(event.target, () => wayOf(wayTo(place, before), "REQUIRES", true), wordsOfWay(wayTo(place, before))) },
      make("summary", {}, say("page-why")))];
  return [section("page-before", longList(order.slice(1), row), { count: order.length - 1 })];
}

function placeState(place) {
  if (graph.kind[place] === "Task") return stateWords(place);
  const agency = firstTied("AWAITED_FROM", place);
  const word = now.isMet(place) ? "met" : "awaited";
  return make("span", {}, make("span", { class: `state ${word}` }, say(`state-${word}`)), agency === null ? "" : [" · ", linkTo(agency)]);
}

function showWay(details, way, words) {
  if (details.open && details.children.length === 1) details.append(way(), ...words.map(quoteOf));
}

/** Return the words behind each step of a way of requirements. */
function wordsOfWay(way) {
  if (!graph.requirementsOf) {
    graph.requirementsOf = new Map();
    for (const each of graph.facts.requirements)
      graph.requirementsOf.set(each.task, [...(graph.requirementsOf.get(each.task) ?? []), each]);
  }
  return way.slice(0, -1).flatMap((place, at) =>
    (graph.requirementsOf.get(graph.id[place]) ?? [])
      .filter(({ requires }) => requires === graph.id[way[at + 1]])
      .flatMap(({ evidence }) => evidence));
}

function freedSection(act) {
  const freed = freedBy(act);
  const all = walk(act, waitersOf).order.length - 1;
  return section("page-frees", longList(freed, (task) => linkTo(task)), { count: freed.length, all });
}

function impactSections(place) {
  const found = impactOf(place);
  return ["Document", "Task", "Agency", "Product"].flatMap((kind) => {
    const places = [...found.keys()].filter((each) => graph.kind[each] === kind);
    if (!places.length) return [];
    return [section(`page-impact-${kind}`, longList(places, (each) => impactRow(each, found)), { count: places.length })];
  });
}

function impactRow(place, found) {
  const [before, relation, forward] = found.get(place);
  const whence = before === state.selected ? [] : [" ← ", linkTo(before)];
  const unread = graph.kind[place] === "Document" && !graph.entries[place].file;
  return [linkTo(place), make("small", {}, " ← ", relationWords(relation, forward), whence, unread ? ` · ${say("page-not-read")}` : "")];
}

function agencySections(agency) {
  const held = ledTasks(agency).filter(isBlocked);
  const awaited = [...tied("AWAITED_FROM", agency, true)].filter((act) => !now.isMet(act));
  const found = [];
  if (held.length) found.push(section("page-held", longList(held, (task) => [linkTo(task), " ", stateWords(task)]), { count: held.length }));
  if (awaited.length) found.push(section("page-awaited", longList(awaited, (act) => linkTo(act)), { count: awaited.length }));
  return found;
}

/** Return the neighbours of a thing, by relation, both ways. */
function tiesOf(place) {
  return Object.keys(graph.edges).flatMap((type) => [false, true].flatMap((backward) => {
    const places = [...new Set(tied(type, place, backward))].filter((each) => graph.layer[each] >= 0);
    if (!places.length) return [];
    const words = say("page-relation", { relation: relationWords(type, !backward), count: places.length });
    return [make("details", { class: "ties", ontoggle: ({ target }) => target.open && target.children.length === 1 && target.append(longList(places, (each) => linkTo(each))) },
      make("summary", {}, words))];
  }));
}

/** Return what is told of a thing: references without a document, events, findings, what was not read. */
function toldOf(place) {
  const id = graph.id[place];
  const pieces = [
    ["page-unresolved", graph.facts.unresolved.filter(({ source }) => source === id), factsOf],
    ["page-could-mean", graph.facts.unresolved.filter(({ candidates }) => candidates.includes(id)), factsOf],
    ["page-events", graph.facts.events.filter(({ subject }) => subject === id), factsOf],
    ["page-findings", graph.facts.findings.filter(({ subjects }) => subjects.includes(id)), ({ level, message }) => `${say(`severity-${level}`)}: ${message}`],
    ["page-unread", graph.facts.unread.filter(({ document }) => document === id), (each) => [WORDS[each.reason] ? say(each.reason) : each.reason, quoteOf(each)]],
  ];
  return pieces.filter(([, entries]) => entries.length).map(([key, entries, row]) =>
    section(key, longList(entries, row), { count: entries.length }));
}
