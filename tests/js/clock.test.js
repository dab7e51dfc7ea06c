import assert from "node:assert/strict"
import { test } from "node:test"

import { Clock } from "../../static/js/player/clock.js"
import { HandClock } from "./routines.js"

test("Seconds are read from the time that was handed in, with their fractions", () => {
  const hand = new HandClock()
  hand.clock.start()
  assert.equal(hand.clock.seconds, 0)
  hand.move(1)
  assert.equal(hand.clock.seconds, 0.001)
  hand.move(61999)
  assert.equal(hand.clock.seconds, 62)
})

test("A start at the very beginning of time runs too", () => {
  let now = 0
  const clock = new Clock(() => now)
  clock.start()
  now = 2500
  assert.equal(clock.seconds, 2.5)
})

test("Starting again counts from there", () => {
  const hand = new HandClock()
  hand.clock.start()
  hand.move(13000)
  hand.clock.start()
  hand.move(1500)
  assert.equal(hand.clock.seconds, 1.5)
})

test("Without a time handed in it reads the time of the page", () => {
  const clock = new Clock()
  clock.start()
  assert.ok(clock.seconds >= 0)
})
