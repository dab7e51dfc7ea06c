"""In a made-up language, a third longer: the player through a whole routine, and nothing is cut on screen or paper."""

import pytest

from app import create_app
from app.decision.decision import decide
from app.routine.phases import READY, build
from tests.browser.layout import lost
from tests.browser.places import Place, come
from tests.browser.player import LEAD, LEAD_AFTER_PAUSE
from tests.browser.roads import answers_of
from tests.browser.shortcut import AGREE, UNGUARDED, Shortcut
from tests.browser.site import PHONE, served
from tests.browser.watch import Watch
from tests.made_up.folder import make
from tests.made_up.language import OPEN
from tests.made_up.strays import is_stray, look_at

# Tells the test all that the player ever shows, each state of it once, and all that it says to the device.
LISTENING = """
const told = new Set()
const tell = (kind, text) => told.has(text) || (told.add(text), window.hear(kind, text))
const look = () => {
  const player = document.querySelector("[data-module=player]")
  if (!player) return
  const copy = player.cloneNode(true)
  for (const each of copy.querySelectorAll("[data-part=picture], [data-part=digits]")) each.textContent = ""
  tell("page", copy.outerHTML)
  tell("title", document.title)
}
new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
Object.defineProperty(window, "speechSynthesis", {
  value: { getVoices: () => [{ lang: "en-GB" }], speak: ({ text }) => tell("voice", text), cancel() {} },
})
window.MediaMetadata = class {
  constructor({ title, artist, album }) { [title, artist, album].forEach(each => tell("lock screen", each)) }
}
Object.defineProperty(navigator, "mediaSession", { value: { setActionHandler() {} } })
"""
ALONE = ("title", "voice", "lock screen")
SIZES = [(390, 844), (320, 640)]
PAPER = (718, 1000)  # CSS pixels between the margins of A4
PLACES = [
    *(Place(step, f"/screener/{step}", "everything", step) for step in ("danger", "about-you", "where", "pain")),
    Place("check", "/screener/check", "everything"),
    *(Place(f"result {road}", "/result", road) for road in ("many-rules", "many-stops", "emergency")),
    Place("routine", "/routine", "full", then=(AGREE,)),
    Place("times", "/routine/times", "full", then=(AGREE,)),
    Place("stop", "/routine/stop", "full", then=(AGREE,)),
    *(Place(address, address) for address in ("/", "/region", "/exercises/plank")),
]
# No browser breaks the line in a list that is closed. Whoever opens it reads the whole.
CLOSED = "the chosen option is cut off"
CUT = "each => each.scrollHeight - each.clientHeight"


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """(address, shortcut) of the app in the made-up language."""
    app = create_app(UNGUARDED, make(tmp_path_factory.mktemp("made-up") / "content"))
    with served(app) as address:
        yield address, Shortcut(app)


@pytest.fixture
def page(browser, house):
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce", service_workers="block")
    context.set_default_timeout(10_000)
    watch = Watch(context, house[0])
    watch.expect(422)
    yield context.new_page()
    context.close()
    assert watch.faults == []


class Follower:
    """Someone who presses the keys of the player by their place, as the words are made up."""

    def __init__(self, page, house, road: str):
        address, self.shortcut = house
        self.page, self.content = page, self.shortcut.content
        self.shortcut.take(page.context, address, road, then=(AGREE,))
        decision = decide(self.content.rulebook, answers_of(self.content, road))
        self.blocks = build(self.content.routine, decision)
        page.clock.install(time=0)
        page.goto(f"{address}/routine")
        page.clock.pause_at(3_000)

    def opens(self) -> None:
        self.presses("open")
        self.presses("further")
        self.page.locator("[data-part=choices] summary").click()
        self.page.locator("#player-none").check()
        self.page.locator("#player-voice").check()
        self.presses("return")

    def presses(self, part: str) -> None:
        self.page.locator(f"[data-part={part}]").click()

    def runs(self, seconds: int) -> None:
        self.page.clock.run_for(seconds * 1000 + 50)

    def says_no_change(self) -> None:
        self.runs(1)  # a press that comes at once was meant for the stage
        self.page.locator("dialog button[value=no-change]").click()
        self.page.wait_for_url("**/routine#next")
        self.page.locator("dialog [data-part=main]").wait_for()

    def runs_through(self, block) -> None:
        """Do a whole exercise: press at each place, and let the time run out."""
        starts = [number for number, phase in enumerate(block.phases) if phase.kind == READY]
        for start, end in zip(starts, [*starts[1:], None], strict=True):
            self.presses("main")
            self.runs(LEAD + sum(phase.seconds for phase in block.phases[start:end]))


