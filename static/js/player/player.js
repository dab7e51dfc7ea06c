// The player over the page’s list: what can be chosen before, what can be pressed, and where it goes on.
import { Remote, Screen, Voice, attempt, shake } from "./device.js"
import { Engine } from "./engine.js"
import { choices, forgetPlace, keepAsked, keepChoices, keepPlace, place, wasAsked } from "./kept.js"
import { readParts } from "./session.js"
import { View, Wishes, Words, readPhases, takeFocus } from "./view.js"

const JUST_OPENED = 700 // milliseconds in which the second click of a double one may land on what has come up
const JUST_BEGUN = 1000 // milliseconds in which a press still means the place that has just run out
const TO_GET_INTO_PLACE = 5 * 60_000 // milliseconds

class Player {
  #list = document.querySelector(".routine")
  #phases = readPhases()
  #question = document.querySelector("#helped")
  #resume = document.querySelector("#resume")
  #engine = null
  #stopped = false
  #opened = 0
  #ledIn = -JUST_BEGUN
  #index = 0 // where to go on when it is opened

  constructor(root) {
    const { timeline, tones, words } = root.dataset
    const { lang } = document.documentElement
    this.timeline = JSON.parse(timeline)
    this.tones = JSON.parse(tones)
    this.words = new Words(JSON.parse(words), lang)
    this.says = this.words.says
    this.view = new View(root, this.words, this.timeline.again)
    this.parts = this.view.parts
    this.screen = new Screen((words) => this.view.text("screen", words), { on: this.says["screen-on"], off: this.says["screen-off"] })
    this.voice = new Voice(() => this.view.warn(this.says["no-voice"], true), lang)
    this.remote = new Remote(this.#buttons())
    this.parts.shake.hidden = !navigator.vibrate
    this.wishes = new Wishes(this.parts.choices, choices())
    this.#listen()
    this.#offer()
    root.hidden = false
    for (const each of document.querySelectorAll(".sound")) each.hidden = true // the timers have their own
    this.#goOnAfterBranch()
  }

  // The question was answered: the page comes back at #next. The player goes on there, at once if it was open.
  #goOnAfterBranch() {
    const [next, where] = [document.querySelector("#next.block"), wasAsked()]
    if (!where || !next || document.querySelector("[data-asks]")) return
    this.#index = this.#phases.findIndex((phase) => phase.block === next)
    this.#offer()
    if (where === "player") this.#open()
  }

  get chosen() {
    return this.wishes.chosen
  }

