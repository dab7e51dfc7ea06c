"""All that is seen from the page before a routine to its end, one after the other, in as few pages as it goes."""

import re
from collections.abc import Iterator

from playwright.sync_api import Page

from app.content.model import Content
from tests.browser.player import GO_ON, IN_PLACE, LEAD, LEAD_AFTER_PAUSE, PAUSE, START, Player
from tests.browser.shortcut import AGREE, LATER, Shortcut, helped, times

WORK, LEG = 6, 72  # seconds
QUIET = "localStorage.setItem('si-joint-steps.player', JSON.stringify({ sound: 'none', clock: 'clock' }))"
NEXT, BACK_TO_IT = "Next", "Back to the routine"


class Stations:
    """Someone with a clock that stands still. Each way gives the name of what is seen, when it is seen."""

    def __init__(self, page: Page, home: str, shortcut: Shortcut, content: Content):
        self.page, self.home, self.shortcut, self.content = page, home, shortcut, content
        self.player = Player(page)

    def _comes(self, address: str, *then: tuple) -> None:
        self.shortcut.take(self.page.context, self.home, "full", then=then)
        self.page.goto(f"{self.home}{address}")

    def _presses(self, name: str) -> None:
        """What is only read out may stand behind the name."""
        self.page.get_by_role("button", name=re.compile(rf"^{re.escape(name)}\b")).click()

    def _opens(self, *then: tuple) -> None:
        self._comes("/routine", AGREE, *then)
        self.page.evaluate(f"localStorage.clear(); {QUIET}")
        self.page.reload()
        self._presses(START)

    def pages(self) -> Iterator[str]:
        """The pages of the road outside of the player."""
        self._comes("/routine/start")
        yield "start, fresh"
        self._comes("/routine/start", LATER)
        self.page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        yield "start, asked, all open"
        self._comes("/routine/stop", AGREE)
        yield "stop page"
        for name, number in (("after, other", "0"), ("after, worse", "10")):
            self._comes("/routine", AGREE)
            self.page.locator(f"[name=pain-after][value='{number}']").click()
            yield name

    def set(self) -> Iterator[str]:
        """The card, and each phase of a set; what lies over it; the question."""
        player = self.player
        self._opens()
        yield "card"
        self._presses(IN_PLACE)
        player.runs(1)
        yield "lead"
        player.runs(LEAD)
        yield "push"
        self._presses(PAUSE)
        yield "paused"
        self._presses("More")
        yield "more"
        self._presses(BACK_TO_IT)
        self._presses("Stop")
        yield "stopping"
        self._presses(GO_ON)
        self._presses(NEXT)
        self._presses(NEXT)
        yield "ask"

    def other_sets(self) -> Iterator[str]:
        """A card that has a time; a hold, a rest and a change of sides."""
        player = self.player
        self._opens(times(self.content, place="30"))
        yield "card with a time"
        self._presses(IN_PLACE)
        player.runs(LEAD + WORK)
        yield "rest"
        player.runs(LEG - WORK)
        yield "switch"

    def end(self) -> Iterator[str]:
        """The number at the end, and both that is said of it."""
        self._opens(helped("yes"))
        while not self.page.locator("[data-panel=end]").count():
            self._presses(NEXT)
        yield "end"
        self._presses("0")
        yield "other"
        self._presses("Change the number")
        self._presses("10")
        yield "worse"

    def big(self) -> Iterator[str]:
        """What is read from far."""
        player = self.player
        self._opens()
        self._presses(IN_PLACE)
        player.runs(LEAD)
        self._presses("More")
        self._presses("Big")
        self._presses(BACK_TO_IT)
        player.runs(LEAD_AFTER_PAUSE)
        yield "big"
