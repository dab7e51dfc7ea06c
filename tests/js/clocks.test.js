import assert from "node:assert/strict"
import { test } from "node:test"

import { PageClock, TrackClock, Watch } from "../../static/js/player/engine.js"
import { FakeAudio } from "./fakes.js"
import { HandClock } from "./routines.js"

test("The page’s clock goes on from the second at which it was started", () => {
  const hand = new HandClock()
  hand.clock.start(17)
  assert.equal(hand.clock.seconds, 17)
  hand.move(61_500)
  assert.equal(hand.clock.seconds, 78.5)
})

test("A stopped clock stands still, and a start sets it anew", () => {
  const hand = new HandClock()
  hand.clock.start(5)
  hand.move(2000)
  hand.clock.stop()
  hand.move(60_000)
  assert.equal(hand.clock.seconds, 7)
  hand.clock.start(3)
  assert.equal(hand.clock.seconds, 3)
})

test("Without a time handed in it reads the time of the page", () => {
  const clock = new PageClock()
  clock.start(4)
  assert.ok(clock.seconds >= 4)
})

test("The clock of a track is what is heard", () => {
  const audio = new FakeAudio()
  const clock = new TrackClock(audio, assert.fail)
  clock.start(30)
  assert.deepEqual([audio.currentTime, audio.paused, clock.seconds], [30, false, 30])
  audio.currentTime = 41.25
  assert.equal(clock.seconds, 41.25)
  clock.stop()
  assert.deepEqual([audio.paused, clock.runs], [true, false])
})

test("The last cue of a set rings out, unless the next set begins before", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] })
  const audio = new FakeAudio()
  const clock = new TrackClock(audio, assert.fail)
  clock.start(30)
  clock.stop(1.5)
  assert.deepEqual([audio.paused, clock.runs], [false, false])
  context.mock.timers.tick(1500)
  assert.equal(audio.paused, true)
  clock.start(60)
  clock.stop(1.5)
  clock.start(90)
  context.mock.timers.tick(5000)
  assert.equal(audio.paused, false)
})

test("A track that may not play is told; one that was only stopped early is not", async () => {
  const told = []
  for (const name of ["NotAllowedError", "NotSupportedError", "AbortError"]) {
    const audio = new FakeAudio({ refuses: name })
    new TrackClock(audio, (error) => told.push(error.name)).start(0)
    await null
    await null
  }
  assert.deepEqual(told, ["NotAllowedError", "NotSupportedError"])
})

// --- The watch over both

/** Two clocks of the page that the test moves apart, and a watch over a clock. */
function watched(clock) {
  const time = { mono: 0, wall: 1e12 }
  const watch = new Watch(() => time.mono, () => time.wall)
  watch.start(clock)
  const pass = (ms, wall = ms) => {
    time.mono += ms
    time.wall += wall
    return watch.look(clock)
  }
  const again = (second) => {
    clock.start(second)
    watch.start(clock)
  }
  return { pass, again }
}

test("Looks that come in time are no trouble, nor are late ones below a second and a half", () => {
  const { pass } = watched(new HandClock().clock)
  assert.deepEqual([16, 500, 200, 1400].map((ms) => pass(ms)), [null, null, null, null])
})

test("A page that nobody looked at for longer was asleep, by either clock", () => {
  const { pass } = watched(new HandClock().clock)
  assert.equal(pass(8000), "asleep")
  assert.equal(pass(16), null)
  assert.equal(pass(16, 30_000), "asleep")
  assert.equal(pass(16, -30_000), "asleep")
})

test("A track that goes on unseen, for a minute in a hidden page, is no trouble", () => {
  const audio = new FakeAudio()
  const { pass } = watched(new TrackClock(audio))
  audio.currentTime = 0.3
  assert.equal(pass(500), null)
  audio.currentTime = 60.3
  assert.equal(pass(60_000), null)
})

test("A track that stands still although it says that it plays is told", () => {
  const audio = new FakeAudio()
  const { pass } = watched(new TrackClock(audio))
  audio.currentTime = 3
  assert.deepEqual([3000, 500, 500, 500, 500].map((ms) => pass(ms)), [null, null, null, null, "still"])
})

test("Within three seconds of sound after a start it may stand for six, and not for longer", () => {
  for (const [heard, stood] of [[0.125, 6], [2.9, 6], [3, 1.5]]) {
    const audio = new FakeAudio()
    const { pass } = watched(new TrackClock(audio))
    audio.currentTime = heard
    assert.equal(pass(1000 * heard), null)
    assert.deepEqual([pass(1000 * stood), pass(1)], [null, "still"], `${heard} s were heard`)
  }
})

test("Each start of a track may be slow", () => {
  const audio = new FakeAudio()
  const { pass, again } = watched(new TrackClock(audio))
  for (const second of [40, 10, 90]) {
    again(second)
    assert.equal(pass(5900), null)
    audio.currentTime += 60
    assert.equal(pass(60_000), null)
  }
})

test("A track that says it is at a second before its start is at its start", () => {
  const audio = new FakeAudio()
  const clock = new TrackClock(audio)
  clock.start(30)
  audio.currentTime = 29.4
  assert.equal(clock.seconds, 30)
})

test("A track may be slow to begin; one that never does is mute", () => {
  const { pass } = watched(new TrackClock(new FakeAudio()))
  assert.deepEqual([2000, 2000, 1900, 200].map((ms) => pass(ms)), [null, null, null, "mute"])
})

test("A track that began late is watched from then on", () => {
  const audio = new FakeAudio()
  const { pass } = watched(new TrackClock(audio))
  pass(3000)
  audio.currentTime = 0.1
  assert.equal(pass(100), null)
  audio.currentTime = 4.1
  assert.equal(pass(4000), null)
  assert.equal(pass(1000), null)
  assert.equal(pass(600), "still")
})

test("A track that was moved from outside is told, forwards and backwards", () => {
  for (const [from, to] of [[10, 46], [46, 10]]) {
    const audio = new FakeAudio()
    const { pass } = watched(new TrackClock(audio))
    audio.currentTime = 0.1
    pass(100)
    audio.currentTime = from
    pass(from * 1000)
    audio.currentTime = to
    assert.equal(pass(100), "moved")
  }
})
