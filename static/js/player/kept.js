// What stays on this device: how the player should sound, where a routine stopped, and the number at its end until it is closed;
// with which number one was begun without a network; and the sessions that wait for the network.

const CHOICES = "si-joint-steps.player"
const PLACE = "si-joint-steps.place"
const BEGUN = "si-joint-steps.begun"
const WAITING = "si-joint-steps.waiting" // static/js/app.js looks for it too
const A_MINUTE = 60 * 1000
const AN_HOUR = 60 * A_MINUTE
const A_DAY = 24 * AN_HOUR

function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key))
    return kept && typeof kept === "object" ? kept : {}
  } catch {
    return {} // no storage here, or somebody else’s words in it
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // no storage here: nothing is kept
  }
}

export const choices = () => read(CHOICES)
export const keepChoices = (chosen) => write(CHOICES, chosen)

/** `stopped` is {stamp, index, state, panel, after, open}: of which routine, and all that brings somebody back to the same place in it. */
export const keepPlace = (stopped, now = Date.now()) => write(PLACE, { ...stopped, now })

/** Where this very routine stopped less than a day ago, or null. It is `open` when the player was, less than an hour ago. */
export function place(stamp, count, now = Date.now()) {
  const kept = read(PLACE)
  const age = now - kept.now
  const open = kept.open === true && age < AN_HOUR
  const fits = kept.stamp === stamp && age >= 0 && age < A_DAY && Number.isInteger(kept.index) && kept.index < count
  return fits && kept.index >= 0 && (open || (kept.index && kept.state !== "finished")) ? { ...kept, open } : null
}

/** How the page that comes goes on: “begin” for the player at its start, “player” or “list” where the question was answered. */
export const keepNext = (what, now = Date.now()) => write(PLACE, { ...read(PLACE), next: { what, now } })

/** What was kept so a moment ago, else null. It is told once. */
export function takeNext(now = Date.now()) {
  const { next, ...kept } = read(PLACE)
  if (!next) return null
  write(PLACE, kept)
  return Math.abs(now - next.now) < A_MINUTE ? next.what : null
}

/** {at, opens, offered}: the place at which a routine goes on, whether the player opens by itself, and a place to choose. */
export function wayOn(stamp, phases) {
  const [next, kept, branch] = [takeNext(), place(stamp, phases.length), document.querySelector("#next")]
  if (next === "begin") {
    remove(PLACE) // an earlier place is over
    return { opens: !document.querySelector("[data-changed]") } // what has changed is read first
  }
  if (branch && (next === "player" || next === "list") && !document.querySelector("[data-asks]")) {
    const index = phases.findIndex(({ block }) => block === branch)
    return { at: index < 0 ? { index: phases.length - 1, state: "finished" } : { index }, opens: next === "player" } // else that was all
  }
  return kept?.open ? { at: kept, opens: true } : { offered: kept }
}

/** A routine is begun now, without a network: the number is the one before it. */
export const keepBegun = (stamp, number, now = Date.now()) => write(BEGUN, { stamp, number, now })

/** {number} while a page may be used, else null. `times` are seconds: how long it is open, and one that is begun without a network. */
export function isOpen({ stamp, times }, drawn, now = Date.now()) {
  const { open, lasts } = JSON.parse(times)
  const begun = read(BEGUN)
  const within = (since, seconds) => now >= since && now - since < 1000 * seconds
  if (begun.stamp === stamp && begun.now > drawn && within(begun.now, lasts)) return { number: begun.number }
  return within(drawn, open) ? {} : null
}

/** Begin what a page of the routine is for. One that is past its hours is shut, now or when somebody comes back to it. */
export async function whileOpen(begin) {
  const list = document.querySelector(".routine")
  const drawn = Number(list.dataset.keptAt) || Date.now()
  const look = async () => isOpen(list.dataset, drawn) ?? (await import("./offline.js")).shut(list, drawn)
  for (const [from, event] of [[window, "pageshow"], [document, "visibilitychange"], [list.closest("main"), "click"]]) from.addEventListener(event, look)
  const open = await look()
  if (!open) return
  for (const [when, told] of [["kept", list.dataset.keptAt], ["waits", Object.keys(waiting()).length]]) {
    document.querySelector(`#again [data-when=${when}]`).hidden = !told
  }
  if ("number" in open) {
    document.querySelector("#after-form").dataset.before = open.number
    delete list.dataset.helped // that was of the time before
  }
  begin()
}

/** Whether the page has to do without the server. One that is kept is shown when the network did not answer. */
export const alone = () => !navigator.onLine || Boolean(document.querySelector(".routine").dataset.keptAt)

/** The sessions that wait to be sent, by a name for each. */
export const waiting = () => read(WAITING)

/** By its name, the id of each session that this page has sent. */
export const sent = {}

/** Let a session wait, or let it go. */
export function wait(name, session) {
  const { [name]: _, ...others } = waiting()
  const all = session ? { ...others, [name]: session } : others
  if (Object.keys(all).length) write(WAITING, all)
  else remove(WAITING)
}

/** The day, and the quarter of an hour, that it is here. */
export function here(now = new Date()) {
  const local = now - 60_000 * now.getTimezoneOffset()
  const text = new Date(local - (local % 900_000)).toISOString()
  return { day: text.slice(0, 10), quarter: text.slice(11, 16) }
}

function remove(key) {
  try {
    localStorage.removeItem(key)
  } catch {
    // nothing is kept
  }
}

export const forgetPlace = () => remove(PLACE)

/** The module of a page after which there is no place to go on at, or nothing at all that is kept. */
export function forget(element) {
  for (const key of element.dataset.forget === "all" ? [PLACE, CHOICES, BEGUN, WAITING] : [PLACE]) remove(key)
}

/** How it should sound: radio buttons and boxes, with what was chosen the last time. */
export class Wishes {
  #inputs

  constructor(panel, kept = choices()) {
    this.#inputs = [...panel.querySelectorAll("input")]
    for (const input of this.#inputs) {
      const wish = kept[input.name]
      if (input.type === "radio" ? input.value === wish : typeof wish === "boolean") input.checked = wish !== false
    }
    panel.querySelector("[data-part=shake]").hidden = !navigator.vibrate
    panel.addEventListener("change", () => keepChoices(this.chosen))
  }

  /** Name -> the value of the radio button, or whether the box is ticked. */
  get chosen() {
    const told = this.#inputs.filter((input) => input.type === "checkbox" || input.checked)
    return Object.fromEntries(told.map((input) => [input.name, input.type === "radio" ? input.value : input.checked]))
  }
}

/** The module of the page before a routine: how it should sound is chosen there, and on the next page the player opens by itself. */
export function begin(form) {
  const sounds = form.querySelector("[data-part=sounds]")
  new Wishes(sounds)
  sounds.hidden = false
  form.addEventListener("submit", () => keepNext("begin"))
}
