// Pieces of lists and panels: links to things, long lists, ways, words of the text.

const AT_ONCE = 100;
/* Rows of a list that are made at once; the rest come on demand, and are counted until then. */

/** Return a link that selects a thing; an id that the page lacks is told as it is. */
function linkTo(place, text = null) {
  if (place === undefined || place === null) return make("span", {}, text ?? "?");
  const onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    look({ selected: place });
  };
  const link = make("a", { href: "#", onclick, onpointerdown: renew, onfocus: renew }, make("bdi", {}, text ?? nameOf(place)));
  return link;

  /* Where it leads depends on what is looked at when it is used, not when it was made. */
  function renew() {
    link.href = `#${addressOf({ ...state, selected: place })}`;
  }
}

function linkToId(id) {
  return graph.places.has(id) ? linkTo(graph.places.get(id)) : make("span", {}, id);
}

/** Return what a thing is called in a list: a document by its number, a task with its place. */
function nameOf(place) {
  const entry = graph.entries[place];
  if (graph.kind[place] === "Document") return [entry.number, entry.title].filter(Boolean).join(" – ") || entry.id;
  if (graph.kind[place] === "Task")
    return `${numberOf(graph.places.get(entry.document))} ${entry.ref}: ${graph.label[place]}`;
  return graph.label[place];
}

/** Return a list of rows, the first hundred at once and a button for the others. */
function longList(entries, row, tag = "ul") {
  const list = make(tag, { class: "rows" });
  const box = make("div", {}, list);
  let shown = 0;
  const more = make("button", { type: "button", class: "more", onclick: () => add() });
  const add = () => {
    list.append(...entries.slice(shown, shown + AT_ONCE).map((entry) => make("li", {}, row(entry))));
    shown = Math.min(shown + AT_ONCE, entries.length);
    more.textContent = say("page-more", { count: entries.length - shown });
    if (shown === entries.length) more.remove();
    else box.append(more);
  };
  add();
  return box;
}

/** Return a way as words and links: a → waits for → b. */
function wayOf(places, relation, forward) {
  return make("span", { class: "way" }, places.flatMap((place, at) =>
    at === 0 ? [linkTo(place)] : [` → ${relationWords(relation, forward)} → `, linkTo(place)]));
}

function relationWords(relation, forward) {
  return say(`relation-${forward ? relation : `${relation}-backward`}`);
}

/** Return the words of a text, with the file and the place where they stand. */
function quoteOf({ quote, file, start, end }) {
  return make("blockquote", {}, make("span", { dir: "auto" }, quote), make("cite", {}, `${file} : ${start}–${end}`));
}

/** Return the words that say a task's state, with its mark. */
function stateWords(task) {
  const { state: code, stage } = now.states.get(task);
  const risk = riskOf(task);
  const past = isMarkedOverdue(task) && say("page-overdue"); // a blocked one is late, its risk says so
  const words = [say(`state-${code}`), stage, risk && say(`risk-${risk}`), past].filter(Boolean).join(" · ");
  return make("span", { class: `state ${code} ${risk ?? ""}` }, words);
}
