// What comes only without a network, or after one: a routine that is begun again, and sessions that are sent to the diary.
import { alone, forgetPlace, here, keepBegun, sent, wait, waiting } from "./kept.js"

// --- A page of the routine that is past its three hours

/** What is shown in its place: “ask” for a number while the danger signs are good, else “signs”. Pure. */
export function standing({ signs, numbers }, drawn, now) {
  return numbers && now >= drawn && now - drawn < 1000 * signs ? "ask" : "signs"
}

/** Close the page. The way leads to the start; where the network did not answer, a number can open it again. */
export function shut(list, drawn) {
  if (document.querySelector("main").dataset.shut) return
  if (!alone()) return location.assign(list.dataset.start)
  document.querySelector("dialog[open]")?.close()
  const times = JSON.parse(list.dataset.times)
  const ask = document.querySelector("#again [data-when=ask]")
  ask.append(keys((number) => begin(list, times, drawn, number)))
  tell(standing(times, drawn, Date.now()))
}

// Those of the end, as the page has them.
function keys(press) {
  const copy = document.querySelector("#after-form .scale").cloneNode(true)
  for (const key of copy.querySelectorAll("button")) {
    key.removeAttribute("id")
    key.addEventListener("click", () => press(Number(key.value)))
  }
  return copy
}

function begin(list, times, drawn, number) {
  if (standing(times, drawn, Date.now()) !== "ask") return tell("signs")
  if (!times.numbers.includes(number)) return tell("other")
  forgetPlace()
  keepBegun(list.dataset.stamp, number)
  return location.reload() // the page that is kept, from its beginning
}

function tell(what) {
  document.querySelector("main").dataset.shut = what
  for (const part of document.querySelectorAll("#again > *")) part.hidden = part.dataset.when !== what
  document.querySelector("#again > :not([hidden]) h2").focus()
}

// --- Sessions that wait for the diary

const QUARTER = 900_000 // milliseconds
const DIARY = "/diary"
const NOT_TAKEN = [410, 422] // nothing is kept there any more; or the entry that it changes is gone, or it cannot be one
const SAME = { before: "pain_before", after: "pain_after", helped: "helped", ended: "ended" }

/** The id under which the diary has a session: its quarter, or another one in the row that is taken from there. Pure. */
export function placed(session, entries) {
  const known = new Map(entries.map((entry) => [`${entry.day}T${entry.time}`, entry]))
  for (let id = `${session.day}T${session.quarter}`; known.has(id); id = new Date(Date.parse(`${id}Z`) + QUARTER).toISOString().slice(0, 16)) {
    if (Object.entries(SAME).every(([ours, theirs]) => (session[ours] ?? null) === known.get(id)[theirs])) return id
  }
  return null
}

// Only what the diary lists is let go. A number that was changed meanwhile goes after it.
async function sendOne(name, token) {
  const session = waiting()[name]
  if (!session) return undefined
  const { asked, before, after, ...told } = session
  const numbers = after === undefined ? { [asked]: before } : { [asked]: before, "pain-after": after }
  const body = new URLSearchParams({ ...told, ...numbers, csrf_token: token })
  const answer = await fetch(DIARY, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "error" })
  if (NOT_TAKEN.includes(answer.status)) return wait(name)
  const entry = placed(session, (await answer.json()).entries)
  if (!entry) return undefined
  sent[name] = entry
  const now = waiting()[name]
  return wait(name, JSON.stringify(now) === JSON.stringify(session) ? null : { ...now, entry })
}

async function sendAll() {
  const token = document.querySelector("[name=csrf_token]")?.value
  for (const name of token && navigator.onLine ? Object.keys(waiting()) : []) await sendOne(name, token).catch(console.warn)
}

/** Send what waits. Two tabs do so one after the other. */
export async function send() {
  await (navigator.locks ? navigator.locks.request("si-joint-steps.waiting", sendAll) : sendAll())
  dispatchEvent(new Event("diary"))
  if (Object.keys(sent).length && location.pathname === DIARY) location.replace(DIARY)
}

addEventListener("online", send)

/** The module of a form of the diary: it is told which day and quarter it is here. */
export function diary(form) {
  form.addEventListener("submit", () => {
    for (const [name, value] of Object.entries(here())) form.elements[name].value = value
  })
}
