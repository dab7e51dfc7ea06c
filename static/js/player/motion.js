// Which frame of a picture is seen at which moment. A clock is asked where it is, and nothing is counted: a slow device
// leaves frames out and is not late.

const LASTS = 0.8 // seconds from one pose to another
const PATIENCE = 3 // seconds in which the frames of a figure may come after it was made
const WHOLE = 4.8 // seconds of a movement that is shown by itself: nothing may move longer that nobody can stop
const STILL = 2 // seconds for each pose of it without frames between

/** The frame so many seconds after a way to another frame has begun. It begins and ends slowly, as a body does. Pure. */
export function frameAt(from, to, seconds) {
  const part = Math.min(1, Math.max(0, seconds / LASTS))
  return Math.round(from + (to - from) * part * part * (3 - 2 * part))
}

/** The frame at a second on a way over stops, [second at which one sets out for it, its frame]; `still` leaves out what lies between. Pure. */
export function placeAt(from, stops, second, still) {
  const arrived = (since) => (still ? LASTS : second - since)
  return stops.reduce((frame, [since, to]) => (second < since ? frame : frameAt(frame, to, arrived(since))), from)
}

const pageClock = () => performance.now() / 1000
const onNextDraw = (look) => requestAnimationFrame(look)
const lessMotion = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)")

/** Moves a figure, which can show(frame) and says whether it is ready to show those between its poses. */
export class Motion {
  #run = null
  #frame = 0
  #made

  constructor(figure, { clock = pageClock, onDraw = onNextDraw, less = lessMotion } = {}) {
    this.figure = figure
    this.clock = clock
    this.onDraw = onDraw
    this.less = less
    this.#made = clock()
  }

  get #still() {
    return this.less.matches || !this.figure.ready
  }

  #see(frame) {
    this.#frame = frame
    this.figure.show(frame)
  }

  // Look at each drawing of the page until it is done, or until something else is to be seen.
  #looks(isDone, then) {
    const run = (this.#run = {})
    const look = () => {
      if (run !== this.#run) return undefined
      return isDone() ? then?.() : this.onDraw(look)
    }
    look()
  }

  /** Be at a frame at once. */
  jump(frame) {
    this.#run = null
    this.#see(frame)
  }

  /** Go over stops, as placeAt has them, by a clock that tells seconds. */
  go(stops, clock = this.clock, until = stops[stops.length - 1][0] + LASTS, then) {
    const from = this.#frame
    this.#looks(() => {
      const second = clock()
      this.#see(placeAt(from, stops, second, this.#still))
      return second >= until
    }, then)
  }

  /** Show a movement over these frames once, and end at the first again. `tell` hears true when it begins and false at its end. */
  // With less motion, or without frames between, its poses come slowly as stills, and only if somebody asked.
  play(frames, tell, asked) {
    this.jump(frames[0])
    const waited = () => this.figure.ready || this.less.matches || this.clock() - this.#made > PATIENCE
    this.#looks(waited, () => (asked || !this.#still) && this.#plays(frames, tell))
  }

  #plays([first, ...frames], tell) {
    const each = this.#still ? STILL : WHOLE / (frames.length + 1)
    const began = this.clock()
    const stops = frames.map((frame, at) => [began + each * (at + 1), frame])
    tell(true)
    this.go(stops, this.clock, began + each * (frames.length + 1), () => {
      this.jump(first)
      tell(false)
    })
  }
}
