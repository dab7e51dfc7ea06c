// The player over the page’s list: what can be chosen and pressed, and where it goes on.
import { Remote, Screen, Voice, attempt, shake } from "./device.js"
import { Engine } from "./engine.js"
import { Wishes, forgetPlace, keepNext, keepPlace, wayOn, whileOpen } from "./kept.js"
import { Panels } from "./panels.js"
import { readParts } from "./session.js"
import { View, Words, onPress, readPhases } from "./view.js"

const JUST_OPENED = 700 // milliseconds in which the second click of a double one may land on what has come up
const JUST_BEGUN = 1000 // milliseconds in which a press still means the place that has just run out

class Player {
  #list = document.querySelector(".routine")
  #phases = readPhases()
  #resume = document.querySelector("#resume")
  #engine = null
  stopped = false // for today
  #opened = 0
  #came = -JUST_OPENED
  #ledIn = -JUST_BEGUN

  constructor(root) {
    const { timeline, tones, words } = root.dataset
    const { lang } = document.documentElement
    this.root = root
    this.timeline = JSON.parse(timeline)
    this.tones = JSON.parse(tones)
    this.words = new Words(JSON.parse(words), lang)
    this.says = this.words.says
    this.view = new View(root, this.words, this.timeline.again)
    this.parts = this.view.parts
    this.panels = new Panels(this.parts, this)
    this.screen = new Screen((words) => this.view.text("screen", words), { on: this.says["screen-on"], off: this.says["screen-off"] })
    this.voice = new Voice(() => this.view.warn(this.says["no-voice"], true), lang)
    this.remote = new Remote(this.#buttons())
    this.wishes = new Wishes(this.parts.choices)
    this.#listen()
    this.#takeOver(true)
    this.way = wayOn(this.#list.dataset.stamp, this.#phases)
    if (this.way.opens) this.#open()
    else this.#offer()
  }

  // The timers have a sound of their own: those of the page give way.
  #takeOver(taken) {
    this.root.hidden = !taken
    for (const each of document.querySelectorAll(".sound")) each.hidden = taken
  }

  // At the top of the page, anew each time that the player closes.
  #offer() {
    const { at, offered } = this.way
    const begun = this.#engine || at
    this.#resume.hidden = begun || !offered
    this.parts.open.textContent = begun ? this.says["go-on"] : this.says.start
    if (offered) this.#resume.querySelector("span").textContent = this.words.place(this.#phases[offered.index])
  }

