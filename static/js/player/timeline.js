// Where are we at time t? Pure functions over the phases of the page’s list; no clock and no page in here.

// Seconds to get from the phone back into place before the first push, and after a pause.
export const LEAD_IN = 5
export const LEAD_IN_AFTER_PAUSE = 3

/** The timed stretch that starts at `from`: a lead-in, then every phase up to the next untimed one or block end. */
export function stretch(phases, from, leadIn) {
  const parts = [{ index: from, kind: "lead", seconds: leadIn }]
  for (let index = from; index < phases.length; index += 1) {
    const phase = phases[index]
    if (!phase.seconds || phase.block !== phases[from].block) break
    parts.push({ index, kind: phase.kind, seconds: phase.seconds })
  }
  return parts
}

/** The part that runs at `elapsed` seconds, with the whole seconds left in it; null when the stretch is over. */
export function at(parts, elapsed) {
  let end = 0
  for (const part of parts) {
    end += part.seconds
    if (elapsed < end) return { ...part, left: Math.ceil(end - elapsed) }
  }
  return null
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
