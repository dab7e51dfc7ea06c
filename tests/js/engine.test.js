import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { beforeEach, mock, test } from "node:test"

import { Engine, PageClock, TrackClock } from "../../static/js/player/engine.js"
import { FakeAudio, LateAudio, soon } from "./fakes.js"
import { paceOf, phasesOf } from "./routines.js"

const TONES = Object.fromEntries(["work", "rest", "tick", "switch", "done"].map((name) => [name, [[0, 0.1, 400, 400, 1]]]))
globalThis.navigator ??= {} // Node 20 has none
let time

beforeEach(() => {
  time = 0
  mock.restoreAll()
  mock.timers.reset()
  mock.timers.enable({ apis: ["setInterval"] }) // the tests look for themselves
  mock.method(performance, "now", () => time)
  mock.method(Date, "now", () => 1e12 + time)
  globalThis.requestAnimationFrame = () => 0
  globalThis.cancelAnimationFrame = () => {}
  URL.createObjectURL = () => "blob:track"
  URL.revokeObjectURL = () => {}
})

function engineWith({ sound = "track", audio = new FakeAudio(), pace, byHand } = {}) {
  const shown = []
  const lost = []
  const engine = new Engine(phasesOf("whole"), { sound, tones: TONES, audio, byHand, ...paceOf("whole", pace), show: (seen) => shown.push(seen), lose: () => lost.push("no sound") })
  return { engine, audio, shown, lost }
}

/** Time passes by small looks; the sound goes along while it plays, unless it stands still. */
function pass({ engine, audio }, seconds, { sounds = true, step = 125 } = {}) {
  for (let gone = 0; gone < seconds * 1000; gone += step) {
    time += step
    if (sounds && !audio.paused) audio.goes(step / 1000)
    engine.look()
  }
}

const begin = ({ engine }) => engine.act(() => engine.session.begin())

function sees({ engine, shown }) {
  const { kind, left, why } = shown.at(-1)
  return [engine.state, kind, left, why]
}

test("A track is the clock: what is heard is what is seen", () => {
  const each = engineWith()
  begin(each)
  assert.ok(each.engine.clock instanceof TrackClock)
  pass(each, 5.1)
  assert.deepEqual(sees(each), ["running", "push", 6, null])
  // A minute in a hidden page, with the sound going on and nobody looking.
  time += 60_000
  each.audio.currentTime += 60
  each.engine.look()
  assert.deepEqual(sees(each).slice(0, 2), ["running", "push"])
  assert.equal(each.engine.session.phase.rep, 6)
})

test("The whole routine by its track: each push, hold and rest is shown for exactly its seconds", () => {
  const each = engineWith()
  const sums = {}
  for (let stop = 0; stop < 20 && each.engine.state !== "finished"; stop += 1) {
    each.engine.act(() => (each.engine.state === "asking" ? each.engine.session.next() : each.engine.session.begin()))
    while (each.engine.state === "running") {
      const { kind } = each.shown.at(-1)
      sums[kind] = (sums[kind] ?? 0) + 1
      time += 125
      each.audio.currentTime += 0.125
      each.engine.look()
    }
  }
  const phases = phasesOf("whole")
  for (const kind of ["push", "hold", "rest", "switch"]) {
    const planned = phases.filter((phase) => phase.kind === kind).reduce((sum, phase) => sum + phase.seconds, 0)
    assert.equal(sums[kind] * 0.125, planned, kind)
  }
  assert.equal(each.engine.state, "finished")
})

// By how much its clock has moved so many seconds after a start.
const LATE = {
  "two seconds late": (since) => Math.max(0, since - 2),
  "that twitches and stands for two seconds, as Firefox does": (since) => Math.min(since, 0.125) + Math.max(0, since - 2.025),
  "that twitches three times": (since) => [0, 2, 4].reduce((sum, at) => sum + Math.min(Math.max(0, since - at), 0.125), 0) + Math.max(0, since - 6),
  "that runs for a second before it stands for two": (since) => Math.min(since, 1) + Math.max(0, since - 3),
  "whose clock jumps back a little": (since) => (since < 1 ? since : since - 0.75),
  "whose clock jumps back to before its start": (since) => (since < 0.5 ? since : since - 1.25),
}

/** What is asked, answered at once; what pauses stays paused. */
function goesOn(each) {
  each.engine.act(() => (each.engine.state === "asking" ? each.engine.session.next() : each.engine.session.begin()))
}

