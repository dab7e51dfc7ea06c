import assert from "node:assert/strict"
import { test } from "node:test"

import { Motion, frameAt, placeAt } from "../../static/js/player/figure.js"

const [SET_UP, REST, PUSH] = [0, 4, 9]
const WAY = [SET_UP, REST, PUSH, REST]

/** A figure that keeps what it showed, a clock in seconds that the test moves, and a page that is drawn when the test says so. */
function stage({ ready = true, matches = false } = {}) {
  const figure = { ready, shown: [], show: (frame) => figure.shown.push(frame) }
  const less = { matches }
  const each = { figure, less, second: 100, told: [], drawn: null }
  each.motion = new Motion(figure, { clock: () => each.second, onDraw: (look) => (each.drawn = look), less })
  each.draws = (after) => {
    each.second += after
    const look = each.drawn
    each.drawn = null
    look?.()
  }
  each.passes = (seconds) => {
    for (let drawn = 0; drawn < Math.round(seconds * 60); drawn += 1) each.draws(1 / 60)
  }
  each.plays = (asked) => each.motion.play(WAY, (plays) => each.told.push(plays), asked)
  return each
}

const changes = (list) => list.filter((each, at) => each !== list[at - 1])
const upTo = (from, to) => Array.from({ length: to - from + 1 }, (_, at) => from + at)
const now = ({ figure }) => figure.shown.at(-1)

test("A way takes 0.8 seconds: before them it is between, at their end it is there", () => {
  assert.deepEqual([-1, 0, 0.2, 0.4, 0.6, 0.8, 60].map((second) => frameAt(0, 8, second)), [0, 0, 1, 4, 7, 8, 8])
  assert.notEqual(frameAt(0, 8, 0.6), 8)
})

test("Backwards is the same way", () => {
  for (const second of [0, 0.1, 0.3, 0.5, 0.7, 0.8]) assert.equal(frameAt(0, 9, second), 9 - frameAt(9, 0, second))
})

test("Over stops it stands in each until the next is left for", () => {
  const stops = [[10, REST], [12, PUSH], [14, SET_UP]]
  assert.deepEqual([9, 10, 10.8, 11.9, 12.8, 13.9, 14.8].map((second) => placeAt(SET_UP, stops, second, false)), [0, 0, 4, 4, 9, 9, 0])
  assert.deepEqual([9.9, 10, 11.9, 12, 13.9, 14].map((second) => placeAt(SET_UP, stops, second, true)), [0, 4, 4, 9, 9, 0])
})

test("A movement shows each frame between once, in order, and then stands still", () => {
  const each = stage()
  each.motion.jump(REST)
  each.motion.go([[each.second, PUSH]])
  each.passes(1)
  assert.deepEqual(changes(each.figure.shown), upTo(REST, PUSH))
  assert.equal(each.drawn, null)
})

test("A slow device leaves frames out and is in its pose when the time is over", () => {
  const each = stage()
  each.motion.go([[each.second, PUSH]])
  each.draws(0.5)
  assert.ok(now(each) > SET_UP && now(each) < PUSH)
  each.draws(0.4)
  assert.equal(now(each), PUSH)
})

test("A phase that was seen late has its pose by the phase’s own beginning", () => {
  const each = stage()
  each.motion.go([[each.second - 0.8, PUSH]])
  assert.deepEqual(each.figure.shown, [PUSH])
})

test("It goes by the clock that it is given, and stands when that stands", () => {
  const each = stage()
  let session = 20
  each.motion.go([[20, PUSH]], () => session)
  session += 0.4
  each.draws(0)
  const between = now(each)
  each.passes(5)
  assert.equal(now(each), between)
  session += 0.4
  each.draws(0)
  assert.equal(now(each), PUSH)
})

test("An interruption is in its pose at once, and nothing goes on after it", () => {
  const each = stage()
  each.motion.go([[each.second, PUSH]])
  each.draws(0.4)
  each.motion.jump(REST)
  each.passes(2)
  assert.equal(now(each), REST)
})

test("A new way begins at the frame where the last was left", () => {
  const each = stage()
  each.motion.go([[each.second, PUSH]])
  each.draws(0.4)
  const left = now(each)
  each.motion.go([[each.second, SET_UP]])
  assert.equal(now(each), left)
  each.passes(1)
  assert.deepEqual(changes(each.figure.shown.slice(1)), upTo(SET_UP, left).reverse())
})

test("With less motion the new pose is there at once, with nothing between", () => {
  const each = stage({ matches: true })
  each.motion.jump(REST)
  each.motion.go([[each.second, PUSH]])
  each.passes(1)
  assert.deepEqual(changes(each.figure.shown), [REST, PUSH])
})

test("Who wishes for less motion in the middle of one gets it there", () => {
  const each = stage()
  each.motion.go([[each.second, PUSH]])
  each.draws(0.1)
  each.less.matches = true
  each.draws(0.01)
  assert.equal(now(each), PUSH)
})

test("Without its file a picture goes from pose to pose", () => {
  const each = stage({ ready: false })
  each.motion.go([[each.second, PUSH]])
  each.passes(1)
  assert.deepEqual(changes(each.figure.shown), [PUSH])
})

test("The movement is shown once, through every pose and back, in less than five seconds", () => {
  const each = stage()
  each.plays(false)
  each.passes(4.9)
  const there = upTo(SET_UP, PUSH)
  assert.deepEqual(changes(each.figure.shown), [...there, ...upTo(REST, PUSH - 1).reverse(), SET_UP])
  assert.deepEqual(each.told, [true, false])
  assert.equal(each.drawn, null)
})

test("It can be shown again, also while it is shown", () => {
  const each = stage()
  each.plays(true)
  each.passes(2)
  each.plays(true)
  assert.equal(now(each), SET_UP)
  each.passes(4.3)
  assert.deepEqual([now(each), each.told], [REST, [true, true]])
  each.passes(0.6)
  assert.deepEqual([now(each), each.told], [SET_UP, [true, true, false]])
})

test("It waits a little for its file", () => {
  const each = stage({ ready: false })
  each.plays(false)
  each.passes(2.9)
  assert.deepEqual([changes(each.figure.shown), each.told], [[SET_UP], []])
  each.figure.ready = true
  each.passes(4.9)
  assert.deepEqual(each.told, [true, false])
})

test("By itself nothing is shown without the file or with less motion", () => {
  for (const what of [{ ready: false }, { matches: true }]) {
    const each = stage(what)
    each.plays(false)
    each.passes(20)
    assert.deepEqual([changes(each.figure.shown), each.told], [[SET_UP], []])
  }
})

test("Who asks for it without the file or with less motion sees the poses slowly, with nothing between", () => {
  for (const what of [{ ready: false }, { matches: true }]) {
    const each = stage(what)
    each.plays(true)
    each.passes(20)
    assert.deepEqual([changes(each.figure.shown), each.told], [[...WAY, SET_UP], [true, false]])
  }
})
