"""Someone with a phone that keeps pages, and whose network comes and goes; and a server that changes its release."""

from playwright.sync_api import BrowserContext

from tests.browser.player import Player
from tests.browser.shortcut import AGREE, KEEPS, Shortcut

READY = "navigator.serviceWorker.ready.then(({ active }) => active.scriptURL)"
KEPT = """
async () => {
  const addresses = []
  for (const name of await caches.keys()) addresses.push(...await (await caches.open(name)).keys())
  return addresses.map(({ url }) => new URL(url).pathname)
}
"""
# The worker’s clock cannot be moved. What it compares it with can: when the routine was kept.
GROWS_OLD = """
async seconds => {
  const pages = await caches.open("pages")
  const kept = await pages.match("/routine")
  const headers = new Headers(kept.headers)
  headers.set("kept-at", headers.get("kept-at") - 1000 * seconds)
  const html = (await kept.text()).replace(/data-kept-at="(\\d+)"/, (_, at) => `data-kept-at="${at - 1000 * seconds}"`)
  await pages.put("/routine", new Response(html, { headers }))
}
"""
ROUTINE_IS_GONE = "async () => { while (await caches.match('/routine')) await new Promise(requestAnimationFrame) }"
WAITING = "localStorage.getItem('si-joint-steps.waiting')"
HOUR = 3600


class Switch:
    """A server whose release can be changed while browsers have pages of the one before."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        return self.app(environ, start_response)


class Traveller(Player):
    """A person with a browser of their own."""

    def __init__(self, context: BrowserContext, home: str, shortcut: Shortcut):
        super().__init__(context.new_page())
        self.context, self.home, self.shortcut = context, home, shortcut

    def reads(self, address: str) -> str:
        """Open an address, and say what its main heading is."""
        self.page.goto(f"{self.home}{address}")
        return self.heading

    @property
    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    @property
    def asked(self) -> str:
        """What stands in the place of a routine that is past its hours."""
        return self.page.locator("#again > :not([hidden]) h2").inner_text()

    def has_a_worker(self) -> "Traveller":
        self.page.goto(f"{self.home}/privacy")
        self.page.evaluate(READY)
        return self

    def comes_to_the_routine(self, *then: tuple, keeps: bool = True, road: str = "full") -> "Traveller":
        """Answer the questions, agree, and see the routine; with keeping, until the device has it."""
        self.shortcut.take(self.context, self.home, road, then=(*([KEEPS] if keeps else []), AGREE, *then))
        assert self.reads("/routine") == "Your routine"
        if keeps:
            self.page.wait_for_function("() => caches.match('/routine')")
        return self

    @property
    def kept(self) -> list[str]:
        """The addresses of all that the worker keeps."""
        return sorted(self.page.evaluate(KEPT))

    def hours_go_by(self, hours: float) -> None:
        """So long ago is it now that the device has kept its routine."""
        self.page.evaluate(GROWS_OLD, hours * HOUR)

    def loses_the_network(self) -> "Traveller":
        self.context.set_offline(True)
        return self

    def has_the_network_again(self) -> None:
        self.context.set_offline(False)

    def does_the_routine(self, now: int, helped: str = "no-change") -> "Traveller":
        """From leg to leg, with one answer to the question, to the number at the end."""
        while not self.page.locator("[data-part=end]").is_visible():
            if self.page.locator("[data-part=ask]").is_visible():
                self.answers(helped)
            else:
                self.presses("Next")
        self.rates(now)
        return self

    def answers(self, helped: str) -> None:
        self.page.locator(f"[data-part=ask] button[value={helped}]").click()
        self.page.locator("[data-part=ask]").wait_for(state="hidden")

    @property
    def told_of_the_diary(self) -> str:
        self.page.wait_for_function("() => document.querySelector('[data-part=written]').textContent")
        return self.part("written")

    def sends_what_waits(self) -> None:
        self.page.wait_for_function(f"() => !{WAITING}")

    @property
    def waits(self) -> bool:
        return bool(self.page.evaluate(WAITING))

    @property
    def diary(self) -> list[dict]:
        """The entries, as the diary exports them."""
        script = (
            "async () => (await (await fetch('/diary', { headers: { accept: 'application/json' } })).json()).entries"
        )
        told = ("pain_before", "pain_after", "helped", "ended")
        return [{name: entry[name] for name in told} for entry in self.page.evaluate(script)]