for (const [how, clock] of Object.entries(LATE)) {
  test(`A sound ${how} plays through the whole routine: no pause, no loss, and no leg too early`, () => {
    const each = engineWith({ audio: new LateAudio(clock) })
    for (let stop = 0; stop < 20 && each.engine.state !== "finished"; stop += 1) {
      goesOn(each)
      const from = each.engine.session.index
      while (each.engine.state === "running") {
        pass(each, 0.125)
        assert.ok(each.engine.session.index >= from, "what stood before was shown again")
      }
      assert.notEqual(each.engine.state, "paused", each.shown.at(-1).why)
    }
    assert.deepEqual([each.engine.state, each.lost], ["finished", []])
  })

  test(`A sound ${how} goes on after five pauses and five steps, and a standstill in the middle still pauses`, () => {
    const each = engineWith({ audio: new LateAudio(clock) })
    begin(each)
    for (let time = 0; time < 5; time += 1) {
      pass(each, 11)
      each.engine.act(() => each.engine.session.pause())
      begin(each)
      pass(each, 9)
      each.engine.act(() => each.engine.session[time % 2 ? "next" : "back"]())
      if (each.engine.state === "asking") goesOn(each)
      begin(each)
      pass(each, 13)
      assert.equal(each.engine.state, "running", sees(each)[3])
    }
    while (sees(each)[1] !== "push") pass(each, 1)
    pass(each, 1.4, { sounds: false })
    assert.equal(each.engine.state, "running")
    pass(each, 0.3, { sounds: false })
    assert.deepEqual([sees(each), each.lost], [["paused", "push", null, "still"], []])
  })
}

test("A sound that twitches and then stands for good pauses", () => {
  const each = engineWith({ audio: new LateAudio((since) => Math.min(since, 0.125)) })
  begin(each)
  pass(each, 6)
  assert.equal(each.engine.state, "running")
  pass(each, 0.5)
  assert.deepEqual([sees(each)[0], sees(each)[3], each.lost], ["paused", "still", []])
})

test("The track stops where the person is waited for, after its last cue", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] })
  const each = engineWith()
  begin(each)
  pass(each, 5 + 72 + 5)
  assert.deepEqual(sees(each).slice(0, 2), ["waiting", "ready"])
  context.mock.timers.tick(1500)
  assert.equal(each.audio.paused, true)
})

test("A track that may not play: it goes on without sound, and says so", async () => {
  for (const refuses of ["NotAllowedError", "NotSupportedError"]) {
    const each = engineWith({ audio: new FakeAudio({ refuses }) })
    begin(each)
    await soon()
    assert.deepEqual(each.lost, ["no sound"], refuses)
    assert.ok(each.engine.clock instanceof PageClock)
    assert.deepEqual(sees(each), ["running", "lead", 5, null])
    pass(each, 5.1)
    assert.deepEqual(sees(each), ["running", "push", 6, null])
  }
})

test("A track that never begins: after a while it goes on without sound, and says so", () => {
  const each = engineWith()
  begin(each)
  pass(each, 6.2, { sounds: false })
  assert.deepEqual(each.lost, ["no sound"])
  pass(each, 5.1)
  assert.deepEqual(sees(each), ["running", "push", 6, null])
})

test("A track that stands still while it says that it plays pauses, in the push that it was in", () => {
  const each = engineWith()
  begin(each)
  pass(each, 8)
  pass(each, 2, { sounds: false })
  assert.deepEqual(sees(each), ["paused", "push", null, "still"])
  begin(each)
  pass(each, 3.1)
  assert.deepEqual(sees(each), ["running", "push", 6, null])
})

test("A call stops the track: it pauses, says so, and the push comes again whole", () => {
  const each = engineWith()
  begin(each)
  pass(each, 8)
  each.audio.pause()
  assert.deepEqual(sees(each), ["paused", "push", null, "call"])
  begin(each)
  assert.deepEqual(sees(each), ["running", "lead", 3, null])
})

test("A pause that somebody pressed is no call", () => {
  const each = engineWith()
  begin(each)
  pass(each, 8)
  each.engine.act(() => each.engine.session.pause())
  assert.deepEqual(sees(each), ["paused", "push", null, null])
})

test("A page out of sight pauses with beeps and without sound, and goes on with a track", () => {
  for (const [sound, state] of [["none", "paused"], ["track", "running"]]) {
    const each = engineWith({ sound })
    begin(each)
    pass(each, 7)
    each.engine.hide()
    assert.equal(each.engine.state, state)
  }
})

test("A device that slept: it pauses at the start of the push it was in, and nothing is made up for", () => {
  const each = engineWith({ sound: "none" })
  begin(each)
  pass(each, 7)
  time += 40_000
  each.engine.look()
  assert.deepEqual(sees(each), ["paused", "push", null, "asleep"])
  assert.equal(each.engine.session.phase.rep, 1)
})

