// Lists of rows: a hundred at once, the others on demand; the arrow keys go through all of them.

const AT_ONCE = 100;
/* Rows of a list that are made at once; the rest come on demand, and are counted until then. */
const MOST_PRINTED = 10000;
/* Rows of a list that are printed: more of them would keep a browser busy for minutes. */

/** Return a list of rows in a box, the first hundred at once and a button for the others. */
function longList(entries, row) {
  return rowsOf(entries, row).box;
}

/**
 * Return a list of choices: each row is one button or link, and Tab meets one of them alone.
 * `label` names the list; `placeOf` says which thing an entry chooses.
 */
function choiceList(entries, row, label, placeOf) {
  const rows = rowsOf(entries, row, placeOf);
  for (const [name, value] of Object.entries({ role: "listbox", ...label })) rows.list.setAttribute(name, value);
  const first = choiceIn(rows.list.firstElementChild);
  if (first) first.tabIndex = 0;
  rows.list.addEventListener("focusin", ({ target }) => {
    for (const each of rows.list.querySelectorAll("[tabindex='0']")) each.tabIndex = -1;
    target.tabIndex = 0;
  });
  return rows;
}

/** Return `list` and its `box`; `upTo` makes the rows up to one, `count` is how many there are in all. */
function rowsOf(entries, row, placeOf = null) {
  const list = make(placeOf ? "ol" : "ul", { class: "rows" });
  const box = make("div", {}, list);
  const count = entries.length;
  let shown = 0;
  const upTo = (last) => {
    const made = entries.slice(shown, last + 1).map((entry) => make("li", {}, row(entry)));
    if (placeOf) made.forEach((each, at) => makeChoice(each, placeOf(entries[shown + at])));
    list.append(...made);
    shown += made.length;
    more.textContent = say("page-more", { count: count - shown });
    if (shown === count) more.remove();
    else if (!more.parentElement) box.append(more);
  };
  const more = make("button", { type: "button", class: "more", onclick: () => {
    const next = shown;
    upTo(next + AT_ONCE - 1);
    stepTo(list, next, 1);
  } });
  more.addEventListener("beforeprint", () => {
    upTo(MOST_PRINTED - 1);
    more.textContent = say("page-not-printed", { count: count - shown, most: MOST_PRINTED });
  });
  more.addEventListener("afterprint", () => (more.textContent = say("page-more", { count: count - shown })));
  upTo(AT_ONCE - 1);
  list.addEventListener("keydown", (event) => goAmongRows(event, list, count, (at) => at >= shown && upTo(at + AT_ONCE - 1)));
  return { box, list, count, upTo: (at) => at >= shown && upTo(at + AT_ONCE - 1) };
}

function makeChoice(row, place) {
  const choice = choiceIn(row);
  row.setAttribute("role", "presentation");
  choice.setAttribute("role", "option");
  choice.setAttribute("aria-selected", String(place === state.selected));
  choice.tabIndex = -1;
  choice.dataset.place = place;
}

/** Return what the keyboard meets in a row: its first link, button or summary. */
function choiceIn(row) {
  return row?.querySelector("a, button, summary") ?? null;
}

/** Mark the choices of a list that are selected. */
function markChosen(box) {
  for (const each of box.querySelectorAll("[role='option']"))
    each.setAttribute("aria-selected", String(Number(each.dataset.place) === state.selected));
}

/** Return where a key leads to from a row among so many (-1: from before the first); null: nowhere. */
function rowAfter(key, at, count) {
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 }[key];
  return to === undefined || to < 0 || to >= count ? null : to;
}

function goAmongRows(event, list, count, makeUpTo) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (event.target === list) return;
  let row = event.target;
  while (row.parentElement !== list) row = row.parentElement;
  if (event.key === " " && event.target.matches("a[role='option']")) {
    event.preventDefault();
    return event.target.click();
  }
  const at = [...list.children].indexOf(row);
  const to = rowAfter(event.key, at, count);
  if (to === null) return;
  event.preventDefault();
  event.stopPropagation();
  makeUpTo(to);
  stepTo(list, to, to < at || event.key === "End" ? -1 : 1);
}

/** Give the focus to a row; where nothing in it takes it, to the next in that direction that does. */
function stepTo(list, at, direction) {
  for (let row = list.children[at]; row; row = direction > 0 ? row.nextElementSibling : row.previousElementSibling) {
    const choice = choiceIn(row);
    if (choice) return choice.focus();
  }
}

/** Make lists whole before print; of one too long for that, say how many rows are not printed. */
function tellLists({ type }) {
  for (const more of document.querySelectorAll("#list .more, #panel .more")) more.dispatchEvent(new Event(type));
}
