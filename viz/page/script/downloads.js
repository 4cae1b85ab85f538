// What can be taken along: the picture as PNG, the filtered tasks as CSV.

const LARGEST_SIDE = 8000;
/* Pixels; browsers make no canvas much larger. */

function download(name, blob) {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** Draw the whole picture at full size, off the screen as it were, and give it as PNG. */
function downloadPicture() {
  const { bounds } = drawn;
  const width = bounds.right - bounds.left + 40, height = bounds.bottom - bounds.top + 40;
  const scale = Math.min(1, LARGEST_SIDE / width, LARGEST_SIDE / height);
  const seen = { position: network.getViewPosition(), scale: network.getScale() };
  network.setSize(`${Math.ceil(width * scale)}px`, `${Math.ceil(height * scale)}px`);
  network.moveTo({ position: { x: (bounds.left + bounds.right) / 2, y: (bounds.top + bounds.bottom) / 2 }, scale });
  network.redraw();
  const canvas = onWhite(document.querySelector("#picture canvas"));
  network.setSize("100%", "100%");
  network.moveTo(seen);
  network.redraw();
  canvas.toBlob((blob) => download("kg.png", blob), "image/png");
}

function onWhite(picture) {
  const canvas = make("canvas", { width: picture.width, height: picture.height });
  const ctx = canvas.getContext("2d");
  ctx.fillStyle = PAPER;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.drawImage(picture, 0, 0);
  return canvas;
}

const COLUMNS = {
  id: (task) => task.id,
  document: (task) => numberOf(graph.places.get(task.document)),
  ref: (task) => task.ref,
  title: (task) => task.title,
  leads: (task) => namesOf(task.leads),
  coordinators: (task) => namesOf(task.coordinators),
  products: (task) => task.products.join("; "),
  deadline: (task) => task.deadline.raw,
  deadline_start: (task) => task.deadline.start,
  deadline_end: (task) => task.deadline.end,
  state: (task, place) => say(`state-${now.states.get(place).state}`),
  stage: (task, place) => now.states.get(place).stage,
  risk: (task, place) => riskOf(place) && say(`risk-${riskOf(place)}`),
  overdue: (task, place) => isOverdue(place) && say("page-overdue"),
  awaited: (task, place) => awaitedDirectly(place).map((act) => graph.label[act]).join("; "),
};

function namesOf(ids) {
  return ids.map((id) => graph.label[graph.places.get(id)] ?? id).join("; ");
}

/** Return the acts that a task itself waits for: all behind them would be most of the graph. */
function awaitedDirectly(task) {
  const wanted = now.finished[task] ? [] : [...new Set(tied("REQUIRES", task))];
  return wanted.filter((each) => graph.kind[each] === "Prerequisite" && !now.isMet(each));
}

/** Give the filtered tasks as CSV: with a byte order mark, and no cell that would run. */
function downloadTable() {
  const rows = [Object.keys(COLUMNS).map((name) => say(`column-${name}`))];
  for (const place of asInTexts(filteredTasks()))
    rows.push(Object.values(COLUMNS).map((column) => column(graph.entries[place], place)));
  const text = rows.map((row) => row.map(csvCell).join(",")).join("\r\n");
  download("kg.csv", new Blob(["\ufeff", text, "\r\n"], { type: "text/csv;charset=utf-8" }));
}

function csvCell(value) {
  const text = String(value || "").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
  const harmless = /^[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
