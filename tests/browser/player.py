"""The player in a browser whose clock the test moves: what it shows, and what it should show."""

import re

from playwright.sync_api import Page

from app.content.model import Content
from app.routine.legs import say
from app.routine.phases import Block

START, IN_PLACE, PAUSE, GO_ON = "Start with timers", "I’m in place", "Pause", "Go on"
TO_THE_QUESTION, FINISH, AGAIN = "To the question", "Rate the pain now", "Go on with the timers"
TRACK, BEEPS, SILENT = "Sound that goes on with the screen off", "Short beeps over my own music", "No sound"
BY_HAND, NEXT_STEP = "Step by step, without a clock", "Next step"
BACK_TO_IT, STOP, A_SIGN, FOR_NOW = "Back to the routine", "Stop", "Pain or another sign", "Only for now"
RESUME, STOPPED = "Go on from there", "The routine is over for today"
READ_OUT = "(to the start of this leg|leg|choices)"
LEAD, LEAD_AFTER_PAUSE = 5, 3
FRAMES = 50  # milliseconds in which the page is sure to be drawn again
WORDS = {"push": "Push", "hold": "Hold", "rest": "Rest", "switch": "Switch sides"}

# Keeps everything that the open player showed, once for each change, and everything that was spoken.
RECORD = """
window.shown = []; window.spoken = []
const text = part => document.querySelector(`[data-part=${part}]`)?.textContent ?? ""
const keep = (list, entry) => JSON.stringify(list.at(-1)) === JSON.stringify(entry) || list.push(entry)
const look = () => {
  if (!document.querySelector("[data-part=dialog]")?.open) return
  keep(window.shown, ["title", "phase", "digits", "rep", "cue"].map(text))
  keep(window.spoken, text("say"))
}
new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
look()
"""

# The names of the pose that each picture in sight shows; a frame between two poses by its own name.
POSES = """
async () => {
  const { src } = document.querySelector("script[type=module]")
  await import(new URL("player/pictures.js", src)) // it comes after the page
  const poses = {}
  for (const each of document.querySelectorAll(".routine .pictures > .picture")) {
    const { pose, frame } = each.dataset
    poses[each.querySelector("use").getAttribute("href")] = pose
    poses[`${each.parentNode.dataset.moving}#f${frame}`] = pose
  }
  const address = use => use.getAttribute("href")
  const moves = each => !each.endsWith("#room")
  const seen = [...document.querySelectorAll(".player__picture > svg")].filter(each => each.checkVisibility())
  return seen.map(svg => {
    const drawn = [...svg.querySelectorAll("use[visibility=visible]")].map(address).filter(moves)
    if (drawn.length !== 1) throw new Error(`a picture shows ${drawn.length} frames at once`)
    return poses[drawn[0]] ?? drawn[0].split("#")[1]
  })
}
"""
HAS_FRAMES = """
() => {
  const uses = document.querySelector(".player__picture > [data-now]").querySelectorAll("use")
  return [...uses].every(each => each.getBBox().width)
}
"""


