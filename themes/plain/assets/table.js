// Sorts and filters the table of claims, and says how many rows are left.
// Without this script the table stands as it is, topic by topic.
(() => {
  "use strict";
  // What a link leads to is unfolded, where the browser does not do so itself.
  function unfold() {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    let folded = place?.parentElement.closest("details:not([open])");
    if (!folded) return;
    for (; folded; folded = folded.parentElement.closest("details:not([open])")) folded.open = true;
    place.scrollIntoView();
  }
  addEventListener("hashchange", unfold);
  unfold();
  const table = document.querySelector("table.matrix"), tools = document.querySelector(".table-tools");
  if (!table || !tools) return;
  const bodies = [...table.tBodies], home = bodies.map(body => [...body.rows]);
  const rows = home.flat().filter(row => row.id), all = document.createElement("tbody");
  const outlet = tools.querySelector("select"), status = tools.querySelector("[role=status]");
  const chosen = { order: "", show: "" };
  const count = (row, key) => +(row.dataset[key] || 0);

  function draw() {
    const { order, show } = chosen, column = +outlet.value;
    for (const row of rows)
      row.hidden = show === "differ" && !count(row, "d") || show === "single" && !("single" in row.dataset)
        || column > 0 && !row.cells[column].hasChildNodes();
    // Array.sort keeps the order of equals: that of the topics.
    const sorted = order ? [...rows].sort((a, b) => count(b, order) - count(a, order)) : [];
    all.remove();
    if (order) {
      bodies.forEach(body => body.remove());
      all.append(...sorted);
      table.append(all);
    } else {
      bodies.forEach((body, i) => {
        body.append(...home[i]);
        body.hidden = !home[i].some(row => row.id && !row.hidden);
        table.append(body);
      });
    }
    status.textContent = status.dataset.words.replace("{shown}", rows.filter(row => !row.hidden).length);
  }

  tools.addEventListener("click", event => {
    const button = event.target.closest("button");
    if (!button) return;
    const kind = "order" in button.dataset ? "order" : "show";
    chosen[kind] = button.dataset[kind];
    for (const one of button.parentElement.children) one.setAttribute("aria-pressed", String(one === button));
    draw();
  });
  outlet.addEventListener("change", draw);
  // A link from elsewhere to a row that is filtered out shows all rows again.
  addEventListener("hashchange", () => {
    const row = rows.find(one => "#" + one.id === location.hash);
    if (!row || !row.hidden) return;
    outlet.value = "";
    tools.querySelector('[data-show=""]').click();
    row.scrollIntoView();
  });
  tools.hidden = false;
})();
