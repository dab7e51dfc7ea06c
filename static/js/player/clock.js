// Seconds since the last start, read from the page’s clock. Nothing counts ticks, so a late redraw loses no time.
export class Clock {
  #now
  #start = null

  constructor(now = () => performance.now()) {
    this.#now = now
  }

  start() {
    this.#start = this.#now()
  }

  stop() {
    this.#start = null
  }

  get running() {
    return this.#start !== null
  }

  get seconds() {
    return this.running ? (this.#now() - this.#start) / 1000 : 0
  }
}
