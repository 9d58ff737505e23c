// Reading offline is switched off: forgets all that an earlier version of this site kept. Written by digest.
addEventListener("install", () => skipWaiting());

addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    await clients.claim(); // from here on the worker before is asked nothing more
    const ours = "digest-" + new URL(registration.scope).pathname + "-";
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(ours)).map((name) => caches.delete(name)));
    await registration.unregister();
  })());
});
