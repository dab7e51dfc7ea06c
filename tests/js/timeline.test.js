import assert from "node:assert/strict"
import { test } from "node:test"

import { LEAD_IN, LEAD_IN_AFTER_PAUSE, at, neighbour, repetitions, stretch } from "../../static/js/player/timeline.js"
import { block, wholeRoutine } from "./routines.js"

const kinds = (parts) => parts.map((part) => part.kind).join(" ")
const total = (parts) => parts.reduce((sum, part) => sum + part.seconds, 0)

test("A stretch is a lead-in and every phase up to the next place to take", () => {
  const phases = block("Knee brace", { sides: ["left", "right"], times: 2 })
  const parts = stretch(phases, 1, LEAD_IN)
  assert.equal(kinds(parts), "lead push rest push rest switch")
  assert.deepEqual(parts.map((part) => part.index), [1, 1, 2, 3, 4, 5])
  assert.equal(total(parts), LEAD_IN + 4 * 6 + 5)
})

test("A stretch ends with its exercise", () => {
  const phases = [...block("Plank", { kind: "hold", times: 1 }), ...block("Superman", { kind: "hold", times: 1 })]
  assert.equal(kinds(stretch(phases, 1, 5)), "lead hold rest")
  assert.equal(kinds(stretch(phases, 4, 5)), "lead hold rest")
})

test("A stretch ends with its exercise even where the next one has no place to take", () => {
  const phases = [...block("Plank", { kind: "hold", times: 1 }), ...block("Superman", { times: 1 }).slice(1)]
  assert.equal(kinds(stretch(phases, 1, 5)), "lead hold rest")
})

test("A stretch can start in the middle, as after a pause", () => {
  const phases = block("Plank", { kind: "hold", times: 3 })
  const parts = stretch(phases, 4, LEAD_IN_AFTER_PAUSE)
  assert.equal(kinds(parts), "lead rest hold rest")
  assert.equal(parts[0].seconds, 3)
})

test("At each boundary the next part has just begun, with all of its seconds left", () => {
  const parts = stretch(block("Plank", { kind: "hold", times: 2 }), 1, 5)
  const shown = (elapsed) => {
    const { kind, index, left } = at(parts, elapsed)
    return [kind, index, left]
  }
  assert.deepEqual(shown(0), ["lead", 1, 5])
  assert.deepEqual(shown(4.999), ["lead", 1, 1])
  assert.deepEqual(shown(5), ["hold", 1, 6])
  assert.deepEqual(shown(10.999), ["hold", 1, 1])
  assert.deepEqual(shown(11), ["rest", 2, 6])
  assert.deepEqual(shown(17), ["hold", 3, 6])
  assert.deepEqual(shown(28.999), ["rest", 4, 1])
  assert.equal(at(parts, 29), null)
  assert.equal(at(parts, 1e6), null)
})

test("Each whole second of a push is shown once, for one second", () => {
  const parts = stretch(block("Plank", { kind: "hold", times: 1 }), 1, 5)
  const shown = Array.from({ length: 60 }, (_, tenth) => at(parts, 5 + tenth / 10).left)
  assert.deepEqual(shown, [6, 5, 4, 3, 2, 1].flatMap((left) => Array(10).fill(left)))
})

test("A late look lands where the clock is, over as many phases as were missed", () => {
  const parts = stretch(block("Knee brace", { times: 6 }), 1, 5)
  assert.deepEqual([at(parts, 5 + 12 * 4 + 7).index, at(parts, 5 + 12 * 4 + 7).left], [10, 5])
})

test("The neighbours of a phase are the sets before and after its own", () => {
  const phases = wholeRoutine()
  const starts = phases.flatMap((phase, index) => (phase.kind === "ready" ? [index] : []))
  assert.equal(starts.length, 7)
  for (const [number, start] of starts.entries()) {
    for (const index of [start, start + 1, start + 4]) {
      assert.equal(neighbour(phases, index, 0), start)
      assert.equal(neighbour(phases, index, 1), starts[number + 1] ?? null)
      assert.equal(neighbour(phases, index, -1), starts[Math.max(0, number - 1)])
    }
  }
})

test("Switching sides still belongs to the leg before it", () => {
  const phases = block("Knee brace", { sides: ["left", "right"], times: 1 })
  assert.equal(phases[3].kind, "switch")
  assert.equal(neighbour(phases, 3, 0), 0)
  assert.equal(neighbour(phases, 3, 1), 4)
})

test("Repetitions are those of the leg and of the exercise, not of another with the same name", () => {
  const phases = [...block("Knee brace", { sides: ["left", "right"], times: 6 }), ...block("Knee brace", { times: 2 })]
  assert.equal(repetitions(phases, 1), 6)
  assert.equal(repetitions(phases, 15), 6)
  assert.equal(repetitions(phases, phases.length - 1), 2)
})
