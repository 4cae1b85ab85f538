// From the data in the page to the first picture.

let shownFor = {};

/** Show everything as the state says; `afresh` where the room for the picture is another. */
function show(afresh = false) {
  const supposed = new Set(state.supposed);
  const key = [today(), ...state.supposed].join();
  if (shownFor.key !== key) now = situationOn(today(), supposed);
  const tasks = filteredTasks();
  shownFor = { key };
  document.body.dataset.view = state.view;
  showControls(tasks);
  showPanel(tasks);
  if (state.view === "timeline") showTimeline(tasks);
  else showPicture(tasks, afresh);
  showList(tasks);
  tellState();
}

function tellState() {
  document.title = state.selected === null ? "kg" : `${graph.label[state.selected].slice(0, 80)} · kg`;
  const picture = document.getElementById("picture");
  picture.setAttribute("aria-label", say("page-picture-label", { count: drawn?.items.length ?? 0 }));
}

function showAbout() {
  const { start, depth, leftOut } = graph.about;
  const read = graph.documents.filter((place) => graph.entries[place].file).length;
  const words = [say("page-about", { documents: read, tasks: graph.tasks.length, day: dayWords(today()) })];
  if (start) words.push(say("page-around", { name: graph.label[graph.places.get(start)], depth, count: leftOut }));
  document.getElementById("about").textContent = words.join(" ");
}

function showLegend() {
  const legend = document.getElementById("legend");
  const sample = (paint) => {
    const canvas = make("canvas", { width: 18, height: 18, "aria-hidden": "true" });
    paint(canvas.getContext("2d"));
    return canvas;
  };
  const kinds = Object.keys(KEYS).map((kind) => [sample((ctx) => paintIcon(ctx, kind, 9, 9)), say(`kind-${kind}`)]);
  const marks = Object.keys(MARKS).map((code) => [sample((ctx) => paintMark(ctx, MARKS[code], 9, 9)), say(`state-${code}`)]);
  marks.push([sample((ctx) => paintClock(ctx, 9, 9)), say("page-overdue-mark")]);
  const lines = Object.entries(LINES).map(([type, line]) => [sample((ctx) => paintLine(ctx, line)), relationWords(type, true)]);
  const lit = Object.entries(LIT).map(([name, colour]) => [sample((ctx) => paintFrameOf(ctx, colour)), say(`page-lit-${name}`)]);
  legend.replaceChildren(...[...kinds, ...marks, ...lit, ...lines].map(([picture, words]) => make("li", {}, picture, words)));
}

function paintFrameOf(ctx, colour) {
  ctx.strokeStyle = colour;
  ctx.lineWidth = 3;
  ctx.strokeRect(2, 4, 14, 10);
}

function paintLine(ctx, { color, width, dashes = [] }) {
  ctx.strokeStyle = color;
  ctx.lineWidth = width + 0.6;
  ctx.setLineDash(dashes);
  ctx.beginPath();
  ctx.moveTo(0, 9);
  ctx.lineTo(18, 9);
  ctx.stroke();
}

async function inflated(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

async function openPage() {
  const data = await inflated(document.getElementById("data").textContent.trim());
  WORDS = data.words;
  graph = graphOf(data);
  openPicture(document.getElementById("picture"));
  openControls();
  openKeyboard();
  document.body.classList.remove("opening");
  lookAtAddress();
  window.addEventListener("popstate", lookAtAddress);
  window.addEventListener("resize", () => state.view === "timeline" && show());
  window.addEventListener("beforeprint", () => timelineWhole());
  for (const moment of ["beforeprint", "afterprint"]) window.addEventListener(moment, tellLists);
  document.body.dataset.ready = "yes";
}

if (typeof DecompressionStream === "undefined") document.body.classList.add("too-old");
else openPage().catch((error) => {
  document.body.classList.add("broken");
  document.getElementById("broken-why").textContent = String(error);
  throw error;
});
