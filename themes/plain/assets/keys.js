// The key ? opens the list of keys at the foot of the page; Escape closes the receipt or list that one is in.
// Without this script the list opens by its own heading. Who needs the key for something else switches it off.
(() => {
  "use strict";
  const list = document.getElementById("keys");
  if (!list) return;
  const heading = list.querySelector("summary"), button = list.querySelector("button");
  let off = false, from = null;
  try { off = localStorage.getItem("keys") === "off"; } catch { /* a browser that keeps nothing */ }
  const label = () => { button.textContent = off ? button.dataset.on : button.dataset.off; };
  const close = (open) => { open.open = false; open.querySelector("summary").focus(); };

  function show() {
    from = document.activeElement;
    list.open = true;
    heading.focus();
  }

  function leave(place) {
    const open = place.closest("details[open]");
    if (!open) return;
    close(open);
    if (open === list && from && from !== document.body) from.focus();
    from = null;
  }

  for (const part of list.querySelectorAll("[hidden]")) part.hidden = false;
  label();
  button.addEventListener("click", () => {
    off = !off;
    label();
    try { localStorage.setItem("keys", off ? "off" : "on"); } catch { /* then it holds for this page alone */ }
  });
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") leave(event.target);
    else if (event.key === "?" && !off && !event.target.closest("input, select, textarea")) {
      event.preventDefault();
      show();
    }
  });
})();
