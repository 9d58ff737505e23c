// Tells an open page of the preview that the site was built anew. Only the preview server hands this out.
(() => {
  const FIRST_WAIT = 200, LONGEST_WAIT = 2000; // milliseconds between two tries to reach the server
  const ID = "digest-preview-error";
  let id = Number(document.currentScript.dataset.build);
  let wait = FIRST_WAIT;

  function connect() {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(`${scheme}//${location.host}/__digest/socket`);
    socket.onopen = () => { wait = FIRST_WAIT; };
    socket.onmessage = (event) => take(JSON.parse(event.data));
    socket.onclose = () => {
      setTimeout(connect, wait);
      wait = Math.min(2 * wait, LONGEST_WAIT);
    };
  }

  function take(message) {
    show(message.error);
    if (message.id === id) return;
    if (message.css.length && message.from === id) swap(message.css);
    else location.reload();
    id = message.id;
  }

  function swap(paths) {
    for (const old of document.querySelectorAll("link[rel=stylesheet]")) {
      const url = new URL(old.href);
      if (!paths.includes(decodeURI(url.pathname).slice(1))) continue;
      const fresh = old.cloneNode();
      url.searchParams.set("build", Date.now());
      fresh.href = url;
      fresh.onload = () => old.remove();
      old.after(fresh);
    }
  }

  function show(error) {
    document.getElementById(ID)?.remove();
    if (!error) return;
    const box = document.createElement("pre");
    box.id = ID;
    box.setAttribute("role", "alert");
    box.textContent = error;
    Object.assign(box.style, {
      position: "fixed", inset: "auto 0 0 0", zIndex: 2147483647, margin: 0, padding: "1rem", maxHeight: "60vh",
      overflow: "auto", background: "#400", color: "#fff", font: "14px/1.5 monospace", whiteSpace: "pre-wrap",
    });
    document.body.append(box);
  }

  connect();
})();