@pytest.fixture
def heard(page):
    """What the player shows and says, by its kind."""
    told = {kind: set() for kind in ("page", *ALONE)}
    page.expose_function("hear", lambda kind, text: told[kind].add(text))
    page.add_init_script(LISTENING)
    return told


def test_the_player_shows_and_says_nothing_but_content_through_a_whole_routine(page, house, heard):
    person = Follower(page, house, "full")
    person.opens()
    first, *others = person.blocks
    person.runs_through(first)
    person.says_no_change()
    for block in others:
        person.runs_through(block)
    person.runs(1)
    for number in (0, 10):
        page.locator(f"dialog button[value='{number}']").click()
        person.presses("change")
    assert {stray for html in heard["page"] for stray in look_at(html).strays} == set()
    assert {text for kind in ALONE for text in heard[kind] if is_stray(text)} == set()
    pushes = person.blocks[0].times.repetitions
    assert all(len(heard[kind]) >= pushes for kind in ("voice", "lock screen")), heard


def test_a_routine_that_stops_in_the_middle_says_nothing_but_content(page, house, heard):
    person = Follower(page, house, "both")
    person.opens()
    person.presses("main")
    person.runs(LEAD + 12 + 4)
    person.presses("main")
    person.presses("main")
    person.runs(LEAD_AFTER_PAUSE + 1)
    page.clock.fast_forward(40_000)
    person.presses("stop")
    person.presses("later")
    page.reload()
    page.locator("#resume").wait_for()
    whole = look_at(page.content())
    assert [*whole.strays, *(stray for html in heard["page"] for stray in look_at(html).strays)] == []
    why = person.content.wording["routine/player"].script.why
    assert any(str(why.asleep) in html for html in heard["page"])


def test_a_sentence_in_a_script_is_found(page, house, heard):
    def change(route) -> None:
        script = route.fetch()
        body = script.text().replace('this.text("phase", words.word(seen))', 'this.text("phase", "Well done")')
        route.fulfill(response=script, body=body)

    page.route("**/js/player/player.js", change)  # view.js stands in it
    Follower(page, house, "full").opens()
    page.locator("dialog [data-part=main]").wait_for()
    assert any("Well done" in stray for html in heard["page"] for stray in look_at(html).strays)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_stage_with_longer_words_cuts_nothing(page, house, size):
    person = Follower(page, house, "full")
    person.opens()
    page.locator("dialog [data-part=main]").wait_for()
    for leg in range(5):
        for press, seconds in (("main", 1), (None, LEAD), (None, 6), ("main", 0), ("main", 1)):
            if press:
                person.presses(press)
            person.runs(seconds)
            assert lost(page, *size) == [], leg
            # On the smallest phone, under a warning of five lines, the stage can be scrolled.
            assert size == SIZES[-1] or page.locator(".player__shown").evaluate(CUT) <= 1
        person.presses("next")
        if page.locator("dialog button[value=no-change]").is_visible():
            assert lost(page, *size) == []
            person.says_no_change()


def test_the_page_for_when_all_else_fails_cuts_nothing(page, house):
    page.set_content(house[1].app.wsgi_app.page.decode())
    assert [each for size in SIZES for each in lost(page, *size)] == []


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_a_page_with_longer_words_cuts_nothing_on_screen_or_paper(page, house, place):
    address, shortcut = house
    come(page, address, shortcut, place)
    assert OPEN in page.locator("h1").inner_text()
    page.evaluate("() => { for (const each of document.querySelectorAll('details')) each.open = true }")
    cut = [each for size in SIZES for each in lost(page, *size)]
    page.emulate_media(media="print")
    assert [each for each in cut + lost(page, *PAPER) if CLOSED not in each] == []
