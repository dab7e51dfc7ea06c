import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"

import { Beeps, samples, track } from "../../static/js/player/sound.js"
import { FakeContext, soon } from "./fakes.js"
import { HandClock } from "./routines.js"

const RATE = 8000
const TONES = { work: [[0, 0.45, 392, 784, 1]], tick: [[0, 0.07, 494, 494, 0.5]], switch: [[0, 0.9, 392, 392, 0.4], [0, 0.9, 494, 494, 0.4]] }
const HUM = 0.007
const CUES = [[2, "tick"], [3, "tick"], [4, "work"], [9, "tick"], [10, "switch"]]

/** What is heard of a track, from -1 to 1. */
const heardOf = (file) => Array.from(file.subarray(22), (each) => each / 32768)

/** The seconds at which a cue begins after a tenth of a second of none. */
function onsets(heard) {
  const found = []
  let silent = RATE
  for (const [at, each] of heard.entries()) {
    const loud = Math.abs(each) > 0.03
    if (loud && silent >= RATE / 10) found.push(at / RATE)
    silent = loud ? 0 : silent + 1
  }
  return found
}

test("Every cue is heard in the track within 5 ms of its second", () => {
  const heard = onsets(heardOf(track(CUES, 12, TONES)))
  assert.equal(heard.length, CUES.length)
  for (const [each, [second]] of CUES.entries()) assert.ok(Math.abs(heard[each] - second) < 0.005, `${heard[each]} for ${second}`)
})

test("The track is a WAV file of one channel, 8,000 samples a second and 16 bits", () => {
  const bytes = new Uint8Array(track(CUES, 12, TONES).buffer)
  const text = (from, to) => String.fromCharCode(...bytes.subarray(from, to))
  const view = new DataView(bytes.buffer)
  assert.deepEqual([text(0, 4), text(8, 16), text(36, 40)], ["RIFF", "WAVEfmt ", "data"])
  assert.deepEqual([4, 16, 24, 28, 40].map((at) => view.getUint32(at, true)), [bytes.length - 8, 16, RATE, 2 * RATE, 24 * RATE])
  assert.deepEqual([20, 22, 32, 34].map((at) => view.getUint16(at, true)), [1, 1, 2, 16])
  assert.equal(bytes.length, 44 + 24 * RATE)
})

test("A cue at the very end is cut off and breaks nothing", () => {
  assert.equal(track([[11, "work"], [11.9, "work"]], 12, TONES).byteLength, 44 + 24 * RATE)
})

test("No twentieth of a second is silent, and between the cues nothing comes near to being heard", () => {
  for (const cues of [[], CUES]) {
    const heard = heardOf(track(cues, 12, TONES))
    for (let at = 0; at < heard.length; at += 200) assert.ok(new Set(heard.slice(at, at + 400)).size > 10, `silent at ${at / RATE} s`)
  }
  const loudest = Math.max(...heardOf(track([], 12, TONES)).map(Math.abs))
  assert.ok(20 * Math.log10(loudest) < -46, `${loudest} of 1`)
})

test("With the hum under it a cue is as loud as it is without", () => {
  const heard = heardOf(track(CUES, 12, TONES))
  for (const [second, name] of CUES) {
    for (const [at, each] of samples(TONES[name]).entries()) {
      const [due, was] = [(90 / 128) * each, heard[second * RATE + at]]
      assert.ok(Math.abs(was - due) <= HUM, `${name} after ${at / RATE} s: ${was} for ${due}`)
    }
  }
})

test("No cue clips", () => {
  for (const notes of Object.values(TONES)) assert.ok(Math.max(...samples(notes).map(Math.abs)) <= 1.27)
})

// --- Beeps, put on the audio clock ahead

beforeEach(() => {
  FakeContext.made = []
})

async function beeping({ until = 30, second = 1, make = () => new FakeContext() } = {}) {
  const hand = new HandClock()
  const lost = []
  const beeps = new Beeps(CUES, TONES, (why) => lost.push(why), make)
  hand.clock.start(second)
  await beeps.start(hand.clock, until)
  return { hand, beeps, lost, context: FakeContext.made[0] }
}

