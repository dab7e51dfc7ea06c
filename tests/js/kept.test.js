import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"

import forget, { choices, forgetPlace, keepAsked, keepChoices, keepPlace, place, wasAsked } from "../../static/js/player/kept.js"

const forgetAll = () => forget({ dataset: { forget: "all" } })
const DAY = 24 * 60 * 60 * 1000
const NOW = 1e12

beforeEach(() => {
  const kept = new Map()
  globalThis.localStorage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key), kept }
})

test("The place of this very routine is found again, for a day", () => {
  keepPlace("mark", 17, NOW)
  assert.equal(place("mark", 70, NOW + DAY - 1), 17)
  assert.equal(place("mark", 70, NOW + DAY), null)
  assert.equal(place("another mark", 70, NOW), null)
})

test("A clock that went back, a place that is not there and the very beginning are no place to go on at", () => {
  keepPlace("mark", 17, NOW)
  assert.equal(place("mark", 70, NOW - 1), null)
  assert.equal(place("mark", 17, NOW), null)
  keepPlace("mark", 0, NOW)
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
  keepPlace("mark", 17, NOW)
  forgetPlace()
  assert.deepEqual([place("mark", 70, NOW), choices()], [null, { sound: "beeps" }])
  keepPlace("mark", 17, NOW)
  forgetAll()
  assert.equal(localStorage.kept.size, 0)
})

test("After a stop only the place is forgotten", () => {
  keepChoices({ sound: "beeps" })
  keepPlace("mark", 17, NOW)
  forget({ dataset: {} })
  assert.deepEqual([place("mark", 70, NOW), choices()], [null, { sound: "beeps" }])
})

test("Where the question was answered is told once, for a minute, and the place stays until then", () => {
  keepPlace("mark", 17, NOW)
  assert.equal(wasAsked(NOW), null)
  keepAsked(true, NOW)
  assert.equal(place("mark", 70, NOW), 17)
  assert.deepEqual([wasAsked(NOW + 59_000), wasAsked(NOW + 59_000)], ["player", null])
  keepAsked(false, NOW)
  assert.equal(wasAsked(NOW), "list")
  keepAsked(true, NOW)
  assert.equal(wasAsked(NOW + 61_000), null)
})

test("A browser without storage keeps nothing and breaks nothing", () => {
  for (const storage of [undefined, { getItem: () => { throw new Error() }, setItem: () => { throw new Error() }, removeItem: () => { throw new Error() } }]) {
    globalThis.localStorage = storage
    keepChoices({ sound: "beeps" })
    keepPlace("mark", 17, NOW)
    forgetAll()
    assert.deepEqual([choices(), place("mark", 70, NOW)], [{}, null])
  }
})
