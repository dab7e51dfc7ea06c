// The pictures of the player: on the card how to lie and how to work, and the movement by a key; on the stage one that moves
// with the phases.
import { Figure, Motion } from "./figure.js"

const GETS_INTO_PLACE = ["ready", "switch"]
const RUNS = ["running", "stepping"]

/** The name of the pose that belongs to what is seen. In a pause, and while it counts to a start, everybody rests. */
export function poseOf({ state, kind, phase }) {
  if (GETS_INTO_PLACE.includes(phase.kind)) return "set-up"
  return RUNS.includes(state) && kind === phase.does ? kind : "rest"
}

export class Pictures {
  #known = new Map()
  #now = null
  #card = null // the index of the card whose movement was shown

  /** `place` is where pictures stand, `key` shows the movement on the card. */
  constructor(place, key) {
    this.place = place
    this.key = key
    key.addEventListener("click", () => this.#plays(true))
  }

  // All is made when an exercise comes, and that of the next one: nothing is built or loaded when a phase begins.
  #made(pictures, does) {
    if (!this.#known.has(pictures)) {
      const [figure, second] = [new Figure(pictures), new Figure(pictures, { moves: false })]
      second.show(figure.poses[does])
      this.#known.set(pictures, { figure, second, motion: new Motion(figure) })
      this.place.append(figure.svg, second.svg)
    }
    return this.#known.get(pictures)
  }

  /** Show what belongs to what is seen; `session` knows what comes after, and by which clock it runs. */
  show(seen, session) {
    const { kind, phase } = seen
    const before = this.#now
    this.#now = phase.pictures ? this.#made(phase.pictures, phase.does) : null
    this.#stand(kind === "ready")
    const coming = session.phases.slice(session.index).find(({ pictures }) => pictures && pictures !== phase.pictures)
    if (coming) this.#made(coming.pictures, coming.does)
    if (this.#now) this.#moves(seen, session, this.#now !== before)
    this.#opens(kind === "ready" ? session.index : null)
  }

  #stand(onCard) {
    const { figure, second } = this.#now ?? {}
    for (const each of this.place.children) {
      each.toggleAttribute("data-now", each === figure?.svg || (onCard && each === second?.svg))
    }
    this.place.toggleAttribute("data-plays", false)
    this.place.toggleAttribute("data-wide", Boolean(figure?.wide))
    this.key.hidden = !onCard || !figure?.moves
  }

  #moves(seen, session, isNew) {
    const { figure, motion } = this.#now
    const frame = figure.poses[poseOf(seen)]
    if (isNew || seen.kind === "ready" || !RUNS.includes(seen.state)) motion.jump(frame)
    else if (seen.state === "running") motion.go([[seen.since, frame]], () => session.clock.seconds)
    else motion.go([[motion.clock(), frame]]) // step by step no clock of the session runs
  }

  // The movement is shown by itself when a card opens, and not again while it stays.
  #opens(card) {
    if (card !== null && card !== this.#card && this.#now) this.#plays(false)
    this.#card = card
  }

  #plays(asked) {
    const { figure, motion } = this.#now
    motion.play(figure.way, (plays) => this.place.toggleAttribute("data-plays", plays), asked)
  }
}

/** The module of the page of an exercise: a key beside the pictures of a form shows the movement, in the place of the first. */
export function movement(root) {
  const [key, pictures] = [root.querySelector("button"), root.querySelector(".pictures")]
  const first = { svg: pictures.querySelector("svg"), caption: pictures.querySelector("figcaption") }
  let motion = null
  key.hidden = false
  key.addEventListener("click", () => {
    motion ??= new Motion(new Figure(pictures, first)) // its file comes when somebody asks
    motion.play(motion.figure.way, () => {}, true)
  })
}
