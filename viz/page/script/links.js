// Pieces of lists and panels: links to things, ways, words of the text.

/** Return a link that selects a thing; an id that the page lacks is told as it is. */
function linkTo(place, text = null) {
  if (place === undefined || place === null) return make("span", {}, text ?? "?");
  const onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    look({ selected: place });
  };
  const link = make("a", { href: "#", onclick, onpointerdown: readdress, onfocus: readdress }, make("bdi", {}, text ?? nameOf(place)));
  return link;

  /* Where it leads depends on what is looked at when it is used, not when it was made. */
  function readdress() {
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
