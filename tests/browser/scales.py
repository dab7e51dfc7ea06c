"""Weighs a page: the bytes that the browser receives for it, each response with its headers."""

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.places import Place, come, press
from tests.browser.shortcut import Shortcut

# Every module that the page starts is there once app.js is through: importing it again waits for just that. What the
# player shows its pictures with comes after that.
SCRIPTS_DONE = """
async () => {
  const { src } = document.querySelector("script[type=module]")
  await import(src)
  if (document.querySelector("[data-module=player]")) await import(new URL("player/pictures.js", src))
}
"""
# What only some visits load, and what a first one loads besides: asked for as a browser does.
FETCH = "async addresses => { for (const each of addresses) await (await fetch(each)).text() }"
LOADED = "() => performance.getEntriesByType('resource').map(each => each.name.split('#')[0])"
LOOKS = 1000  # each lets the browser tell what it has got
ICON = "link[rel=icon]"
# These come after the page: the drawings of the exercises, which are kept, and what shows and moves them in the player.
AFTER = ("/static/pictures/", "/js/player/pictures.js", "/js/player/figure.js")


def comes_after(address: str) -> bool:
    return any(part in address for part in AFTER)


@dataclass
class Weight:
    address: str
    script: bool = False
    bytes: float = 0


class Scales:
    """Adds up what a page receives with an empty cache. The icon, which is asked for at any time, is weighed once."""

    def __init__(self, page: Page, home: str, shortcut: Shortcut):
        self.page, self.home, self.shortcut = page, home, shortcut
        self.weights: dict[str, Weight] = {}
        cdp = page.context.new_cdp_session(page)
        cdp.on("Network.responseReceived", self._arrive)
        cdp.on("Network.loadingFinished", self._weigh)
        cdp.send("Network.enable")
        cdp.send("Network.setCacheDisabled", {"cacheDisabled": True})
        page.goto(home)
        self.icon = page.locator(ICON).evaluate("each => each.href")
        page.evaluate("address => fetch(address).then(answer => answer.text())", self.icon)
        self._wait_for({self.icon})
        self.icon_bytes = max(each.bytes for each in self.weights.values() if each.address == self.icon)

    def _arrive(self, event: dict) -> None:
        self.weights[event["requestId"]] = Weight(event["response"]["url"], event["type"] == "Script")

    def _weigh(self, event: dict) -> None:
        if event["requestId"] in self.weights:
            self.weights[event["requestId"]].bytes = event["encodedDataLength"]

    def arrive(self, place: Place) -> None:
        """Come to the place. Only the page that is seen last counts."""
        self.weights.clear()
        come(self.page, self.home, self.shortcut, place)
        self._finish()
        for name in place.presses:
            self.weights.clear()
            press(self.page, name)
            self._finish()

    def weigh(self, *addresses: str) -> dict[str, float]:
        """Address -> the bytes of what is loaded from there."""
        self.weights.clear()
        whole = {f"{self.home}{address}" for address in addresses}
        self.page.evaluate(FETCH, sorted(whole))
        self._wait_for(whole)
        return {each.address: each.bytes for each in self.weights.values() if each.address in whole}

    def _finish(self) -> None:
        """Go on when the scales have heard of everything that the page says it has loaded."""
        self.page.evaluate(SCRIPTS_DONE)
        self._wait_for({self.page.url.partition("#")[0], *self.page.evaluate(LOADED)} - {self.icon})

    def _wait_for(self, addresses: set[str]) -> None:
        for _ in range(LOOKS):
            if addresses <= {each.address for each in self.weights.values() if each.bytes}:
                return
            self.page.evaluate("0")
        raise AssertionError(f"not everything was weighed: {addresses}")

    @property
    def all(self) -> int:
        """All of the page, without what comes after it."""
        counted = [
            each for each in self.weights.values() if each.address != self.icon and not comes_after(each.address)
        ]
        return round(self.icon_bytes + sum(each.bytes for each in counted))

    @property
    def scripts(self) -> dict[str, float]:
        """Address of each script -> its bytes, with those that come after the page."""
        return {each.address: each.bytes for each in self.weights.values() if each.script}

    @property
    def of_scripts(self) -> int:
        """The bytes of the scripts of the page, without those that come after it."""
        return round(sum(each for address, each in self.scripts.items() if not comes_after(address)))
