import assert from "node:assert/strict"
import { test } from "node:test"

import { pass, see, sessionOf } from "./routines.js"

const LEAD = 5
const AFTER_PAUSE = 3

/** Runs to the next place where the person has something to do; returns the seconds each kind of phase was shown. */
function runToNextStop(each, step = 100) {
  const shown = {}
  while (each.session.look() && each.session.state === "running") {
    const { kind } = each.session.look()
    shown[kind] = (shown[kind] ?? 0) + step
    each.hand.move(step)
  }
  return shown
}

test("It begins by waiting for the person, for as long as it takes", () => {
  const each = sessionOf("whole")
  assert.deepEqual(see(each), ["waiting", "ready", null, 0])
  assert.deepEqual(pass(each, 3600), ["waiting", "ready", null, 0])
})

test("In place: a lead-in of 5 seconds, then the first push, then the rest", () => {
  const each = sessionOf("whole")
  each.session.begin()
  assert.deepEqual(see(each), ["running", "lead", 5, 1])
  assert.deepEqual(pass(each, LEAD), ["running", "push", 6, 1])
  assert.deepEqual(pass(each, 6), ["running", "rest", 6, 1])
  assert.deepEqual(pass(each, 6), ["running", "push", 6, 2])
})

test("After the last rest of a leg come 5 seconds to switch, and then it waits again", () => {
  const each = sessionOf("whole")
  each.session.begin()
  assert.deepEqual(pass(each, LEAD + 72), ["running", "switch", 5, 0])
  assert.equal(each.session.phase.side, "right")
  assert.deepEqual(pass(each, 5), ["waiting", "ready", null, 0])
  assert.deepEqual(pass(each, 600), ["waiting", "ready", null, 0])
})

test("The whole routine: every hold is shown for exactly its time, and it ends finished", () => {
  const each = sessionOf("whole")
  const sums = {}
  const states = []
  for (let stop = 0; stop < 20 && each.session.state !== "finished"; stop += 1) {
    states.push(each.session.state)
    if (each.session.state === "asking") each.session.next()
    else each.session.begin()
    for (const [kind, ms] of Object.entries(runToNextStop(each))) sums[kind] = (sums[kind] ?? 0) + ms
  }
  const planned = (kind) => 1000 * each.phases.filter((phase) => phase.kind === kind).reduce((sum, phase) => sum + phase.seconds, 0)
  for (const kind of ["push", "hold", "rest", "switch"]) assert.equal(sums[kind], planned(kind), kind)
  assert.equal(sums.lead, 7 * LEAD * 1000)
  assert.equal(each.session.state, "finished")
  assert.deepEqual(states, ["waiting", "waiting", "asking", "waiting", "waiting", "waiting", "waiting", "waiting"])
})

test("A pause in a push does not count it: it comes again whole, after 3 seconds", () => {
  const each = sessionOf("whole")
  each.session.begin()
  assert.deepEqual(pass(each, LEAD + 12 + 4), ["running", "push", 2, 2])
  each.session.pause()
  assert.deepEqual(see(each), ["paused", "push", null, 2])
  assert.deepEqual(pass(each, 1000), ["paused", "push", null, 2])
  each.session.begin()
  assert.deepEqual(see(each), ["running", "lead", 3, 2])
  assert.deepEqual(pass(each, AFTER_PAUSE), ["running", "push", 6, 2])
  assert.deepEqual(pass(each, 6), ["running", "rest", 6, 2])
})

test("However often it is paused, all six pushes are done whole", () => {
  const each = sessionOf("one push")
  const whole = new Set()
  const brokenOff = {}
  each.session.begin()
  for (let look = 0; look < 4000 && each.session.state === "running"; look += 1) {
    const { kind, left } = each.session.look()
    if (kind === "rest") whole.add(each.session.phase.rep)
    const { rep } = each.session.phase
    if (kind === "push" && left === 1 && (brokenOff[rep] ?? 0) < 3) {
      brokenOff[rep] = (brokenOff[rep] ?? 0) + 1
      each.session.pause()
      assert.equal(each.session.phase.kind, "push")
      assert.ok(!whole.has(rep), "a push that was broken off counted")
      each.session.begin()
    }
    each.hand.move(370)
  }
  assert.deepEqual([...whole], [1, 2, 3, 4, 5, 6])
  assert.equal(each.session.look().left, null)
})

