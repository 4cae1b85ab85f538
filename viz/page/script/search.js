// Search by number, title and agency, with and without the marks of Vietnamese letters.

/** Return a text without marks and capitals: "Đề án Sở" → "de an so". */
function withoutMarks(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
}

/** Return what is searched in each item, without marks; made when it is first wanted. */
function searched() {
  if (graph.searched) return graph.searched;
  graph.searched = Array.from({ length: graph.size }, (_, place) =>
    graph.layer[place] < 0 ? "" : withoutMarks(searchText(place)));
  return graph.searched;
}

function searchText(place) {
  const entry = graph.entries[place];
  const number = graph.id[place].split("#")[1] ?? "";
  const more = entry ? [entry.number, entry.title, entry.issuer, ...(entry.aliases ?? [])] : [];
  return [graph.label[place], number, ...more].filter(Boolean).join("\n");
}

/** Return the places that hold all words of a query, best first: beginnings before the rest. */
function search(query) {
  const words = withoutMarks(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const whole = words.join(" ");
  const found = [];
  searched().forEach((text, place) => {
    if (text && words.every((word) => text.includes(word))) found.push([rankOf(text, whole), place]);
  });
  return found.sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, place]) => place);
}

function rankOf(text, whole) {
  if (text.startsWith(whole)) return 0;
  return text.includes(`\n${whole}`) ? 1 : text.includes(whole) ? 2 : 3;
}
