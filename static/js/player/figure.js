// A picture that can move: the stills that the page has of it, and the frames of its moving file once that is there.

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
