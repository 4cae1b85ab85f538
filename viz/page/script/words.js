// The words that people read, from the program's own table; nothing else here holds any.

let WORDS = {};
let language = "vi";

/** Return the words of a key in the page's language, with its places filled. */
function say(key, values = {}) {
  const entry = WORDS[key];
  if (!entry) throw new Error(`no words for ${key}`);
  return entry[language].replace(/\{(\w+)\}/g, (place, name) =>
    typeof values[name] === "number" ? counted(values[name]) : (values[name] ?? place),
  );
}

/** Return a number as people of the page's language write it. */
function counted(number) {
  return NUMBERS[language].format(number);
}

const NUMBERS = { vi: new Intl.NumberFormat("vi-VN"), en: new Intl.NumberFormat("en-GB") };

/** Fill in the words of all that stands in the template. */
function sayAll() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-say]"))
    element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-hint]"))
    element.placeholder = say(element.dataset.hint);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
    element.title = say(element.dataset.label);
  }
}

/** Return a new element; text goes in as text, so nothing of a plan is ever read as markup. */
function make(tag, properties = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...inside.flat().filter((part) => part !== null && part !== undefined));
  return element;
}
