// The state of tasks on a day: the rules of the program's own `queries/states.py`.

let now = null;

/**
 * Return what is finished, awaited and held on a day. `supposed` are things (a Set of places)
 * that count as met or done whatever the facts say: "what if this is met?"
 */
function situationOn(day, supposed = new Set()) {
  const isMet = (place) => supposed.has(place) || (graph.metOn[place] ?? "9999") <= day;
  const isDone = (place) => graph.entries[place].status === "done" || isMet(place);
  const finished = new Uint8Array(graph.size).fill(1);
  for (const task of graph.tasks) finished[task] = isDone(task) ? 1 : 0;
  const awaited = graph.acts.filter((act) => !isMet(act));
  const roots = awaited.filter((act) => graph.entries[act].event !== "request");
  const requests = awaited.filter((act) => graph.entries[act].event === "request");
  const found = { day, finished, roots, isMet, rootSet: new Set(roots) };
  found.held = behind(roots, finished);
  found.called = behind(requests, finished);
  found.states = statesOf(found);
  return found;
}

/** Mark the unfinished tasks that wait, directly or not, for any of some things. */
function behind(starts, finished) {
  const { starts: from, tails } = packedTies("REQUIRES", true);
  const found = new Uint8Array(graph.size);
  const todo = [...starts];
  while (todo.length) {
    const place = todo.pop();
    for (let at = from[place]; at < from[place + 1]; at++) {
      const waiter = tails[at];
      if (finished[waiter] || found[waiter]) continue;
      found[waiter] = 1;
      todo.push(waiter);
    }
  }
  return found;
}

function statesOf(situation) {
  const states = new Map();
  const staged = stagesByTask();
  for (const task of graph.tasks) states.set(task, stateOf(task, situation, staged));
  return states;
}

function stateOf(task, { finished, held, called, rootSet }, staged) {
  if (finished[task]) return { state: "done", stage: null };
  if (held[task]) {
    const stage = staged.has(task) ? onlyStage(staged.get(task), held, rootSet) : null;
    return stage ? { state: "partly_blocked", stage } : { state: "blocked", stage: null };
  }
  if (called[task]) return { state: "on_call", stage: null };
  const waits = tied("REQUIRES", task).some((other) => !finished[other]);
  return { state: waits ? "waiting" : "ready", stage: null };
}

/** Return the requirements of each task of which one holds for a stage alone. */
function stagesByTask() {
  if (graph.staged) return graph.staged;
  graph.staged = new Map();
  for (const entry of graph.facts.requirements)
    if (entry.stage) graph.staged.set(graph.places.get(entry.task), []);
  for (const entry of graph.facts.requirements)
    graph.staged.get(graph.places.get(entry.task))?.push([graph.places.get(entry.requires), entry.stage]);
  return graph.staged;
}

/** Return the one stage by which all blocked ways leave a task, null where there is not one. */
function onlyStage(requirements, held, rootSet) {
  const blocked = requirements.filter(([wanted]) => rootSet.has(wanted) || held[wanted]);
  const stages = new Set(blocked.map(([, stage]) => stage));
  return stages.size === 1 ? [...stages][0] : null;
}

function isBlocked(task) {
  const { state } = now.states.get(task);
  return state === "blocked" || state === "partly_blocked";
}

/** Return whether an unfinished task, blocked or not, is past its last day: never without one. */
function isOverdue(task) {
  const { end } = graph.entries[task].deadline;
  return Boolean(end) && end < now.day && !now.finished[task];
}

/** Return "late" or "at_risk" of a task that cannot go on, null without a last day. */
function riskOf(task) {
  const end = graph.entries[task].deadline.end;
  if (!end || !isBlocked(task)) return null;
  return end < now.day ? "late" : "at_risk";
}
