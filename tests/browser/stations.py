"""All that is seen from the page before a routine to its end, one after the other, in as few pages as it goes."""

from collections.abc import Iterator

from playwright.sync_api import Page

from app.content.model import Content
from tests.browser.player import (
    BACK_TO_IT,
    GO_ON,
    IN_PLACE,
    LEAD,
    LEAD_AFTER_PAUSE,
    PAUSE,
    START,
    STOP,
    Player,
)  # fmt: skip
from tests.browser.shortcut import AGREE, LATER, Shortcut, helped, times

WAYS = ("pages", "set", "other_sets", "end", "big")
WORK, LEG = 6, 72  # seconds
SILENT = "localStorage.setItem('si-joint-steps.player', JSON.stringify({ sound: 'none', clock: 'clock' }))"
OPEN_ALL = "for (const each of document.querySelectorAll('details')) each.open = true"


class Stations:
    """Someone who goes these ways with a clock that the test moves. Each tells the name of what is seen then."""

    def __init__(self, page: Page, home: str, shortcut: Shortcut, content: Content):
        self.page, self.home, self.shortcut, self.content = page, home, shortcut, content
        self.player = Player(page)

    def _comes(self, address: str, *then: tuple) -> None:
        self.shortcut.take(self.page.context, self.home, "full", then=then)
        self.page.goto(f"{self.home}{address}")

    def _opens(self, *then: tuple) -> None:
        """Open the player, without a sound, at its start."""
        self._comes("/routine", AGREE, *then)
        self.page.evaluate(f"localStorage.clear(); {SILENT}")
        self.page.reload()
        self.player.presses(START)

    def _sends_after(self, number: int) -> None:
        self._comes("/routine", AGREE)
        self.page.locator(f"[name=pain-after][value='{number}']:visible").click()

    def pages(self) -> Iterator[str]:
        """The pages of the road outside of the player."""
        self._comes("/routine/start")
        yield "start, fresh"
        self._comes("/routine/start", LATER)
        self.page.evaluate(OPEN_ALL)
        yield "start, asked, all open"
        self._comes("/routine/stop", AGREE)
        yield "stop page"
        for name, number in (("after, other", 0), ("after, worse", 10)):
            self._sends_after(number)
            yield name

    def set(self) -> Iterator[str]:
        """The card and the first push; what lies over them; the question."""
        player = self.player
        self._opens()
        yield "card"
        player.presses(IN_PLACE)
        player.runs(1)
        yield "lead"
        player.runs(LEAD)
        yield "push"
        player.presses(PAUSE)
        yield "paused"
        player.presses("More")
        yield "more"
        player.presses(BACK_TO_IT)
        player.presses(STOP)
        yield "stopping"
        player.presses(GO_ON)
        player.presses("Next")
        player.presses("Next")
        yield "ask"

    def other_sets(self) -> Iterator[str]:
        """A card that has a time, a rest, and a change of sides."""
        self._opens(times(self.content, place="30"))
        yield "card with a time"
        self.player.presses(IN_PLACE)
        self.player.runs(LEAD + WORK)
        yield "rest"
        self.player.runs(LEG - WORK)
        yield "switch"

    def end(self) -> Iterator[str]:
        """The number at the end, and both that is said of it."""
        self._opens(helped("yes"))
        self.player.comes_to_the_end()
        yield "end"
        self.player.rates(0)
        yield "other"
        self.player.presses("Change the number")
        self.player.rates(10)
        yield "worse"

    def big(self) -> Iterator[str]:
        """What is read from far."""
        self._opens()
        self.player.presses(IN_PLACE)
        self.player.runs(LEAD)
        self.player.presses("More")
        self.player.presses("Big digits")
        self.player.presses(BACK_TO_IT)
        self.player.runs(LEAD_AFTER_PAUSE)
        yield "big"
