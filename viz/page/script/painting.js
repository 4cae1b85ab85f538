// How items look: a shape and a colour for each kind (colours that colour-blind people can tell
// apart, after Okabe and Ito), a mark for each state, and words that fit in the box.

const COLOURS = { Document: "#0072B2", Task: "#3B4252", Prerequisite: "#E69F00", Agency: "#009E73",
  Product: "#CC79A7", Target: "#A89F00", Project: "#56B4E9", Fold: "#6B7280" };
const INK = "#1A1F2B", PALE = "#5B6472", ALARM = "#C4420A", PAPER = "#FFFFFF";
const LIT = { selected: INK, up: ALARM, down: "#0072B2" };
const FONT = "system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif";
const MARKS = { blocked: "bar", partly_blocked: "half", done: "tick", on_call: "call", waiting: "dots" };

/** Draw an item's box around a point; `shown` says how: `dim`, `selected`, `up`, `down`, `hover`. */
function paintBox(ctx, kind, x, y, texts, shown) {
  const left = x - BOX.width / 2, top = y - BOX.height / 2;
  ctx.save();
  if (shown.dim) ctx.globalAlpha = 0.28;
  if (kind === "Fold") paintOutline(ctx, "Fold", left + 5, top - 5, PAPER, COLOURS.Fold, 1);
  const lit = shown.selected ? "selected" : shown.up ? "up" : shown.down ? "down" : null;
  const line = LIT[lit] ?? COLOURS[kind];
  paintOutline(ctx, kind, left, top, shown.hover ? "#F3F6FA" : PAPER, line, lit ? 3.5 : 1.5);
  paintIcon(ctx, kind, left + (kind === "Agency" ? 17 : 15), top + (kind === "Agency" ? 33 : 15));
  if (shown.mark) paintMark(ctx, shown.mark, left + BOX.width - 15, top + 15);
  if (shown.overdue) paintClock(ctx, left + BOX.width - 15, top + BOX.height - 15);
  paintTexts(ctx, texts, left, top);
  ctx.restore();
}

/** Draw the frame of the box that the arrow keys point at. */
function paintPointer(ctx, x, y) {
  ctx.save();
  ctx.strokeStyle = "#0072B2";
  ctx.lineWidth = 3;
  ctx.setLineDash([3, 3]);
  ctx.strokeRect(x - BOX.width / 2 - 6, y - BOX.height / 2 - 6, BOX.width + 12, BOX.height + 12);
  ctx.restore();
}

function paintOutline(ctx, kind, left, top, fill, line, width) {
  const { width: w, height: h } = BOX;
  ctx.beginPath();
  if (ROUNDED[kind]) ctx.roundRect(left, top, w, h, ROUNDED[kind]);
  else {
    for (const [dx, dy] of OUTLINES[kind]) ctx.lineTo(left + dx * w, top + dy * h);
    ctx.closePath();
  }
  ctx.fillStyle = fill;
  ctx.fill();
  ctx.strokeStyle = line;
  ctx.lineWidth = width;
  ctx.stroke();
}

const ROUNDED = { Task: 10, Target: 2, Project: 2, Agency: BOX.height / 2 };
const OUTLINES = {
  Document: [[0, 0], [0.93, 0], [1, 0.22], [1, 1], [0, 1]],
  Prerequisite: [[0.05, 0], [0.95, 0], [1, 0.5], [0.95, 1], [0.05, 1], [0, 0.5]],
  Product: [[0.04, 0], [1, 0], [0.96, 1], [0, 1]],
  Fold: [[0, 0], [1, 0], [1, 1], [0, 1]],
};

const ICONS = { Document: "square", Task: "circle", Prerequisite: "hexagon", Agency: "house",
  Product: "diamond", Target: "triangle", Project: "cross", Fold: "stack" };
const CORNERS = {
  square: [[-5, -6], [3, -6], [5, -4], [5, 6], [-5, 6]],
  hexagon: [[-3.5, -6], [3.5, -6], [7, 0], [3.5, 6], [-3.5, 6], [-7, 0]],
  house: [[0, -7], [7, -1], [5, -1], [5, 6], [-5, 6], [-5, -1], [-7, -1]],
  diamond: [[0, -7], [7, 0], [0, 7], [-7, 0]],
  triangle: [[0, -7], [7, 6], [-7, 6]],
  cross: [[-2, -6], [2, -6], [2, -2], [6, -2], [6, 2], [2, 2], [2, 6], [-2, 6], [-2, 2], [-6, 2], [-6, -2], [-2, -2]],
  stack: [[-6, -6], [3, -6], [3, -3], [6, -3], [6, 6], [-3, 6], [-3, 3], [-6, 3]],
};

