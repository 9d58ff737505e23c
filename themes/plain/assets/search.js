// The search page: asks Pagefind's index, and leads from each result to the very sentence on its page.
const PER_PAGE = 10;
const SENTENCES = 3; // shown of a result
const WORDS = 45; // shown of a sentence: more is cut around the first word found

const form = document.getElementById("search");
if (location.protocol !== "file:") start().catch(fail); // from disk a browser imports nothing: the list is there

let asked = 0;

async function start() {
  const engine = await import(new URL(form.dataset.index, location.href));
  await engine.options({ baseUrl: new URL(form.dataset.root, location.href).pathname });
  await engine.init();
  const days = Object.keys((await engine.filters()).day ?? {}).sort();
  if (days.length) {
    for (const name of ["from", "to"]) Object.assign(form.elements[name], { min: days[0], max: days.at(-1) });
  }
  form.hidden = false;
  document.getElementById("search-off").hidden = true;
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (form.elements[name]) form.elements[name].value = value;
  }
  const run = () => ask(engine, days).catch(fail);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  form.addEventListener("change", (event) => event.target.name !== "q" && run());
  if (form.elements.q.value) await run();
}

function fail() {
  form.hidden = true;
  const said = document.getElementById("search-off");
  said.textContent = form.dataset.failed;
  said.hidden = false;
}

async function ask(engine, days) {
  const mine = ++asked;
  const said = new FormData(form);
  const query = said.get("q").trim();
  if (!query) return;
  const kept = [...said].filter(([, value]) => value);
  history.replaceState(null, "", `?${new URLSearchParams(kept)}`);
  const found = await engine.search(query, { filters: wanted(said, days) });
  if (mine !== asked) return; // a later question is being answered
  const list = document.getElementById("results");
  list.replaceChildren();
  const n = found.results.length;
  const many = form.dataset.many.replace("{n}", n.toLocaleString(`${document.documentElement.lang}-u-nu-latn`));
  document.getElementById("search-status").textContent =
    n === 0 ? form.dataset.none : n === 1 ? form.dataset.one : many;
  await show(found.results, list, mine);
}

function wanted(said, days) {
  const filters = {};
  for (const name of ["kind", "outlet", "country"]) {
    if (said.get(name)) filters[name] = said.get(name);
  }
  const [from, to] = [said.get("from"), said.get("to")];
  if (from || to) {
    const within = days.filter((day) => (!from || day >= from) && (!to || day <= to));
    filters.day = { any: within.length ? within : ["none"] };
  }
  return filters;
}

async function show(results, list, mine) {
  const first = await Promise.all(results.slice(0, PER_PAGE).map((result) => result.data()));
  if (mine !== asked) return;
  for (const data of first) list.append(item(data));
  const rest = results.slice(PER_PAGE);
  if (!rest.length) return;
  const more = made("button", form.dataset.more);
  const last = made("li", "", "more-results");
  last.append(more);
  more.addEventListener("click", async () => {
    last.remove();
    const from = list.children.length;
    await show(rest, list, mine);
    list.children[from]?.querySelector("a")?.focus();
  });
  list.append(last);
}

function item(data) {
  const line = made("li", "");
  const head = made("h2", "");
  head.append(linked(data.meta.title, data.url));
  head.dir = "auto"; // each in the direction of its own words
  line.append(head);
  if (data.meta.about) line.append(made("p", data.meta.about, "ours"));
  for (const sentence of sentences(data)) line.append(sentence);
  return line;
}

// The sentences with words that were found: Pagefind tells the number of each word, and of the first word
// of each place with an id.
function* sentences(data) {
  const text = data.raw_content ?? data.content;
  const words = text.includes("\u200b") ? text.split("\u200b") : text.split(/[\r\n\s]+/);
  const glue = text.includes("\u200b") ? "" : " ";
  const hits = new Set(data.locations);
  const places = [...data.anchors].sort((one, other) => one.location - other.location);
  const ranked = places
    .map((place, at) => {
      const end = places[at + 1]?.location ?? words.length;
      const held = [...hits].filter((hit) => hit >= place.location && hit < end);
      return { id: place.id, start: place.location, end, held };
    })
    .filter((one) => one.held.length && one.id !== "main" && one.id !== "headline")
    .sort((one, other) => other.held.length - one.held.length || one.start - other.start);
  for (const one of ranked.slice(0, SENTENCES)) {
    const first = Math.min(...one.held);
    const low = one.end - one.start <= WORDS ? one.start : Math.max(one.start, first - WORDS / 3);
    const start = Math.floor(low);
    const end = Math.min(one.end, start + WORDS);
    const link = linked("", `${data.url}#${one.id}`);
    if (start > one.start) link.append("… ");
    for (let at = start; at < end; at += 1) {
      link.append(hits.has(at) ? made("mark", words[at]) : words[at]);
      if (at + 1 < end) link.append(glue);
    }
    if (end < one.end) link.append(" …");
    const quote = made("p", "", "found");
    quote.append(link);
    quote.dir = "auto";
    yield quote;
  }
}

function linked(text, href) {
  const link = made("a", text);
  link.href = href;
  return link;
}

function made(name, text, style) {
  const node = document.createElement(name);
  node.textContent = text;
  if (style) node.className = style;
  return node;
}
