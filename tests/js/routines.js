// Routines for tests, in the shape that the player reads from the page, and a clock that the test moves.
import { Clock } from "../../static/js/player/clock.js"

const LEG = { ready: 0, switch: 5 }

/** The phases of one exercise: for each side, in place, then push (or hold) and rest as often as told. */
export function block(name, { sides = [""], kind = "push", seconds = 6, rest = 6, times = 6, asks = false } = {}) {
  const own = { name }
  return sides.flatMap((side, number) => {
    const of = (each, length, rep) => ({ kind: each, side, seconds: length, rep, block: own, name, asks })
    const reps = Array.from({ length: times }, (_, rep) => [of(kind, seconds, rep + 1), of("rest", rest, rep + 1)])
    return [...(number ? [of("switch", LEG.switch, 0)] : []), of("ready", LEG.ready, 0), ...reps.flat()]
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
    this.clock = new Clock(() => this.ms)
  }

  move(ms) {
    this.ms += ms
  }
}