/** Time passes for the page and, unless it stands still, for the sound. */
function pass({ hand, beeps }, seconds, heard = seconds) {
  hand.move(1000 * seconds)
  FakeContext.made.at(-1).currentTime += heard
  beeps.check(hand.clock)
}

test("All cues of a stretch are put ahead at once, up to its end and not beyond", async () => {
  const { context } = await beeping({ until: 9 })
  assert.deepEqual(context.sounding, [1, 2, 3, 8])
})

test("A cue that is past is not put", async () => {
  const { context } = await beeping({ second: 3.5 })
  assert.deepEqual(context.sounding, [0.5, 5.5, 6.5])
})

test("A pause silences what was put ahead", async () => {
  const each = await beeping()
  each.beeps.stop()
  assert.deepEqual(each.context.sounding, [])
})

test("Two clocks that have parted are brought together: the cues are put anew", async () => {
  const each = await beeping()
  pass(each, 2.5, 2.4)
  assert.deepEqual(each.context.sounding.map((at) => at.toFixed(2)), ["2.90", "7.90", "8.90"])
})

test("Two clocks that keep together are left alone", async () => {
  const each = await beeping()
  const before = each.context.started.length
  pass(each, 2, 2.01)
  assert.equal(each.context.started.length, before)
})

test("An audio clock that stands still while it says “running” gets one more try, and then it is told", async () => {
  const each = await beeping()
  for (let look = 0; look < 7; look += 1) pass(each, 0.16, 0)
  await soon()
  assert.equal(FakeContext.made.length, 2)
  assert.equal(each.context.closed, true)
  assert.deepEqual(each.lost, [])
  assert.ok(FakeContext.made[1].sounding.length > 0)
  for (let look = 0; look < 7; look += 1) pass(each, 0.16, 0)
  assert.deepEqual(each.lost, ["mute"])
})

test("A call takes the sound away: “interrupted”, and on some phones “suspended”", async () => {
  for (const state of ["interrupted", "suspended"]) {
    const each = await beeping()
    FakeContext.made.at(-1).becomes(state)
    assert.deepEqual(each.lost, ["call"], state)
  }
})

test("A context that was stopped is not told again when its state changes", async () => {
  const each = await beeping()
  each.beeps.stop()
  each.context.becomes("suspended")
  assert.deepEqual(each.lost, [])
})

test("After a call the sound begins again with the next press", async () => {
  const each = await beeping()
  each.context.becomes("interrupted")
  each.beeps.stop()
  await each.beeps.start(each.hand.clock, 30)
  assert.equal(each.context.state, "running")
  assert.ok(each.context.sounding.length > 0)
})

test("Without any audio device, and where sound is refused, that is told", async () => {
  const without = await beeping({ make: () => { throw new DOMException("", "NotSupportedError") } })
  assert.deepEqual(without.lost, ["mute"])
  const refused = await beeping({ make: () => new FakeContext({ refuses: true }) })
  assert.deepEqual(refused.lost, ["mute"])
})

test("A pause before the sound had begun keeps it silent", async () => {
  const hand = new HandClock()
  const beeps = new Beeps(CUES, TONES, assert.fail, () => new FakeContext())
  const starting = beeps.start(hand.clock, 30)
  beeps.stop()
  await starting
  assert.deepEqual(FakeContext.made[0].sounding, [])
})

test("A context that never says whether it begins is told after two seconds", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] })
  const hand = new HandClock()
  const lost = []
  const context = new FakeContext()
  context.resume = () => new Promise(() => {})
  const started = new Beeps(CUES, TONES, (why) => lost.push(why), () => context).start(hand.clock, 30)
  t.mock.timers.tick(2000)
  await started
  assert.deepEqual(lost, ["mute"])
})

test("A cue at the very start is heard, though the clock has gone on a little by then", async () => {
  const hand = new HandClock()
  hand.clock.start(2)
  hand.move(20)
  const beeps = new Beeps(CUES, TONES, assert.fail, () => new FakeContext())
  await beeps.start(hand.clock, 30)
  assert.equal(FakeContext.made[0].sounding.length, CUES.length)
  assert.equal(FakeContext.made[0].sounding[0], 0)
})
