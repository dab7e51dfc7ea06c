// The player: shows the session over the list that the server drew, and passes on what the person presses.
import { Clock } from "./clock.js"
import { Session } from "./session.js"
import { repetitions } from "./timeline.js"

const WORDS = { ready: "Get into place", lead: "Get ready", push: "Push", hold: "Hold", rest: "Rest", switch: "Switch sides" }
const REST_NOW = { push: "Rest as long as you like. Then this push starts again.", hold: "Rest as long as you like. Then this hold starts again." }
const MAIN = { waiting: "I’m in place", running: "Pause", paused: "Go on" }

/** The phases of the page’s list, in order. */
function readPhases() {
  return [...document.querySelectorAll(".routine [data-phase]")].map((item) => {
    const block = item.closest(".block")
    const { phase: kind, seconds, rep, side } = item.dataset
    return { kind, side, cue: cueOf(item, kind), seconds: Number(seconds), rep: Number(rep), name: block.dataset.name, asks: "asks" in block.dataset, block }
  })
}

// The cue stands on the first repetition only; later ones say the same.
function cueOf(item, kind) {
  return [...item.parentElement.children].find((each) => each.dataset.phase === kind).dataset.cue
}

function takeFocus(element) {
  element.tabIndex = -1
  element.focus()
}

class Player {
  #parts = {}
  #phases = readPhases()
  #blocks = [...document.querySelectorAll(".block")]
  #session
  #question = document.querySelector("#helped")
  #shown = ""

  constructor(root) {
    for (const part of root.querySelectorAll("[data-part]")) this.#parts[part.dataset.part] = part
    this.#session = new Session(this.#phases, new Clock(), this.#firstIndex())
    this.#listen()
    root.hidden = false
    if (this.#afterBranch()) this.#open()
  }

  // After “did it help?” the page comes back at #next: go on there.
  #afterBranch() {
    return location.hash === "#next" && this.#blocks.length > 1 && document.querySelector("#next")
  }

  #firstIndex() {
    const next = this.#afterBranch()
    return next ? this.#phases.findIndex((phase) => phase.block === next) : 0
  }

  #listen() {
    const { open, main, back, next, close, dialog } = this.#parts
    open.addEventListener("click", () => this.#open())
    main.addEventListener("click", () => this.#press())
    back.addEventListener("click", () => this.#go(() => this.#session.back()))
    next.addEventListener("click", () => this.#go(() => this.#session.next()))
    close.addEventListener("click", () => dialog.close())
    dialog.addEventListener("close", () => this.#close())
    document.addEventListener("visibilitychange", () => document.hidden && this.#go(() => this.#session.pause()))
  }

  #open() {
    this.#parts.dialog.showModal()
    this.#shown = ""
    this.#draw()
    this.#parts.main.focus()
  }

  // Escape and “Show the list” come here too. What was asked in the player stands in the list again.
  #close() {
    this.#go(() => this.#session.pause())
    this.#placeQuestion(false)
  }

  #press() {
    const { state } = this.#session
    this.#go(() => (state === "running" ? this.#session.pause() : this.#session.begin()))
    if (state !== "running") this.#tick()
  }

  #go(action) {
    action()
    this.#draw()
  }

  #tick() {
    if (this.#session.state !== "running") return
    this.#draw()
    requestAnimationFrame(() => this.#tick())
  }

  #draw() {
    const now = this.#session.look()
    const { state, phase, index } = this.#session
    if (state === "finished") return this.#finish()
    const shown = [state, index, now.kind, now.left].join()
    if (shown === this.#shown) return undefined
    this.#shown = shown
    this.#write({ ...phase, index, state, now })
    return undefined
  }

  #write({ state, now, name, side, cue, rep, index, block }) {
    const { dialog, title, place, digits, main, phase: word, rep: count, cue: line } = this.#parts
    const asking = state === "asking"
    const paused = state === "paused"
    const heading = `${name}${side ? `, ${side} leg` : ""}`
    dialog.dataset.phase = now.kind
    dialog.toggleAttribute("data-paused", paused)
    this.#text(title, asking ? name : heading)
    this.#text(place, `Exercise ${this.#blocks.indexOf(block) + 1} of ${this.#blocks.length}`)
    this.#text(word, paused ? "Paused" : WORDS[now.kind])
    this.#text(digits, now.left ?? "")
    this.#text(count, rep && !paused ? `${rep} of ${repetitions(this.#phases, index)}` : "")
    this.#text(line, (paused && REST_NOW[now.kind]) || cue)
    this.#text(main, MAIN[state] ?? "")
    this.#speak(state, now.kind, heading, rep, index)
    this.#ask(asking)
  }

  // Only changes are spoken; the seconds never are.
  #speak(state, kind, heading, rep, index) {
    const of = rep ? ` ${rep} of ${repetitions(this.#phases, index)}` : ""
    const texts = { paused: "Paused", waiting: `${heading}. ${this.#session.phase.cue}`, asking: this.#question?.querySelector("legend").textContent.trim() }
    const worked = kind === "push" || kind === "hold" ? `${WORDS[kind]}.${of}` : WORDS[kind]
    this.#text(this.#parts.say, texts[state] ?? worked)
  }

  #ask(asking) {
    const { ask, stage, main, next, dialog } = this.#parts
    ask.hidden = !asking
    stage.hidden = main.hidden = next.hidden = asking
    this.#placeQuestion(asking && dialog.open)
  }

  // The page’s own form comes into the player, so that the answer goes the same way with and without script.
  // Its heading takes the focus, not an answer: a late press meant for “Pause” must not answer.
  #placeQuestion(inPlayer) {
    const place = inPlayer ? this.#parts.ask : document.querySelector("[data-asks]")
    if (!this.#question || this.#question.parentElement === place) return
    place.append(this.#question)
    if (inPlayer) takeFocus(this.#question.querySelector("h2"))
  }

  #finish() {
    this.#parts.dialog.close()
    takeFocus(document.querySelector("#after"))
    this.#session = new Session(this.#phases, new Clock())
  }

  #text(element, text) {
    if (element.textContent !== String(text)) element.textContent = text
  }
}

export default function start(root) {
  return new Player(root)
}
