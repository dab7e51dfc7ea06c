// Seconds since the last start, read from the page’s clock. Nothing counts ticks, so a late redraw loses no time.
export class Clock {
  #now
  #start

  constructor(now = () => performance.now()) {
    this.#now = now
  }

  start() {
    this.#start = this.#now()
  }

  get seconds() {
    return (this.#now() - this.#start) / 1000
  }
}
