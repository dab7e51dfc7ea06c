// Takes the worker away at the first visit, with all that it kept: the server sends this one when nothing is to be kept.
addEventListener("install", () => skipWaiting())

async function leave() {
  for (const name of await caches.keys()) await caches.delete(name)
  await registration.unregister()
}

addEventListener("activate", (event) => event.waitUntil(leave()))
