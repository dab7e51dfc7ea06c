// Routines for tests, in the shape that the player reads from the page, and a clock that the test moves.
import { PageClock } from "../../static/js/player/engine.js"
import { Session } from "../../static/js/player/session.js"

const LENGTH = { ready: 0, switch: 5 }

/** The phases of one exercise: for each side, in place, then push (or hold) and rest as often as told. */
export function block(name, { sides = [""], kind = "push", seconds = 6, rest = 6, times = 6, asks = false } = {}) {
  const own = { name }
  return sides.flatMap((side, number) => {
    const of = (each, length, rep) => ({ kind: each, side, seconds: length, rep, of: times, block: own, name, asks, cue: `${each} ${side}`.trim() })
    const reps = Array.from({ length: times }, (_, rep) => [of(kind, seconds, rep + 1), of("rest", rest, rep + 1)])
    return [...(number ? [of("switch", LENGTH.switch, 0)] : []), of("ready", LENGTH.ready, 0), ...reps.flat()]
  })
}

/** The whole routine of a sore left side: knee brace on both legs, knee to wall, plank, superman, knee brace again. */
export function wholeRoutine() {
  const brace = { sides: ["left", "right"] }
  return [
    ...block("Knee brace", { ...brace, asks: true }),
    ...block("Knee-to-wall push", { sides: ["left"] }),
    ...block("Plank", { sides: ["right"], kind: "hold", times: 3 }),
    ...block("Superman", { sides: ["right"], kind: "hold", times: 4 }),
    ...block("Knee brace", brace),
  ]
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
export function sessionOf(phases, pace) {
  const hand = new HandClock()
  return { hand, phases, session: new Session(phases, hand.clock, pace) }
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
