// A picture that can move: the stills that the page has of it, the frames of its moving file once that is there, and which of
// them is seen at which moment. A clock is asked where it is, and nothing is counted: a slow device leaves frames out and is not late.

/** A copy of a picture to stand beside words that say the same: a screen reader is told nothing of it. */
function silent(picture) {
  const copy = picture.cloneNode(true)
  for (const each of copy.querySelectorAll("title, desc")) each.remove()
  for (const name of ["role", "aria-labelledby", "aria-describedby"]) copy.removeAttribute(name)
  copy.setAttribute("aria-hidden", "true")
  return copy
}

function partOf(use, address) {
  const part = use.cloneNode()
  part.setAttribute("href", address)
  return part
}

export class Figure {
  /** The frame of each pose, by the pose’s name. */
  poses = {}
  #stills = new Map()
  #moving = []
  #words = new Map()
  #labels = new Map()
  #seen = []
  #ready = false

  /** `pictures` are the stills of a form as the page has them. It is drawn into `svg`, else into a silent copy of the first. */
  // `caption` says which pose is shown, and nothing between two.
  constructor(pictures, { svg = silent(pictures.querySelector("svg")), moves = true, caption = null } = {}) {
    this.caption = caption
    for (const each of pictures.querySelectorAll("[data-pose]")) this.#take(each)
    for (const each of svg.querySelectorAll("use, text")) each.remove()
    this.svg = svg
    const { moving, frames } = pictures.dataset
    const [still] = this.#stills.values()
    const names = moves && moving ? ["room", ...Array.from({ length: Number(frames) }, (_, at) => `f${at}`)] : []
    this.#moving = names.map((name) => partOf(still, `${moving}#${name}`)) // the first of them lies below all others
    const parts = [...this.#moving, ...this.#stills.values(), ...[...this.#words.values()].flat()]
    for (const part of parts) part.setAttribute("visibility", "hidden")
    svg.append(...parts)
    this.show(0)
  }

  #take(still) {
    const { pose, frame } = still.dataset
    for (const name of pose.split(" ")) this.poses[name] = Number(frame)
    this.#stills.set(Number(frame), still.querySelector("use").cloneNode())
    this.#labels.set(Number(frame), still.querySelector("figcaption").textContent)
    this.#words.set(Number(frame), [...still.querySelectorAll("text")].map((each) => each.cloneNode(true)))
  }

  /** The frames of the whole movement: from pose to pose, and back to rest. */
  get way() {
    return [...this.#stills.keys(), this.poses.rest]
  }

  /** Whether two of it are larger above each other than side by side, on a phone. */
  get wide() {
    const { width, height } = this.svg.viewBox.baseVal
    return width > 1.7 * height
  }

  get moves() {
    return this.#moving.length > 0
  }

  /** Whether all of the moving file is there. Not every browser tells when it comes, or that it does not. */
  get ready() {
    this.#ready ||= this.moves && this.svg.isConnected && this.#moving.every((part) => part.getBBox().width > 0)
    return this.#ready
  }

  /** Show a frame. Until the moving file is there only the poses can be shown, as stills. */
  show(frame) {
    const [room, ...frames] = this.#moving
    const drawn = this.ready ? [room, frames[frame]] : [this.#stills.get(frame)]
    const seen = [...drawn, ...(this.#words.get(frame) ?? [])]
    for (const part of this.#seen) if (!seen.includes(part)) part.setAttribute("visibility", "hidden")
    for (const part of seen) part.setAttribute("visibility", "visible")
    this.#seen = seen
    if (this.caption) this.caption.textContent = this.#labels.get(frame) ?? "\u00a0" // its line keeps its height
  }
}

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