  // At the top of the page, anew each time that the player closes.
  #offer() {
    const begun = this.#engine || this.#index
    const index = begun ? null : place(this.#list.dataset.stamp, this.#phases.length)
    this.#resume.hidden = index === null
    this.parts.open.textContent = begun ? this.says["go-on"] : this.says.start
    if (index === null) return
    this.#resume.querySelector("span").textContent = this.words.place(this.#phases[index])
    this.#resume.querySelector("button").onclick = () => {
      this.#index = index
      this.#open()
    }
  }

  #listen() {
    const { open, main, stage, big, close, stop, dialog, choices: panel } = this.parts
    panel.addEventListener("change", () => this.#choose())
    open.addEventListener("click", () => this.#open())
    // The second tap of a double one is no second wish.
    for (const each of [main, stage]) each.addEventListener("click", (event) => event.detail < 2 && this.#press())
    for (const way of ["back", "next"]) this.parts[way].addEventListener("click", () => this.#go(way))
    big.addEventListener("click", () => big.setAttribute("aria-pressed", dialog.toggleAttribute("data-big")))
    close.addEventListener("click", () => dialog.close())
    stop.addEventListener("click", () => this.#stop())
    dialog.addEventListener("close", () => this.#close())
    dialog.addEventListener("click", (event) => this.#refuses(event), true)
    this.#question?.addEventListener("formdata", (event) => this.#answers(event.formData))
    document.addEventListener("visibilitychange", () => this.#turn())
    document.addEventListener("freeze", () => this.#engine?.interrupt("asleep"))
  }

  #refuses(event) {
    if (event.detail < 2 || performance.now() - this.#opened > JUST_OPENED) return
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

  // Who stops is not asked to go on there.
  #stop() {
    this.#stopped = true
    forgetPlace()
  }

  // Headset and lock screen.
  #buttons() {
    const ifIt = (runs, action) => () => (this.#engine.state === "running") === runs && action()
    return {
      play: ifIt(false, () => this.#press()),
      pause: ifIt(true, () => this.#engine.act(() => this.#engine.session.pause())),
      previoustrack: () => this.#go("back"),
      nexttrack: () => this.#go("next"),
    }
  }

  #choose() {
    keepChoices(this.chosen)
    if (!this.#engine) return
    this.#index = this.#engine.state === "finished" ? 0 : this.#engine.session.index
    this.#end()
    this.#offer()
  }

  #open() {
    const { session } = (this.#engine ??= this.#start())
    if (this.#index) session.comeBack(this.#index)
    this.#index = 0
    if (this.chosen.voice) this.voice.start().catch(() => this.voice.onMute())
    this.parts.dialog.showModal()
    this.remote.take(true)
    this.#placeQuestion()
    this.view.forget()
    this.#opened = performance.now()
    const pressed = navigator.userActivation?.isActive !== false // else no sound may begin
    this.#engine.act(() => pressed && session.arrive())
    if (!pressed && this.#list.dataset.place !== "0") this.view.warn(this.says["once-more"])
    this.parts.main.focus()
  }

  #start() {
    const { sound, clock } = this.chosen
    const { again } = this.timeline
    const pace = { parts: readParts(this.timeline), again, place: Number(this.#list.dataset.place), byHand: clock === "hand" }
    this.view.warn("", true)
    const tell = { show: (seen) => this.#show(seen), lose: () => this.view.warn(this.says["no-sound"], true) }
    return new Engine(this.#phases, { sound, tones: this.tones, ...pace, ...tell })
  }

  #press() {
    this.#engine.look()
    const { state, session } = this.#engine
    if (state === "asking") return takeFocus(this.#question.querySelector("h2"))
    if (state === "finished") return this.#finish()
    const pauses = state === "running" && session.phase.kind !== "ready"
    if (pauses && performance.now() - this.#ledIn < JUST_BEGUN) return undefined
    return this.#engine.act(() => (pauses ? session.pause() : session.begin()))
  }

  #go(way) {
    const ran = this.#engine.state === "running"
    this.#engine.look()
    const { state, session } = this.#engine
    if (way === "next" && (state === "asking" || state === "finished")) return this.#press()
    if (way === "next" && ran && state === "waiting") return undefined // this leg was over already
    this.#engine.act(() => {
      session[way]()
      session.arrive()
    })
    return session.state === "asking" && this.#press()
  }

  #show(seen) {
    const { phase: before } = this.parts.dialog.dataset
    if (!this.view.show(seen)) return
    const { state, kind, phase, index, second, end } = seen
    const runs = state === "running"
    if (runs && kind === "lead" && before === "ready" && this.#list.dataset.place !== "0") this.#ledIn = performance.now()
    if (state === "finished") forgetPlace()
    else if (!this.#stopped) keepPlace(this.#list.dataset.stamp, index)
    attempt(() => this.#light(state))
    attempt(() => this.chosen.voice && this.voice.say(this.words.spoken(seen)))
    attempt(() => this.chosen.shake && runs && shake(kind))
    const shown = { title: this.words.remote(seen), artist: this.words.heading(phase), album: this.words.brand }
    attempt(() => this.remote.show({ ...shown, playing: runs, position: second, duration: end }))
  }

  // The screen stays on while hands are away from the phone; for as long as anybody needs to get into place, too.
  #light(state) {
    if (state === "paused" || state === "finished") return this.screen.letGo()
    this.screen.keepOn()
    return state === "waiting" && this.screen.letGo(TO_GET_INTO_PLACE)
  }

  // Escape and “Show the list” come here too. What was asked in the player stands in the list again.
  #close() {
    this.#engine?.interrupt(null)
    if (this.#engine?.state === "finished") this.#end()
    attempt(() => this.voice.hush())
    this.remote.take(false)
    this.screen.letGo()
    this.#placeQuestion()
    this.#offer()
  }

  // The answer goes with the number for the pain before, which the page would lose when it comes back.
  #answers(sent) {
    const before = document.querySelector("[name=pain-before]:checked")
    if (before) sent.append(before.name, before.value)
    keepAsked(this.parts.dialog.open)
  }

  // The page’s own form comes into the player, so that the answer goes the same way with and without script.
  #placeQuestion() {
    const { dialog, ask } = this.parts
    const home = document.querySelector("[data-asks]")
    if (this.#question && home) (dialog.open ? ask : home).append(this.#question)
  }

  #finish() {
    this.parts.dialog.close()
    takeFocus(document.querySelector("#after"))
  }

  #end() {
    this.#engine.close()
    this.#engine = null
  }
}

export default function start(root) {
  return new Player(root)
}
