// Runs a session by the clock and with the sound that were chosen. What goes wrong pauses it or takes the sound away,
// and is told in a word; the routine itself can always go on.
import { Session } from "./session.js"
import { Beeps, track } from "./sound.js"

// --- Two clocks behind one interface: start at a second of the timeline, stop, and ask for the second that it is

/** The page’s own clock. */
export class PageClock {
  #now
  #origin = 0
  #stoppedAt = 0
  #runs = false

  constructor(now = () => performance.now()) {
    this.#now = now
  }

  start(second) {
    this.#origin = this.#now() / 1000 - second
    this.#runs = true
  }

  stop() {
    this.#stoppedAt = this.seconds
    this.#runs = false
  }

  get seconds() {
    return this.#runs ? this.#now() / 1000 - this.#origin : this.#stoppedAt
  }
}

/** The clock of a sound track: what is heard is the time. `onFail` is told when it cannot be played. */
export class TrackClock {
  #silence
  #from = 0

  constructor(audio, onFail) {
    this.audio = audio
    this.runs = false
    this.onFail = onFail
  }

  start(second) {
    clearTimeout(this.#silence)
    this.#from = second
    this.audio.currentTime = second
    this.runs = true
    // A stop before it has begun is no failure.
    this.audio.play().catch((error) => error.name !== "AbortError" && this.onFail(error))
  }

  /** Stand still; `ringsOut` lets the last cue be heard to its end. */
  stop(ringsOut = 0) {
    this.runs = false
    clearTimeout(this.#silence)
    if (ringsOut) this.#silence = setTimeout(() => this.audio.pause(), 1000 * ringsOut)
    else this.audio.pause()
  }

  /** A sound that begins a little early shows nothing of what stood before. */
  get seconds() {
    return Math.max(this.#from, this.audio.currentTime)
  }
}

const GAP = 1.5 // seconds
const SLOW_START = 6 // seconds that a sound may take to begin
// With an output two seconds late Firefox’s clock moves for 0.1 s, stands for 1.9 s and then runs (measured).
const STEADY = 3 // seconds that must have been heard since a start before a sound that stands is no slow start

/** Tells time that went by unseen: a page asleep, or a sound that stands still. */
export class Watch {
  #mono
  #wall
  #last

  constructor(mono = () => performance.now(), wall = () => Date.now()) {
    this.#mono = mono
    this.#wall = wall
  }

  start(clock) {
    this.began = this.#read(clock)
    this.#last = this.began
  }

  #read(clock) {
    return { mono: this.#mono() / 1000, wall: this.#wall() / 1000, clock: clock.seconds }
  }

  /** What went wrong since the last look: “asleep”, “still”, “moved” or “mute” (the sound never began), else null. */
  look(clock) {
    const last = this.#last
    const now = this.#read(clock)
    const moved = now.clock - last.clock
    const passed = Math.max(now.mono - last.mono, Math.abs(now.wall - last.wall))
    if (!(clock instanceof TrackClock)) {
      this.#last = now
      return passed > GAP ? "asleep" : null
    }
    const begins = last.clock - this.began.clock < STEADY
    if (moved > 0 || (begins && moved)) this.#last = now
    if (moved - passed > GAP || (!begins && moved < -GAP)) return "moved"
    if (this.#last === this.began) return now.mono - this.began.mono > SLOW_START ? "mute" : null
    return passed - moved > (begins ? SLOW_START : GAP) ? "still" : null
  }
}

// --- The engine

const LOOK = 500 // milliseconds between two looks when nothing is drawn

export class Engine {
  #watch = new Watch()
  #audio
  #beeps = null
  #looks
  #frame
  #why = null

  /** `sound` is track, beeps or none. `show` is told what is seen, `lose` that there will be no sound. */
  constructor(phases, { sound, tones, show, lose, audio = new Audio(), ...pace }) {
    this.show = show
    this.lose = lose
    this.clock = new PageClock()
    this.session = new Session(phases, this.clock, pace)
    this.#audio = audio
    if (pace.byHand || sound === "none") return
    // On an iPhone this lets a track sound though the phone is silenced, and lets beeps mix with other music.
    if (navigator.audioSession) navigator.audioSession.type = sound === "beeps" ? "transient" : "playback"
    const all = this.session.parts.flatMap((part) => part.cues)
    if (sound === "beeps") this.#beeps = new Beeps(all, tones, (why) => this.#loses(why))
    else {
      try {
        this.#load(all, tones)
      } catch {
        lose()
      }
    }
  }

  get state() {
    return this.session.state
  }

  #load(all, tones) {
    const bytes = track(all, this.session.parts.slice(-1)[0].end + 2, tones)
    this.#audio.src = URL.createObjectURL(new Blob([bytes], { type: "audio/wav" }))
    this.#audio.addEventListener("timeupdate", () => this.look())
    this.#audio.addEventListener("play", () => this.clock.runs || this.#audio.pause()) // somebody else began it
    this.#audio.addEventListener("pause", () => this.clock.runs && this.#audio.paused && this.interrupt("call"))
    this.#takes(new TrackClock(this.#audio, () => this.#mute()))
  }

  #takes(clock) {
    this.clock = clock
    this.session.changeClock(clock)
  }

  #loses(why) {
    if (why === "call") return this.interrupt("call")
    this.#beeps = null
    return this.lose()
  }

  // Without its track the session goes on by the page’s clock, from where it was.
  #mute() {
    if (!this.clock.runs) return
    this.lose()
    this.#do(() => this.#takes(new PageClock()))
    if (globalThis.document?.hidden) this.hide()
  }

  /** The page is out of sight: only a sound track goes on. */
  hide() {
    if (this.clock instanceof PageClock) this.interrupt("hidden")
  }

  interrupt(why) {
    this.look()
    if (this.state === "running") this.#do(() => this.session.pause(), why)
  }

  /** Do what somebody asked for, once it is known where the clock is. */
  act(action) {
    this.look()
    this.#do(action, this.state === "paused" ? this.#why : null)
  }

  // The clock may run or stand still after it.
  #do(action, why = null) {
    action()
    this.#why = this.state === "paused" ? why : null
    this.#beeps?.stop()
    clearInterval(this.#looks)
    if (this.state === "running") this.#start()
    this.#tell()
  }

  #start() {
    this.#watch.start(this.clock)
    this.#beeps?.start(this.clock, this.session.stopsAt)
    this.#looks = setInterval(() => this.look(), LOOK)
    this.#draw()
  }

  #draw() {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => {
      if (this.state !== "running") return
      this.#draw()
      this.look()
    })
  }

  /** See where the clock is. Time that nobody saw or heard is not made up for. */
  look() {
    if (this.state !== "running") return clearInterval(this.#looks)
    const trouble = this.#watch.look(this.clock)
    if (trouble === "mute") return this.#mute()
    if (trouble) return this.#do(() => this.session.interrupt(), trouble)
    this.#tell()
    return this.#beeps?.check(this.clock)
  }

  #tell() {
    const { kind, left, since } = this.session.look()
    const { state, phase, index } = this.session
    this.show({ state, kind, left, since, phase, index, why: this.#why, second: this.clock.seconds, end: this.session.parts.slice(-1)[0].end })
  }

  /** This engine is not needed any more. */
  close() {
    this.session.pause()
    this.#beeps?.close()
    URL.revokeObjectURL(this.#audio.src)
  }
}
