// What a device may have and may refuse: a screen that stays on, a voice, vibration, buttons on the lock screen.
// Each works without the others, and says in words what came of it.

/** A device that fails in something that is only a help takes nothing else with it. */
export function attempt(help) {
  try {
    help()
  } catch (error) {
    console.warn("The player goes on without it.", error)
  }
}

const TO_GET_INTO_PLACE = 5 * 60_000 // milliseconds
const LET_GO_AFTER = 60_000 // milliseconds of a pause in which the screen stays on

/** Keeps the screen on while it is wanted, and says whether it does. */
export class Screen {
  #lock = null
  #asked = false
  #wanted = false
  #timer

  /** `words` are those for a screen that stays on, and for one that may go off. */
  constructor(say, words, { nav = navigator, doc = document } = {}) {
    this.say = say
    this.words = words
    this.nav = nav
    doc.addEventListener("visibilitychange", () => !doc.hidden && this.#wanted && this.#ask())
  }

  keepOn() {
    clearTimeout(this.#timer)
    this.#wanted = true
    this.#ask()
  }

  /** It stays on while hands are away from the phone; for as long as anybody needs to get into place, too. */
  follow(state) {
    if (state === "paused" || state === "finished") return this.letGo()
    this.keepOn()
    return state === "waiting" && this.letGo(TO_GET_INTO_PLACE)
  }

  /** A pause: after a minute the screen may go off. */
  letGo(after = LET_GO_AFTER) {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#release(), after)
  }

  #release() {
    this.#wanted = false
    this.#lock?.release()
    this.#lock = null
  }

  async #ask() {
    if (this.#lock || this.#asked) return
    this.#asked = true
    try {
      this.#lock = await this.nav.wakeLock.request("screen")
      this.#lock.addEventListener("release", () => this.#lost())
      this.say(this.words.on)
      if (!this.#wanted) this.#release()
    } catch {
      this.#lost()
    } finally {
      this.#asked = false
    }
  }

  #lost() {
    this.#lock = null
    this.say(this.words.off)
  }
}

const VOICES_COME_WITHIN = 2000 // milliseconds
const AFTER_A_CANCEL = 80 // milliseconds

// The language and the rest of “en-GB”, “en_GB” or “eng-GBR”: devices write it as they like.
function named(lang) {
  try {
    const [language, ...rest] = lang.toLowerCase().split(/[-_]/)
    return [...Intl.getCanonicalLocales(language), rest.join()]
  } catch {
    return [lang, ""]
  }
}

/** Speaks with the device’s own voice, in the language of the page. `onMute` is told when there is none. */
export class Voice {
  #next

  constructor(onMute, language, speech = globalThis.speechSynthesis) {
    this.onMute = onMute
    this.language = language
    this.speech = speech
  }

  /** Call it in a press: some phones speak only after a first word there. */
  async start() {
    if (!this.speech) return this.onMute()
    if (!this.#voice() && !(await this.#comes())) return this.onMute()
    return undefined
  }

  /** The same; whatever goes wrong is no voice. */
  wakes() {
    this.start().catch(() => this.onMute())
  }

  // One of the region, else any of the language. The shortest name is the nearest: “en-GB” before “en-GB-x-rjs”.
  #voice() {
    const [language, region] = named(this.language)
    const fit = this.speech.getVoices().filter((voice) => named(voice.lang)[0] === language)
    fit.sort((one, two) => one.lang.length - two.lang.length)
    return fit.find((voice) => named(voice.lang)[1].startsWith(region)) ?? fit[0]
  }

  #comes() {
    return new Promise((found) => {
      const look = () => found(Boolean(this.#voice()))
      this.speech.addEventListener?.("voiceschanged", look, { once: true })
      setTimeout(look, VOICES_COME_WITHIN)
    })
  }

  say(text) {
    const voice = this.speech && this.#voice()
    if (!voice) return
    const words = new SpeechSynthesisUtterance(text)
    words.voice = voice
    words.lang = voice.lang
    const busy = this.speech.speaking || this.speech.pending
    this.hush()
    // Chromium drops what is said right after a cancel.
    if (busy) this.#next = setTimeout(() => this.speech.speak(words), AFTER_A_CANCEL)
    else this.speech.speak(words)
  }

  hush() {
    clearTimeout(this.#next)
    if (this.speech?.speaking || this.speech?.pending) this.speech.cancel()
  }
}

const SHAKES = { push: [400], hold: [400], rest: [120, 80, 120], switch: [200, 100, 200, 100, 200] }

/** Vibration, where there is any. */
export function shake(kind, nav = navigator) {
  if (SHAKES[kind]) nav.vibrate?.(SHAKES[kind])
}

const SEEKS = ["seekto", "seekbackward", "seekforward"]

/** The buttons of a headset and of the lock screen, while the player is open. */
export class Remote {
  constructor(actions, media = globalThis.navigator?.mediaSession) {
    this.actions = { ...actions, ...Object.fromEntries(SEEKS.map((name) => [name, () => {}])) } // a push cannot be skipped
    this.media = media
  }

  /** Take the buttons, or give them back to the browser. */
  take(taken) {
    for (const [name, action] of Object.entries(this.actions)) {
      try {
        this.media?.setActionHandler(name, taken ? action : null)
      } catch {
        // This browser does not know that button.
      }
    }
  }

  show({ title, artist, album, playing, position, duration }) {
    if (!this.media) return
    this.media.metadata = new MediaMetadata({ title, artist, album })
    this.media.playbackState = playing ? "playing" : "paused"
    if (position <= duration) this.media.setPositionState?.({ duration, position, playbackRate: 1 })
  }
}
