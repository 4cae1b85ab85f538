// What can be asked in the browser's console: the page's answers as plain values, by id.

window.kg = Object.freeze({
  /** Return the state of each task today: id → [state, stage or null, risk or null]. */
  states: () => Object.fromEntries(graph.tasks.map((task) => {
    const { state: code, stage } = now.states.get(task);
    return [graph.id[task], [code, stage, riskOf(task)]];
  })),
  /** Return the unfinished tasks that are past their last day, blocked or not. */
  overdue: () => graph.tasks.filter(isOverdue).map((task) => graph.id[task]),
  /** Return each pair of a root cause and a task that it holds, with the chain between them. */
  blocked: () => blockedChains().pairs.map((pair) => ({ cause: graph.id[pair.cause],
    task: graph.id[pair.task], chain: chainOf(pair).map((place) => graph.id[place]) })),
  /** Return all that must happen before a task, each with its way. */
  prerequisites: (id) => {
    const { order, before } = upstreamOf(graph.places.get(id));
    return order.slice(1).map((place) => wayTo(place, before).map((each) => graph.id[each]));
  },
  /** Return what a change touches: id → [whence, relation, whether along it]. */
  impact: (id) => Object.fromEntries([...impactOf(graph.places.get(id))].map(
    ([place, [before, relation, forward]]) => [graph.id[place], [graph.id[before], relation, forward]])),
  /** Return the tasks that become free when an act is met. */
  frees: (id) => freedBy(graph.places.get(id)).map((task) => graph.id[task]),
  /** Return where each visible box lies on the screen: id → [left, top, width, height]. */
  boxes: () => Object.fromEntries([...drawn.points].map(([place, { x, y }]) => {
    const at = network.canvasToDOM({ x: x - BOX.width / 2, y: y - BOX.height / 2 });
    const scale = network.getScale();
    return [graph.id[place], [at.x, at.y, BOX.width * scale, BOX.height * scale]];
  })),
  /** Return what is lit by the selection: what leads to it and what follows from it. */
  lit: () => Object.fromEntries(Object.entries(drawn.lights ?? {}).map(
    ([name, places]) => [name, [...places].map((place) => graph.id[place])])),
});
