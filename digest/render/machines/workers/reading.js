// Keeps pages that were read, so that they can be read again without a network. Written by digest.
// Pages and data come from the network first; files named by their content never change and come from the cache.
const version = "VERSION";
const ours = "digest-" + new URL(registration.scope).pathname + "-";
const name = ours + version;
const start = START;
const fixed = /\.[0-9a-f]{8,64}\.[A-Za-z0-9]+$/;

addEventListener("install", (event) => {
  event.waitUntil(caches.open(name).then((cache) => cache.addAll(start)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(name);
    for (const old of (await caches.keys()).filter((key) => key.startsWith(ours) && key !== name)) {
      const before = await caches.open(old);
      for (const asked of await before.keys()) {
        if (!(await cache.match(asked))) await cache.put(asked, await before.match(asked));
      }
      await caches.delete(old);
    }
    await clients.claim();
  })());
});

addEventListener("fetch", (event) => {
  const asked = event.request;
  if (asked.method !== "GET" || !asked.url.startsWith(registration.scope)) return;
  event.respondWith(fixed.test(new URL(asked.url).pathname) ? kept(asked) : fresh(asked));
});

async function kept(asked) {
  return (await caches.match(asked, { cacheName: name })) || taken(asked);
}

async function fresh(asked) {
  try {
    return await taken(asked);
  } catch (error) {
    const before = await caches.match(asked, { cacheName: name, ignoreSearch: true });
    if (before) return before;
    if (asked.mode !== "navigate") throw error;
    return Response.redirect(new URL("offline.html", registration.scope));
  }
}

async function taken(asked) {
  const answer = await fetch(asked);
  // Where reading offline was switched off meanwhile the cache is gone, and must not come back.
  if (answer.status === 200 && answer.type === "basic" && (await caches.has(name))) {
    const copy = answer.clone();
    await caches.open(name).then((cache) => cache.put(asked, copy));
  }
  return answer;
}