  #listen() {
    const { parts } = this
    onPress(parts, {
      open: () => this.#open(),
      back: () => this.#go("back"),
      next: () => this.#go("next"),
      big: () => parts.big.setAttribute("aria-pressed", parts.dialog.toggleAttribute("data-big")),
      later: () => parts.dialog.close(),
      list: () => parts.dialog.close("list"),
      close: () => parts.dialog.close(),
    })
    this.#resume.querySelector("button").addEventListener("click", () => this.#open({ ...this.way.offered, panel: null }))
    // The second tap of a double one is no second wish.
    for (const part of ["main", "stage"]) parts[part].addEventListener("click", (event) => event.detail < 2 && this.#press())
    parts.choices.addEventListener("change", () => this.#choose())
    parts.dialog.addEventListener("close", () => this.#close())
    parts.dialog.addEventListener("click", (event) => this.#refuses(event), true)
    document.addEventListener("formdata", ({ target }) => target.elements.helped && keepNext(parts.dialog.open ? "player" : "list"))
    document.addEventListener("visibilitychange", () => this.#turn())
    document.addEventListener("freeze", () => this.#engine?.interrupt("asleep"))
  }

  /** Go on after the question, without some exercises. */
  leaveOut(exercises) {
    const { session } = this.#engine
    this.#engine.act(() => {
      session.leaveOut(exercises)
      session.arrive()
    })
    this.panels.focus()
  }

  #refuses(event) {
    const now = performance.now()
    const meant = now - this.#came > JUST_OPENED || !event.target.closest(".player__panel")
    if (meant && (event.detail < 2 || now - this.#opened > JUST_OPENED)) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  #turn() {
    if (document.hidden) this.#engine?.hide()
    else {
      this.#engine?.look()
      this.view.warnAgain()
    }
  }

  // Headset and lock screen.
  #buttons() {
    const ifIt = (runs, action) => () => (this.#engine.state === "running") === runs && action()
    return {
      play: ifIt(false, () => this.#press()),
      pause: ifIt(true, () => this.pause()),
      previoustrack: () => this.#go("back"),
      nexttrack: () => this.#go("next"),
    }
  }

  // What was chosen in More holds from where it is.
  #choose() {
    const { index } = this.#engine.session
    this.#engine.close()
    this.#engine = this.#start()
    this.view.forget()
    this.#engine.act(() => this.#engine.session.comeBack(index))
    if (this.wishes.chosen.voice) this.voice.wakes()
  }

  // A browser in which it turns out not to run keeps the page’s own sounds.
  #open(at = this.way.at) {
    try {
      this.#showDialog(at)
    } catch (error) {
      this.parts.dialog.close()
      this.#takeOver(false)
      throw error
    }
  }

  #showDialog({ index, state, panel, after, open, helped } = {}) {
    this.way.at = undefined
    const { session } = (this.#engine ??= this.#start())
    if (index) session.comeBack(index, state)
    if (this.wishes.chosen.voice) this.voice.wakes()
    this.parts.dialog.showModal()
    this.remote.take(true)
    this.panels.helped ??= helped
    this.panels.rate(after)
    this.panels.open(panel)
    this.view.forget()
    this.#opened = performance.now()
    const pressed = !open && navigator.userActivation?.isActive !== false // else no sound may begin
    this.#engine.act(() => pressed && session.arrive())
    if (!pressed && this.#list.dataset.place !== "0") this.view.warn(this.says["once-more"])
    this.panels.focus()
  }

  #start() {
    const { sound, clock } = this.wishes.chosen
    const { again } = this.timeline
    const pace = { parts: readParts(this.timeline), again, place: Number(this.#list.dataset.place), byHand: clock === "hand" }
    this.view.warn("", true)
    const tell = { show: (seen) => this.#show(seen), lose: () => this.view.warn(this.says["no-sound"], true) }
    return new Engine(this.#phases, { sound, tones: this.tones, ...pace, ...tell })
  }

  #press() {
    if (this.panels.asked) return undefined // the lock screen and a headset know no panel
    this.#engine.look()
    const { state, session } = this.#engine
    if (state === "asking" || state === "finished") return this.panels.focus()
    const pauses = state === "running" && session.phase.kind !== "ready"
    if (pauses && performance.now() - this.#ledIn < JUST_BEGUN) return undefined
    return this.#engine.act(() => (pauses ? session.pause() : session.begin()))
  }

  #go(way) {
    if (this.panels.asked) return undefined
    const ran = this.#engine.state === "running"
    this.#engine.look()
    const { state, session } = this.#engine
    if (way === "next" && (state === "asking" || state === "finished")) return this.#press()
    if (way === "next" && ran && state === "waiting") return undefined // this leg was over already
    this.#engine.act(() => {
      session[way]()
      session.arrive()
    })
    return this.panels.now && this.panels.focus()
  }

  pause() {
    this.#engine.look()
    const ran = this.#engine.state === "running"
    this.#engine.act(() => this.#engine.session.pause())
    return ran
  }

  goOn() {
    const { session } = this.#engine
    this.#engine.act(() => (session.state === "paused" ? session.begin() : session.arrive()))
  }

  #show(seen) {
    const { phase: before, state: was } = this.parts.dialog.dataset
    if (!this.view.show(seen, this.#engine.session)) return
    const { state, kind, phase, second, end } = seen
    const runs = state === "running"
    if (runs && kind === "lead" && before === "ready" && this.#list.dataset.place !== "0") this.#ledIn = performance.now()
    this.panels.reach(state)
    if (was === "running" && this.panels.now) this.#came = performance.now() // a press then was meant for the stage
    this.keep()
    attempt(() => this.screen.follow(state))
    attempt(() => this.wishes.chosen.voice && this.voice.say(this.words.spoken(seen)))
    attempt(() => this.wishes.chosen.shake && runs && shake(kind))
    const shown = { title: this.words.remote(seen), artist: this.words.heading(phase), album: this.words.brand }
    attempt(() => this.remote.show({ ...shown, playing: runs, position: second, duration: end }))
  }

  keep() {
    const { index, state } = this.#engine.session
    const { asked: panel, after, helped } = this.panels
    if (!this.stopped) keepPlace({ stamp: this.#list.dataset.stamp, index, state, panel, after, helped, open: this.parts.dialog.open })
  }

  // Escape, “List” and “Only for now” come here too.
  #close() {
    this.#engine.interrupt(null)
    this.keep()
    const { block } = this.#engine.session.phase
    const over = this.panels.worse && this.panels.told()
    if (this.panels.after !== null) {
      forgetPlace()
      this.panels.end()
      this.#engine.close()
      this.#engine = null
    }
    if (over) this.root.replaceChildren(over) // no key begins it again
    attempt(() => this.voice.hush())
    this.remote.take(false)
    this.screen.letGo()
    this.#offer()
    this.view.land(this.parts.dialog.returnValue ? block : over && this.root)
    this.parts.dialog.returnValue = ""
  }
}

export function player(root) {
  return whileOpen(() => globalThis.HTMLDialogElement && new Player(root))
}
