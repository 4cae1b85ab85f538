// The timeline: who leads what, along the days of the deadlines; today is a line.

const SVG = "http://www.w3.org/2000/svg";
const ROW = 26, LABEL = 230, TOP = 40, DAY = { least: 0.35, most: 6 };

function draw(tag, properties, ...inside) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(properties)) element.setAttribute(name, value);
  element.append(...inside);
  return element;
}

/** Show the tasks that pass the filters by lead agency; what has no last day is counted beside. */
function showTimeline(tasks) {
  const box = document.getElementById("timeline");
  const rows = rowsOfTimeline(tasks);
  const days = rows.flatMap(({ marks }) => marks.map(({ day }) => day));
  if (!days.length) return box.replaceChildren(make("p", { class: "note" }, say("page-no-deadlines")));
  const span = spanOf([...days, now.day], box.clientWidth - LABEL - 40);
  const height = rows.length * ROW + 10;
  const parts = partsOfTimeline(span, height);
  const label = say("page-timeline-label", { count: tasks.filter((task) => graph.entries[task].deadline.end).length });
  const chart = make("div", { class: "chart", role: "group", "aria-label": label },
    make("div", { class: "heads" }, parts.corner, parts.months), make("div", { class: "lines" }, parts.names, parts.marks));
  chart.style.setProperty("--wide", `${LABEL + span.width + 30}px`);
  box.replaceChildren(make("p", { class: "note" }, say("page-timeline-key")), chart);
  fillRows(parts, rows, span);
}

/** Return the four parts of the chart: its heads stay in sight, names at the left, days above. */
function partsOfTimeline(span, height) {
  const part = (name, left, width, tall, ...inside) => {
    const svg = draw("svg", { class: name, width, height: tall, viewBox: `${left} 0 ${width} ${tall}` }, ...inside);
    svg.style.setProperty("--share", width / (LABEL + span.width + 30)); // of the paper's width, in print
    return svg;
  };
  const { texts, lines } = monthsOf(span, height);
  const x = span.at(now.day);
  const name = draw("text", { x: x + 4, y: 34 }, say("page-today", { day: dayWords(now.day) }));
  return {
    corner: part("corner", 0, LABEL, TOP, draw("text", { x: 6, y: 20, class: "month" }, say("column-agency"))),
    months: part("months", LABEL, span.width + 30, TOP, ...texts, draw("g", { class: "today" }, draw("line", { x1: x, x2: x, y1: 8, y2: TOP }), name)),
    names: part("names", 0, LABEL, height),
    marks: part("marks", LABEL, span.width + 30, height, ...lines, draw("g", { class: "today" }, draw("line", { x1: x, x2: x, y1: 0, y2: height }))),
  };
}

/** Return a row for each lead agency, most blocked first: marks by day, and how many have none. */
function rowsOfTimeline(tasks) {
  const rows = new Map();
  const rowOf = (agency) => {
    if (!rows.has(agency)) rows.set(agency, { agency, days: new Map(), without: [], blocked: 0, count: 0 });
    return rows.get(agency);
  };
  for (const task of tasks) {
    const { leads, deadline } = graph.entries[task];
    for (const lead of leads.length ? leads : [null]) {
      const row = rowOf(lead === null ? null : (graph.places.get(lead) ?? null));
      row.count++;
      row.blocked += isBlocked(task) ? 1 : 0;
      if (!deadline.end) row.without.push(task);
      else if (row.days.has(deadline.end)) row.days.get(deadline.end).push(task);
      else row.days.set(deadline.end, [task]);
    }
  }
  const marks = (row) => [...row.days].map(([day, own]) => ({ day, own })).sort((a, b) => (a.day < b.day ? -1 : 1));
  return [...rows.values()].map((row) => ({ ...row, marks: marks(row) }))
    .sort((a, b) => b.blocked - a.blocked || b.count - a.count || (a.agency ?? -1) - (b.agency ?? -1));
}

function spanOf(days, width) {
  const sorted = days.map(dayNumber).sort((a, b) => a - b);
  const first = sorted[0] - 20, last = sorted.at(-1) + 20;
  const perDay = Math.min(Math.max(width / (last - first), DAY.least), DAY.most);
  return { first, last, perDay, width: (last - first) * perDay, at: (day) => LABEL + (dayNumber(day) - first) * perDay };
}

const MONTHS = [1, 3, 6, 12, 24, 60];
const MONTH_APART = 62;
/* Pixels between two months that are named. */

