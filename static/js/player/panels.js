// What lies over the stage, one at a time: the question and the end, to which the routine comes by itself; More and Stop’s
// question, for which somebody asks, and which pause it.
import { alone, forgetPlace, here, sent, wait, waiting } from "./kept.js"
import { fill, onPress } from "./view.js"

const REACHED = { asking: "ask", finished: "end" } // what a state of the session brings

/** The pain rose by so much, or rose to so much: as pain_is_worse in app/routine/phases.py. */
export function isWorse(before, now, upBy, upTo) {
  return now - before >= upBy || (now > before && now >= upTo)
}

// The page’s own forms stand in the player too, so that an answer goes the same way with and without script.
function copied(form) {
  const copy = form.cloneNode(true)
  for (const each of [copy, ...copy.querySelectorAll("[id]")]) each.removeAttribute("id")
  return copy
}

// As the key for whom to see does, for who only closes.
function sayWorse() {
  const { action, elements } = document.querySelector("#over")
  const body = new URLSearchParams({ csrf_token: elements.csrf_token.value, helped: "worse" })
  fetch(action, { method: "POST", body, redirect: "manual", keepalive: true }).catch(console.warn)
}

export class Panels {
  #parts
  #routine
  #rating = copied(document.querySelector("#after-form"))
  #own = document.querySelector(".routine").dataset
  #reached
  #session = null
  #ran = false // when somebody asked

  /** `routine` can pause (which tells whether it ran), goOn, keep the place, leave exercises out, and be stopped for today. */
  constructor(parts, routine) {
    this.#parts = parts
    this.#routine = routine
    this.asked = null // more or stopping
    this.after = null // the number at the end
    this.helped = this.#own.helped
    const question = document.querySelector("#helped")
    if (question) parts.ask.append(copied(question))
    parts.end.prepend(this.#rating)
    onPress(parts, {
      sign: (event) => this.#stops(event),
      further: () => this.#ask("more"),
      stop: () => this.#ask("stopping"),
      on: () => this.leave(),
      return: () => this.leave(this.#ran),
      change: () => this.#answer(null),
    })
    // A browser lets only the first wish to close be refused, so the key is caught before it is one.
    parts.dialog.addEventListener("cancel", (event) => this.#stays(event))
    parts.dialog.addEventListener("keydown", (event) => event.key === "Escape" && this.#stays(event))
    this.#listen()
  }

  #listen() {
    this.#parts.ask.addEventListener("submit", (event) => this.#answers(event))
    this.#rating.addEventListener("submit", (event) => {
      event.preventDefault() // it needs no server
      this.#answer(Number(event.submitter.value))
    })
    addEventListener("diary", () => this.#tell())
  }

  #stays(event) {
    if (!this.asked) return
    event.preventDefault()
    this.leave(this.#ran)
  }

  #ask(panel) {
    this.#ran = this.#routine.pause()
    this.open(panel)
    this.#turn()
  }

  /** Back to what lies below. */
  leave(goesOn = true) {
    this.open(null)
    if (goesOn) this.#routine.goOn()
    this.#turn()
  }

  #answer(number) {
    if (number !== null) this.#write("finished", number)
    this.rate(number)
    this.#turn()
  }

  // Without the network what the server would do is done here.
  #answers(event) {
    this.helped = event.submitter.value
    if (!alone()) return
    if (this.helped === "worse") return this.#stops(event)
    event.preventDefault()
    this.#routine.leaveOut(this.helped === "yes" ? event.target.dataset.leavesOut.split(" ") : [])
  }

  // Who stops is not asked to go on there. Without the network, what to do is told here.
  #stops(event) {
    this.#routine.stopped = true
    forgetPlace()
    if (!alone()) return
    event.preventDefault()
    this.#write("stopped")
    this.#getsWorse()
    this.#parts.dialog.close()
  }

  // Then nothing that is kept on this device begins it again.
  #getsWorse() {
    this.worse = true
    globalThis.caches?.delete("pages")
  }

  // The session waits on this device until the diary has it: so nothing is lost, whatever becomes of this page.
  #write(ended, after) {
    if (!("keeps" in this.#own)) return
    this.#session ??= { name: Date.now(), ...here() }
    const { name, ...when } = this.#session
    const { keeps: asked } = this.#own // what the diary calls the number of the start
    const told = { asked, before: Number(this.#rating.dataset.before), after, helped: this.helped, ended }
    wait(name, { ...when, ...told, entry: sent[name] })
    import("./offline.js").then(({ send }) => send()).catch(console.warn).then(() => this.#tell())
  }

  #tell() {
    const told = this.#routine.says.diary
    if (this.#session) this.#parts.written.textContent = this.#session.name in waiting() ? told.waits : told.written
  }

  /** The next one is another session, and its start has to know when this one made it worse. */
  end() {
    if (this.worse && !alone()) sayWorse()
    this.rate(null)
    this.#session = null
    this.#parts.written.textContent = ""
  }

  #turn() {
    this.#routine.keep()
    this.focus()
  }

  /** Show what the state of the session brings. The focus stays: time alone may have come here. */
  reach(state) {
    this.#reached = REACHED[state]
    if (state !== "finished" && this.after !== null) this.rate(null)
    this.open(this.asked)
  }

  /** Open More or Stop’s question; with anything else, what lies below. */
  open(name) {
    const { dialog, stop } = this.#parts
    this.asked = name === "more" || name === "stopping" ? name : null
    for (const each of ["ask", "end", "more", "stopping"]) this.#parts[each].hidden = each !== this.now
    if (this.now) dialog.dataset.panel = this.now
    else delete dialog.dataset.panel
    stop.hidden = this.now === "stopping" || this.now === "end"
  }

  get now() {
    return this.asked ?? this.#reached
  }

  /** Take the focus to what is asked or said, else to the main key. */
  focus() {
    const { [this.now]: panel, main } = this.#parts
    if (!panel) return main.focus()
    const heading = [...panel.querySelectorAll("h2")].find((each) => each.offsetParent)
    heading.tabIndex = -1
    return heading.focus()
  }

  /** What is said at the end, as the page has it. */
  told() {
    return document.querySelector(this.worse ? "#end-worse" : "#end-other").content.cloneNode(true)
  }

  /** Say what follows from the number at the end. Without one it is asked. */
  rate(number) {
    const { told, numbers, change, main } = this.#parts
    const { before, upBy, upTo } = this.#rating.dataset
    const known = Number.isInteger(number)
    this.after = known ? number : null
    this.#rating.hidden = known
    told.hidden = numbers.hidden = change.hidden = !known
    change.hidden ||= "keeps" in this.#own && !this.#session // which one it was is not known any more
    main.hidden = known
    this.worse = false
    if (!known) return
    if (isWorse(Number(before), number, Number(upBy), Number(upTo))) this.#getsWorse()
    told.replaceChildren(this.told())
    numbers.textContent = fill(this.#routine.says.numbers, { before, now: number })
  }
}
