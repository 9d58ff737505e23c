// The front page: picks stories by outlet and country in place; without script the names are links to pages.
const nav = document.querySelector(".front-filters");
if (nav) build();

function build() {
  const form = document.createElement("form");
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  status.className = "ours";
  for (const kind of ["outlet", "country"]) {
    const names = nav.querySelectorAll(`[data-filter=${kind}] [data-key]`);
    if (names.length > 1) form.append(choice(kind, names));
  }
  const all = document.createElement("button");
  all.type = "reset";
  all.textContent = nav.dataset.all;
  all.hidden = true;
  form.append(all);
  form.addEventListener("change", () => pick(form, status));
  form.addEventListener("reset", () => setTimeout(() => pick(form, status)));
  nav.prepend(form, status);
}

function choice(kind, names) {
  const label = document.createElement("label");
  const select = document.createElement("select");
  const any = nav.dataset[kind === "outlet" ? "anyOutlet" : "anyCountry"];
  select.name = kind;
  select.append(new Option(any, ""), ...[...names].map((name) => new Option(name.textContent, name.dataset.key)));
  label.append(nav.dataset[kind], " ", select);
  return label;
}

function pick(form, status) {
  const wanted = [...new FormData(form).values()].filter(Boolean);
  let shown = 0;
  for (const story of document.querySelectorAll("[data-keys]")) {
    const keys = story.dataset.keys.split(" ");
    story.hidden = !wanted.every((key) => keys.includes(key));
    shown += story.hidden ? 0 : 1;
  }
  form.querySelector("button").hidden = !wanted.length;
  status.textContent = wanted.length ? nav.dataset.shown.replace("{n}", shown) : "";
}