/** Return the names of months for the head, and their lines for the rows. */
function monthsOf(span, height) {
  const step = MONTHS.find((months) => months * 30 * span.perDay >= MONTH_APART) ?? 120;
  const year = new Date(span.first * 86400000).getUTCFullYear();
  const texts = [], lines = [];
  for (let month = 0; ; month += step) {
    const day = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
    if (dayNumber(day) > span.last) return { texts, lines };
    if (dayNumber(day) < span.first) continue;
    const x = span.at(day);
    lines.push(draw("line", { x1: x, x2: x, y1: 0, y2: height, class: "month" }));
    texts.push(draw("line", { x1: x, x2: x, y1: 24, y2: TOP, class: "month" }),
      draw("text", { x: x + 3, y: 20, class: "month" }, `${day.slice(5, 7)}/${day.slice(0, 4)}`));
  }
}

/** Fill in the rows that are in sight, and the others when they come into sight. */
function fillRows({ names, marks }, rows, span) {
  const box = document.getElementById("timeline");
  const made = new Set();
  const makeRow = (at) => {
    if (made.has(at)) return;
    made.add(at);
    const y = at * ROW;
    names.append(nameOfRow(rows[at], y));
    marks.append(rowOfTimeline(rows[at], y, span));
  };
  const fill = () => {
    const first = Math.max(0, Math.floor(box.scrollTop / ROW) - 10);
    const last = Math.min(rows.length, first + Math.ceil(Math.max(box.clientHeight, 600) / ROW) + 20);
    for (let at = first; at < last; at++) makeRow(at);
  };
  box.onscroll = fill;
  timelineWhole = () => rows.forEach((_, at) => makeRow(at));
  fill();
}

let timelineWhole = () => {};
/* Makes every row: what is printed is all of it. */

function nameOfRow({ agency, without, count, blocked }, y) {
  const name = leadName(agency);
  const label = draw("text", { x: 6, y: y + ROW / 2 + 4, class: "agency" }, linesOf(name, LABEL - 70, 1)[0] ?? "",
    draw("title", {}, say("page-timeline-row", { name, count, blocked, without: without.length })));
  label.append(draw("tspan", { class: blocked ? "alarm" : "pale", dx: 6 }, blocked ? `${blocked}/${count}` : String(count)));
  if (agency !== null) makeButton(label, name, () => look({ selected: agency }));
  return draw("g", {}, lineUnder(y, 0, LABEL), label);
}

/** Return what the lead agency of a row is called; null is none that is named. */
function leadName(agency) {
  return agency === null ? say("page-no-lead") : graph.label[agency];
}

function lineUnder(y, from, to) {
  return draw("line", { x1: from, x2: to, y1: y + ROW, y2: y + ROW, class: "line" });
}

function rowOfTimeline({ agency, marks }, y, span) {
  const group = draw("g", { class: "row" }, lineUnder(y, LABEL, LABEL + span.width));
  group.append(...marks.map(({ day, own }) => markOfTimeline({ day, lead: agency }, own, span, y + ROW / 2)));
  return group;
}

/** Return the tasks among some that a mark stands for: those of one lead agency that end on one day. */
function tasksOfMark({ day, lead }, tasks) {
  return tasks.filter((task) => {
    const { leads, deadline } = graph.entries[task];
    return deadline.end === day && (lead === null ? !leads.length : leads.includes(graph.id[lead]));
  });
}

function markWords({ day, lead }, own) {
  return say("page-timeline-mark", { name: leadName(lead), day: dayWords(day), count: own.length, blocked: own.filter(isBlocked).length });
}

function markOfTimeline(mark, own, span, y) {
  const held = own.some(isBlocked);
  const kind = own.every((task) => now.finished[task]) ? "done" : own.some(isOverdue) ? "overdue" : "open";
  const x = span.at(mark.day), radius = Math.min(4 + Math.log2(own.length) * 1.5, 10);
  const shape = held
    ? draw("path", { d: `M${x - radius} ${y - radius}H${x + radius}V${y + radius}H${x - radius}Z`, class: "blocked" })
    : draw("circle", { cx: x, cy: y, r: radius, class: kind });
  const words = markWords(mark, own);
  const group = draw("g", { class: "mark" }, shape,
    own.length > 1 ? draw("text", { x, y: y + 3.5, class: "number" }, String(own.length)) : "",
    draw("title", {}, `${words}\n${own.slice(0, 5).map(nameOf).join("\n")}${own.length > 5 ? "\n…" : ""}`));
  makeButton(group, words, () => look(own.length === 1 ? { selected: own[0] } : { selected: null, mark }));
  if (state.mark?.day === mark.day && state.mark.lead === mark.lead) group.setAttribute("aria-current", "true");
  return group;
}

function makeButton(element, label, act) {
  element.setAttribute("tabindex", "0");
  element.setAttribute("role", "button");
  element.setAttribute("aria-label", label);
  element.addEventListener("click", act);
  element.addEventListener("keydown", (event) => (event.key === "Enter" || event.key === " ") && (event.preventDefault(), act()));
}
