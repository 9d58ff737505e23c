// Tells an open page of the preview that the site was built anew. Only the preview server hands this out.
(() => {
  const FIRST_WAIT = 200, LONGEST_WAIT = 2000; // milliseconds between two tries to reach the server
  const ERROR = "digest-preview-error";
  const own = document.currentScript;
  const page = own.dataset.page;
  let id = Number(own.dataset.build);
  let wait = FIRST_WAIT;
  let asked = 0; // the newest site that was asked for

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
    if (message.id === id || message.id === asked) return;
    const next = message.from === id;
    if (next && message.css.length) swap(message.css);
    else if (!next || !others(message.pages)) {
      renew(message, message.pages.length && (next || message.from === asked));
      return;
    }
    id = message.id;
  }

  // Whether what changed are other pages than this one, and nothing in this one could have asked for them.
  function others(pages) {
    return pages.length && page && !pages.includes(page) && plain(document);
  }

  function swap(paths) {
    for (const old of document.querySelectorAll("link[rel=stylesheet]")) {
      if (!paths.includes(decodeURI(new URL(old.href).pathname).slice(1))) continue;
      const fresh = old.cloneNode();
      fresh.setAttribute("href", `${address(old)}?build=${Date.now()}`);
      fresh.onload = () => old.remove();
      old.after(fresh);
    }
  }

  // A page without scripts whose head stays is the same as loaded anew once its body is replaced; any other is
  // loaded anew. A place named in the address would lose its mark: that page is loaded anew, too.
  async function renew(message, simple) {
    asked = message.id;
    try {
      if (!simple || location.hash || !plain(document)) throw new Error("not simple");
      const answer = await fetch(location.href, { cache: "no-store" });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (message.id !== asked) return; // a newer site has been asked for meanwhile
      if (answer.status !== 200 || !plain(fresh) || head(fresh) !== head(document)) throw new Error("not simple");
      const { scrollX, scrollY } = window;
      document.title = fresh.title;
      document.body.replaceWith(document.adoptNode(fresh.body));
      window.scrollTo(scrollX, scrollY);
      id = message.id; // what was fetched may be newer still: then its own message comes
      show(message.error);
    } catch {
      location.reload();
    }
  }

  function plain(given) {
    const scripts = [...given.querySelectorAll("script")];
    return scripts.every((one) => "build" in one.dataset) && !given.querySelector("noscript, iframe, template");
  }

  // What a new body does not bring along. A sheet that was swapped counts by its own address.
  function head(given) {
    const kept = given.documentElement.cloneNode();
    for (const node of given.head.children) {
      if (node.localName === "title") continue;
      const copy = node.cloneNode(true);
      if (copy.localName === "link") copy.setAttribute("href", address(node));
      kept.append(copy);
    }
    return kept.outerHTML;
  }

  function address(link) {
    return link.getAttribute("href").replace(/\?build=\d+$/, "");
  }

  function show(error) {
    document.getElementById(ERROR)?.remove();
    if (!error) return;
    const box = document.createElement("pre");
    box.id = ERROR;
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
