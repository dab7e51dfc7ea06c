// What stays on this device: how the player should sound, and where a routine stopped. Never an answer.

const CHOICES = "si-joint-steps.player"
const PLACE = "si-joint-steps.place"
const A_MINUTE = 60 * 1000
const A_DAY = 24 * 60 * A_MINUTE

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
export const keepPlace = (stamp, index, now = Date.now()) => write(PLACE, { stamp, index, now })

/** The phase at which this very routine stopped less than a day ago, or null. */
export function place(stamp, count, now = Date.now()) {
  const kept = read(PLACE)
  const fresh = kept.stamp === stamp && now - kept.now < A_DAY && now >= kept.now
  return fresh && Number.isInteger(kept.index) && kept.index > 0 && kept.index < count ? kept.index : null
}

/** The question is being answered: the page comes back, and goes on from there; at once when the player was `open`. */
export const keepAsked = (open, now = Date.now()) => write(PLACE, { ...read(PLACE), asked: { open, now } })

/** “player” or “list”, where the question was answered a moment ago, else null. It is told once. */
export function wasAsked(now = Date.now()) {
  const { asked, ...kept } = read(PLACE)
  if (!asked) return null
  write(PLACE, kept)
  if (!(Math.abs(now - asked.now) < A_MINUTE)) return null
  return asked.open === true ? "player" : "list"
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
export default function start(element) {
  for (const key of element.dataset.forget === "all" ? [PLACE, CHOICES] : [PLACE]) remove(key)
}
