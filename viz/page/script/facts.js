// All facts of a thing, each with the words of the text that show it.

const UNTOLD = new Set(["id", "evidence", "prerequisites"]);
const OF_IDS = new Set(["document", "leads", "coordinators", "authority", "source", "candidates", "by", "subject", "aliases", "issuer"]);

/** Return the facts of an entry as a list of terms; what it does not say is left out. */
function factsOf(entry) {
  const words = wordsByField(entry.evidence ?? []);
  const rows = [];
  for (const [field, value] of flattened(entry)) {
    const told = valueOf(field, value);
    if (told === null) continue;
    const quotes = words.get(field.split("_")[0]) ?? words.get(field) ?? [];
    words.delete(field.split("_")[0]);
    rows.push(make("dt", {}, say(`column-${field}`)), make("dd", {}, told, quotes.map(quoteOf)));
  }
  for (const [, quotes] of words) rows.push(make("dt", {}, say("column-quote")), make("dd", {}, quotes.map(quoteOf)));
  return make("dl", {}, rows);
}

function wordsByField(evidence) {
  const words = new Map();
  for (const piece of evidence) words.set(piece.field, [...(words.get(piece.field) ?? []), piece]);
  return words;
}

function* flattened(entry) {
  for (const [field, value] of Object.entries(entry)) {
    if (UNTOLD.has(field)) continue;
    if (field === "deadline") for (const [part, inner] of Object.entries(value)) yield [`deadline_${part}`, inner];
    else yield [field, value];
  }
}

function valueOf(field, value) {
  if (value === null || value === "" || value === false || (Array.isArray(value) && !value.length)) return null;
  if (CODES[field]) return CODES[field](value);
  if (field === "deadline_milestones")
    return make("ul", {}, value.map(({ label, start, end }) => make("li", {}, [label, [start, end].map(dayWords).filter(Boolean).join(" – ")].filter(Boolean).join(": "))));
  if (field === "by_year") return Object.keys(value).length ? Object.entries(value).map(([year, figure]) => `${year}: ${figure}`).join(" · ") : null;
  if (OF_IDS.has(field)) return make("ul", {}, [value].flat().map((id) => make("li", {}, field === "aliases" ? id : linkToId(id))));
  if (Array.isArray(value)) return make("ul", {}, value.map((each) => make("li", { dir: "auto" }, each)));
  return make("span", { dir: "auto" }, typeof value === "object" ? JSON.stringify(value) : String(value));
}

const CODES = {
  level: (code) => say(`level-${code}`),
  event: (code) => say(`event-${code}`),
  status: (code) => say(`state-${code}`),
  kind: (code) => say(`kind-${code}`),
  deadline_kind: (code) => (code === "none" ? null : say(`deadline-${code}`)),
  deadline_recurrence: (code) => say(`recurrence-${code}`),
  deadline_start: dayWords,
  deadline_end: dayWords,
  date: dayWords,
  on: dayWords,
  collective: (value) => (value ? "✓" : null),
};
