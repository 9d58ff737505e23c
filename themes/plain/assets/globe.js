// Makes the map of the world turn as a globe, and shows the news of a country that is picked beside it.
// Without this script each country leads to its page, and the list below the map has it all.
// The globe is the map's own lines, turned back from flat (Equal Earth) to round: nothing else is loaded.
(() => {
  "use strict";
  const svg = document.querySelector("#atlas > svg"), bar = document.querySelector(".globe-bar");
  const panel = document.querySelector(".picked"), turns = document.querySelector(".turns");
  if (!svg || !panel) return;
  const W = +svg.dataset.width, H = +svg.dataset.height, C = H / 2, R = C - 8, RAD = Math.PI / 180;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let round = false, lon = 10, lat = 25, asked = 0, moved = 0, held = null, shapes = null, net = null;

  // From the flat map back to a point on a ball of radius 1; Newton's method finds the parallel.
  const A = [1.340264, -0.081106, 0.000893, 0.003796], UNIT = 2 * 2.70663 / W, TALL = 1.317362;
  const ball = (lambda, phi) => [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
  function place(x, y) {
    const up = TALL - y * UNIT;
    let t = up, slope = 1;
    for (let i = 0; i < 8; i++) {
      const s = t * t, p = s * s * s;
      slope = A[0] + 3 * A[1] * s + 7 * A[2] * p + 9 * A[3] * p * s;
      t -= (t * (A[0] + A[1] * s + A[2] * p + A[3] * p * s) - up) / slope;
    }
    const phi = Math.asin(Math.max(-1, Math.min(1, 2 * Math.sin(t) / Math.sqrt(3))));
    const lambda = 3 * slope * (x * UNIT - 2.70663) / (2 * Math.sqrt(3) * Math.cos(t));
    return Math.abs(phi) > 1.5706 ? ball(0, phi) : ball(lambda, phi);
  }

  // The rings of a path of the form "M12 34l5-6 7 8z…", as points of the ball.
  const rings = path => path.split("M").slice(1).map(part => {
    const n = part.match(/-?\d+/g).map(Number), out = [];
    for (let i = 0, x = 0, y = 0; i < n.length; i += 2) out.push(place(x += n[i], y += n[i + 1]));
    return out;
  });

  function learn() {
    shapes = [...svg.querySelectorAll("g path, .disputed, a path")].map(el => {
      const flat = el.getAttribute("d"), balls = rings(flat);
      // A country cut by the edge of the flat map has no border there.
      const cut = balls.some(r => r.filter(p => p[0] < 0 && Math.abs(p[1]) < 1e-3).length > 1);
      return { el, flat, balls, cut };
    });
    net = { el: svg.querySelector(".net"), balls: [] };
    for (let l = -180; l < 180; l += 30) net.balls.push(arc(p => ball(l * RAD, p * RAD), -90, 90));
    for (let p = -60; p <= 60; p += 30) net.balls.push(arc(l => ball(l * RAD, p * RAD), -180, 180));
    for (const one of [net, { el: svg.querySelector(".sea") }]) one.flat = one.el.getAttribute("d"), shapes.push(one);
    shapes.dots = [...svg.querySelectorAll("a circle")].map(el => {
      const flat = [el.getAttribute("cx"), el.getAttribute("cy")];
      return { el, flat, at: place(...flat.map(Number)) };
    });
  }
  const arc = (f, from, to) => Array.from({ length: (to - from) / 5 + 1 }, (_, i) => f(from + 5 * i));

  let cl, sl, cp, sp;
  function seen([x, y, z]) {  // right, up, and towards the reader
    const a = x * cl + y * sl;
    return [y * cl - x * sl, z * cp - a * sp, a * cp + z * sp];
  }

  function draw() {
    asked = 0;
    [cl, sl, cp, sp] = [Math.cos(lon * RAD), Math.sin(lon * RAD), Math.cos(lat * RAD), Math.sin(lat * RAD)];
    for (const s of shapes) if (s.balls) s.el.setAttribute("d", s === net ? open(s.balls) : closed(s.balls));
    for (const s of shapes.dots) {
      const [x, y, z] = seen(s.at);
      s.el.setAttribute("cx", Math.round(C + R * x)), s.el.setAttribute("cy", Math.round(C - R * y));
      s.el.style.display = z < 0 ? "none" : "";
    }
    try { history.replaceState({ round, lon, lat }, ""); } catch { /* a page from disk may not */ }
  }

  // Points behind the globe are put on its rim, which the line then follows.
  function closed(balls) {
    let d = "";
    for (const ring of balls) {
      let e = "", any = false, X, Y, back = false;
      for (const p of ring) {
        let [x, y, z] = seen(p);
        if (z < 0) { const h = Math.hypot(x, y) || 1; x /= h; y /= h; } else any = true;
        const nx = Math.round(C + R * x), ny = Math.round(C - R * y);
        if (nx === X && ny === Y) { back = z < 0; continue; }
        const side = (X - C) * (ny - C) - (Y - C) * (nx - C) > 0 ? 1 : 0;
        e += (e ? back && z < 0 ? `A${R} ${R} 0 0 ${side} ` : "L" : "M") + nx + " " + ny;
        [X, Y, back] = [nx, ny, z < 0];
      }
      if (any) d += e + "z";
    }
    return d;
  }

  function open(lines) {
    let d = "";
    for (const line of lines) {
      let on = false;
      for (const p of line) {
        const [x, y, z] = seen(p);
        if (z >= 0) d += (on ? "L" : "M") + Math.round(C + R * x) + " " + Math.round(C - R * y);
        on = z >= 0;
      }
    }
    return d;
  }

  function show(globe) {
    if (!shapes) learn();
    round = globe;
    svg.classList.toggle("globe", round);
    svg.setAttribute("viewBox", round ? `0 0 ${H} ${H}` : `0 0 ${W} ${H}`);
    turns.hidden = !round;
    for (const b of bar.querySelectorAll("[data-view]")) b.setAttribute("aria-pressed", String((b.dataset.view === "globe") === round));
    const rim = `M${C - R} ${C}a${R} ${R} 0 1 0 ${2 * R} 0a${R} ${R} 0 1 0 ${-2 * R} 0z`;
    for (const s of shapes) {
      s.el.classList.toggle("cut", round && !!s.cut);
      s.el.setAttribute("d", round && !s.balls ? rim : s.flat);
    }
    for (const s of shapes.dots) s.el.setAttribute("cx", s.flat[0]), s.el.setAttribute("cy", s.flat[1]), s.el.style.display = "";
    if (round) draw();
    else try { history.replaceState({ round, lon, lat }, ""); } catch { /* as above */ }
    if (!panel.dataset.of) panel.textContent = panel.dataset.pick + (round ? " " + panel.dataset.help : "");
  }

  function turn(east, north) {
    lon = ((lon + east + 540) % 360) - 180;
    lat = Math.max(-90, Math.min(90, lat + north));
    asked ||= requestAnimationFrame(draw);
  }

  // Turns the globe until a country faces the reader.
  let flight = 0;
  function face(link) {
    const s = shapes.find(one => link.contains(one.el)), points = s ? s.balls.flat() : shapes.dots.filter(one => link.contains(one.el)).map(one => one.at);
    const v = points.reduce((sum, p) => sum.map((n, i) => n + p[i]), [0, 0, 0]);
    const to = [Math.atan2(v[1], v[0]) / RAD, Math.atan2(v[2], Math.hypot(v[0], v[1])) / RAD];
    const by = [((to[0] - lon + 540) % 360) - 180, to[1] - lat], begun = performance.now(), mine = ++flight;
    if (still.matches) return turn(...by);
    let done = 0;
    const step = now => {
      if (mine !== flight || held) return;
      const t = Math.min(1, (now - begun) / 400), eased = Math.max(0, t * (2 - t)), part = eased - done;
      done = eased;
      turn(by[0] * part, by[1] * part);
      if (t < 1) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  // A finger is wider than most countries: a tap beside one is a tap on the nearest.
  const NEAR = 22;
  function nearest(x, y) {
    let best = null, least = NEAR;
    for (const el of svg.querySelectorAll("a > *:not(title)")) {
      const box = el.getBoundingClientRect();
      if (!box.width && !box.height) continue;
      const far = Math.hypot(x - Math.max(box.left, Math.min(x, box.right)), y - Math.max(box.top, Math.min(y, box.bottom)));
      if (far < least) [best, least] = [el.parentNode, far];
    }
    return best;
  }

  let opener = null;
  function pick(link, keyboard, from) {
    const code = link.id.slice(2), entry = document.getElementById("c-" + code);
    if (!entry) return false;
    opener = from || link;
    svg.querySelector(".chosen")?.classList.remove("chosen");
    link.classList.add("chosen");
    const all = document.createElement("p"), to = document.createElement("a");
    [all.className, to.href, to.textContent] = ["go", link.href.baseVal, panel.dataset.all];
    all.append(to);
    panel.dataset.of = code;
    panel.replaceChildren(...[...entry.children].map(child => child.cloneNode(true)), all);
    panel.setAttribute("aria-label", link.querySelector("title").textContent);
    to.setAttribute("aria-label", panel.dataset.all + ": " + link.querySelector("title").textContent);
    if (round) face(link);
    if (keyboard) panel.focus(); else panel.scrollIntoView({ block: "nearest" });
    return true;
  }

  bar.hidden = false;
  panel.tabIndex = -1;
  bar.addEventListener("click", event => {
    const { view, turn: by } = event.target.dataset;
    if (view) show(view === "globe");
    if (by) turn(...by.split(" ").map(Number));
  });
  svg.addEventListener("click", event => {
    if (moved > 6) return event.preventDefault();
    const link = event.target.closest("a") || nearest(event.clientX, event.clientY);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (pick(link, event.detail === 0)) event.preventDefault();
  });
  document.querySelector(".at-hand")?.addEventListener("click", event => {
    const from = event.target.closest("a"), link = from && document.getElementById("m-" + from.hash.slice(3));
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (pick(link, event.detail === 0, from)) event.preventDefault();
  });
  panel.addEventListener("keydown", event => {
    if (event.key === "Escape") opener?.focus();
  });
  // Beside the picture: one that hears of focus would take it itself, in Chromium.
  const atlas = document.getElementById("atlas");
  atlas.addEventListener("keydown", event => {
    const by = { ArrowLeft: [-15, 0], ArrowRight: [15, 0], ArrowUp: [0, 10], ArrowDown: [0, -10] }[event.key];
    if (round && by && svg.contains(event.target) && !event.altKey && !event.ctrlKey && !event.metaKey) event.preventDefault(), ++flight, turn(...by);
  });
  atlas.addEventListener("focusin", event => {
    if (round && event.target.matches("#atlas > svg a:focus-visible")) face(event.target);
  });
  svg.addEventListener("pointerdown", event => {
    moved = 0;
    if (round && event.isPrimary) held = [event.clientX, event.clientY];
  });
  addEventListener("pointermove", event => {
    if (!held || !event.isPrimary) return;
    const [dx, dy] = [event.clientX - held[0], event.clientY - held[1]], degrees = 115 / svg.clientWidth;
    moved += Math.abs(dx) + Math.abs(dy);
    turn(-dx * degrees, dy * degrees);
    held = [event.clientX, event.clientY];
  });
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => { held = null; });
  svg.addEventListener("dragstart", event => event.preventDefault());

  const before = history.state;
  if (before && typeof before.lon === "number") [lon, lat] = [before.lon, before.lat];
  if (before?.round) show(true);
})();
