// Where visible items lie: layer under layer, in rows, each in a box of one size.

const BOX = { width: 212, height: 66, across: 22, down: 24 };
const BAND = { above: 16, below: 0, title: 24, name: 120 };

/**
 * Return the place of each visible item and the bands and frames behind them, in the number of
 * columns that shows them largest on a screen of this width and height.
 */
function layOut(view, screen) {
  const layers = blocksByLayer(view);
  let best = null;
  for (let columns = 2; columns <= 40; columns++) {
    const size = sizeOf(layers, columns);
    const scale = Math.min(screen.width / size.width, screen.height / size.height);
    if (!best || scale > best.scale * 1.001) best = { columns, scale, ...size };
  }
  return { ...placed(layers, best.columns), scale: best.scale, columns: best.columns };
}

/** Return the blocks of each layer: items with the same open parent, in rows by rank. */
function blocksByLayer({ items, flat }) {
  const layers = graph.layers.map(() => new Map());
  for (const place of items) {
    const parent = flat ? -1 : graph.parent[place];
    const blocks = layers[graph.layer[place]];
    if (!blocks.has(parent)) blocks.set(parent, []);
    blocks.get(parent).push(place);
  }
  return layers.map((blocks) =>
    [...blocks].map(([parent, own]) => ({ parent, rows: parent < 0 && !flat ? [own] : rowsByRank(own, flat) })));
}

function rowsByRank(places, flat) {
  const before = (a, b) => (graph.kind[a] === "Fold") - (graph.kind[b] === "Fold") ||
    graph.rank[a] - graph.rank[b] || graph.order[a] - graph.order[b] || a - b;
  if (flat) places.sort(before);
  const rows = new Map();
  for (const place of places) {
    const key = graph.kind[place] === "Fold" ? -1 : graph.rank[place];
    if (!rows.has(key)) rows.set(key, []);
    rows.get(key).push(place);
  }
  return [...rows.values()];
}

function sizeOf(layers, columns) {
  let height = 0, widest = 1;
  for (const blocks of layers) {
    if (!blocks.length) continue;
    height += BAND.above + BAND.below;
    for (const { parent, rows } of blocks) {
      if (parent >= 0) height += BAND.title;
      for (const row of rows) {
        height += Math.ceil(row.length / columns) * (BOX.height + BOX.down);
        widest = Math.max(widest, Math.min(columns, row.length));
      }
    }
  }
  return { width: BAND.name + widest * (BOX.width + BOX.across), height };
}

function placed(layers, columns) {
  const points = new Map(), bands = [], frames = [];
  let y = 0;
  layers.forEach((blocks, layer) => {
    if (!blocks.length) return;
    const top = y;
    y += BAND.above;
    for (const { parent, rows } of blocks) {
      const start = y;
      if (parent >= 0) y += BAND.title;
      for (const row of rows) y = placeRow(row, columns, y, points);
      if (parent >= 0) frames.push({ parent, top: start - 4, bottom: y - BOX.down + 8 });
    }
    y += BAND.below;
    bands.push({ layer, top, bottom: y });
  });
  let widest = BOX.width;
  for (const { x } of points.values()) widest = Math.max(widest, x + BOX.width / 2);
  return { points, bands, frames, bounds: { left: -BAND.name, right: widest + BOX.across, top: 0, bottom: y } };
}

function placeRow(row, columns, y, points) {
  row.forEach((place, at) => {
    const column = at % columns, line = Math.floor(at / columns);
    points.set(place, {
      x: column * (BOX.width + BOX.across) + BOX.width / 2,
      y: y + line * (BOX.height + BOX.down) + BOX.height / 2,
    });
  });
  return y + Math.ceil(row.length / columns) * (BOX.height + BOX.down);
}
