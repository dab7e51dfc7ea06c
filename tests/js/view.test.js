import assert from "node:assert/strict"
import { test } from "node:test"

import { fill } from "../../static/js/player/view.js"
import { phasesOf, sessionOf, words } from "./routines.js"

const AFTER_PAUSE = 3
const status = (seen) => words.status(seen)

/** Everything that the player shows over a routine, once for each change. */
function seenOver(name) {
  const { hand, phases, session } = sessionOf(name)
  const seen = []
  for (let look = 0; look < 20_000 && session.state !== "finished"; look += 1) {
    const { kind } = session.look()
    const { state, phase } = session
    const last = seen.at(-1)
    if (!last || last.kind !== kind || last.phase !== phase || last.state !== state) seen.push({ state, kind, phase })
    if (state === "waiting") session.begin()
    else if (state === "asking") session.next()
    hand.move(100)
  }
  return [...seen, { state: "finished", kind: "rest", phase: phases.at(-1) }]
}

const length = (text) => text.split(/\s+/).length

test("Over a whole routine a screen reader hears three words at most, but for side switches and places to take", () => {
  const told = seenOver("whole").map((seen) => [seen.kind, status(seen)])
  assert.ok(told.length > 90)
  for (const [kind, text] of told) if (kind !== "ready") assert.ok(length(text) <= 3, text)
  assert.deepEqual([...new Set(told.filter(([kind]) => kind !== "ready").map(([, text]) => text))].sort(), [
    "Get ready", "Hold 1", "Hold 2", "Hold 3", "Hold 4", "One question", "Push 1", "Push 2", "Push 3",
    "Push 4", "Push 5", "Push 6", "Rest", "Switch sides", "The end",
  ])
})

test("A place to take is told with the exercise and the side", () => {
  const ready = seenOver("whole").filter(({ kind }) => kind === "ready").map(status)
  assert.equal(ready.length, 7)
  assert.deepEqual(ready.slice(0, 2), [
    "Knee brace, left leg. ready left push left, with half of it. Breathe out. You feel work.",
    "Knee brace, right leg. ready right push right, with half of it. Breathe out. You feel work.",
  ])
})

test("The voice reads the card, names what to do at the first push of a leg, and the number at the others", () => {
  const [card, ...said] = seenOver("whole").map((seen) => words.spoken(seen))
  assert.equal(card, "Knee brace, left leg. ready left push left, with half of it. Breathe out. You feel work.")
  assert.deepEqual(said.slice(0, 6), ["Get ready", "push left. Breathe out.", "rest left", "Push. 2 of 6", "Rest", "Push. 3 of 6"])
})

test("A pause says how it goes on, and why it came when nobody pressed", () => {
  const phase = phasesOf("whole")[1]
  assert.equal(words.word({ state: "paused", kind: "push" }), "Paused")
  assert.equal(words.line({ state: "paused", kind: "hold", phase }, AFTER_PAUSE), "Press Go on. After 3 seconds this hold starts again.")
  assert.equal(words.line({ state: "paused", kind: "switch", phase }, AFTER_PAUSE), "Press Go on when you are ready.")
  assert.equal(words.reason({ state: "paused", why: null }), "")
  assert.equal(words.reason({ state: "paused", why: "call" }), "Something took the sound away, such as a call.")
  assert.equal(words.reason({ state: "running", why: "call" }), "")
})

test("A lead-in says what comes, so that nobody begins too early", () => {
  const [, push, rest] = phasesOf("whole")
  assert.equal(words.line({ state: "running", kind: "lead", phase: push }, AFTER_PAUSE), "Next: push left")
  assert.equal(words.line({ state: "running", kind: "lead", phase: rest }, AFTER_PAUSE), "Next: rest")
  assert.equal(words.line({ state: "running", kind: "push", phase: push }, AFTER_PAUSE), "push left")
})

test("The effort and the breath are told while pushing and holding, and at no other time", () => {
  const [, push] = phasesOf("whole")
  for (const kind of ["push", "hold"]) assert.equal(words.effort({ state: "running", kind, phase: push }), "With half of it. Breathe out.")
  for (const kind of ["ready", "lead", "rest", "switch"]) assert.equal(words.effort({ state: "running", kind, phase: push }), "")
  assert.equal(words.effort({ state: "paused", kind: "push", phase: push }), "")
  assert.equal(words.effort({ state: "running", kind: "hold", phase: { breath: "Keep breathing" } }), "Keep breathing.")
})

test("A card without an effort says what to do", () => {
  assert.equal(words.task({ work: "Lift your left leg" }), "Lift your left leg.")
})

test("The lock screen shows what runs, which time, and the leg", () => {
  const phases = phasesOf("whole")
  assert.equal(words.remote({ state: "running", kind: "push", phase: phases[5] }), "Push, 3 of 6, left leg")
  assert.equal(words.remote({ state: "waiting", kind: "ready", phase: phases[0] }), "Get into place, left leg")
})

test("An exercise without a leg is headed by its name alone", () => {
  assert.equal(words.heading({ name: "Plank", side: "" }), "Plank")
  assert.equal(words.heading({ name: "Plank", side: "right" }), "Plank, right leg")
})

test("Where it stopped is told with the repetition, where there is one", () => {
  const [ready, push] = phasesOf("whole")
  assert.equal(words.place(ready), "Knee brace, left leg")
  assert.equal(words.place(push), "Knee brace, left leg, 1 of 6")
})

test("Each place of a text is filled, and a text without any stays as it is", () => {
  assert.equal(fill("{rep} of {of}, {rep}", { rep: 2, of: 6 }), "2 of 6, 2")
  assert.equal(fill("Rest", { rep: 2 }), "Rest")
})