test("A pause in a rest or while switching comes back to it; in the lead-in it begins with the push", () => {
  const each = sessionOf("whole")
  const goesOnWith = (seconds) => {
    pass(each, seconds)
    each.session.pause()
    each.session.begin()
    return pass(each, AFTER_PAUSE)
  }
  each.session.begin()
  assert.deepEqual(goesOnWith(2), ["running", "push", 6, 1])
  assert.deepEqual(goesOnWith(8), ["running", "rest", 6, 1])
  assert.deepEqual(goesOnWith(6 + 60 + 1), ["running", "switch", 5, 0])
})

test("A pause pressed after the stretch was over changes nothing", () => {
  const each = sessionOf("whole")
  each.session.begin()
  each.hand.move(600_000)
  each.session.pause()
  assert.equal(each.session.state, "waiting")
  each.session.pause()
  assert.equal(each.session.state, "waiting")
})

test("A page that was asleep does not run past the place where the person has to do something", () => {
  const each = sessionOf("whole")
  each.session.begin()
  assert.deepEqual(pass(each, 86_400), ["waiting", "ready", null, 0])
  assert.equal(each.session.phase.side, "right")
})

test("After the exercise that asks, it asks; then it waits at the next one", () => {
  const each = sessionOf("whole", { index: 14 })
  assert.equal(each.session.phase.side, "right")
  each.session.begin()
  assert.deepEqual(pass(each, LEAD + 72), ["asking", "rest", null, 6])
  assert.deepEqual(pass(each, 600), ["asking", "rest", null, 6])
  each.session.next()
  assert.equal(each.session.phase.name, "Knee-to-wall push")
  assert.equal(each.session.state, "waiting")
})

test("Next goes leg by leg, asks on the way, and ends finished", () => {
  const each = sessionOf("whole")
  const seen = []
  for (let press = 0; press < 20 && each.session.state !== "finished"; press += 1) {
    seen.push(`${each.session.state} ${each.session.phase.name} ${each.session.phase.side}`)
    each.session.next()
  }
  assert.deepEqual(seen, [
    "waiting Knee brace left", "waiting Knee brace right", "asking Knee brace right",
    "waiting Knee-to-wall push left", "waiting Plank right", "waiting Superman right",
    "waiting Knee brace left", "waiting Knee brace right",
  ])
})

test("Next while running stops the time", () => {
  const each = sessionOf("whole")
  each.session.begin()
  pass(each, LEAD + 3)
  each.session.next()
  assert.deepEqual(see(each), ["waiting", "ready", null, 0])
  assert.deepEqual(pass(each, 600), ["waiting", "ready", null, 0])
})

test("Back while running begins the leg again; back while waiting goes to the leg before; at the start it stays", () => {
  const each = sessionOf("whole")
  each.session.next()
  each.session.begin()
  pass(each, LEAD + 20)
  each.session.back()
  assert.deepEqual([each.session.state, each.session.phase.side, each.session.phase.kind], ["waiting", "right", "ready"])
  each.session.back()
  assert.equal(each.session.phase.side, "left")
  each.session.back()
  assert.deepEqual([each.session.state, each.session.index], ["waiting", 0])
})

test("Back from a pause and from the question begins that leg again", () => {
  const each = sessionOf("whole")
  each.session.begin()
  pass(each, LEAD + 20)
  each.session.pause()
  each.session.back()
  assert.deepEqual([each.session.state, each.session.index], ["waiting", 0])
  each.session.next()
  each.session.next()
  assert.equal(each.session.state, "asking")
  each.session.back()
  assert.deepEqual([each.session.state, each.session.phase.side], ["waiting", "right"])
})

test("One exercise alone finishes without asking", () => {
  const each = sessionOf("one plank")
  each.session.begin()
  assert.equal(pass(each, LEAD + 36)[0], "finished")
})

test("What runs is told with the second at which it began, also the seconds that lead in after a pause", () => {
  const { session, hand } = sessionOf("whole")
  session.begin()
  const begun = session.clock.seconds
  const since = (seconds) => {
    hand.move(seconds * 1000)
    const { kind, since: second } = session.look()
    return [kind, second - begun]
  }
  assert.deepEqual(since(1), ["lead", 0])
  assert.deepEqual(since(LEAD), ["push", LEAD])
  assert.deepEqual(since(6), ["rest", LEAD + 6])
  session.pause()
  session.begin()
  assert.deepEqual(since(AFTER_PAUSE - 1), ["lead", LEAD + 6 - AFTER_PAUSE])
  assert.deepEqual(since(2), ["rest", LEAD + 6])
})
