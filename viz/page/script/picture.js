// The picture: vis-network draws what is visible, at the places that packing gives.

let network = null, nodes = null, ties = null, drawn = null;

const LINES = {
  REQUIRES: { color: ALARM, width: 1.6, dashes: [7, 4] },
  AWAITED_FROM: { color: "#E69F00", width: 1.4, dashes: [2, 4] },
  CITES: { color: "#C3C9D2", width: 0.8 },
  IMPLEMENTS: { color: "#0072B2", width: 1.4 },
  BASED_ON: { color: "#7FB2D5", width: 1.1 },
};
const OTHER_LINE = { color: "#8A93A1", width: 1 };
const READABLE = 0.58, LARGEST = 1.15;
/* Scales: below the first, words cannot be read, and a part is shown rather than the whole. */

function openPicture(container) {
  nodes = new vis.DataSet();
  ties = new vis.DataSet();
  network = new vis.Network(container, { nodes, edges: ties }, {
    autoResize: false, // it would move the picture after we have placed it
    physics: false,
    layout: { improvedLayout: false },
    interaction: { dragNodes: false, hover: true, keyboard: false, selectConnectedEdges: false, hoverConnectedEdges: false },
    edges: { arrows: { to: { enabled: true, scaleFactor: 0.5 } }, smooth: BEND },
  });
  network.on("beforeDrawing", (ctx) => drawn && paintBehind(ctx));
  network.on("click", ({ nodes: [place] }) => place !== undefined && selectItem(place));
  network.on("doubleClick", ({ nodes: [place] }) => place !== undefined && openOrClose(place));
  new ResizeObserver(() => drawn && hasOtherSize() && show(true)).observe(container);
  network.on("hoverNode", () => (container.style.cursor = "pointer"));
  network.on("blurNode", () => (container.style.cursor = ""));
}

/** Select a thing; a fold is opened instead, for there is nothing to say of it. */
function selectItem(place) {
  if (graph.kind[place] === "Fold") openOrClose(place);
  else look({ selected: place });
}

function openOrClose(place) {
  if (!graph.children[place].length) return;
  const open = state.open.includes(place) ? state.open.filter((each) => each !== place) : [...state.open, place];
  look({ open, chain: false });
}

/**
 * Draw what is visible. While the same boxes are shown nothing moves, also when the panel takes
 * some of the room: a second click must meet the box that the first one met.
 */
function showPicture(tasks, afresh = false) {
  const view = visiblePicture(tasks);
  const screen = screenOfPicture();
  const before = drawn;
  const same = !afresh && before && before.items.length === view.items.length &&
    before.items.every((each, at) => each === view.items[at]);
  drawn = { ...(same ? before : layOut(view, screen)), ...view, screen, opened: state.open };
  const corner = network.DOMtoCanvas({ x: 0, y: 0 }), scale = network.getScale();
  network.setSize("100%", "100%");
  looks.clear();
  renew(nodes, view.items.map((place) => nodeOf(place, drawn)));
  renew(ties, visibleTies(drawn).map((tie) => lineOf(tie, drawn)));
  if (same) keepCorner(corner, scale, screen);
  else goTo(screen, state.open.length > (before?.opened.length ?? 0));
  // vis-network leaves out boxes that lay outside when it last drew them: a second time shows them.
  requestAnimationFrame(() => requestAnimationFrame(() => network.redraw()));
}

function keepCorner(corner, scale, screen) {
  const position = { x: corner.x + screen.width / 2 / scale, y: corner.y + screen.height / 2 / scale };
  network.moveTo({ position, scale });
  clearTimeout(keepCorner.later);
  keepCorner.later = setTimeout(bringIntoSight, 400); // when no second click can come any more
}

/** Move the picture so that the box that shows what is selected can be seen. */
function bringIntoSight() {
  const point = state.selected === null ? null : drawn.points.get(drawn.standsFor[state.selected]);
  if (!point) return;
  const { x, y } = network.canvasToDOM(point);
  const { width, height } = drawn.screen;
  if (x < 40 || y < 20 || x > width - 40 || y > height - 20) network.moveTo({ position: point });
}

function screenOfPicture() {
  const { clientWidth, clientHeight } = document.getElementById("picture");
  return { width: Math.max(clientWidth, 50), height: Math.max(clientHeight, 50) };
}

function hasOtherSize() {
  const { width, height } = screenOfPicture();
  return !document.getElementById("picture").hidden && (width !== drawn.screen.width || height !== drawn.screen.height);
}

/** Make a set of vis-network hold these entries, and touch only what is another. */
function renew(set, entries) {
  const wanted = new Set(entries.map(({ id }) => id));
  const gone = set.getIds().filter((id) => !wanted.has(id));
  if (gone.length) set.remove(gone);
  const changed = entries.filter((entry) => set.get(entry.id)?.sign !== entry.sign);
  if (changed.length) set.update(changed);
}

const looks = new Map();
/* How each box looks now; vis-network asks the painter that a node was made with for ever. */

