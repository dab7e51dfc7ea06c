import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"

import { at, cues, neighbour, repetitions, timeline } from "../../static/js/player/timeline.js"
import { block, wholeRoutine } from "./routines.js"

// What the server computes; tests/test_timeline.py holds it to that.
const examples = JSON.parse(readFileSync(new URL("timelines.json", import.meta.url)))
const phasesOf = (example) => example.phases.map(([kind, side, seconds, rep]) => ({ kind, side, seconds, rep }))

for (const example of examples) {
  test(`The timeline and the cues are those of the server: ${example.name}`, () => {
    const parts = timeline(phasesOf(example), example.lead, example.place)
    assert.deepEqual(parts.map(({ kind, index, start, end }) => [kind, index, start, end]), example.parts)
    assert.deepEqual(cues(parts), example.cues)
  })

  test(`At each second there is the part that the server has there: ${example.name}`, () => {
    const parts = timeline(phasesOf(example), example.lead, example.place)
    for (const [kind, index, start, end] of example.parts) {
      for (const second of [start, (start + end) / 2, end - 0.001]) {
        const found = at(parts, second)
        assert.deepEqual([found.kind, found.index], [kind, index], `${second} s`)
      }
    }
    assert.equal(at(parts, example.parts.at(-1)[3]), null)
  })
}

test("The sum of the holds, pushes and rests is exactly what the list says", () => {
  for (const example of examples) {
    const phases = phasesOf(example)
    const parts = timeline(phases, example.lead, example.place)
    for (const kind of ["push", "hold", "rest", "switch"]) {
      const sum = (list) => list.filter((each) => each.kind === kind).reduce((total, each) => total + each.seconds, 0)
      assert.equal(sum(parts), sum(phases), kind)
    }
  }
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
