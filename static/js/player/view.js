// What the player shows, speaks and writes for a screen reader, from what the session says.
import { repetitions } from "./session.js"

/** A text with each {place} filled. */
export const fill = (text, places) => text.replace(/\{(\w+)\}/g, (_, place) => places[place])

const joined = (...texts) => texts.filter(Boolean).join(" ")

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

  /** What the card before a set says of the work: what to do, how hard, and with which breath. */
  task({ work, effort, breath }) {
    return joined(effort ? fill(this.says.do, { cue: work, effort }) : this.sentence(work), this.sentence(breath))
  }

  sentence(text) {
    return text && fill(this.says.sentence, { text })
  }

  /** How hard, and what to do with the breath, while pushing or holding. */
  effort({ state, kind, phase }) {
    if (state === "paused" || !this.says.count[kind]) return ""
    return joined(phase.effort && fill(this.says.with, phase), this.sentence(phase.breath))
  }

  /** The line below the word: what to do, or how it goes on after so many seconds. In a lead-in it says what comes. */
  line({ state, kind, phase }, seconds) {
    const { again, ready, next } = this.says
    if (state === "paused") return fill(again[kind] ?? ready, { seconds })
    if (kind === "ready") return "" // the card says it
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
    if (kind === "ready") return joined(fill(place, { exercise: this.heading(phase), cue: phase.cue }), this.task(phase), phase.feel)
    return fill(count[kind] ?? this.phases[kind], phase)
  }

  /** What the voice says: the card, and at the first push or hold of a leg what to do, and with which leg. */
  spoken(seen) {
    const { states, aloud } = this.says
    const { state, kind, phase } = seen
    if (states[state] || !aloud[kind]) return this.status(seen)
    if (phase.rep > 1) return fill(aloud[kind], phase)
    return kind === "rest" ? phase.cue : joined(this.sentence(phase.cue), this.sentence(phase.breath))
  }

  /** What the lock screen shows: “Push, 3 of 6, left leg”. */
  remote({ state, kind, phase }) {
    return this.#listed(this.word({ state, kind }), this.repetition(phase), this.#leg(phase))
  }
}

// The cue stands on the first repetition only; later ones say the same.
const toldIn = (item, ...kinds) => [...item.closest(".set").querySelectorAll("[data-phase]")].find((each) => kinds.includes(each.dataset.phase))

// A set that is told in brief has no picture and no feeling of its own: the same exercise has one for that side.
function ofSet(item, what) {
  const { exercise, side } = item.dataset
  const same = document.querySelectorAll(`.routine [data-exercise="${exercise}"][data-side="${side}"]`)
  return [...same].map((each) => each.closest(".set").querySelector(what)).find(Boolean)
}

function readPhase(item) {
  const { phase: kind, seconds, rep, side, exercise } = item.dataset
  const block = item.closest(".block")
  const { name, effort, breath } = block.dataset
  const work = toldIn(item, "push", "hold")
  const own = { kind, side, exercise, seconds: Number(seconds), rep: Number(rep), cue: toldIn(item, kind).dataset.cue }
  const set = { work: work.dataset.cue, does: work.dataset.phase, feel: ofSet(item, "[data-told=feel]")?.textContent ?? "" }
  return { ...own, ...set, name, effort, breath, asks: "asks" in block.dataset, block, pictures: ofSet(item, ".pictures") }
}

/** The phases of the page’s list, in order. */
export function readPhases() {
  const phases = [...document.querySelectorAll(".routine [data-phase]")].map(readPhase)
  return phases.map((phase, index) => ({ ...phase, of: repetitions(phases, index) }))
}

/** What each part does when it is pressed. */
export function onPress(parts, actions) {
  for (const [part, action] of Object.entries(actions)) parts[part].addEventListener("click", action)
}

export class View {
  #shown = ""
  #lost = ""
  #pictures = null
  #seen = null

  constructor(root, words, again) {
    this.words = words
    this.again = again
    this.parts = Object.fromEntries([...root.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]))
    this.blocks = [...document.querySelectorAll(".block")]
    this.#load()
  }

  // What shows pictures comes after the page, as they do, and the player goes on without it.
  async #load() {
    try {
      const { Pictures } = await import("./pictures.js")
      this.#pictures = new Pictures(this.parts.picture, this.parts.movement)
      if (this.#seen) this.#pictures.show(...this.#seen)
    } catch (error) {
      console.warn("The player goes on without pictures.", error)
    }
  }

  /** Draw what is seen; false when nothing is new. */
  show(seen, session) {
    const shown = [seen.state, seen.index, seen.kind, seen.left].join()
    const phase = [seen.state, seen.index, seen.kind].join()
    if (shown === this.#shown) return false
    const changed = !this.#shown.startsWith(`${phase},`)
    this.#shown = shown
    this.text("digits", seen.left ?? "")
    this.#bar(session.progress)
    if (changed) this.#change(seen, session)
    return changed
  }

  #bar({ done, all }) {
    Object.assign(this.parts.bar, { max: all, value: done })
    this.text("left", fill(this.words.says.left, { minutes: Math.ceil((all - done) / 60) }))
  }

  /** Where the focus goes when the player closes: to the heading of what is shown, else to the key that opens it again. */
  land(shown) {
    const to = (shown && shown.querySelector("h2")) || this.parts.open
    if (shown) to.tabIndex = -1
    to.focus()
  }

  forget() {
    this.#shown = ""
  }

  #change(seen, session) {
    const { state, kind, phase } = seen
    const { words } = this
    const { keys, exercise, states } = words.says
    const { dialog, card, stage, movement, main } = this.parts
    const ready = kind === "ready"
    dialog.dataset.phase = state === "finished" ? "rest" : kind
    dialog.dataset.state = state
    this.text("title", { asking: phase.name, finished: states.finished }[state] ?? words.heading(phase))
    this.text("place", fill(exercise, { number: this.blocks.indexOf(phase.block) + 1, all: this.blocks.length }))
    this.text("phase", words.word(seen))
    this.text("rep", words.repetition(phase))
    this.warn(words.reason(seen))
    this.text("cue", words.line(seen, this.again))
    this.text("effort", words.effort(seen))
    this.text("main", state === "running" && ready ? keys.waiting : keys[state])
    this.text("say", words.status(seen))
    for (const [part, text] of [["setup", phase.cue], ["do", words.task(phase)], ["feel", phase.feel]]) this.text(part, text)
    card.hidden = !ready
    stage.hidden = state === "waiting"
    if (!ready && document.activeElement === movement) main.focus() // time alone may take this key away
    this.#seen = [seen, session]
    this.#pictures?.show(seen, session)
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
