import assert from "node:assert/strict"
import { test } from "node:test"

import { Remote, Screen, Voice, shake } from "../../static/js/player/device.js"
import { FakeDocument, soon } from "./fakes.js"

const [ON, OFF] = ["It stays on.", "It may go off."]

function screen({ refuses = false, has = true } = {}) {
  const said = []
  const locks = []
  const request = async () => {
    if (refuses) throw new DOMException("", "NotAllowedError")
    const lock = new EventTarget()
    lock.release = () => lock.dispatchEvent(new Event("release"))
    locks.push(lock)
    return lock
  }
  const doc = new FakeDocument()
  return { said, locks, doc, screen: new Screen((words) => said.push(words), { on: ON, off: OFF }, { nav: has ? { wakeLock: { request } } : {}, doc }) }
}

test("The screen is kept on, once, and that is said", async () => {
  const each = screen()
  each.screen.keepOn()
  await soon()
  each.screen.keepOn()
  await soon()
  assert.deepEqual([each.locks.length, each.said], [1, [ON]])
})

test("A screen that may not stay on, and a browser that cannot, are said", async () => {
  for (const kind of [{ refuses: true }, { has: false }]) {
    const each = screen(kind)
    each.screen.keepOn()
    await soon()
    assert.deepEqual(each.said, [OFF])
  }
})

test("When the page is seen again the screen is asked for again", async () => {
  const each = screen()
  each.screen.keepOn()
  await soon()
  each.doc.hidden = true
  each.locks[0].release()
  each.doc.turns(false)
  await soon()
  assert.deepEqual([each.locks.length, each.said], [2, [ON, OFF, ON]])
})

test("A pause lets the screen go after a minute, and a page that is seen again does not ask then", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] })
  const each = screen()
  each.screen.keepOn()
  await soon()
  each.screen.letGo()
  context.mock.timers.tick(59_000)
  assert.deepEqual(each.said, [ON])
  context.mock.timers.tick(1000)
  assert.deepEqual(each.said, [ON, OFF])
  each.doc.turns(false)
  await soon()
  assert.equal(each.locks.length, 1)
})

test("Two wishes before the first answer are one request, and one that comes too late is let go", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] })
  const each = screen()
  each.screen.keepOn()
  each.screen.keepOn()
  each.screen.letGo(0)
  context.mock.timers.tick(0)
  await soon()
  assert.deepEqual([each.locks.length, each.said.at(-1)], [1, OFF])
})

// --- Voice

globalThis.SpeechSynthesisUtterance = class {
  constructor(text) {
    this.text = text
  }
}

function speech(voices, { busy = false } = {}) {
  const synth = new EventTarget()
  return Object.assign(synth, { said: [], cancelled: 0, speaking: busy, pending: false, getVoices: () => voices, speak: (words) => synth.said.push(words), cancel: () => (synth.cancelled += 1) })
}

const BRITISH = { lang: "en-GB" }

test("It speaks with a British voice before any other English one", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] })
  const synth = speech([{ lang: "de-DE" }, { lang: "en-US" }, BRITISH])
  new Voice(assert.fail, "en-GB", synth).say("Push your left heel")
  context.mock.timers.tick(0)
  assert.deepEqual(synth.said.map(({ text, voice }) => [text, voice]), [["Push your left heel", BRITISH]])
})

test("In another language it speaks with a voice of that language, and the very one before others of its kind", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] })
  const synth = speech([BRITISH, { lang: "de-DE" }, { lang: "de-AT" }])
  for (const language of ["de-AT", "de-CH", "de"]) new Voice(assert.fail, language, synth).say("Drücken")
  context.mock.timers.tick(0)
  assert.deepEqual(synth.said.map(({ voice }) => voice.lang), ["de-AT", "de-DE", "de-DE"])
})

for (const [language, langs, spoken] of [
  ["en-GB", ["fr_FR", "en_US"], "en_US"],
  ["en-GB", ["fra-FRA", "eng-USA"], "eng-USA"],
  ["en-GB", ["en_US", "eng-USA", "en-GB-x-rjs-network"], "en-GB-x-rjs-network"],
  ["en-GB", ["en-GB-x-rjs-network", "en_US", "en_GB"], "en_GB"],
  ["en-GB", ["eng-USA", "eng-GBR", "eng-AUS"], "eng-GBR"],
  ["de-AT", ["eng-GBR", "deu-DEU", "deu-AUT"], "deu-DEU"],
  ["de", ["ENG-gbr", "DEU-deu"], "DEU-deu"],
  ["es", ["es-MX", "es"], "es"],
  ["zh-TW", ["zh_CN_#Hans", "zh_TW_#Hant"], "zh_TW_#Hant"],
  ["en-GB", ["", undefined, "x", "e_", "english", "enm-GB"], undefined],
]) {
  test(`On a page in ${language}, of the voices ${langs} it speaks with ${spoken}`, () => {
    const synth = speech(langs.map((lang) => ({ lang })))
    new Voice(assert.fail, language, synth).say("Push")
    assert.deepEqual(synth.said.map(({ voice }) => voice.lang), spoken ? [spoken] : [])
  })
}