class Player:
    """The player on a page whose clock stands still until the test moves it."""

    def __init__(self, page: Page):
        self.page = page

    def opens(self, address: str) -> None:
        self.page.clock.install(time=0)
        self.page.goto(address)
        self.chooses(SILENT)
        self.page.evaluate(f"() => {{{RECORD}}}")
        self.page.clock.pause_at(3_000)
        self.presses(START)

    @property
    def pictured(self) -> list[str]:
        """The poses of the pictures in sight, in order. Between two poses it is the name of the frame."""
        return self.page.evaluate(POSES)

    def has_frames(self) -> None:
        """Wait until the moving file of the picture in sight is there, and let the page see it."""
        self.page.wait_for_function(HAS_FRAMES)
        self.runs(0)

    def records(self) -> None:
        """Keep what is shown from now on, once the player is open on a new page."""
        self.page.get_by_role("button", name=IN_PLACE).wait_for()
        self.page.evaluate(f"() => {{{RECORD}}}")

    def chooses(self, *labels: str) -> None:
        """On the page before the routine, choose how it should sound. Without a track the page’s own clock rules."""
        address = self.page.url.split("#")[0]
        self.page.goto(f"{address}/start")
        for summary in self.page.locator("#more summary").all():
            summary.click()
        for label in labels:
            self.page.get_by_label(label, exact=True).check()
        self.page.goto(address)

    def chooses_in_the_player(self, label: str) -> None:
        """The same under More, in the middle of a routine, and back to it."""
        self.presses("More")
        box = self.page.get_by_role("dialog").get_by_label(label, exact=True)
        if not box.is_visible():
            self.page.get_by_role("dialog").locator("summary").click()
        box.check()
        self.presses(BACK_TO_IT)

    def stops(self, why: str) -> None:
        """Press Stop, and say why."""
        self.presses(STOP)
        self.page.get_by_role("dialog").get_by_role("heading", name="Why do you stop?").wait_for()
        self.presses(why)

    def rates(self, number: int) -> None:
        """At the end: press how strong the pain is now."""
        self.page.get_by_role("dialog").get_by_role("button", name=re.compile(rf"^{number}\b")).click()

    def comes_to_the_end(self) -> "Player":
        """From leg to leg, to the number at the end."""
        while not self.page.locator("[data-part=end]").is_visible():
            self.presses("Next")
        return self

    @property
    def focus(self) -> str:
        """What the focus is on, in its words."""
        return self.page.evaluate("document.activeElement.textContent.trim()")

    @property
    def card(self) -> list[str]:
        """The lines of the card, where it is shown."""
        return [line.inner_text() for line in self.page.locator("[data-part=card] p:visible").all()]

    def closes(self) -> None:
        """Go to the list of all steps."""
        self.presses("More")
        self.presses("List of all steps")
        self.page.get_by_role("dialog").wait_for(state="hidden")

    def presses(self, name: str) -> None:
        """Press the button with this name; what is only read out may stand behind it."""
        dialog = self.page.get_by_role("dialog")
        near = dialog if dialog.is_visible() else self.page  # nothing else can be pressed while it is open
        near.get_by_role("button", name=re.compile(rf"^{re.escape(name)}( {READ_OUT})?$")).click()

    def runs(self, seconds: float) -> None:
        self.page.clock.run_for(int(seconds * 1000) + FRAMES)

    def part(self, name: str) -> str:
        return self.page.locator(f"[data-part={name}]").inner_text()

    @property
    def sees(self) -> tuple[str, str, str]:
        """The word, the seconds and the repetition on the stage."""
        return tuple(self.part(name) for name in ("phase", "digits", "rep"))

    @property
    def shown(self) -> list[list[str]]:
        return self.page.evaluate("window.shown")

    @property
    def spoken(self) -> list[str]:
        return self.page.evaluate("window.spoken")

    def stops_in_the_third_push(self) -> None:
        """Start, and come as far as the first leg’s third push, with 4 seconds left."""
        self.presses(START)
        self.presses(IN_PLACE)
        self.runs(LEAD + 24 + 2)

    def runs_through(self, block: Block) -> None:
        """Do a whole exercise: be in place for each leg, and let the time run out."""
        starts = [number for number, phase in enumerate(block.phases) if phase.kind == "ready"]
        for start, end in zip(starts, [*starts[1:], None], strict=True):
            self.presses(IN_PLACE)
            self.runs(LEAD + sum(phase.seconds for phase in block.phases[start:end]))


def _rows(title: str, word: str, seconds: int, rep: str, cue: str) -> list[list[str]]:
    return [[title, word, str(left), rep, cue] for left in range(seconds, 0, -1)]


def expected(content: Content, block: Block) -> list[list[str]]:
    """Every row that the player should show for one exercise, in order: each second of each phase once."""
    exercise = content.routine.exercises[block.exercise]
    form, times, rows = exercise.form[block.form], exercise.timing.repetitions, []
    cues = {"rest": form.rest_cue, "switch": form.switch or form.get_ready}
    sides = content.routine.sides
    for phase in block.phases:
        title = exercise.name + (f", {sides[phase.side]} leg" if phase.side else "")
        cue = say(cues.get(phase.kind, form.cue), phase.side, sides)
        if phase.kind == "ready":
            rows.append([title, "Get into place", "", "", ""])  # the card says how
            first = say(form.cue, phase.side, sides).split(". ")[0]
            rows += _rows(title, "Get ready", LEAD, f"1 of {times}", f"Next: {first}")
        else:
            rep = f"{phase.rep} of {times}" if phase.rep else ""
            rows += _rows(title, WORDS[phase.kind], phase.seconds, rep, cue)
    return rows
