// The sound of a timeline: one track for the whole of it, or single cues put on the audio clock ahead of time.

const RATE = 8000
const LOUD = 23040 // of 32768
const HUM = [[0, 1, 32, 32, 0.007]] // nobody hears it, and it keeps headsets awake that fall asleep in silence
const FADE_IN = 0.01
const FADE_OUT = 0.05
const HEAD = 44 // bytes before the samples of a WAV file

/** The samples of a cue, from -1 to 1. Notes are [begins, lasts, from Hz, to Hz, loudness]; app/routine/sound.py has them. */
export function samples(notes) {
  const sum = new Float32Array(Math.max(...notes.map(([begins, lasts]) => Math.round(begins * RATE) + Math.round(lasts * RATE))))
  for (const [begins, lasts, from, to, loudness] of notes) {
    const offset = Math.round(begins * RATE)
    for (let each = 0; each < Math.round(lasts * RATE); each += 1) {
      const time = each / RATE
      const turns = from * time + ((to - from) * time * time) / (2 * lasts)
      const fade = Math.min(1, time / FADE_IN, (lasts - time) / FADE_OUT)
      sum[offset + each] += loudness * fade * Math.sin(2 * Math.PI * turns)
    }
  }
  return sum
}

/** A WAV file of so many whole seconds, with each [second, cue] in its place. */
export function track(cues, seconds, tones) {
  const sound = new Int16Array(HEAD / 2 + seconds * RATE)
  writeHead(new DataView(sound.buffer), sound.byteLength - HEAD)
  const hum = whole(HUM)
  for (let second = 0; second < seconds; second += 1) sound.set(hum, HEAD / 2 + second * RATE)
  const known = Object.fromEntries(Object.entries(tones).map(([name, notes]) => [name, whole(notes)]))
  for (const [second, name] of cues) {
    const place = HEAD / 2 + Math.round(second * RATE)
    known[name].forEach((each, at) => (sound[place + at] += each)) // what would come after the end is left out
  }
  return sound
}

function whole(notes) {
  return Int16Array.from(samples(notes), (each) => Math.round(LOUD * each))
}

// RIFF: whole numbers with the smallest byte first; PCM, one channel, 16 bits.
function writeHead(view, size) {
  const words = [[0, "RIFF"], [8, "WAVEfmt "], [36, "data"]]
  for (const [place, word] of words) for (const [each, letter] of [...word].entries()) view.setUint8(place + each, letter.charCodeAt(0))
  for (const [place, number] of [[4, HEAD - 8 + size], [16, 16], [24, RATE], [28, 2 * RATE], [40, size]]) view.setUint32(place, number, true)
  for (const [place, number] of [[20, 1], [22, 1], [32, 2], [34, 16]]) view.setUint16(place, number, true)
}

const DRIFT = 0.03 // seconds that the two clocks may part before the cues are put anew
const STILL = 1 // seconds in which the audio clock must move
const WAKES_WITHIN = 2000 // milliseconds that a context may take to begin
const JUST_NOW = 0.15 // seconds: a cue at the very start is heard, though the clock has gone on by then

/** Short cues over other sounds. All of a stretch are put on the audio clock ahead, so that a busy page loses none. */
export class Beeps {
  #context
  #out
  #put
  #moved

  /** `onLoss` is told “call” when something took the sound away, “mute” when this device has none. */
  constructor(cues, tones, onLoss, make = () => new AudioContext()) {
    this.cues = cues
    this.tones = tones
    this.onLoss = onLoss
    this.make = make
    this.tries = 0
  }

  #open() {
    this.#context = this.make()
    this.#context.onstatechange = () => this.#changed()
    this.sounds = Object.fromEntries(Object.entries(this.tones).map(([name, notes]) => [name, this.#sound(samples(notes))]))
  }

  #sound(wave) {
    const sound = this.#context.createBuffer(1, wave.length, RATE)
    sound.getChannelData(0).set(wave)
    return sound
  }

  #changed() {
    if (this.#put && this.#context.state !== "running") this.onLoss("call")
  }

  /** Put every cue from this second up to another one. Call it in a press, or browsers keep the sound back. */
  async start(clock, until) {
    this.stop()
    const asked = (this.asked = {})
    try {
      if (!this.#context) this.#open()
      if (this.#context.state !== "running") await this.#wakes()
    } catch {
      return this.onLoss("mute")
    }
    if (asked !== this.asked) return undefined
    this.#moved = { sound: this.#context.currentTime, second: clock.seconds }
    return this.#schedule(clock, until, JUST_NOW)
  }

  // Some contexts never say whether they begin.
  #wakes() {
    const late = new Promise((_, fail) => setTimeout(fail, WAKES_WITHIN))
    return Promise.race([this.#context.resume(), late])
  }

  #schedule(clock, until, slack = 0) {
    const context = this.#context
    const anchor = { sound: context.currentTime, second: clock.seconds, until }
    this.#out?.disconnect()
    this.#out = context.createGain()
    this.#out.connect(context.destination)
    for (const [second, name] of this.cues) {
      if (second < anchor.second - slack || second > until) continue
      const source = context.createBufferSource()
      source.buffer = this.sounds[name]
      source.connect(this.#out)
      source.start(Math.max(0, anchor.sound + second - anchor.second))
    }
    this.#put = anchor
  }

  /** Compare the two clocks: put the cues anew when they have parted, or try another context when the sound stands still. */
  check(clock) {
    if (!this.#put) return
    const { seconds: second } = clock
    const { currentTime: sound } = this.#context
    if (sound === this.#moved.sound) {
      if (second - this.#moved.second > STILL) this.#again(clock)
      return
    }
    this.#moved = { sound, second }
    this.tries = 0
    if (Math.abs(sound - this.#put.sound - (second - this.#put.second)) > DRIFT) this.#schedule(clock, this.#put.until)
  }

  #again(clock) {
    const { until } = this.#put
    this.close()
    this.tries += 1
    if (this.tries > 1) this.onLoss("mute")
    else this.start(clock, until)
  }

  stop() {
    this.asked = null
    this.#put = null
    this.#out?.disconnect()
  }

  close() {
    this.stop()
    this.#context?.close().catch(() => {})
    this.#context = null
  }
}