function nodeOf(place, { points, counts, lights }) {
  const { x, y } = points.get(place);
  const lit = lights && litAs(place, lights, counts);
  const shown = { ...lit, dim: Boolean(lights && !lit), mark: markOf(place, counts), overdue: isMarkedOverdue(place) };
  looks.set(place, { texts: captionOf(place, counts), shown });
  return { id: place, x, y, sign: `${x} ${y}`, shape: "custom", ctxRenderer: paintNode };
}

function paintNode({ ctx, id, x, y, state: { hover } }) {
  const { texts, shown } = looks.get(id);
  return {
    drawNode: () => {
      paintBox(ctx, graph.kind[id], x, y, texts, { ...shown, hover });
      if (id === pointed) paintPointer(ctx, x, y);
    },
    nodeDimensions: { width: BOX.width, height: BOX.height },
  };
}

/** Return how a selection lights an item, null where it does not; a fold as what lies in it. */
function litAs(place, { up, down }, counts) {
  if (place === state.selected) return { selected: true };
  const above = up.has(place) || counts.up[place] > 0;
  const below = down.has(place) || counts.down[place] > 0;
  const holds = graph.children[place].length && isInside(state.selected, place);
  return above || below ? { up: above, down: below && !above } : holds ? {} : null;
}

function isInside(place, item) {
  for (let at = place; at >= 0; at = graph.parent[at]) if (at === item) return true;
  return false;
}

function lineOf({ key, type, from, to, count, lit }, { lights, points }) {
  const { color, width, dashes = false } = LINES[type] ?? OTHER_LINE;
  const dim = lights && !lit;
  const thick = width * (lit ? 2 : 1) + Math.min(Math.log2(count), 4) * 0.5;
  const entry = { id: key, from, to, dashes, width: thick, color: { color, hover: color, highlight: color, opacity: dim ? 0.12 : lit ? 1 : 0.6 } };
  entry.smooth = bendOf(points.get(from), points.get(to));
  return { ...entry, sign: JSON.stringify(entry) };
}

const BEND = { enabled: true, type: "cubicBezier", forceDirection: "vertical", roundness: 0.35 };

/** Return how a line runs: aside of the boxes that lie between two boxes of one column. */
function bendOf(from, to) {
  const far = Math.abs(from.y - to.y);
  if (from.x !== to.x || far < 2 * (BOX.height + BOX.down)) return BEND;
  const type = from.y > to.y ? "curvedCCW" : "curvedCW"; // to the same side, whichever way it points
  return { enabled: true, type, roundness: (BOX.width + 80) / far };
}

function paintBehind(ctx) {
  const { bands, frames, bounds } = drawn;
  const left = bounds.left - 10, width = bounds.right - bounds.left + 20;
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  bands.forEach(({ layer, top, bottom }, at) => {
    ctx.fillStyle = at % 2 ? "#F6F7F9" : "#EEF1F5";
    ctx.fillRect(left, top, width, bottom - top);
    ctx.fillStyle = PALE;
    ctx.font = `600 12.5px ${FONT}`;
    linesOf(say(`page-layer-${graph.layers[layer]}`), BAND.name - 20, 4, true)
      .forEach((line, row) => ctx.fillText(line, bounds.left, top + 28 + row * 16));
  });
  for (const { parent, top, bottom } of frames) paintFrame(ctx, parent, top, bottom, bounds);
}

function paintFrame(ctx, parent, top, bottom, { right }) {
  ctx.strokeStyle = "#9AA3B0";
  ctx.lineWidth = 1;
  ctx.setLineDash([4, 3]);
  ctx.strokeRect(-10, top, right + 4, bottom - top);
  ctx.setLineDash([]);
  ctx.font = `600 12.5px ${FONT}`;
  ctx.fillStyle = INK;
  ctx.fillText(linesOf(frameTitle(parent), right - 20, 1, true)[0] ?? "", 0, top + 13);
}

function frameTitle(place) {
  const names = [];
  for (let at = place; at >= 0; at = graph.parent[at])
    names.unshift(graph.kind[at] === "Fold" ? say(graph.folds[at - graph.size], { label: graph.label[at] })
      : graph.kind[at] === "Document" ? numberOf(at) : graph.label[at]);
  return names.join(" › ");
}

/** Show the whole where its words can be read, else what was opened just now or is selected. */
function goTo(screen, opened) {
  const { bounds, scale, points, frames } = drawn;
  const fits = scale >= READABLE;
  const zoom = fits ? Math.min(scale * 0.97, LARGEST) : 0.8;
  const middle = { x: (bounds.left + bounds.right) / 2, y: (bounds.top + bounds.bottom) / 2 };
  if (fits) return network.moveTo({ position: middle, scale: zoom });
  const frame = frames.find(({ parent }) => parent === state.open.at(-1));
  const point = (opened ? null : points.get(state.selected)) ?? (frame && { x: 0, y: frame.top + 0.7 * screen.height / zoom }) ?? { x: 0, y: 0 };
  const x = Math.max(point.x, bounds.left + screen.width / zoom / 2);
  const y = Math.max(point.y - 0.25 * screen.height / zoom, screen.height / zoom / 2); // what it waits for is above
  return network.moveTo({ position: { x, y }, scale: zoom });
}
