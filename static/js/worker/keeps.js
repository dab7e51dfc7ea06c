// Keeps pages on this device for when there is no network: those on the list that the server writes into OWN, with the files
// that they need, and nothing else. The routine is kept only where the server says so, and for how long.
const OWN = self.own // what the server tells of this release stands here
const PAGES = "pages"
const SLOW = 4000 // milliseconds after which a page that is kept is not waited for
const LOADED = /(?:src|href)="(\/static\/[\w./-]+\.(?:css|js|svg))/g // what a page loads by itself
const NAMED = /(\/static\/[\w./-]+\.(?:css|js|svg))/g // and what its scripts load

const named = (html, what) => [...html.matchAll(what)].map(([, address]) => address)

/** Keep a page once all files that it needs are kept. */
async function keep(path, answer, needed, name = PAGES) {
  const files = await caches.open(OWN.mark)
  await Promise.all([...new Set(needed)].map(async (each) => (await files.match(each)) ?? files.add(each)))
  const pages = await caches.open(name)
  await pages.put(path, answer)
}

async function keepPage(path, answer, name) {
  const html = await answer.clone().text()
  await keep(path, answer, named(html, LOADED), name)
}

async function forgetRoutine() {
  const pages = await caches.open(PAGES)
  await pages.delete(OWN.routine)
}

const lasts = ({ headers }) => (headers.get(OWN.header) ?? "").split(" ")

// When it was kept is told by the device’s own clock: one that is wrong can still tell how much time has passed, unless it is
// set back in between.
async function keepRoutine(answer) {
  await forgetRoutine()
  if (lasts(answer)[0] !== OWN.mark) return // it may not be kept, or it is of another release
  const [html, headers, now] = [await answer.text(), new Headers(answer.headers), Date.now()]
  headers.delete("content-encoding")
  headers.set("kept-at", now)
  const own = new Response(html.replace("data-kept-at", `data-kept-at="${now}"`), { headers })
  await keep(OWN.routine, own, [...named(html, NAMED), ...OWN.scripts])
}

/** The routine that is kept, while its danger signs are good. */
async function keptRoutine() {
  const kept = await caches.match(OWN.routine)
  const age = kept && (Date.now() - kept.headers.get("kept-at")) / 1000
  return age >= 0 && age < lasts(kept)[1] ? kept : null
}

/** What is shown at an address when the network does not answer, if anything is kept for it. */
async function kept(path) {
  const routine = OWN.start.includes(path) || path === OWN.routine ? await keptRoutine() : null
  if (routine) return path === OWN.routine ? routine : Response.redirect(OWN.routine)
  return OWN.read.includes(path) ? caches.match(path) : null
}

function note(path, answer) {
  if (path === OWN.routine) return keepRoutine(answer)
  const open = answer.ok && !(answer.headers.get("cache-control") ?? "").includes("no-store")
  return OWN.read.includes(path) && open ? keepPage(path, answer) : null
}

async function show(event, path) {
  const posts = event.request.method !== "GET"
  if (posts && path.startsWith(OWN.questions)) await forgetRoutine() // it may tell of a danger sign, and never arrive
  const own = posts ? null : await kept(path)
  let answer
  try {
    answer = await Promise.race([fetch(event.request), new Promise((_, late) => own && setTimeout(late, SLOW))])
  } catch {
    return own ?? caches.match([OWN.routine, OWN.start[1]].includes(path) ? OWN.signs : OWN.offline)
  }
  // What is sent can change the answers for which a routine was kept.
  if (posts && !path.startsWith(OWN.diary)) await forgetRoutine()
  if (!posts) event.waitUntil(note(path, answer.clone()))
  return answer
}

async function begin() {
  await caches.delete(PAGES) // what was kept of another release can hold what is withdrawn
  for (const path of [OWN.offline, OWN.signs]) {
    const answer = await fetch(path)
    if (!answer.ok) throw new Error(path)
    await keepPage(path, answer, OWN.mark)
  }
}

async function tidy() {
  for (const name of await caches.keys()) if (name !== OWN.mark) await caches.delete(name)
}

addEventListener("install", (event) => event.waitUntil(begin()))
addEventListener("activate", (event) => event.waitUntil(tidy()))
addEventListener("fetch", (event) => {
  const { pathname, search, origin } = new URL(event.request.url)
  if (event.request.mode === "navigate") event.respondWith(show(event, pathname + search))
  else if (origin === location.origin && pathname.startsWith("/static/")) event.respondWith(caches.match(event.request).then((file) => file ?? fetch(event.request)))
})
