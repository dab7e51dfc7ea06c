// What the player shows, speaks and writes for a screen reader, from what the session says.
import { repetitions } from "./session.js"

const POSES = { ready: "set-up", lead: "set-up", switch: "set-up" }

/** A text with each {place} filled. */
export const fill = (text, places) => text.replace(/\{(\w+)\}/g, (_, place) => places[place])

/** All that is shown, spoken and written for a screen reader, in the words that the page hands over. Pure. */
export class Words {
  #list

  /** `phases` and `sides` are names by their ids, `brand` that of the site; `says` is all else, as in content/words/routine/player.yaml. */
  constructor({ phases, sides, says, brand }, language) {
    this.phases = phases
    this.sides = sides
    this.says = says
    this.brand = brand
    this.#list = new Intl.ListFormat(language, { type: "unit" })
  }

  #listed(...parts) {
    return this.#list.format(parts.filter(Boolean))
  }

  #leg({ side }) {
    return side && fill(this.says.leg, { side: this.sides[side] })
  }

  /** “3 of 6” */
  repetition(phase) {
    return phase.rep ? fill(this.says.repetition, phase) : ""
  }

  /** “Knee brace, left leg” */
  heading(phase) {
    return this.#listed(phase.name, this.#leg(phase))
  }

  /** Where it goes on: “Knee brace, left leg, 3 of 6” */
  place(phase) {
    return this.#listed(this.heading(phase), this.repetition(phase))
  }

  /** The word on the stage. */
  word({ state, kind }) {
    return (state !== "asking" && this.says.states[state]) || this.phases[kind]
  }

  /** The line below it: what to do, or how it goes on after so many seconds. In a lead-in it says what comes. */
  line({ state, kind, phase }, seconds) {
    const { whole, again, ready, next } = this.says
    if (state === "finished") return whole
    if (state === "paused") return fill(again[kind] ?? ready, { seconds })
    if (kind === "lead") return fill(next[phase.kind] ?? next.other, { step: phase.cue.split(". ")[0] })
    return phase.cue
  }

  /** Why it paused by itself. */
  reason({ state, why }) {
    return (state === "paused" && this.says.why[why]) || ""
  }

  /** The only text that a screen reader is told by itself. Longer than three words only where a place is taken up. */
  status({ state, kind, phase }) {
    const { states, place, count } = this.says
    if (states[state]) return states[state]
    if (kind === "ready") return fill(place, { exercise: this.heading(phase), cue: phase.cue })
    return fill(count[kind] ?? this.phases[kind], phase)
  }

  /** What the voice says. The first push or hold of a leg names what to do, and with which leg. */
  spoken(seen) {
    const { states, aloud } = this.says
    const { state, kind, phase } = seen
    if (states[state] || !aloud[kind]) return this.status(seen)
    return phase.rep === 1 ? phase.cue : fill(aloud[kind], phase)
  }

  /** What the lock screen shows: “Push, 3 of 6, left leg”. */
  remote({ state, kind, phase }) {
    return this.#listed(this.word({ state, kind }), this.repetition(phase), this.#leg(phase))
  }
}

// The cue stands on the first repetition only; later ones say the same.
function cueOf(item, kind) {
  return [...item.parentElement.children].find((each) => each.dataset.phase === kind).dataset.cue
}

// A set that is told in brief has no picture of its own: the same exercise has one for that side.
function pictureOf(item) {
  const { exercise, side } = item.dataset
  const same = document.querySelectorAll(`.routine [data-exercise="${exercise}"][data-side="${side}"]`)
  return [...same].map((each) => each.closest(".set").querySelector("svg.fig")).find(Boolean)
}

/** The phases of the page’s list, in order. */
export function readPhases() {
  const phases = [...document.querySelectorAll(".routine [data-phase]")].map((item) => {
    const { phase: kind, seconds, rep, side } = item.dataset
    const block = item.closest(".block")
    const own = { kind, side, seconds: Number(seconds), rep: Number(rep), cue: cueOf(item, kind) }
    return { ...own, name: block.dataset.name, asks: "asks" in block.dataset, block, picture: pictureOf(item) }
  })
  return phases.map((phase, index) => ({ ...phase, of: repetitions(phases, index) }))
}

