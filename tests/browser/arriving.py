"""Measures how soon a picture is in its pose on a slow phone: run by `make bench`, in real time.

Each exercise of a routine goes from the card through its first push or hold, on a processor throttled four times. What
was drawn is looked at when the page is drawn next, so each time is a little longer than it took.
"""

import time

from playwright.sync_api import Page

from app.decision.decision import decide
from app.routine.phases import Block, build
from tests.browser.player import IN_PLACE, LEAD, SILENT, START, Player
from tests.browser.roads import answers_of
from tests.browser.shortcut import AGREE, Shortcut, helped
from tests.browser.site import PHONE, chromium, served

ROAD, SLOWER = "full", 4
MOST = 1000  # milliseconds from the start of a phase to its pose
SETTLES = 2  # seconds that are looked at after the last start
WATCH = """
() => {
  window.drawn = []
  const main = document.querySelector("[data-part=main]")
  main.addEventListener("click", event => { window.pressed = event.timeStamp; drawn.length = 0 }, true)
  const look = () => {
    requestAnimationFrame(look)
    const use = document.querySelector(".player__picture > [data-now] use[visibility=visible]:not([href$='#room'])")
    const [address, frame] = use.getAttribute("href").split("#f")
    const last = drawn.at(-1)
    if (last?.address !== address || last.frame !== frame) drawn.push({ address, frame, at: performance.now() })
  }
  look()
}
"""
AT = """
([exercise, side]) => {
  const item = document.querySelector(`.routine [data-exercise="${exercise}"][data-side="${side}"]`)
  const stills = [...item.closest(".set").querySelectorAll("[data-pose]")]
  return Object.fromEntries(stills.flatMap(({ dataset }) => dataset.pose.split(" ").map(name => [name, dataset.frame])))
}
"""
HAS_FRAMES = """
() => [...document.querySelectorAll(".player__picture > [data-now]")].some(svg => {
  const uses = [...svg.querySelectorAll("use")]
  return uses.length > 4 && uses.every(each => each.getBBox().width)
})
"""


def row(name: str, frames: list[dict], start: float, pose: str) -> bool:
    """Say when the pose was there that belongs to a phase which started at this millisecond of the page."""
    seen = [each for each in frames if each["at"] > start]
    there = next((each["at"] - start for each in seen if each["frame"] == pose), None)
    if there is None:
        print(f"{name:44}was not in its pose  FAILED")
        return False
    between = len([each for each in seen if each["at"] - start < there])
    print(f"{name:44}{there:4.0f} ms, {between} frames between{'' if there <= MOST else '  FAILED'}")
    return there <= MOST


def first_push(player: Player, block: Block) -> bool:
    """From the card of an exercise to the rest after its first push or hold."""
    page, (_, work, *_) = player.page, block.phases
    page.wait_for_function(HAS_FRAMES)
    at = page.evaluate(AT, [block.exercise, work.side or ""])
    player.presses(IN_PLACE)
    time.sleep(LEAD + work.seconds + SETTLES)
    frames, pressed = page.evaluate("drawn"), page.evaluate("pressed")
    ways = [("set-up", "rest", 0), ("rest", work.kind, LEAD), (work.kind, "rest", LEAD + work.seconds)]
    return all(
        [
            row(f"{block.exercise} {block.form}, {start} to {end}", frames, pressed + 1000 * second, at[end])
            for start, end, second in ways
            if at[start] != at[end]
        ]
    )


def begin(page: Page, home: str, shortcut: Shortcut) -> Player:
    """Open the player without a sound, on a slow processor."""
    shortcut.take(page.context, home, ROAD, then=(AGREE, helped("no-change")))
    page.goto(f"{home}/routine")
    player = Player(page)
    player.chooses(SILENT)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    player.presses(START)
    page.evaluate(WATCH)
    return player


def main() -> None:
    shortcut = Shortcut()
    content = shortcut.content
    blocks = build(content.routine, decide(content.rulebook, answers_of(content, ROAD)), "no-change")
    print(f"From the start of a phase to its pose, on a processor throttled {SLOWER} times …")
    with served(shortcut.app) as home, chromium() as browser:
        player = begin(browser.new_context(viewport=PHONE).new_page(), home, shortcut)
        holds = []
        for block in blocks:
            if not block.closing:
                holds.append(first_push(player, block))
            for _ in block.sides:
                player.presses("Next")
    raise SystemExit(not all(holds))


if __name__ == "__main__":
    main()
