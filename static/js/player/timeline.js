// Where are we at time t, and what sounds when? The server’s timeline, once more: app/core/timeline.py. No clock in here.

// Silence after each set when the person is waited for. A page that sleeps has this long to stop the sound.
export const WAITED_FOR = 30
const TICKS = [3, 2, 1] // seconds before a change

/** Every second of the phases in a row. Before each set stand its place to take and a lead-in. */
export function timeline(phases, lead, place) {
  const parts = []
  let end = 0
  const add = (kind, index, seconds) => {
    parts.push({ kind, index, start: end, seconds, end: end + seconds })
    end += seconds
  }
  for (const [index, phase] of phases.entries()) {
    if (phase.kind !== "ready") add(phase.kind, index, phase.seconds)
    else {
      add("ready", index, place || WAITED_FOR)
      add("lead", index + 1, lead)
    }
  }
  return parts
}

/** The part that runs at a second; null when all is over. */
export function at(parts, second) {
  let low = 0
  let high = parts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (parts[middle].end <= second) low = middle + 1
    else high = middle
  }
  return parts[low] ?? null
}

/** [second, cue] in order: what begins, ticks before it changes, and the end of a set. */
export function cues(parts) {
  return parts.flatMap(({ kind, start, end }, number) => {
    const begins = { push: "work", hold: "work", rest: "rest", switch: "switch" }[kind]
    const ticks = kind === "ready" || kind === "switch" ? [] : TICKS.map((before) => [end - before, "tick"])
    const ends = kind === "rest" && (parts[number + 1]?.kind ?? "ready") === "ready"
    return [...(begins ? [[start, begins]] : []), ...ticks, ...(ends ? [[end, "done"]] : [])]
  })
}

/** The index of the first phase of the set before or after the one at `index`: sets start with an untimed phase. */
export function neighbour(phases, index, step) {
  const starts = phases.flatMap((phase, each) => (phase.kind === "ready" ? [each] : []))
  const current = starts.findLastIndex((start) => start <= index)
  return starts[Math.max(0, current + step)] ?? null
}

/** How many repetitions the set of a phase has. */
export function repetitions(phases, index) {
  const { block, side } = phases[index]
  return Math.max(...phases.filter((phase) => phase.block === block && phase.side === side).map((phase) => phase.rep))
}
