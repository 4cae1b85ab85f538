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
  const height = TOP + rows.length * ROW + 10;
  const chart = draw("svg", { width: LABEL + span.width + 30, height, role: "group", "aria-label": say("page-timeline-label", { count: tasks.filter((task) => graph.entries[task].deadline.end).length }) });
  chart.append(...monthsOf(span, height), todayLine(span, height));
  box.replaceChildren(make("p", { class: "note" }, say("page-timeline-key")), chart);
  fillRows(chart, rows, span);
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
      const row = rowOf(lead === null ? null : graph.places.get(lead));
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

function monthsOf(span, height) {
  const step = MONTHS.find((months) => months * 30 * span.perDay >= MONTH_APART) ?? 120;
  const year = new Date(span.first * 86400000).getUTCFullYear();
  const marks = [];
  for (let month = 0; ; month += step) {
    const day = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
    if (dayNumber(day) > span.last) return marks;
    if (dayNumber(day) < span.first) continue;
    const x = span.at(day);
    marks.push(draw("line", { x1: x, x2: x, y1: 24, y2: height, class: "month" }),
      draw("text", { x: x + 3, y: 20, class: "month" }, `${day.slice(5, 7)}/${day.slice(0, 4)}`));
  }
}

function todayLine(span, height) {
  const x = span.at(now.day);
  return draw("g", { class: "today" }, draw("line", { x1: x, x2: x, y1: 8, y2: height }),
    draw("text", { x: x + 4, y: 34 }, say("page-today", { day: dayWords(now.day) })));
}

/** Fill in the rows that are in sight, and the others when they come into sight. */
function fillRows(chart, rows, span) {
  const box = document.getElementById("timeline");
  const made = new Set();
  const fill = () => {
    const first = Math.max(0, Math.floor((box.scrollTop - TOP) / ROW) - 10);
    const last = Math.min(rows.length, first + Math.ceil(Math.max(box.clientHeight, 600) / ROW) + 20);
    for (let at = first; at < last; at++)
      if (!made.has(at)) {
        made.add(at);
        chart.append(rowOfTimeline(rows[at], TOP + at * ROW, span));
      }
  };
  box.onscroll = fill;
  timelineWhole = () => rows.forEach((row, at) => made.has(at) || (made.add(at), chart.append(rowOfTimeline(row, TOP + at * ROW, span))));
  fill();
}

let timelineWhole = () => {};
/* Makes every row: what is printed is all of it. */

function rowOfTimeline({ agency, marks, without, count, blocked }, y, span) {
  const middle = y + ROW / 2;
  const name = agency === null || agency === undefined ? say("page-no-lead") : graph.label[agency];
  const group = draw("g", { class: "row" },
    draw("line", { x1: 0, x2: LABEL + span.width, y1: y + ROW, y2: y + ROW, class: "line" }));
  const label = draw("text", { x: 6, y: middle + 4, class: "agency" }, linesOf(name, LABEL - 70, 1)[0] ?? "",
    draw("title", {}, say("page-timeline-row", { name, count, blocked, without: without.length })));
  label.append(draw("tspan", { class: blocked ? "alarm" : "pale", dx: 6 }, blocked ? `${blocked}/${count}` : String(count)));
  if (agency !== null && agency !== undefined) makeButton(label, name, () => look({ selected: agency }));
  group.append(label, ...marks.map((mark) => markOfTimeline(mark, span, middle)));
  return group;
}

function markOfTimeline({ day, own }, span, y) {
  const held = own.filter(isBlocked).length;
  const look = own.every((task) => now.finished[task]) ? "done" : own.some(isOverdue) ? "overdue" : "open";
  const x = span.at(day), radius = Math.min(4 + Math.log2(own.length) * 1.5, 10);
  const shape = held
    ? draw("path", { d: `M${x - radius} ${y - radius}H${x + radius}V${y + radius}H${x - radius}Z`, class: "blocked" })
    : draw("circle", { cx: x, cy: y, r: radius, class: look });
  const words = say("page-timeline-mark", { day: dayWords(day), count: own.length, blocked: held });
  const group = draw("g", { class: "mark" }, shape,
    own.length > 1 ? draw("text", { x, y: y + 3.5, class: "number" }, String(own.length)) : "",
    draw("title", {}, `${words}\n${own.slice(0, 5).map(nameOf).join("\n")}${own.length > 5 ? "\n…" : ""}`));
  makeButton(group, words, () => own.length === 1 ? look({ selected: own[0] }) : chooseOf(own, words));
  return group;
}

function makeButton(element, label, act) {
  element.setAttribute("tabindex", "0");
  element.setAttribute("role", "button");
  element.setAttribute("aria-label", label);
  element.addEventListener("click", act);
  element.addEventListener("keydown", (event) => (event.key === "Enter" || event.key === " ") && (event.preventDefault(), act()));
}

/** Offer the tasks of one mark in the panel. */
function chooseOf(tasks, words) {
  const panel = document.getElementById("panel");
  told = null;
  panel.hidden = false;
  panel.replaceChildren(
    make("button", { type: "button", class: "close", "aria-label": say("page-close"), onclick: () => { told = null; showPanel(); } }, "×"),
    make("h2", { tabindex: "-1" }, words), longList(tasks, (task) => [linkTo(task), " ", stateWords(task)]));
  panel.querySelector("h2").focus();
}
