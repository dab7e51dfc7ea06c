import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"

const events = {}
Object.assign(globalThis, {
  addEventListener: (name, action) => (events[name] = action),
  dispatchEvent: () => {},
  document: { querySelector: () => ({ value: "token" }) },
  location: { pathname: "/routine" },
})
Object.defineProperty(globalThis, "navigator", { value: { onLine: true }, configurable: true })

const { here, isOpen, keepBegun, sent, wait, waiting } = await import("../../static/js/player/kept.js")
const { placed, send, standing } = await import("../../static/js/player/offline.js")

const [HOUR, NOW] = [60 * 60 * 1000, 1e12]
const SESSION = { day: "2026-11-29", quarter: "08:15", asked: "pain", before: 3, after: 2, helped: "yes", ended: "finished" }
const ENTRY = { day: "2026-11-29", time: "08:15", pain_before: 3, pain_after: 2, helped: "yes", ended: "finished", clock: "device" }

/** A server with a diary that answers as the real one; `loses` are answers that never come, `before` is done before one. */
function server({ entries = [], loses = 0, before = () => {} } = {}) {
  const asked = []
  globalThis.fetch = async (address, { body }) => {
    const form = Object.fromEntries(body)
    asked.push(form)
    entries.push({ ...ENTRY, day: form.day, time: form.quarter, pain_before: Number(form.pain), pain_after: Number(form["pain-after"]), helped: form.helped ?? null })
    before(form)
    if (asked.length <= loses) throw new TypeError("no network")
    return { json: async () => ({ entries }) }
  }
  return asked
}

beforeEach(() => {
  const kept = new Map()
  globalThis.localStorage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key), kept }
  for (const name of Object.keys(sent)) delete sent[name]
})

test("A session waits until the diary lists it, and leaves nothing behind", async () => {
  const asked = server()
  wait("one", SESSION)
  await send()
  assert.deepEqual(asked, [{ day: "2026-11-29", quarter: "08:15", helped: "yes", ended: "finished", pain: "3", "pain-after": "2", csrf_token: "token" }])
  assert.equal(localStorage.kept.size, 0)
})

test("What was not told is not sent", async () => {
  const asked = server()
  wait("one", { ...SESSION, after: undefined, helped: undefined, ended: "stopped" })
  await send()
  assert.deepEqual(Object.keys(asked[0]).sort(), ["csrf_token", "day", "ended", "pain", "quarter"])
})

test("An answer that is lost, a refusal and a diary without it leave the session waiting", async () => {
  for (const answer of [() => Promise.reject(new TypeError("lost")), async () => ({ json: async () => ({ entries: [] }) }), async () => ({ status: 409, json: () => Promise.reject(new SyntaxError("a page")) })]) {
    globalThis.fetch = answer
    wait("one", SESSION)
    await send()
    assert.deepEqual(Object.keys(waiting()), ["one"])
  }
})

test("What the diary can never take is let go", async () => {
  for (const status of [410, 422]) {
    globalThis.fetch = async () => ({ status, json: () => Promise.reject(new SyntaxError("a page")) })
    wait("one", SESSION)
    await send()
    assert.deepEqual(waiting(), {})
  }
})

test("Without a network nothing is tried", async () => {
  const asked = server()
  navigator.onLine = false
  wait("one", SESSION)
  await send()
  navigator.onLine = true
  assert.deepEqual([asked.length, Object.keys(waiting())], [0, ["one"]])
})

test("One that fails does not hold up the next", async () => {
  const asked = server({ loses: 1 })
  wait("one", SESSION)
  wait("two", { ...SESSION, quarter: "20:30" })
  await send()
  assert.deepEqual([asked.length, Object.keys(waiting())], [2, ["one"]])
})

test("A number that is changed while it is sent goes after it, into the same entry", async () => {
  const asked = server({ before: (form) => form.entry || wait("one", { ...SESSION, after: 5 }) })
  wait("one", SESSION)
  await send()
  assert.deepEqual(waiting(), { one: { ...SESSION, after: 5, entry: "2026-11-29T08:15" } })
  await send()
  assert.equal(asked[1].entry, "2026-11-29T08:15")
})

test("Tabs send one after the other", async () => {
  const asked = server()
  let last = Promise.resolve()
  navigator.locks = { request: (name, work) => (last = last.then(work)) }
  wait("one", SESSION)
  await Promise.all([send(), send()])
  delete navigator.locks
  assert.equal(asked.length, 1)
})

test("A session is found at its quarter, or in the row that is taken from there, over midnight too, and nowhere else", () => {
  const other = (time, day = ENTRY.day) => ({ ...ENTRY, day, time, pain_after: 9 })
  assert.equal(placed(SESSION, [ENTRY]), "2026-11-29T08:15")
  assert.equal(placed(SESSION, [other("08:15"), { ...ENTRY, time: "08:30" }]), "2026-11-29T08:30")
  assert.equal(placed({ ...SESSION, quarter: "23:45" }, [other("23:45"), { ...ENTRY, day: "2026-11-30", time: "00:00" }]), "2026-11-30T00:00")
  assert.equal(placed(SESSION, [other("08:15"), { ...ENTRY, time: "08:45" }]), null)
  assert.equal(placed(SESSION, [{ ...ENTRY, time: "08:30" }]), null)
  for (const key of ["pain_before", "pain_after", "helped", "ended"]) assert.equal(placed(SESSION, [{ ...ENTRY, [key]: null }]), null)
})

test("Day and quarter are those of the device", () => {
  const at = (hour, minute) => here(new Date(2026, 10, 29, hour, minute))
  assert.deepEqual(at(0, 14), { day: "2026-11-29", quarter: "00:00" })
  assert.deepEqual(at(8, 15), { day: "2026-11-29", quarter: "08:15" })
  assert.deepEqual(at(23, 59), { day: "2026-11-29", quarter: "23:45" })
})

const PAGE = { stamp: "mark", times: JSON.stringify({ open: 3600, lasts: 3 * 3600 }) }

test("A page is open for its hours, and not before it was drawn", () => {
  assert.deepEqual(isOpen(PAGE, NOW, NOW + HOUR - 1), {})
  assert.equal(isOpen(PAGE, NOW, NOW + HOUR), null)
  assert.equal(isOpen(PAGE, NOW, NOW - 1), null)
})

test("One that is begun without a network is open for hours of its own, with its number", () => {
  keepBegun("mark", 4, NOW + 5 * HOUR)
  assert.deepEqual(isOpen(PAGE, NOW, NOW + 8 * HOUR - 1), { number: 4 })
  assert.equal(isOpen(PAGE, NOW, NOW + 8 * HOUR), null)
  assert.equal(isOpen({ ...PAGE, stamp: "another mark" }, NOW, NOW + 6 * HOUR), null)
  assert.equal(isOpen(PAGE, NOW + 6 * HOUR, NOW + 5.5 * HOUR), null)
})

test("Past its hours a page asks while the danger signs are good, where it is kept, and else is shut", () => {
  const times = { signs: 3600, numbers: [3] }
  assert.equal(standing(times, NOW, NOW + HOUR - 1), "ask")
  assert.equal(standing(times, NOW, NOW + HOUR), "signs")
  assert.equal(standing(times, NOW, NOW - 1), "signs")
  assert.equal(standing({}, NOW, NOW), "signs")
})
