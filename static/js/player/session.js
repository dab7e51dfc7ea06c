// The state of one run through the routine: which phase, waiting, running or paused. It knows no page.
// The clock is read only while running, and every stretch starts it anew.
import { LEAD_IN, LEAD_IN_AFTER_PAUSE, at, neighbour, stretch } from "./timeline.js"

export class Session {
  #phases
  #clock
  #parts = []

  constructor(phases, clock, index = 0) {
    this.#phases = phases
    this.#clock = clock
    this.index = index
    this.state = "waiting" // waiting for the person, running, paused, asking or finished
  }

  get phase() {
    return this.#phases[this.index]
  }

  /** The person is in place, or goes on after a pause: a lead-in, then the phase from its start. */
  begin() {
    const first = this.state === "paused" ? this.index : this.index + 1
    this.#parts = stretch(this.#phases, first, this.state === "paused" ? LEAD_IN_AFTER_PAUSE : LEAD_IN)
    this.state = "running"
    this.#clock.start()
  }

  pause() {
    if (this.state !== "running") return
    this.look()
    if (this.state !== "running") return
    this.state = "paused"
  }

  /** What runs now: {kind, left}. Moves on when the clock has moved on. */
  look() {
    if (this.state !== "running") return { kind: this.phase.kind, left: null }
    const now = at(this.#parts, this.#clock.seconds)
    if (now) {
      this.index = now.index
      return now
    }
    this.#end(this.#parts.at(-1).index)
    return { kind: this.phase.kind, left: null }
  }

  #end(last) {
    const next = this.#phases[last + 1]
    if (next && next.block === this.#phases[last].block) {
      this.index = last + 1
      this.state = "waiting"
      return
    }
    this.index = last
    if (this.#phases[last].asks) this.state = "asking"
    else this.#move(last + 1)
  }

  #move(index) {
    if (index === null || index >= this.#phases.length) {
      this.state = "finished"
      return
    }
    this.index = index
    this.state = "waiting"
  }

  /** To the start of this leg; from there to the leg before. */
  back() {
    this.#move(neighbour(this.#phases, this.index, this.state === "waiting" ? -1 : 0))
  }

  next() {
    const next = neighbour(this.#phases, this.index, 1)
    const leaves = next === null || this.#phases[next].block !== this.phase.block
    if (leaves && this.phase.asks && this.state !== "asking") this.state = "asking"
    else this.#move(next)
  }
}
