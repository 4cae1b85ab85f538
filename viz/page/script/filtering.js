// Which tasks the filters let through, and what else is shown with them.

/** Return the tasks that pass all filters, by id. */
function filteredTasks() {
  const tests = Object.entries(state.filters).map(([name, value]) => PASSES[name](value));
  return tests.length ? graph.tasks.filter((task) => tests.every((test) => test(task))) : graph.tasks;
}

/** Return tasks in the order of their texts, where PL/2 comes before PL/10. */
function asInTexts(tasks) {
  return [...tasks].sort((a, b) => graph.order[a] - graph.order[b]);
}

const PASSES = {
  document: (id) => (task) => graph.entries[task].document === id,
  agency: (id) => (task) => leadsOrHelps(graph.entries[task], id),
  level: (level) => (task) => levelOf(graph.entries[task].document) === level,
  status: (wanted) => (task) => now.states.get(task).state === wanted,
  due: (day) => (task) => (graph.entries[task].deadline.end ?? "9999") <= day,
  blocked: () => (task) => isBlocked(task),
  overdue: () => (task) => isOverdue(task),
};

function leadsOrHelps({ leads, coordinators }, id) {
  return leads.includes(id) || coordinators.includes(id);
}

function levelOf(id) {
  return graph.entries[graph.places.get(id)]?.level;
}

/**
 * Return what the filters leave in the picture, as marks by place, or null for everything: the
 * tasks that pass, what they are tied to, and the plans above theirs.
 */
function keptByFilters(tasks) {
  if (tasks === graph.tasks) return null;
  const kept = new Uint8Array(graph.count);
  const plans = new Set();
  for (const task of tasks) {
    kept[task] = 1;
    for (const type of TYPES_OF_TASKS) for (const near of tied(type, task)) kept[near] = 1;
    const plan = firstTied("ASSIGNS", task, true);
    if (plan !== null) plans.add(plan);
  }
  for (const plan of plans) for (const above of walk(plan, carriedBy).order) kept[above] = 1;
  return kept;
}

const TYPES_OF_TASKS = ["REQUIRES", "LED_BY", "COORDINATED_BY", "DECIDED_BY", "PRODUCES"];
