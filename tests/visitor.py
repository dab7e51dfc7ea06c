"""Somebody who comes back, read fast: answers what is asked, keeps pages open, and notes when they said what."""

import re
from dataclasses import dataclass, field

from answer_sets import harmless
from cookies import cookie_name, signer

from app.decision.answers import read_answers
from app.decision.path import walk
from app.web.answers.session import ANSWERS, KEEP
from tests.proof.contract import ANSWERS_END, CONFIRMED, GOOD_FOR, KEPT_ANSWERS_END

FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
CONTROL = re.compile(r"<(?:input|button)\b([^>]*)>")
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
TICKED = re.compile(r"\schecked\b")
STEP = re.compile(r'href="/screener/([\w-]+)')
MOVES = {302, 303}
CONFIRM, START = "/screener/confirm", "/routine/start"
NEVER = float("-inf")


@dataclass
class Page:
    """A page as it was drawn: it may be sent much later."""

    address: str
    status: int
    text: str
    at: int  # when it was drawn
    hidden: dict[str, str] = field(default_factory=dict)
    ticked: dict[str, frozenset] = field(default_factory=dict)  # question -> words
    asks: tuple[str, ...] = ()  # the questions that stand on it
    since: dict[str, float] = field(default_factory=dict)  # question -> when that tick was made
    life: int = 0
    kept: dict = field(default_factory=dict)  # what counted when it was drawn

    @property
    def step(self) -> str | None:
        place, _, step = self.address.rpartition("/")
        return step if place == "/screener" and self.asks else None

    @property
    def listed(self) -> set[str]:
        """The steps of which the page of what is to be confirmed lists the answers, each with a way to change it."""
        if self.address != CONFIRM:
            return set()
        return set(STEP.findall(self.text.partition("<main")[2].partition("</main>")[0]))


