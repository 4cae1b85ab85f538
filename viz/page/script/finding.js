// The field of the search and what it found: the arrow keys go through all of it, while one can go on typing.

let found = null, pointedAt = -1;
/* What is found now, as rows; and the row that the arrow keys point at. */

function openSearch() {
  const query = document.getElementById("query");
  query.addEventListener("focus", showFound);
  query.addEventListener("input", () => lookFor(query.value));
  query.addEventListener("keydown", keyInSearch);
  document.addEventListener("click", ({ target }) => {
    if (!target.closest("search") || target.closest("#found a")) hideFound();
  });
}

/** Search for a query: nothing else that is shown depends on it. */
function lookFor(query) {
  state = { ...state, query };
  keepAddress(true);
  showFound();
}

function showFound() {
  hideFound();
  if (!state.query.trim()) return;
  const box = document.getElementById("found");
  found = choiceList(search(state.query), foundRow, { id: "found-list", "aria-label": say("page-results") }, (place) => place);
  for (const each of found.list.querySelectorAll("a")) each.tabIndex = -1; // the focus stays in the field
  box.hidden = false;
  box.replaceChildren(make("p", { class: "count", role: "status" }, say("page-found", { count: found.count })), found.box);
  document.getElementById("query").setAttribute("aria-expanded", "true");
}

function foundRow(place) {
  const link = linkTo(place);
  link.prepend(make("small", {}, `${say(`kind-${graph.kind[place]}`)} `));
  return link;
}

function hideFound() {
  pointAt(-1);
  found = null;
  document.getElementById("found").hidden = true;
  document.getElementById("query").setAttribute("aria-expanded", "false");
}

function keyInSearch(event) {
  if (!found || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.isComposing) return;
  if (event.key === "Enter" && pointedAt >= 0) {
    const choice = choiceIn(found.list.children[pointedAt]);
    event.preventDefault();
    choice.focus(); // as a click on it does: then what is opened takes the focus
    return choice.click();
  }
  if (pointedAt < 0 && event.key !== "ArrowDown") return; // Home and End are the field's own until then
  const back = event.key === "ArrowUp" && pointedAt === 0;
  const to = back ? -1 : rowAfter(event.key, pointedAt, found.count);
  if (to === null) return;
  event.preventDefault();
  pointAt(to);
}

/** Point at a row of what was found; -1 points at none. */
function pointAt(at) {
  const query = document.getElementById("query");
  document.getElementById("pointed")?.removeAttribute("id");
  pointedAt = at;
  query.removeAttribute("aria-activedescendant");
  if (at < 0) return;
  found.upTo(at);
  const choice = choiceIn(found.list.children[at]);
  choice.id = "pointed";
  query.setAttribute("aria-activedescendant", "pointed");
  choice.scrollIntoView({ block: "nearest" });
}
