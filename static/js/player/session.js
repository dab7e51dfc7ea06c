// The state of one run through the routine: which phase, waiting, running or paused. It knows no page and no sound.
// A clock is started at a second of the timeline and then asked where it is. Nothing counts.

// --- The timeline, as the server has it: app/routine/timeline.py

/** Every second of the routine in a row, and the cues of each part, out of what the page holds. */
export function readParts({ patterns, parts }) {
  let [index, end] = [0, 0]
  return parts.map((pattern) => {
    const [kind, seconds, sounds] = patterns[pattern]
    const start = end
    end += seconds
    const part = { kind, index, start, end, cues: sounds.map(([after, cue]) => [start + after, cue]) }
    if (kind !== "lead") index += 1 // a lead-in is of the phase that comes
    return part
  })
}

/** Where are we at a second: the part that runs then; null when all is over. */
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

/** The index of the first phase of the set before or after the one at `index`: sets start with an untimed phase. */
export function neighbour(phases, index, step) {
  const starts = phases.flatMap((phase, each) => (phase.kind === "ready" ? [each] : []))
  const current = starts.filter((start) => start <= index).length - 1
  return starts[Math.max(0, current + step)] ?? null
}

/** How many repetitions the set of a phase has. */
export function repetitions(phases, index) {
  const { block, side } = phases[index]
  return Math.max(...phases.filter((phase) => phase.block === block && phase.side === side).map((phase) => phase.rep))
}

// --- The session

const LAST_CUE = 1.5 // seconds in which the cue at the end of a set can be heard

export class Session {
  #place
  #lastsUntil = 0
  #stopsAt = 0

  /** `again` are the seconds that lead in after a pause. `place` 0 waits before each set; with `byHand` no clock runs at all. */
  constructor(phases, clock, { parts, again, place = 0, byHand = false, index = 0 }) {
    this.phases = phases
    this.parts = parts
    this.again = again
    this.clock = clock
    this.byHand = byHand
    this.#place = byHand ? 0 : place
    this.index = index
    this.state = "waiting" // waiting for the person, running, paused, stepping (by hand), asking or finished
  }

  get phase() {
    return this.phases[this.index]
  }

  /** Where the stretch that runs will stop by itself. */
  get stopsAt() {
    return this.#stopsAt
  }

  /** The person is in place, or goes on after a pause; by hand, the next phase. */
  begin() {
    if (this.byHand) return this.#step()
    if (this.state === "paused") return this.#resume()
    if (this.phase.kind !== "ready") return undefined // it has begun by itself a moment ago
    return this.#run(this.#part("lead", this.index + 1).start)
  }

  // After a pause the last seconds of what stood before lead in. Their ticks are the same as those of a lead-in.
  #resume() {
    const { kind, start } = this.#part(this.phase.kind, this.index)
    return kind === "ready" ? this.#run(start) : this.#run(start - this.again, start)
  }

  #part(kind, index) {
    return this.parts.find((part) => part.kind === kind && part.index === index)
  }

  #run(from, until = 0) {
    const first = Math.max(from, until)
    this.#lastsUntil = until
    this.#stopsAt = this.#stopAfter(first)
    this.index = at(this.parts, first).index
    this.state = "running"
    this.clock.start(from)
  }

  // It stops where the person is waited for, where it asks, and at the end.
  #stopAfter(second) {
    const next = this.parts.find(({ kind, index, start }) => {
      return kind === "ready" && start > second && (this.#place === 0 || this.#asksBefore(index))
    })
    return next ? next.start : this.parts[this.parts.length - 1].end
  }

  #asksBefore(index) {
    const last = this.phases[index - 1]
    return last.asks && last.block !== this.phases[index].block
  }

  /** Seconds that are done and that there are. A place that waits for the person has none. */
  get progress() {
    const now = this.state === "running" ? this.clock.seconds : this.#part(this.phase.kind, this.index).start
    const counted = this.parts.filter(({ kind }) => this.#place || kind !== "ready")
    const upTo = (second) => counted.reduce((sum, { start, end }) => sum + Math.max(0, Math.min(end, second) - start), 0)
    return { done: upTo(now), all: upTo(Infinity) }
  }

  /** Go by another clock, from the second at which this one is. */
  changeClock(clock) {
    const { seconds } = this.clock
    this.clock.stop()
    this.clock = clock
    if (this.state === "running") clock.start(seconds)
  }

  pause() {
    this.look()
    this.interrupt()
  }

  /** Pause where it was last looked at: what nobody saw or heard does not count. */
  interrupt() {
    if (this.state !== "running") return
    this.clock.stop()
    this.state = "paused"
  }

  /** What runs now: {kind, left, since}, seconds that are left and the second at which it began. Moves on when the clock has moved on. */
  look() {
    const second = this.state === "running" ? this.clock.seconds : null
    if (second === null) return { kind: this.phase.kind, left: null }
    const until = this.#lastsUntil
    if (second < until) return { kind: "lead", left: Math.ceil(until - second), since: until - this.again }
    if (second >= this.#stopsAt) return this.#stop()
    const { kind, index, start, end } = at(this.parts, second)
    this.index = index
    return { kind, left: Math.ceil(end - second), since: start }
  }

  #stop() {
    this.clock.stop(LAST_CUE)
    this.#end(at(this.parts, this.#stopsAt - 1).index) // every part lasts whole seconds
    return { kind: this.phase.kind, left: null }
  }

  // After the last phase of a set: the next place to take, the question, or the end.
  #end(last) {
    this.index = last
    if (this.phases[last].asks && this.phases[last + 1]?.block !== this.phases[last].block) this.state = "asking"
    else this.#move(last + 1)
  }

  #step() {
    if (this.state === "waiting" || this.state === "paused") this.state = "stepping"
    const next = this.index + 1
    if (this.phases[next]?.kind === "ready" || !this.phases[next]) this.#end(this.index)
    else this.index = next
  }

  #move(index) {
    if (index === null || index >= this.phases.length) {
      this.state = "finished"
      return
    }
    this.index = index
    this.state = "waiting"
  }

  /** The person has come to a place: with a time for it, that begins to run. */
  arrive() {
    if (this.state === "waiting" && this.#place) this.#run(this.#part("ready", this.index).start)
  }

  /** Back at a phase of an earlier visit; with a `state`, where it asked or had finished. */
  comeBack(index, state) {
    this.clock.stop()
    this.#move(index)
    if (state === "asking" || state === "finished") this.state = state
    else if (this.phase.kind !== "ready") this.state = this.byHand ? "stepping" : "paused"
  }

  /** To the start of this leg; from there to the leg before. */
  back() {
    const before = this.phase.kind === "ready" && this.state !== "asking"
    this.clock.stop()
    this.#move(neighbour(this.phases, this.index, before ? -1 : 0))
  }

  next() {
    const next = neighbour(this.phases, this.index, 1)
    const leaves = next === null || this.phases[next].block !== this.phase.block
    this.clock.stop()
    if (leaves && this.phase.asks && this.state !== "asking") this.state = "asking"
    else this.#move(next)
  }

  /** Go on after the question without some exercises. What closes the routine is not done where nothing came before it. */
  leaveOut(exercises) {
    const { block, exercise } = this.phase
    const next = this.phases.findIndex((each, index) => index > this.index && each.block !== block && !exercises.includes(each.exercise))
    if (next > 0 && this.phases[next].exercise !== exercise) this.comeBack(next)
    else this.comeBack(this.phases.length - 1, "finished")
  }
}