class Visitor:
    """One browser, its person, and the test’s own book of when that person said what."""

    def __init__(self, app, clock, **answers):
        self.app, self.clock, self.browser = app, clock, app.test_client()
        self.content = app.extensions["content"]
        self.answers = harmless(**answers)
        self.said: dict[str, dict[frozenset, float]] = {}  # question -> words -> when they were said last
        self.first: int | None = None  # when the page of the first of the answers that count was drawn
        self.life = 0  # how many times all answers ended
        self.seen: list[str] = []  # the addresses of all pages that were shown
        self.page: Page | None = None
        self.confirmed: list[Page] = []  # the pages on which they said that nothing has changed

    # -- what the cookie holds

    @property
    def cookie(self) -> str:
        found = self.browser.get_cookie(cookie_name(self.app))
        return found.value if found else ""

    @property
    def held(self) -> dict:
        return signer(self.app).loads(self.cookie) if self.cookie else {}

    def kept(self) -> dict:
        """Question -> answer, as the cookie holds them."""
        known = self.content.rulebook.question
        words = self.held.get(ANSWERS, {})
        split = {name: each.split() if known[name].kind == "many" else each for name, each in words.items()}
        return read_answers(self.content.rulebook, split)

    @property
    def lasts(self) -> int:
        return KEPT_ANSWERS_END if self.held.get(KEEP) == 1 else ANSWERS_END

    def notes_the_end(self) -> None:
        """Nothing that was said counts any more once the time of the first answer is over."""
        if self.first is not None and self.clock.now - self.first > self.lasts:
            self.begins_anew()

    def begins_anew(self) -> None:
        self.first, self.said, self.life = None, {}, self.life + 1

    # -- moving

    def opens(self, address: str) -> Page:
        self.notes_the_end()
        return self.arrives(self.browser.get(address), address)

    def arrives(self, response, address: str, since: dict | None = None) -> Page:
        while response.status_code in MOVES:
            address, since = response.headers["Location"], None
            response = self.browser.get(address)
        assert response.status_code < 500, f"{address} failed with {response.status_code}."
        if response.status_code == 200:
            self.seen.append(address)
        self.page = self._drawn(address, response, since)
        return self.page

    def _drawn(self, address: str, response, since: dict | None) -> Page:
        page = Page(address, response.status_code, response.text, self.clock.now, life=self.life, kept=self.kept())
        forms = [
            [(dict(ATTRIBUTE.findall(tag)), tag) for tag in CONTROL.findall(inside)]
            for _, inside in FORM.findall(response.text)
        ]
        known = self.content.rulebook.question
        own = next((each for each in forms if any(tag.get("name") in known for tag, _ in each)), sum(forms[:1], []))
        for tag, text in own:
            name, value = tag.get("name"), tag.get("value", "")
            if name in known:
                page.asks = tuple(dict.fromkeys((*page.asks, name)))
                # A number stands in its box: that is a tick too.
                if TICKED.search(text) or (tag["type"] not in ("radio", "checkbox") and value):
                    page.ticked[name] = page.ticked.get(name, frozenset()) | {value}
            elif tag.get("type") == "hidden":
                page.hidden[name] = value
        page.since = {name: self._since(name, words, since) for name, words in page.ticked.items()}
        return page

    def _since(self, name: str, words: frozenset, since: dict | None) -> float:
        return self.said.get(name, {}).get(words, NEVER) if since is None else since.get(name, NEVER)

    # -- sending

    def sends(self, page: Page, fields: dict, to: str | None = None):
        """Send a page that may be old, with these words of its questions and these other fields."""
        self.notes_the_end()
        said = {name: frozenset(map(str, words)) for name, words in fields.items() if name in page.asks}
        times = {name: self._said_at(page, name, words) for name, words in said.items()}
        if page.address == CONFIRM and fields.get("same") == "yes":
            said, times = self._confirmed(page)
        response = self.browser.post(to or page.address, data=page.hidden | fields)
        for name, words in said.items():
            before = self.said.setdefault(name, {})
            before[words] = max(before.get(words, NEVER), times[name])
        if self.first is None and self.kept():
            self.first = page.at  # an answer is as old as its page
        return self.arrives(response, to or page.address, times)

    def _said_at(self, page: Page, name: str, words: frozenset) -> float:
        """What came filled in and is asked again at times is as old as it was; all else was said on this page."""
        if words != page.ticked.get(name) or GOOD_FOR[name][1] == CONFIRMED:
            return page.at
        return page.since[name] if page.life == self.life else NEVER

    def _confirmed(self, page: Page) -> tuple[dict, dict]:
        steps = self.content.rulebook.step
        listed = [question.id for step in page.listed & set(steps) for question in steps[step].questions]
        said = {name: on_the_wire(page.kept[name]) for name in listed if name in page.kept}
        said = {name: words for name, words in said.items() if GOOD_FOR[name][1] == CONFIRMED}
        return said, dict.fromkeys(said, page.at)

    def words_for(self, name: str) -> list[str]:
        return sorted(on_the_wire(self.answers[name]))

    def answers_page(self, page: Page | None = None) -> Page:
        """Send a page of questions with what this person says to each of them."""
        page = page or self.page
        fields = {name: self.words_for(name) for name in page.asks}
        return self.sends(page, fields | {"looked-again": "yes"})

    def confirms(self, page: Page | None = None) -> Page:
        self.confirmed.append(page or self.page)
        return self.sends(self.confirmed[-1], {"same": "yes"})

    def starts(self, page: Page | None = None, number: int | None = None, **more) -> Page:
        """Press the key of the page before the routine."""
        told = {} if number is None else {"pain-now": [number]}
        return self.sends(page or self.page, told | {"agree": "yes"} | more, "/agreement")

    # -- whole ways

    def goes_on(self) -> Page:
        """Answer and confirm what is asked, page after page, until no more is."""
        for _ in range(30):
            if self.page.address != CONFIRM and not self.page.step:
                break
            self.answers_what_is_shown()
        return self.page

    def answers_what_is_shown(self) -> Page:
        return self.confirms() if self.page.address == CONFIRM else self.answers_page()

    def comes_to_the_start(self) -> Page:
        """From wherever they are to the page before the routine."""
        self.opens(START)
        self.goes_on()
        return self.page if self.page.address == START else self.opens(START)

    def does_a_routine(self, number: int = 3, **more) -> Page:
        self.comes_to_the_start()
        return self.starts(number=number, **more)

    # -- the book

    def too_old(self) -> list[str]:
        """A sentence for each answer on the way to a routine that is older now than it is good for."""
        if self.first is None or self.clock.now - self.first > self.lasts:
            return ["The time of all answers is over."]
        counted = walk(self.content.rulebook, self.kept()).answers
        ages = {name: self.clock.now - self.last_said(name, answer) for name, answer in counted.items()}
        return [
            f"“{name}” was said {age} seconds ago and is good for {GOOD_FOR[name][0]}."
            for name, age in ages.items()
            if age > GOOD_FOR[name][0]
        ]

    def last_said(self, name: str, answer) -> float:
        return self.said.get(name, {}).get(on_the_wire(answer), NEVER)


def on_the_wire(answer) -> frozenset:
    if isinstance(answer, int | str):
        return frozenset([str(answer)])
    return frozenset(answer)
