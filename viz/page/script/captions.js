// What stands in the boxes.

/** Return the lines in the box of an item: what it is called, and what is counted in it. */
function captionOf(place, counts) {
  const kind = graph.kind[place];
  const lines = CAPTIONS[kind](place, counts).filter(({ text }) => text);
  const width = (at) => BOX.width - (at === 0 ? 54 : 40);
  return lines.slice(0, 3).map((line, at) => ({ ...line, text: linesOf(line.text, width(at), 1, line.bold)[0] ?? "" }));
}

const CAPTIONS = {
  Document: (place, counts) => {
    const { number, type, title, file } = graph.entries[place];
    const name = wrapped(number ?? title ?? "", true, number ? 1 : 2);
    return [...name, { text: number ? [type, title].filter(Boolean).join(" – ") : "" },
      file ? countsLine(place, counts) : { text: say("page-not-read") }];
  },
  Task: (place) => {
    const { document, ref, deadline } = graph.entries[place];
    const number = linesOf(numberOf(graph.places.get(document)), 60, 1)[0] ?? "";
    const head = deadline.end ? `${dayWords(deadline.end)} · ${ref}` : `${number} · ${ref}`;
    return [{ text: head, alarm: riskOf(place) === "late" }, ...wrapped(graph.label[place], true, 2)];
  },
  Prerequisite: (place) => {
    const { issuer, event } = graph.entries[place];
    const who = issuer ? graph.label[graph.places.get(issuer)] ?? "" : say("page-nobody-named");
    const met = now.isMet(place) ? say("state-met") : say("state-awaited");
    const held = heldBy(place);
    const holds = held ? say("page-holds-count", { count: held }) : met;
    return [{ text: `${say(`event-${event}`)} · ${holds}`, alarm: held > 0 }, { text: who, bold: true },
      ...wrapped(graph.label[place], false, 1)];
  },
  Agency: (place) => [...wrapped(graph.label[place], true, 2),
    { text: ledCount(place) }],
  Product: (place) => wrapped(graph.label[place], true, 3),
  Target: (place) => [...wrapped(graph.label[place], true, 2),
    { text: [graph.entries[place].value ?? graph.entries[place].average, graph.entries[place].unit].filter(Boolean).join(" ") }],
  Project: (place) => wrapped(graph.label[place], true, 3),
  Fold: (place, counts) => {
    const word = graph.folds[place - graph.size];
    const name = say(word, { label: graph.label[place] });
    return [...wrapped(name, true, 2), countsLine(place, counts)];
  },
};

function ledCount(agency) {
  const count = ledTasks(agency).length;
  return count ? say("page-leads-count", { count }) : "";
}

/** Return the tasks that an agency leads; it may lead targets and projects too. */
function ledTasks(agency) {
  return [...tied("LED_BY", agency, true)].filter((place) => graph.kind[place] === "Task");
}

function wrapped(text, bold, most) {
  return linesOf(text, BOX.width - 54, most, bold).map((line) => ({ text: line, bold }));
}

function countsLine(place, { tasks, blocked, things, lit: lights, kept }) {
  const isFold = graph.kind[place] === "Fold";
  const held = isFold ? heldByAll(place, kept) : 0;
  const lit = isFold && state.selected !== null ? lights[place] : 0;
  const parts = [];
  if (blocked[place]) parts.push(say("page-blocked-count", { count: blocked[place] }));
  if (held) parts.push(say("page-holds-count", { count: held }));
  if (lit) parts.push(say("page-lit-count", { count: lit }));
  if (tasks[place]) parts.push(say("page-tasks-count", { count: tasks[place] }));
  else if (isFold) parts.push(say("page-things-count", { count: things[place] }));
  return { text: parts.join(" · "), alarm: blocked[place] > 0 || held > 0 };
}

/** Return how many tasks an awaited act holds, also those that no filter lets through. */
function heldBy(act) {
  if (!now.rootSet.has(act)) return 0;
  now.heldBy ??= new Map();
  if (!now.heldBy.has(act)) now.heldBy.set(act, walk(act, waitersOf).order.length - 1);
  return now.heldBy.get(act);
}

/** Return how many tasks the awaited acts of a fold that are shown hold together; of those that pass. */
function heldByAll(fold, kept) {
  const acts = graph.children[fold].filter((act) => now.rootSet.has(act) && (!kept || kept[act]));
  if (!acts.length) return 0;
  const held = behind(acts, now.finished);
  return graph.tasks.reduce((sum, task) => sum + (held[task] && (!kept || kept[task]) ? 1 : 0), 0);
}

function isMarkedOverdue(place) {
  return graph.kind[place] === "Task" && isOverdue(place) && !isBlocked(place);
}

/** Return the mark of an item's state: its own, or that something in it is blocked. */
function markOf(place, counts) {
  if (graph.kind[place] === "Task") return MARKS[now.states.get(place).state];
  if (graph.kind[place] === "Prerequisite") return now.isMet(place) ? "tick" : now.rootSet.has(place) ? "bar" : "call";
  return counts.blocked[place] ? "bar" : null;
}