test("A device that slept before its track had begun pauses", () => {
  const each = engineWith({ audio: new LateAudio((since) => Math.min(since, 0.125)) })
  begin(each)
  pass(each, 1)
  time += 40_000
  each.engine.look()
  assert.deepEqual([sees(each)[0], sees(each)[3], each.lost], ["paused", "still", []])
})

test("A device that slept with a track: the sound stood still, and so does the session", () => {
  const each = engineWith()
  begin(each)
  pass(each, 7)
  time += 40_000
  each.engine.look()
  assert.deepEqual(sees(each), ["paused", "push", null, "still"])
})

test("Step by step no clock and no sound is needed", () => {
  const audio = new FakeAudio()
  const each = engineWith({ byHand: true, audio })
  begin(each)
  pass(each, 100)
  assert.deepEqual(sees(each), ["stepping", "push", null, null])
  assert.equal(audio.src, "")
})

test("With a time to get into place a track runs through from leg to leg", () => {
  const each = engineWith({ pace: "with a place" })
  each.engine.act(() => each.engine.session.arrive())
  pass(each, 25.1)
  assert.deepEqual(sees(each).slice(0, 2), ["running", "push"])
  pass(each, 72 + 5 + 20 + 5)
  assert.deepEqual(sees(each).slice(0, 2), ["running", "push"])
  assert.equal(each.engine.session.phase.side, "right")
})

test("A pause pressed by somebody who could not see that the page hung counts no push", () => {
  const each = engineWith({ sound: "none" })
  begin(each)
  pass(each, 6)
  time += 14_000
  each.engine.act(() => each.engine.session.pause())
  assert.deepEqual(sees(each), ["paused", "push", null, "asleep"])
  assert.equal(each.engine.session.phase.rep, 1)
})

test("A track that is moved from outside counts no push that was not done", () => {
  const each = engineWith()
  begin(each)
  pass(each, 7)
  each.audio.currentTime += 36
  pass(each, 0.1)
  assert.deepEqual(sees(each), ["paused", "push", null, "moved"])
  assert.equal(each.engine.session.phase.rep, 1)
})

test("Out of sight a track that may not go on does not give way to a clock that nobody sees", async () => {
  const each = engineWith({ audio: new FakeAudio({ refuses: "NotAllowedError" }) })
  globalThis.document = { hidden: true }
  begin(each)
  await soon()
  delete globalThis.document
  assert.deepEqual([each.engine.state, each.lost], ["paused", ["no sound"]])
})

test("A browser that cannot hold the track goes without sound, and says so", () => {
  URL.createObjectURL = () => {
    throw new TypeError()
  }
  const each = engineWith()
  begin(each)
  pass(each, 5.1)
  assert.deepEqual([sees(each), each.lost], [["running", "push", 6, null], ["no sound"]])
})

test("A browser without an audio context goes without beeps, and says so", async () => {
  assert.equal(globalThis.AudioContext, undefined)
  const each = engineWith({ sound: "beeps" })
  begin(each)
  await soon()
  assert.deepEqual([sees(each), each.lost], [["running", "lead", 5, null], ["no sound"]])
  pass(each, 5.1)
  assert.deepEqual(sees(each), ["running", "push", 6, null])
})

test("A page that hung and is then hidden or closed counts no push that nobody saw", () => {
  for (const leave of [(engine) => engine.hide(), (engine) => engine.interrupt(null)]) {
    const each = engineWith({ sound: "none" })
    begin(each)
    pass(each, 6)
    time += 14_000
    leave(each.engine)
    assert.deepEqual(sees(each), ["paused", "push", null, "asleep"])
    assert.equal(each.engine.session.phase.rep, 1)
  }
})

test("A track that something else starts while it is paused is stopped again", () => {
  const each = engineWith()
  begin(each)
  pass(each, 8)
  each.audio.pause()
  each.audio.paused = false
  each.audio.dispatchEvent(new Event("play"))
  assert.equal(each.audio.paused, true)
  assert.equal(each.engine.state, "paused")
})

test("None of it needs what a phone of 2020 has not: at(-1), findLast and their like", () => {
  for (const name of ["engine", "sound", "device"]) {
    const text = readFileSync(new URL(`../../static/js/player/${name}.js`, import.meta.url), "utf-8")
    assert.deepEqual(text.match(/\.at\(|\.findLast|\.toSorted|\.replaceAll|\.hasOwn|structuredClone|\.any\(/g), null, `${name}.js`)
  }
})
