import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"

import { choices, forget, forgetPlace, keepChoices, keepNext, keepPlace, place, takeNext, wayOn } from "../../static/js/player/kept.js"

const forgetAll = () => forget({ dataset: { forget: "all" } })
const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const NOW = 1e12

beforeEach(() => {
  const kept = new Map()
  globalThis.localStorage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key), kept }
})

test("The place of this very routine is found again, for a day", () => {
  keepPlace({ stamp: "mark", index: 17 }, NOW)
  assert.equal(place("mark", 70, NOW + DAY - 1).index, 17)
  assert.equal(place("mark", 70, NOW + DAY), null)
  assert.equal(place("another mark", 70, NOW), null)
})

test("A clock that went back, a place that is not there and the very beginning are no place to go on at", () => {
  keepPlace({ stamp: "mark", index: 17 }, NOW)
  assert.equal(place("mark", 70, NOW - 1), null)
  assert.equal(place("mark", 17, NOW), null)
  keepPlace({ stamp: "mark", index: 0 }, NOW)
  assert.equal(place("mark", 70, NOW), null)
})

test("Somebody else’s words in the storage are no place", () => {
  for (const words of ["", "{", "null", "7", '"x"', "[]", '{"stamp":"mark","index":"17","now":1}', `{"stamp":"mark","index":1.5,"now":${NOW}}`]) {
    localStorage.setItem("si-joint-steps.place", words)
    assert.equal(place("mark", 70, NOW), null, words)
  }
})

test("How it should sound is remembered", () => {
  keepChoices({ sound: "beeps", voice: true })
  assert.deepEqual(choices(), { sound: "beeps", voice: true })
})

test("Forgetting takes everything away", () => {
  keepChoices({ sound: "beeps" })
  keepPlace({ stamp: "mark", index: 17 }, NOW)
  forgetPlace()
  assert.deepEqual([place("mark", 70, NOW), choices()], [null, { sound: "beeps" }])
  keepPlace({ stamp: "mark", index: 17 }, NOW)
  forgetAll()
  assert.equal(localStorage.kept.size, 0)
})

test("After a stop only the place is forgotten", () => {
  keepChoices({ sound: "beeps" })
  keepPlace({ stamp: "mark", index: 17 }, NOW)
  forget({ dataset: {} })
  assert.deepEqual([place("mark", 70, NOW), choices()], [null, { sound: "beeps" }])
})

test("The player was open: for an hour, also at the very beginning", () => {
  keepPlace({ stamp: "mark", index: 0, open: true }, NOW)
  assert.equal(place("mark", 70, NOW + HOUR - 1).open, true)
  assert.equal(place("mark", 70, NOW + HOUR), null)
  keepPlace({ stamp: "mark", index: 17, open: true }, NOW)
  assert.equal(place("mark", 70, NOW + HOUR).open, false)
})

test("At the end there is nothing to go on with, but the number that was told is there for an hour", () => {
  const end = { stamp: "mark", index: 69, state: "finished", after: 6 }
  keepPlace({ ...end, open: true }, NOW)
  assert.equal(place("mark", 70, NOW + HOUR - 1).after, 6)
  assert.equal(place("mark", 70, NOW + HOUR), null)
  keepPlace({ ...end, open: false }, NOW)
  assert.equal(place("mark", 70, NOW), null)
})

test("How the next page goes on is told once, for a minute, and the place stays until then", () => {
  keepPlace({ stamp: "mark", index: 17 }, NOW)
  assert.equal(takeNext(NOW), null)
  keepNext("player", NOW)
  assert.equal(place("mark", 70, NOW).index, 17)
  assert.deepEqual([takeNext(NOW + 59_000), takeNext(NOW + 59_000)], ["player", null])
  keepNext("begin", NOW)
  assert.equal(takeNext(NOW + 61_000), null)
})

/** A page that has these elements. */
function pageWith(...found) {
  globalThis.document = { querySelector: (what) => found.find((each) => each.is === what) ?? null }
}
const NEXT = { is: "#next" }
const PHASES = [{ block: {} }, { block: NEXT }, { block: NEXT }]

test("After the start the player opens by itself, but not over what has changed", () => {
  for (const [page, opens] of [[[], true], [[{ is: "[data-changed]" }], false]]) {
    pageWith(...page)
    keepPlace({ stamp: "mark", index: 2, open: true })
    keepNext("begin")
    assert.deepEqual(wayOn("mark", PHASES), { opens })
    assert.equal(place("mark", PHASES.length), null)
  }
})

test("After the question it goes on with the next exercise, or at the end; where it was not taken, nowhere else", () => {
  for (const [what, opens] of [["player", true], ["list", false]]) {
    pageWith(NEXT)
    keepNext(what)
    assert.deepEqual(wayOn("mark", PHASES), { at: { index: 1 }, opens })
    pageWith({ is: "#next" })
    keepNext(what)
    assert.deepEqual(wayOn("mark", PHASES), { at: { index: 2, state: "finished" }, opens })
    pageWith(NEXT, { is: "[data-asks]" })
    keepNext(what)
    assert.deepEqual(wayOn("mark", PHASES), { offered: null })
  }
})

test("A page that was gone comes back where it was when the player was open, else it offers to", () => {
  pageWith()
  keepPlace({ stamp: "mark", index: 2, open: true })
  assert.deepEqual([wayOn("mark", PHASES).at.index, wayOn("mark", PHASES).opens], [2, true])
  keepPlace({ stamp: "mark", index: 2, open: false })
  assert.deepEqual([wayOn("mark", PHASES).offered.index, wayOn("mark", PHASES).opens], [2, undefined])
})

test("A browser without storage keeps nothing and breaks nothing", () => {
  for (const storage of [undefined, { getItem: () => { throw new Error() }, setItem: () => { throw new Error() }, removeItem: () => { throw new Error() } }]) {
    globalThis.localStorage = storage
    keepChoices({ sound: "beeps" })
    keepPlace({ stamp: "mark", index: 17 }, NOW)
    forgetAll()
    assert.deepEqual([choices(), place("mark", 70, NOW)], [{}, null])
  }
})
