"""Measures how true the player’s cues are where timers go wrong: run by `make bench`, in real time.

One exercise of both sides, at the same time in a page in sight, one whose main thread is blocked, one out of sight and
one under Chromium’s intensive throttling. The ear sits on the audio thread.
"""

import time

from playwright.sync_api import Page, sync_playwright

from tests.browser import lab
from tests.browser.player import IN_PLACE, START, Player
from tests.browser.shortcut import AGREE, Shortcut, times
from tests.browser.site import served

LENGTH = 2 * (5 + 72) + 5 + 15  # seconds from “I’m in place” to the end of the second leg
MOST = 50  # milliseconds that a cue may be off
LEAVE = 15  # seconds before the end of the first at which the pages are looked at


def at_routine(browser, home: str) -> Page:
    """A page in which the first exercise has begun, with an ear for it."""
    page, shortcut = lab.open_window(browser), Shortcut()
    by_itself = times(shortcut.content, place="15")  # from leg to leg
    shortcut.take(page.context, home, "full", then=(AGREE, by_itself))
    lab.listen(page)
    page.goto(f"{home}/routine")
    player = Player(page)
    player.presses(START)
    player.presses(IN_PLACE)
    lab.count_naively(page)
    return page


# What the screen should say by the page’s own list, at the second at which the track is.
TRUE = """() => {
  const { place, lead } = document.querySelector(".routine").dataset
  let end = 0
  for (const { dataset } of document.querySelectorAll(".routine [data-phase]")) {
    const word = dataset.phase[0].toUpperCase() + dataset.phase.slice(1)
    const ready = [["Get into place", +place], ["Get ready", +lead]]
    for (const [name, seconds] of dataset.phase === "ready" ? ready : [[word, +dataset.seconds]]) {
      end += seconds
      if (audio.currentTime < end) return `${name} ${Math.ceil(end - audio.currentTime)}`
    }
  }
}"""
SHOWN = """() => {
  const text = part => document.querySelector(`[data-part=${part}]`).textContent
  return `${text("phase")} ${text("digits")}`
}"""


def returns(page: Page) -> tuple[str, str]:
    """(what the screen shows, what the track says) when the page comes back."""
    lab.show(page)
    page.evaluate("() => new Promise(requestAnimationFrame)")
    return page.evaluate(SHOWN), page.evaluate(TRUE)


def row(name: str, page: Page) -> bool:
    lost, (shown, true) = lab.lost_by_counting(page), returns(page)
    errors = lab.cue_errors(page)
    worst = max(map(abs, errors))
    holds = worst <= MOST and shown == true
    print(
        f"{name:36}{len(errors):3} cues, at most {worst:.2f} ms off; the screen shows “{shown}”, the track is at "
        f"“{true}”; counting lost {lost[0]} s (setInterval), {lost[1]} s (setTimeout){'' if holds else '  FAILED'}"
    )
    return holds


def main() -> None:
    print(f"One exercise of both sides, {LENGTH} s, in real time …")
    with (
        served() as home, sync_playwright() as playwright, lab.plain_chromium(playwright.chromium) as usual,
        lab.plain_chromium(playwright.chromium, lab.INTENSIVE) as strict,
    ):  # fmt: skip
        first = at_routine(usual, home)
        end = time.monotonic() + LENGTH  # of the first page; the others take a while to open
        pages = {
            "in sight": first,
            "blocked 200 ms in each second": at_routine(usual, home),
            "blocked 1.4 s in every 4 s": at_routine(usual, home),
            "out of sight": at_routine(usual, home),
            "out of sight, intensive throttling": at_routine(strict, home),
        }
        lab.block(pages["blocked 200 ms in each second"], 200, 1000)
        lab.block(pages["blocked 1.4 s in every 4 s"], 1400, 4000)
        for name, page in pages.items():
            if name.startswith("out of sight"):
                lab.hide(page)
        time.sleep(end - LEAVE - time.monotonic())
        holds = [row(name, page) for name, page in pages.items()]
    raise SystemExit(not all(holds))


if __name__ == "__main__":
    main()
