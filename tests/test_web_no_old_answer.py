"""P12 of the running app with its clock moved: whatever somebody does, no routine starts on an answer past its time."""

from collections import Counter

import pytest
from answer_sets import seeded
from visitor import CONFIRM, NEVER, START, Visitor

from tests.proof.contract import ASKED, DAY, GOOD_FOR, HOUR, KEPT_ANSWERS_END, MINUTE, ROUTINE_OPEN, WEEK

PEOPLE, ACTS, PAGES_KEPT_OPEN = 30, 45, 6
# What can change from one day to the next; with each of them a routine is left.
CHANGES = {
    "pain-place": ("si-joint", "buttock"), "pain-side": ("left", "right", "both"), "plank": ("toes", "knees"),
    "ball": ("yes", "no"), "age": (42, 43), "pain-duration": ("6-weeks-to-3-months", "over-3-months"),
    "expecting": ("neither", "pregnant", "recent-birth"), "causes": ("none", "overuse", "hard-training"),
}  # fmt: skip
WAITS = (
    MINUTE, 10 * MINUTE, 29 * MINUTE, 31 * MINUTE, HOUR, ROUTINE_OPEN - MINUTE, 5 * HOUR, 15 * HOUR, DAY - MINUTE,
    DAY + MINUTE, WEEK - HOUR, 2 * WEEK - HOUR,
)  # fmt: skip
STEPS = (
    "danger",
    "about-you",
    "expecting",
    "pregnancy",
    "birth",
    "today",
    "where",
    "pain",
    "causes",
    "health",
    "ability",
)


class Wanderer(Visitor):
    """Somebody who does things at random, with several pages open."""

    def __init__(self, app, clock, dice):
        super().__init__(app, clock)
        self.dice, self.open, self.did = dice, [], Counter()
        self.started = NEVER  # when a routine was started last

    def holds(self) -> None:
        """Leave this page open: it may be sent later."""
        self.open = [*self.open[-PAGES_KEPT_OPEN:], self.page]

    # -- what they can do

    def waits(self) -> None:
        self.clock.now += self.dice.choice(WAITS) + self.dice.randint(-2, 2)

    def waits_for_the_edge(self) -> None:
        """Until just before or just after something that was said is past its time."""
        ends = [at + GOOD_FOR[name][0] for name, each in self.said.items() for at in each.values() if at > NEVER]
        ends += [self.first + self.lasts] if self.first else []
        coming = [end for end in ends if end > self.clock.now + 1]
        if coming:
            self.clock.now = self.dice.choice(coming) + self.dice.choice((-MINUTE, -1, 1, MINUTE))

    def changes_their_mind(self) -> None:
        name = self.dice.choice(sorted(CHANGES))
        self.answers[name] = self.dice.choice(CHANGES[name])

    def looks_at_a_page(self) -> None:
        step = self.dice.choice(STEPS)
        self.opens(self.dice.choice((f"/screener/{step}", f"/screener/{step}", START, CONFIRM, "/result", "/")))
        self.holds()

    def sends_what_is_open(self) -> None:
        if self.open:
            self.sends_one(self.dice.choice(self.open))

    def sends_one(self, page) -> None:
        if page.address == CONFIRM:
            self.confirms(page)
        elif page.address == START:
            self.starts(page, self.dice.choice((None, 2, 3)), **self.dice.choice(({}, {"keep": "yes"})))
        elif page.step:
            self.answers_page(page)
        if self.page.status != 200:
            self.holds()

    def goes_to_the_start(self) -> None:
        self.comes_to_the_start()
        self.holds()

    def does_it_at_once(self) -> None:
        self.does_a_routine(self.dice.choice((2, 3)))

    def starts_without_a_number(self) -> None:
        self.comes_to_the_start()
        if self.page.address == START:
            self.starts()

    def writes_something_else(self) -> None:
        way, fields = self.dice.choice(
            (("/region", {"region": "EM-02"}), ("/routine/helped", {"helped": "no-change"}),
             ("/routine/after", {"pain-after": "3"}), ("/keep", {"keep": "no"}), ("/keep", {"keep": "yes"}),
             ("/keep", {"keep": "yes"}))
        )  # fmt: skip
        self.sends(self.opens("/region"), fields, way)

    # -- what must hold

    def acts(self) -> None:
        act = self.dice.choice(
            (self.waits, self.waits, self.waits_for_the_edge, self.waits_for_the_edge, self.changes_their_mind,
             self.looks_at_a_page, self.looks_at_a_page, self.sends_what_is_open, self.sends_what_is_open,
             self.goes_to_the_start, self.does_it_at_once, self.starts_without_a_number, self.writes_something_else)
        )  # fmt: skip
        act()
        self.did[act.__name__] += 1
        self.sees_no_old_tick()
        self.sees_no_closed_routine()

    def arrives(self, response, address, since=None):
        """Whenever a start leads to the routine, all that counts was said or confirmed within its time."""
        page = super().arrives(response, address, since)
        if address == "/agreement" and page.address == "/routine":
            assert not self.too_old(), f"A routine was started, and {' '.join(self.too_old())}"
            self.started = self.clock.now
            self.did["started"] += 1
        return page

    def sees_no_old_tick(self) -> None:
        """What is asked again comes unticked once its time is over: “none” of before is nobody’s word of now."""
        for name, words in (self.page.ticked if self.page else {}).items():
            if GOOD_FOR[name][1] == ASKED and words <= {"none", "no"}:
                age = self.page.at - self.page.since[name]
                assert age <= GOOD_FOR[name][0], f"{name} came filled in on {self.page.address}, {age} seconds old."

    def sees_no_closed_routine(self) -> None:
        is_open = self.browser.get("/routine").status_code == 200
        over = self.first is None or self.clock.now - self.first > self.lasts
        if is_open:
            assert self.clock.now - self.started <= ROUTINE_OPEN, "A routine is open for more than three hours."
            assert not over, "A routine is open when nothing counts any more."


@pytest.fixture
def wandered(app, clock) -> Counter:
    """What they did in all; each of their acts was looked at."""
    did = Counter()
    for number in range(PEOPLE):
        wanderer = Wanderer(app, clock, seeded(1200 + number))
        for act in range(ACTS):
            try:
                wanderer.acts()
            except AssertionError as error:
                raise AssertionError(f"Person {number}, act {act}: {error}") from None
        did += wanderer.did
    return did


def test_whatever_somebody_does_no_routine_starts_on_an_answer_past_its_time(wandered):
    assert wandered["started"] > PEOPLE, "they hardly ever started a routine"
    assert min(wandered.values()) > PEOPLE, wandered


def test_the_book_of_this_test_sees_an_answer_past_its_time(app, clock):
    """It is the test that is tried here: a routine that would be started now would be started on old signs."""
    visitor = Visitor(app, clock)
    visitor.does_a_routine(keep="yes")
    assert visitor.too_old() == []
    clock.now += 16 * HOUR + 1
    told = " ".join(visitor.too_old())
    assert "“emergency-signs” was said 57601 seconds ago and is good for 57600." in told
    assert "“pain-now”" in told and "“health”" not in told
    clock.now = visitor.first + KEPT_ANSWERS_END + 1
    assert visitor.too_old() == ["The time of all answers is over."]