// A picture for the stage: its poses lie one on the other, and it is silent, as the words beside it say the same.
function posed(picture) {
  const copy = picture.cloneNode(true)
  for (const each of copy.querySelectorAll("title, desc")) each.remove()
  for (const name of ["role", "aria-labelledby"]) copy.removeAttribute(name)
  copy.setAttribute("aria-hidden", "true")
  const poses = copy.querySelectorAll("[data-pose]")
  copy.setAttribute("viewBox", poses[0].dataset.view)
  for (const pose of poses) pose.removeAttribute("transform")
  return copy
}

export function takeFocus(element) {
  element.tabIndex = -1
  element.focus()
}

/** What can be chosen before the start: radio buttons and boxes, with what was chosen the last time. */
export class Wishes {
  #inputs

  constructor(panel, kept) {
    this.#inputs = [...panel.querySelectorAll("input")]
    for (const input of this.#inputs) {
      const wish = kept[input.name]
      if (input.type === "radio" ? input.value === wish : typeof wish === "boolean") input.checked = wish !== false
    }
  }

  /** Name -> the value of the radio button, or whether the box is ticked. */
  get chosen() {
    const told = this.#inputs.filter((input) => input.type === "checkbox" || input.checked)
    return Object.fromEntries(told.map((input) => [input.name, input.type === "radio" ? input.value : input.checked]))
  }
}

export class View {
  #pictures = new Map()
  #shown = ""
  #lost = ""

  constructor(root, words, again) {
    this.words = words
    this.again = again
    this.parts = Object.fromEntries([...root.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]))
    this.blocks = [...document.querySelectorAll(".block")]
  }

  /** Draw what is seen; false when nothing is new. */
  show(seen) {
    const shown = [seen.state, seen.index, seen.kind, seen.left].join()
    const phase = [seen.state, seen.index, seen.kind].join()
    if (shown === this.#shown) return false
    const changed = !this.#shown.startsWith(`${phase},`)
    this.#shown = shown
    this.text("digits", seen.left ?? "")
    if (changed) this.#change(seen)
    return changed
  }

  forget() {
    this.#shown = ""
  }

  #change(seen) {
    const { state, kind, phase } = seen
    const { words } = this
    const { keys, exercise } = words.says
    const { dialog, ask, stage } = this.parts
    const asking = state === "asking"
    dialog.dataset.phase = state === "finished" ? "rest" : kind
    dialog.dataset.state = state
    this.text("title", asking ? phase.name : words.heading(phase))
    this.text("place", fill(exercise, { number: this.blocks.indexOf(phase.block) + 1, all: this.blocks.length }))
    this.text("phase", words.word(seen))
    this.text("rep", state === "finished" ? "" : words.repetition(phase))
    this.warn(words.reason(seen))
    this.text("cue", words.line(seen, this.again))
    this.text("main", state === "running" && kind === "ready" ? keys.waiting : keys[state])
    this.text("say", words.status(seen))
    ask.hidden = !asking
    stage.hidden = asking
    this.#picture(phase.picture, state === "paused" ? "rest" : (POSES[kind] ?? kind))
  }

  #picture(picture, pose) {
    const { picture: place } = this.parts
    if (!picture) return place.replaceChildren()
    if (!this.#pictures.has(picture)) this.#pictures.set(picture, posed(picture))
    const copy = this.#pictures.get(picture)
    for (const each of copy.querySelectorAll("[data-pose]")) each.toggleAttribute("data-now", each.dataset.pose.split(" ").includes(pose))
    if (place.firstChild !== copy) place.replaceChildren(copy)
    return undefined
  }

  /** Tell what went wrong. What is lost for good stays there. */
  warn(words, stays = false) {
    if (stays) this.#lost = words
    this.text("warning", [words, this.#lost].find(Boolean) ?? "")
  }

  /** Say it once more, for somebody who was not there. */
  warnAgain() {
    const [words, shown] = [this.parts.warning.textContent, this.#shown]
    this.text("warning", "")
    requestAnimationFrame(() => this.#shown === shown && this.text("warning", words))
  }

  text(part, text) {
    const element = this.parts[part]
    if (element.textContent !== String(text)) element.textContent = text
  }
}
