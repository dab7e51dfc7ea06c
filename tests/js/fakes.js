// Devices for tests: they do what real ones do, and refuse what the test says.

export class FakeAudio extends EventTarget {
  currentTime = 0
  paused = true
  src = ""

  constructor({ refuses = null } = {}) {
    super()
    this.refuses = refuses
  }

  play() {
    if (this.refuses) return Promise.reject(new DOMException("", this.refuses))
    this.paused = false
    return Promise.resolve()
  }

  pause() {
    this.paused = true
    this.dispatchEvent(new Event("pause"))
  }

  /** Time passes while it plays. */
  goes(seconds) {
    this.currentTime += seconds
  }
}

/** An audio element behind a late output: after each start its clock does what `clock(seconds since)` says it has moved by then. */
export class LateAudio extends FakeAudio {
  #since = 0
  #began = 0

  constructor(clock) {
    super()
    this.clock = clock
  }

  play() {
    this.#since = 0
    this.#began = this.currentTime
    return super.play()
  }

  goes(seconds) {
    this.#since += seconds
    this.currentTime = this.#began + this.clock(this.#since)
  }
}

/** An audio context whose time the test moves. `refuses` to begin, or stands `still` although it says that it runs. */
export class FakeContext {
  static made = []
  currentTime = 0
  state = "suspended"
  destination = {}
  started = []
  closed = false

  constructor({ refuses = false } = {}) {
    this.refuses = refuses
    FakeContext.made.push(this)
  }

  async resume() {
    if (this.refuses) throw new DOMException("", "NotAllowedError")
    this.state = "running"
  }

  createBuffer(channels, length) {
    const samples = new Float32Array(length)
    return { getChannelData: () => samples }
  }

  createGain() {
    const gain = { connect: () => {}, disconnect: () => (gain.off = true), off: false }
    return gain
  }

  createBufferSource() {
    const source = { connect: (gain) => (source.gain = gain), start: (at) => this.started.push({ at, source }) }
    return source
  }

  /** The times at which something is still to sound. */
  get sounding() {
    return this.started.filter(({ source }) => !source.gain.off).map(({ at }) => at)
  }

  becomes(state) {
    this.state = state
    this.onstatechange?.()
  }

  async close() {
    this.closed = true
  }
}

/** A page’s document: hidden or not, with its events. */
export class FakeDocument extends EventTarget {
  hidden = false

  turns(hidden) {
    this.hidden = hidden
    this.dispatchEvent(new Event("visibilitychange"))
  }
}

export const soon = () => new Promise((done) => setImmediate(done))