function paintIcon(ctx, kind, x, y) {
  ctx.beginPath();
  if (ICONS[kind] === "circle") ctx.arc(x, y, 6, 0, 7);
  else for (const [dx, dy] of CORNERS[ICONS[kind]]) ctx.lineTo(x + dx, y + dy);
  ctx.closePath();
  ctx.fillStyle = COLOURS[kind];
  ctx.fill();
}

/** Draw the mark of a state: each has a form of its own, so that colour is never all there is. */
function paintMark(ctx, mark, x, y) {
  ctx.beginPath();
  ctx.arc(x, y, 8, 0, 7);
  ctx.fillStyle = { bar: ALARM, half: PAPER, tick: "#009E73", call: "#E69F00", dots: "#6B7280" }[mark];
  ctx.fill();
  ctx.lineWidth = 2;
  ctx.strokeStyle = mark === "half" ? ALARM : ctx.fillStyle;
  ctx.stroke();
  ctx.fillStyle = mark === "half" ? ALARM : PAPER;
  ctx.strokeStyle = PAPER;
  if (mark === "bar") ctx.fillRect(x - 5, y - 2, 10, 4);
  if (mark === "half") ctx.fillRect(x - 5, y - 2, 5, 4);
  if (mark === "dots") for (const dx of [-4, 0, 4]) ctx.fillRect(x + dx - 1, y - 1, 2.4, 2.4);
  if (mark === "call") { ctx.fillRect(x - 1.3, y - 5, 2.6, 6); ctx.fillRect(x - 1.3, y + 2.5, 2.6, 2.6); }
  if (mark === "tick") {
    ctx.beginPath();
    ctx.moveTo(x - 4, y);
    ctx.lineTo(x - 1, y + 3);
    ctx.lineTo(x + 4, y - 3.5);
    ctx.stroke();
  }
}

/** Draw the quiet mark of a task that is past its last day though nothing blocks it: a clock. */
function paintClock(ctx, x, y) {
  ctx.beginPath();
  ctx.arc(x, y, 7, 0, 7);
  ctx.fillStyle = PAPER;
  ctx.fill();
  ctx.lineWidth = 1.5;
  ctx.strokeStyle = PALE;
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(x, y - 4.5);
  ctx.lineTo(x, y);
  ctx.lineTo(x + 3.5, y + 1.5);
  ctx.stroke();
}

function paintTexts(ctx, texts, left, top) {
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  ctx.direction = "ltr"; // a title that turns the direction turns its own line alone
  texts.forEach(({ text, bold, alarm }, at) => {
    ctx.font = `${bold ? "600 " : ""}12.5px ${FONT}`;
    ctx.fillStyle = alarm ? ALARM : bold ? INK : PALE;
    ctx.fillText(text, left + 28, top + 15 + at * 18);
  });
}

const measuring = document.createElement("canvas").getContext("2d");

/** Return a text in at most `most` lines of so many pixels; "…" stands for what has no place. */
function linesOf(text, width, most, bold = false) {
  measuring.font = `${bold ? "600 " : ""}12.5px ${FONT}`;
  const fits = (part) => measuring.measureText(part).width <= width;
  const words = text.slice(0, 400).split(/\s+/u).filter(Boolean);
  const lines = [];
  while (words.length && lines.length < most) {
    let line = shortened(words.shift(), fits);
    while (words.length && fits(`${line} ${words[0]}`)) line += ` ${words.shift()}`;
    lines.push(line);
  }
  if (words.length && lines.length) lines.push(shortened(`${lines.pop()} ${words.join(" ")}`, fits));
  return lines;
}

/** Return the longest beginning of a text that fits, with "…" where something is missing. */
function shortened(text, fits) {
  if (fits(text)) return text;
  const letters = [...text.slice(0, 200)];
  let low = 0, high = letters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(`${letters.slice(0, middle).join("")}…`)) low = middle;
    else high = middle - 1;
  }
  return `${letters.slice(0, low).join("")}…`;
}
