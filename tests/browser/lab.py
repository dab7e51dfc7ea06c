"""A Chromium that hides, slows and freezes its pages as it does for people, and an ear for what they play.

Playwright’s own launch keeps every page in sight and awake, so this one is started by hand and joined afterwards.
"""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserType, Page

from tests.browser.site import FLAGS, executable

PLAIN = [
    "--headless=new", "--no-sandbox", "--no-first-run", "--disable-background-networking", "--disable-extensions",
    "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required", "--mute-audio",
    "--remote-debugging-port=0", *FLAGS,
]  # fmt: skip
# One timer a minute, from the first whole minute after 10 s out of sight (people’s browsers begin after 5 minutes).
INTENSIVE = "--enable-features=IntensiveWakeUpThrottling:grace_period_seconds/10"
PATIENCE = 20  # seconds for the browser to do what it was told


def _wait_for(what, sentence: str) -> None:
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end, sentence
        time.sleep(0.05)


@contextmanager
def plain_chromium(kind: BrowserType, *flags: str) -> Iterator[Browser]:
    """A browser as people have it. Only its first context is so."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [executable(), *PLAIN, f"--user-data-dir={profile}", *flags, "about:blank"]
        process = subprocess.Popen(
            command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        port = Path(profile) / "DevToolsActivePort"
        try:
            _wait_for(lambda: port.exists() and "\n" in port.read_text(), "Chromium did not open its port.")
            address = f"http://127.0.0.1:{port.read_text().splitlines()[0]}"
            browser = kind.connect_over_cdp(address, no_defaults=True)
            yield browser
            browser.close()
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()


def open_window(browser: Browser) -> Page:
    """A page in a window of its own, so that no other page hides it."""
    with browser.contexts[0].expect_page() as opened:
        browser.new_browser_cdp_session().send("Target.createTarget", {"url": "about:blank", "newWindow": True})
    return opened.value


def _window_becomes(page: Page, state: str) -> None:
    cdp = page.context.new_cdp_session(page)
    window = cdp.send("Browser.getWindowForTarget")["windowId"]
    cdp.send("Browser.setWindowBounds", {"windowId": window, "bounds": {"windowState": state}})
    cdp.detach()


def hide(page: Page) -> None:
    _window_becomes(page, "minimized")
    _wait_for(lambda: page.evaluate("document.hidden"), "The page did not go out of sight.")


def show(page: Page) -> None:
    """Bring a page back, also after a freeze, which leaves it out of sight."""
    for state in ("minimized", "normal"):
        _window_becomes(page, state)
    page.bring_to_front()
    _wait_for(lambda: not page.evaluate("document.hidden"), "The page did not come back.")


def freeze(page: Page, seconds: float) -> None:
    """Freeze the page by the browser’s own lifecycle, and let it live again, out of sight."""
    page.evaluate("document.addEventListener('freeze', () => { window.froze = true })")
    cdp = page.context.new_cdp_session(page)
    cdp.send("Page.setWebLifecycleState", {"state": "frozen"})
    time.sleep(seconds)
    cdp.send("Page.setWebLifecycleState", {"state": "active"})
    cdp.detach()
    assert page.evaluate("window.froze"), "The page was not frozen."


# --- An ear on the audio thread

EAR = """
class Ear extends AudioWorkletProcessor {
  lastLoud = -Infinity
  process([[samples]]) {
    for (let each = 0; each < (samples?.length ?? 0); each += 1) {
      if (Math.abs(samples[each]) < 0.05) continue
      const second = currentTime + each / sampleRate
      if (second - this.lastLoud >= 0.1) this.port.postMessage({ second, wall: Date.now() / 1000 })
      this.lastLoud = second
    }
    return true
  }
}
registerProcessor("ear", Ear)
"""
# Each element made by `new Audio()` is heard, and the last WAV that the page built is kept.
LISTEN = """
window.heard = []
const RealAudio = window.Audio
window.Audio = function (...given) {
  const audio = new RealAudio(...given)
  window.audio = audio
  hear(audio)
  return audio
}
const realAddress = URL.createObjectURL
URL.createObjectURL = blob => {
  if (blob.type === "audio/wav") window.track = blob
  return realAddress.call(URL, blob)
}
async function hear(audio) {
  const context = new AudioContext()
  const source = context.createMediaElementSource(audio)
  source.connect(context.destination)
  await context.audioWorklet.addModule(realAddress.call(URL, new Blob([EAR], { type: "text/javascript" })))
  const ear = new AudioWorkletNode(context, "ear")
  ear.port.onmessage = ({ data }) => window.heard.push({ ...data, track: audio.currentTime })
  source.connect(ear).connect(context.destination)
}
window.written = async () => {
  const samples = new Int16Array(await window.track.arrayBuffer(), 44)
  const found = []
  let lastLoud = -Infinity
  samples.forEach((sample, place) => {
    if (Math.abs(sample) / 32768 < 0.05) return
    const second = place / 8000
    if (second - lastLoud >= 0.1) found.push(second)
    lastLoud = second
  })
  return found
}
"""


def listen(page: Page) -> None:
    """Before the page is opened: note when each cue is heard."""
    page.context.new_cdp_session(page).send("Page.setBypassCSP", {"enabled": True})  # for the ear; it stays attached
    page.add_init_script(f"{{const EAR = `{EAR}`\n{LISTEN}}}")


def cue_errors(page: Page) -> list[float]:
    """Milliseconds by which each cue of one stretch was off, by the sound’s own clock, against the first of them."""
    heard, written = page.evaluate("heard"), page.evaluate("written()")
    assert heard, "Nothing was heard."
    first = min(range(len(written)), key=lambda each: abs(written[each] - heard[0]["track"]))
    cues = written[first : first + len(heard)]
    offsets = [1000 * (each["second"] - cue) for each, cue in zip(heard, cues, strict=True)]
    return [offset - offsets[0] for offset in offsets]


# --- What a simple timer would do

NAIVE = """() => {
  window.naive = { began: performance.now(), ticks: 0 }
  setInterval(() => { naive.ticks += 1 }, 1000)
  const chain = () => { naive.chained = (naive.chained ?? -1) + 1; setTimeout(chain, 1000) }
  chain()
}"""
LOST = """() => {
  const passed = Math.floor((performance.now() - naive.began) / 1000)
  return [passed - naive.ticks, passed - naive.chained]
}"""


def count_naively(page: Page) -> None:
    """Start two timers that count their own ticks, by setInterval and by setTimeout."""
    page.evaluate(NAIVE)


def lost_by_counting(page: Page) -> tuple[int, int]:
    """The whole seconds that each of them has lost by now."""
    return tuple(page.evaluate(LOST))


BLOCK = """([busy, every]) => {
  setInterval(() => { const end = performance.now() + busy; while (performance.now() < end); }, every)
}"""


def block(page: Page, busy: int, every: int) -> None:
    """Keep the page’s main thread busy for so many milliseconds in every so many."""
    page.evaluate(BLOCK, [busy, every])
