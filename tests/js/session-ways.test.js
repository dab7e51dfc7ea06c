import assert from "node:assert/strict"
import { test } from "node:test"

import { pass, see, sessionOf } from "./routines.js"

const LEAD = 5
const AFTER_PAUSE = 3

// --- Interruptions

test("An interruption stops where it was last looked at: what nobody saw does not count", () => {
  const each = sessionOf("whole")
  each.session.begin()
  assert.deepEqual(pass(each, LEAD + 2), ["running", "push", 4, 1])
  each.hand.move(40_000)
  each.session.interrupt()
  assert.deepEqual(see(each), ["paused", "push", null, 1])
  each.session.begin()
  assert.deepEqual(pass(each, AFTER_PAUSE), ["running", "push", 6, 1])
})

test("An interruption of what does not run changes nothing", () => {
  const each = sessionOf("whole")
  each.session.interrupt()
  assert.equal(each.session.state, "waiting")
})

// --- Places that have a time

const HANDS_FREE = { pace: "hands free" }

test("With a time to get into place it runs from leg to leg by itself, and waits only for the answer", () => {
  const each = sessionOf("whole", HANDS_FREE)
  each.session.arrive()
  assert.deepEqual(see(each), ["running", "ready", 20, 0])
  assert.deepEqual(pass(each, 20), ["running", "lead", 10, 1])
  assert.deepEqual(pass(each, 10), ["running", "push", 6, 1])
  assert.deepEqual(pass(each, 72), ["running", "switch", 5, 0])
  assert.deepEqual(pass(each, 5), ["running", "ready", 20, 0])
  assert.equal(each.session.phase.side, "right")
  assert.deepEqual(pass(each, 30 + 72), ["asking", "rest", null, 6])
  each.session.next()
  assert.equal(each.session.state, "waiting")
  each.session.arrive()
  assert.deepEqual(pass(each, 30 + 72), ["running", "ready", 20, 0])
  assert.equal(each.session.phase.name, "Plank")
})

test("Who is in place earlier says so, and the lead-in begins", () => {
  const each = sessionOf("whole", HANDS_FREE)
  each.session.arrive()
  pass(each, 7)
  each.session.begin()
  assert.deepEqual(see(each), ["running", "lead", 10, 1])
})

test("A press that comes when the time for the place has just run out changes nothing", () => {
  const each = sessionOf("whole", HANDS_FREE)
  each.session.arrive()
  assert.deepEqual(pass(each, 21), ["running", "lead", 9, 1])
  each.session.begin()
  assert.deepEqual(see(each), ["running", "lead", 9, 1])
})

test("A pause while getting into place gives all of that time again", () => {
  const each = sessionOf("whole", HANDS_FREE)
  each.session.arrive()
  pass(each, 15)
  each.session.pause()
  assert.deepEqual(see(each), ["paused", "ready", null, 0])
  each.session.begin()
  assert.deepEqual(see(each), ["running", "ready", 20, 0])
})

test("Without such a time, coming to a place starts nothing", () => {
  const each = sessionOf("whole")
  each.session.arrive()
  assert.deepEqual(pass(each, 1000), ["waiting", "ready", null, 0])
})

// --- Step by step

test("By hand each press is one phase, and no time runs at all", () => {
  const each = sessionOf("both planks", { byHand: true })
  const seen = []
  for (let press = 0; press < 20 && each.session.state !== "finished"; press += 1) {
    seen.push(pass(each, 100).slice(0, 2).join(" "))
    each.session.begin()
  }
  assert.deepEqual(seen, [
    "waiting ready", "stepping hold", "stepping rest", "stepping hold", "stepping rest", "stepping switch",
    "waiting ready", "stepping hold", "stepping rest", "stepping hold", "stepping rest",
  ])
})

test("By hand, too, it asks after the exercise that asks", () => {
  const each = sessionOf("whole", { byHand: true, index: 14 })
  for (let press = 0; press < 13; press += 1) each.session.begin()
  assert.equal(each.session.state, "asking")
})

// --- Coming back

test("Coming back to a push is a pause in it; to a place, waiting there", () => {
  const each = sessionOf("whole")
  each.session.comeBack(5)
  assert.deepEqual(see(each), ["paused", "push", null, 3])
  each.session.begin()
  assert.deepEqual(see(each), ["running", "lead", 3, 3])
  each.session.comeBack(14)
  assert.deepEqual(see(each), ["waiting", "ready", null, 0])
})

test("The bar moves with the clock; a place that waits takes no time, one with a time does", () => {
  const waits = sessionOf("whole")
  const { done, all } = waits.session.progress
  assert.equal(done, 0)
  pass(waits, 600)
  assert.equal(waits.session.progress.done, 0)
  waits.session.begin()
  pass(waits, 5 + 6)
  assert.equal(waits.session.progress.done, 11)
  waits.session.next()
  assert.deepEqual(waits.session.progress, { done: 5 + 72 + 5, all })
  assert.equal(sessionOf("whole", { pace: "with a place" }).session.progress.all, all + 7 * 20)
})

test("Back at the question or at the end it asks or has ended", () => {
  for (const state of ["asking", "finished"]) {
    const each = sessionOf("whole")
    each.session.comeBack(27, state)
    assert.deepEqual([each.session.state, each.session.index], [state, 27])
  }
})
