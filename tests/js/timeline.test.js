import assert from "node:assert/strict"
import { test } from "node:test"

import { at, neighbour, readParts, repetitions } from "../../static/js/player/session.js"
import { examples, phasesOf } from "./routines.js"

for (const [name, example] of examples) {
  const parts = readParts(example.timeline)

  test(`The parts and the cues are those of the server: ${name}`, () => {
    assert.deepEqual(parts.map(({ kind, index, start, end }) => [kind, index, start, end]), example.parts)
    assert.deepEqual(parts.flatMap((part) => part.cues), example.cues)
  })

  test(`At each second there is the part that the server has there: ${name}`, () => {
    for (const [kind, index, start, end] of example.parts) {
      for (const second of [start, (start + end) / 2, end - 0.001]) {
        const found = at(parts, second)
        assert.deepEqual([found.kind, found.index], [kind, index], `${second} s`)
      }
    }
    assert.equal(at(parts, example.parts.at(-1)[3]), null)
  })
}

test("The neighbours of a phase are the sets before and after its own", () => {
  const phases = phasesOf("whole")
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
  const phases = phasesOf("braces")
  assert.equal(phases[13].kind, "switch")
  assert.equal(neighbour(phases, 13, 0), 0)
  assert.equal(neighbour(phases, 13, 1), 14)
})

test("Repetitions are those of the leg and of the exercise, not of another with the same name", () => {
  const phases = phasesOf("braces")
  assert.equal(repetitions(phases, 1), 6)
  assert.equal(repetitions(phases, 15), 6)
  assert.equal(repetitions(phases, phases.length - 1), 2)
})
