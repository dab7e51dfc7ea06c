import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import vm from "node:vm"

const SOURCE = readFileSync(new URL("../../static/js/worker/keeps.js", import.meta.url), "utf8")
const HOME = "https://steps.example"
const HTML = '<link href="/static/1/css/site.css"><ol data-kept-at data-moving="/static/pictures/2.svg">'
const OWN = {
  mark: "m1", read: ["/", "/privacy"], scripts: ["/static/1/js/app.js"], header: "Kept-For", routine: "/routine",
  start: ["/", "/routine/start"], diary: "/diary", questions: "/screener", offline: "/offline", signs: "/offline/signs",
}

const path = (request) => new URL(request.url ?? request, HOME).pathname

/** A worker with storage in memory, a clock and a network that the test moves. */
function worker({ now = 0 } = {}) {
  const stores = new Map()
  const site = { now, events: {}, stores, network: () => page("<p>") }
  const store = (name) => {
    const kept = stores.get(name) ?? stores.set(name, new Map()).get(name)
    return {
      match: async (request) => kept.get(path(request))?.clone(),
      put: async (request, answer) => void kept.set(path(request), answer),
      add: async (request) => void kept.set(path(request), page("file")),
      delete: async (request) => kept.delete(path(request)),
    }
  }
  const caches = {
    open: async (name) => store(name),
    keys: async () => [...stores.keys()],
    delete: async (name) => stores.delete(name),
    match: async (request) => [...stores.values()].map((kept) => kept.get(path(request))?.clone()).find(Boolean),
  }
  const globals = {
    self: { own: OWN }, caches, URL, Headers, location: new URL(HOME), console,
    Response: class extends Response {
      static redirect = (to) => new Response(null, { status: 302, headers: { location: to } })
    },
    Date: class extends Date { static now = () => site.now },
    addEventListener: (name, action) => (site.events[name] = action),
    setTimeout: (action) => (site.late = action),
    fetch: async (request) => site.network(path(request)),
  }
  vm.runInNewContext(SOURCE, globals)
  return site
}

const page = (html, headers = {}) => new Response(html, { headers: { "content-type": "text/html", ...headers } })
const routine = (told = "m1 3600") => page(HTML, { "kept-for": told, "cache-control": "no-store" })
const offline = () => Promise.reject(new TypeError("no network"))

/** What a browser shows at an address, and what is done besides. */
async function goes(site, address, method = "GET") {
  const besides = []
  let answer
  const request = { url: HOME + address, method, mode: "navigate" }
  site.events.fetch({ request, respondWith: (given) => (answer = given), waitUntil: (done) => besides.push(done) })
  const shown = await answer
  await Promise.all(besides)
  return shown
}

async function installed(options) {
  const site = worker(options)
  await new Promise((done) => site.events.install({ waitUntil: (work) => work.then(done) }))
  return site
}

async function withRoutine(told) {
  const site = await installed()
  site.network = () => routine(told)
  await goes(site, "/routine")
  site.network = offline
  return site
}

const keeps = (site) => Boolean(site.stores.get("pages")?.has("/routine"))
const isRoutine = async (answer) => (await answer.text()).includes("data-kept-at")

test("The routine is kept with all that its page names and every script, and tells when it was kept", async () => {
  const site = await withRoutine()
  const files = [...site.stores.get("m1").keys()].filter((each) => each.startsWith("/static"))
  assert.deepEqual(files.sort(), ["/static/1/css/site.css", "/static/1/js/app.js", "/static/pictures/2.svg"])
  assert.match(await (await goes(site, "/routine")).text(), /data-kept-at="0"/)
})

test("It is shown for as long as the server said, at the start page too, and not when the clock went back", async () => {
  for (const [now, shown] of [[3600_000 - 1, true], [3600_000, false], [-1, false]]) {
    const site = await withRoutine()
    site.now = now
    assert.equal(await isRoutine(await goes(site, "/routine")), shown)
    assert.equal((await goes(site, "/routine/start")).headers.get("location"), shown ? "/routine" : null)
  }
})

test("Without a word of the server, and of another release, it is not kept, and what was kept goes", async () => {
  for (const told of ["", "m2 3600"]) {
    const site = await withRoutine()
    site.network = () => routine(told)
    await goes(site, "/routine")
    assert.equal(keeps(site), false)
  }
})

test("Whatever is sent takes it away once it has arrived, an answer even when it does not, and what goes to the diary never", async () => {
  for (const [address, network, stays] of [["/screener/where", () => page(""), false], ["/diary", () => page(""), true], ["/keep", offline, true], ["/screener/danger", offline, false]]) {
    const site = await withRoutine()
    site.network = network
    await goes(site, address, "POST")
    assert.equal(keeps(site), stays, address)
  }
})

test("A network that does not answer is waited for a while where a page is kept", async () => {
  const site = await withRoutine()
  site.network = () => new Promise(() => {})
  const shown = goes(site, "/routine")
  while (!site.late) await new Promise(setImmediate)
  site.late()
  assert.equal(await isRoutine(await shown), true)
})

test("A page on the list is kept unless the server says no, and any other one is not", async () => {
  const site = await installed()
  for (const [address, headers, kept] of [["/privacy", {}, true], ["/", { "cache-control": "no-store" }, false], ["/result", {}, false], ["/privacy?a=b", {}, false]]) {
    site.stores.delete("pages")
    site.network = () => page(HTML, headers)
    await goes(site, address)
    assert.equal(Boolean(site.stores.get("pages")?.size), kept, address)
  }
})

test("Another release drops the pages at once, and the files when no page of the one before is open", async () => {
  const site = await withRoutine()
  site.stores.set("m0", new Map([["/static/0/js/app.js", page("file")]]))
  site.network = () => page(HTML)
  await new Promise((done) => site.events.install({ waitUntil: (work) => work.then(done) }))
  assert.deepEqual([keeps(site), site.stores.has("m0")], [false, true])
  await new Promise((done) => site.events.activate({ waitUntil: (work) => work.then(done) }))
  assert.deepEqual([...site.stores.keys()], ["m1"])
})
