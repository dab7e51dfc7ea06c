// Routines for tests as the server tells them, in the shape that the player reads from the page, and a clock that the test moves.
import { readFileSync } from "node:fs"

import { PageClock } from "../../static/js/player/engine.js"
import { Session, readParts } from "../../static/js/player/session.js"
import { Words } from "../../static/js/player/view.js"

// tests/player_page.py writes it, and `pytest tests/test_js.py` hands it over.
const page = JSON.parse(readFileSync(process.env.PLAYER_PAGE))

/** What the timelines of some people’s pages hold, and beside it what they mean. */
export const examples = [
  ...Object.entries(page.people),
  ...Object.entries(page.routines).flatMap(([name, { paces }]) => Object.entries(paces).map(([pace, each]) => [`${name}, ${pace}`, each])),
]

/** The limits of the pain at the end, and [before, now, whether that is worse] for all numbers, by the server. */
export const { pains } = page

export const words = new Words(page.words, "en-GB")

/** The phases of a routine: each with the block that it is in, and what to do. */
export function phasesOf(name) {
  const blocks = {}
  return page.routines[name].phases.map(({ block, ...phase }, _, all) => {
    const own = (blocks[block] ??= { name: phase.name })
    const of = Math.max(...all.filter((each) => each.block === block && each.side === phase.side).map((each) => each.rep))
    const told = { cue: `${phase.kind} ${phase.side}`.trim(), work: `push ${phase.side}`.trim(), feel: "You feel work." }
    return { ...phase, of, block: own, ...told, effort: "half of it", breath: "Breathe out" }
  })
}

/** Its timeline at a pace of tests/player_page.py, as the player hands it on. */
export function paceOf(name, pace = "usual") {
  const { timeline, place } = page.routines[name].paces[pace]
  return { parts: readParts(timeline), again: timeline.again, place }
}

/** A clock that stands still until the test moves it, by milliseconds. */
export class HandClock {
  ms = 1000

  constructor() {
    this.clock = new PageClock(() => this.ms)
  }

  move(ms) {
    this.ms += ms
  }
}

/** A session with a clock that the test moves. */
export function sessionOf(name, { pace, ...how } = {}) {
  const hand = new HandClock()
  const phases = phasesOf(name)
  return { hand, phases, session: new Session(phases, hand.clock, { ...paceOf(name, pace), ...how }) }
}

/** What somebody sees: state, kind, seconds left, repetition. */
export function see({ session }) {
  const { kind, left } = session.look()
  return [session.state, kind, left, session.phase.rep]
}

export function pass(each, seconds) {
  each.hand.move(seconds * 1000)
  return see(each)
}
