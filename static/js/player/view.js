// What the player shows, speaks and writes for a screen reader, from what the session says. Words are pure functions.
import { repetitions } from "./session.js"

const WORDS = { ready: "Get into place", lead: "Get ready", push: "Push", hold: "Hold", rest: "Rest", switch: "Switch sides" }
const KEYS = { waiting: "I’m in place", running: "Pause", paused: "Go on", stepping: "Next step", asking: "To the question", finished: "Rate the pain now" }
const WHY = {
  hidden: "The page was out of sight.",
  asleep: "This device was asleep, or too busy.",
  call: "Something took the sound away, such as a call.",
  still: "The sound stood still.",
  moved: "The sound was moved.",
}
const AGAIN = { push: "this push", hold: "this hold", rest: "this rest" }
const POSES = { ready: "set-up", lead: "set-up", switch: "set-up" }

/** “Knee brace, left leg” */
export function heading({ name, side }) {
  return side ? `${name}, ${side} leg` : name
}

/** The word on the stage. */
export function word({ state, kind }) {
  if (state === "paused") return "Paused"
  return state === "finished" ? "All done" : WORDS[kind]
}

/** The line below it: what to do, or how it goes on after so many seconds. In a lead-in it says what comes. */
export function line({ state, kind, phase }, seconds) {
  if (state === "finished") return "That was the whole routine."
  if (state === "paused") return AGAIN[kind] ? `Press Go on. After ${seconds} seconds ${AGAIN[kind]} starts again.` : "Press Go on when you are ready."
  if (kind === "lead") return `Next: ${phase.kind === "rest" ? "rest" : phase.cue.split(". ")[0]}`
  return phase.cue
}

/** Why it paused by itself. */
export function reason({ state, why }) {
  return (state === "paused" && WHY[why]) || ""
}

/** The only text that a screen reader is told by itself. Longer than three words only where a place is taken up. */
export function status({ state, kind, phase }) {
  if (state === "asking") return "One question"
  if (state === "paused" || state === "finished") return word({ state })
  if (kind === "ready") return `${heading(phase)}. ${phase.cue}`
  return kind === "push" || kind === "hold" ? `${WORDS[kind]} ${phase.rep}` : WORDS[kind]
}

/** What the voice says. The first push or hold of a leg names what to do, and with which leg. */
export function spoken(seen) {
  const { state, kind, phase } = seen
  const works = kind === "push" || kind === "hold"
  if (state === "paused" || state === "asking" || state === "finished" || !(works || kind === "rest")) return status(seen)
  if (phase.rep === 1) return phase.cue
  return works ? `${WORDS[kind]}. ${phase.rep} of ${phase.of}` : WORDS[kind]
}

/** What the lock screen shows: “Push, 3 of 6, left leg”. */
export function remote({ state, kind, phase }) {
  const of = phase.rep ? `${phase.rep} of ${phase.of}` : ""
  return [word({ state, kind }), of, phase.side && `${phase.side} leg`].filter(Boolean).join(", ")
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

  constructor(root, again) {
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
    const { dialog, ask, stage } = this.parts
    const asking = state === "asking"
    dialog.dataset.phase = state === "finished" ? "rest" : kind
    dialog.dataset.state = state
    this.text("title", asking ? phase.name : heading(phase))
    this.text("place", `Exercise ${this.blocks.indexOf(phase.block) + 1} of ${this.blocks.length}`)
    this.text("phase", word(seen))
    this.text("rep", phase.rep && state !== "finished" ? `${phase.rep} of ${phase.of}` : "")
    this.warn(reason(seen))
    this.text("cue", line(seen, this.again))
    this.text("main", state === "running" && kind === "ready" ? KEYS.waiting : KEYS[state])
    this.text("say", status(seen))
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
