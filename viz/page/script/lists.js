// The list at the side: blocked chains, worst first, or the tasks that the filters let through.

let listed = null;
/* What the list was made for: while that is the same, only the mark of the selection moves. */

function showList(tasks) {
  for (const name of LISTS) document.getElementById(`list-${name}`).setAttribute("aria-selected", String(state.list === name));
  const box = document.getElementById("list");
  box.setAttribute("aria-labelledby", `list-${state.list}`);
  const wanted = [now, state.list, language, JSON.stringify(state.filters)];
  if (!listed || wanted.some((each, at) => each !== listed[at])) {
    listed = wanted;
    box.replaceChildren(...LISTED[state.list](tasks));
    box.scrollTop = 0;
  }
  markChosen(box);
}

function blockedList(tasks) {
  const { pairs, nearest } = blockedChains();
  const shown = tasks === graph.tasks ? pairs : pairsOf(pairs, tasks);
  const head = make("p", { class: "count" }, say("page-chains-count", { count: shown.length, tasks: new Set(shown.map(({ task }) => task)).size }));
  const note = nearest ? [make("p", { class: "note" }, say("page-nearest"))] : [];
  if (!shown.length) return [make("p", { class: "count" }, say(tasks.length ? "page-none-blocked" : "page-none-pass"))];
  return [head, ...note, listOfTasks(shown, chainRow, ({ task }) => task)];
}

function pairsOf(pairs, tasks) {
  const wanted = new Set(tasks);
  return pairs.filter(({ task }) => wanted.has(task));
}

function chainRow(pair) {
  const { cause, task } = pair;
  const end = graph.entries[task].deadline.end;
  const risk = riskOf(task);
  const actor = firstTied("AWAITED_FROM", cause);
  const open = () => look({ selected: task, chain: true, view: "picture" });
  const chain = chainOf(pair);
  return make("button", { type: "button", class: "chain", onclick: open },
    make("span", { class: "due" }, end ? dayWords(end) : say("page-no-end"), risk ? [" ", make("b", { class: risk }, say(`risk-${risk}`))] : []),
    make("span", { class: "task", dir: "auto" }, nameOf(task)),
    make("span", { class: "cause" }, "⛔ ", actor === null ? "" : `${graph.label[actor]}: `, graph.label[cause]),
    chain.length > 2 ? make("span", { class: "steps" }, say("page-steps", { count: chain.length - 1 })) : []);
}

function taskList(tasks) {
  const head = make("p", { class: "count" }, say("page-tasks-of", { count: tasks.length, all: graph.tasks.length }));
  return [head, listOfTasks(asInTexts(tasks), taskRow)];
}

/** Return a list of which each row chooses a task. */
function listOfTasks(entries, row, taskOf = (task) => task) {
  return choiceList(entries, row, { "aria-labelledby": `list-${state.list}` }, taskOf).box;
}

function taskRow(task) {
  const { end } = graph.entries[task].deadline;
  const link = linkTo(task);
  link.append(" ", stateWords(task), make("small", {}, end ? ` · ${dayWords(end)}` : ""));
  return link;
}

/** Return the unfinished tasks that are past their last day, what is past for longest first. */
function overdueList(tasks) {
  const past = tasks.filter(isOverdue);
  if (!past.length) return [make("p", { class: "count" }, say(tasks.length ? "page-none-overdue" : "page-none-pass"))];
  const end = (task) => graph.entries[task].deadline.end;
  past.sort((a, b) => (end(a) < end(b) ? -1 : end(a) > end(b) ? 1 : a - b));
  const head = say("page-overdue-count", { count: past.length, blocked: past.filter(isBlocked).length });
  return [make("p", { class: "count" }, head), listOfTasks(past, taskRow)];
}

const LISTED = { blocked: blockedList, tasks: taskList, overdue: overdueList };
