// The page without a mouse, and for those who hear it: arrows go from box to box.

function openKeyboard() {
  document.getElementById("picture").addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (step) moveBy(step);
    else if (event.key === " ") openPointed();
    else if (event.key === "Enter" && pointed !== null) selectItem(pointed);
    else if (event.key === "+" || event.key === "=") network.moveTo({ scale: network.getScale() * 1.2 });
    else if (event.key === "-") network.moveTo({ scale: network.getScale() / 1.2 });
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    const typing = ["INPUT", "SELECT"].includes(event.target.tagName);
    if (event.key === "Escape") closeInnermost();
    if (event.key === "/" && !typing) {
      event.preventDefault();
      document.getElementById("query").focus();
    }
  });
}

function openPointed() {
  const place = pointed ?? state.selected ?? drawn.items[0];
  if (place !== undefined) openOrClose(place);
}

function closeInnermost() {
  if (state.query) look({ query: "" }, true);
  else if (state.chain) look({ chain: false });
  else if (state.selected !== null || state.mark) look({ selected: null, mark: null });
}

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
let pointed = null;

/** Point at the nearest box in a direction, and tell what it is. */
function moveBy([dx, dy]) {
  const from = drawn.points.get(pointed) ?? drawn.points.get(state.selected);
  let best = null;
  for (const [place, { x, y }] of drawn.points) {
    if (!from) { best ??= { place }; continue; }
    const along = (x - from.x) * dx + (y - from.y) * dy;
    const aside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
    const far = along + 3 * aside;
    if (along > 1 && (!best || far < best.far)) best = { place, far };
  }
  if (!best) return;
  pointed = best.place;
  network.moveTo({ position: drawn.points.get(pointed) });
  tell(spoken(pointed));
}

function spoken(place) {
  const lines = captionOf(place, drawn.counts).map(({ text }) => text);
  const kind = graph.kind[place] === "Fold" ? say("page-folded") : say(`kind-${graph.kind[place]}`);
  const code = graph.kind[place] === "Task" ? stateWords(place).textContent : "";
  const name = graph.kind[place] === "Fold" ? "" : nameOf(place);
  return [kind, name, ...lines, code].filter(Boolean).join(". ");
}

/** Say something to those who hear the page. */
function tell(words) {
  document.getElementById("told").textContent = words;
}