test("What is still being said is cut off, and the next comes a moment later", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] })
  const synth = speech([BRITISH], { busy: true })
  new Voice(assert.fail, "en-GB", synth).say("Rest")
  assert.deepEqual([synth.cancelled, synth.said.length], [1, 0])
  context.mock.timers.tick(80)
  assert.equal(synth.said.length, 1)
})

for (const [kind, synth] of [["no voice", speech([])], ["only foreign voices", speech([{ lang: "fr-FR" }])], ["no speech at all", undefined]]) {
  test(`With ${kind} it says so once and is silent`, async (context) => {
    context.mock.timers.enable({ apis: ["setTimeout"] })
    const told = []
    const voice = new Voice(() => told.push("mute"), "en-GB", synth ?? null)
    const started = voice.start()
    context.mock.timers.tick(2000)
    await started
    voice.say("Push")
    voice.hush()
    context.mock.timers.tick(1000)
    assert.deepEqual([told, synth?.said ?? []], [["mute"], []])
  })
}

test("Voices that come late are waited for", async () => {
  const voices = []
  const synth = speech(voices)
  const started = new Voice(assert.fail, "en-GB", synth).start()
  voices.push(BRITISH)
  synth.dispatchEvent(new Event("voiceschanged"))
  await started
})

// --- Vibration, headset and lock screen

test("It vibrates once for a push and twice for a rest, and nowhere that cannot", () => {
  const shaken = []
  const nav = { vibrate: (pattern) => shaken.push(pattern.length) }
  for (const kind of ["push", "rest", "lead", "ready"]) shake(kind, nav)
  assert.deepEqual(shaken, [1, 3])
  shake("push", {})
})

test("The lock screen shows what runs, and a browser that lacks a button or all of them breaks nothing", () => {
  globalThis.MediaMetadata = class {
    constructor(shown) {
      Object.assign(this, shown)
    }
  }
  const taken = {}
  const media = {
    setActionHandler: (name, action) => {
      if (name === "nexttrack") throw new TypeError("unknown")
      taken[name] = action
    },
  }
  const actions = { nexttrack: () => {}, play: () => {}, pause: () => {} }
  const remote = new Remote(actions, media)
  remote.show({ title: "Push, 3 of 6, left leg", artist: "Knee brace", album: "SI Joint Steps", playing: true, position: 3, duration: 9 })
  assert.deepEqual([media.metadata.title, media.metadata.album, media.playbackState], ["Push, 3 of 6, left leg", "SI Joint Steps", "playing"])
  remote.take(true)
  assert.deepEqual([taken.play, taken.pause], [actions.play, actions.pause])
  remote.take(false)
  assert.deepEqual([taken.play, taken.pause], [null, null])
  new Remote(actions, undefined).take(true)
  new Remote(actions, undefined).show({ title: "", artist: "", album: "", playing: false, position: 0, duration: 1 })
})

test("A browser that has none of these helps throws at none of them", async () => {
  const said = []
  const bare = new Screen((words) => said.push(words), { on: ON, off: OFF }, { nav: {}, doc: new FakeDocument() })
  bare.keepOn()
  bare.letGo(0)
  const voice = new Voice(() => said.push("mute"), "en-GB", undefined)
  await voice.start()
  voice.say("Push")
  voice.hush()
  shake("push", {})
  const remote = new Remote({}, undefined)
  remote.take(true)
  remote.show({ title: "", artist: "", album: "", playing: true, position: 0, duration: 1 })
  await soon()
  assert.deepEqual(said, [OFF, "mute"])
})

test("A headset cannot skip a push: seeking does nothing", () => {
  const taken = {}
  new Remote({}, { setActionHandler: (name, action) => (taken[name] = action) }).take(true)
  assert.deepEqual(Object.keys(taken).sort(), ["seekbackward", "seekforward", "seekto"])
  for (const action of Object.values(taken)) assert.equal(action({ seekTime: 90 }), undefined)
})

test("What was to be said a moment later is not said once it is hushed", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] })
  const synth = speech([BRITISH], { busy: true })
  const voice = new Voice(assert.fail, "en-GB", synth)
  voice.say("Knee brace, right leg")
  voice.say("Knee brace, left leg")
  context.mock.timers.tick(80)
  assert.deepEqual(synth.said.map(({ text }) => text), ["Knee brace, left leg"])
  voice.say("Rest")
  voice.hush()
  context.mock.timers.tick(80)
  assert.equal(synth.said.length, 1)
})
