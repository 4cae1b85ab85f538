// Which awaited act holds which task, along which chain; the rules of `queries/causes.py`.

/**
 * Walk one type of edge from a start: `order` has all that is reached, the start first, `before`
 * whence each was met. The way found is the shortest, and among those the first by ids.
 */
function walk(start, next) {
  const before = new Map([[start, -1]]);
  const order = [start];
  for (const place of order)
    for (const near of next(place))
      if (!before.has(near)) {
        before.set(near, place);
        order.push(near);
      }
  return { order, before };
}

/** Return the way of a walk from its start to a thing. */
function wayTo(place, before) {
  const way = [];
  for (let at = place; at >= 0; at = before.get(at)) way.push(at);
  return way.reverse();
}

const waitersOf = (place) => tied("REQUIRES", place, true).filter((task) => !now.finished[task]);

/**
 * Return pairs of a root cause and a task that it holds, worst first: past deadlines, then the
 * nearest, then none. Where there are too many pairs each task has its nearest cause alone.
 */
function blockedChains() {
  if (now.chains) return now.chains;
  const everything = allPairs();
  const pairs = everything ?? nearestPairs();
  const last = (task) => graph.entries[task].deadline.end ?? "9999";
  pairs.sort((a, b) => (last(a.task) < last(b.task) ? -1 : last(a.task) > last(b.task) ? 1 : 0) ||
    a.task - b.task || a.cause - b.cause);
  now.chains = { pairs, nearest: everything === null };
  return now.chains;
}

function allPairs() {
  const pairs = [];
  let met = 0;
  for (const cause of now.roots) {
    const { order, before } = walk(cause, waitersOf);
    met += order.length;
    if (met > graph.about.mostPairs) return null;
    for (const task of order.slice(1)) pairs.push({ cause, task, before });
  }
  return pairs;
}

function nearestPairs() {
  const { order, before } = walk(-2, (place) => (place === -2 ? now.roots : waitersOf(place)));
  const causes = new Map();
  const pairs = [];
  for (const place of order.slice(1)) {
    const from = before.get(place);
    causes.set(place, from === -2 ? place : causes.get(from));
    if (from !== -2) pairs.push({ cause: causes.get(place), task: place, before });
  }
  return pairs;
}

/** Return the chain of a pair, from the cause to the task. */
function chainOf({ task, before }) {
  return wayTo(task, before);
}

/** Return all that must happen before a task, what is done or met as well, with whence each was met. */
function upstreamOf(place) {
  return walk(place, (each) => tied("REQUIRES", each));
}

/** Return the tasks that become free when one more act is met: no other act holds them. */
function freedBy(act) {
  if (!now.rootSet.has(act)) return [];
  const others = behind(now.roots.filter((root) => root !== act), now.finished);
  return walk(act, waitersOf).order.slice(1).filter((task) => !others[task]);
}
