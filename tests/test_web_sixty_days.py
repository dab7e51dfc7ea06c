"""Sixty days of three sessions a day: what each asks, that nothing old starts a routine, how large the cookies get."""

from dataclasses import dataclass, field

import pytest
from answer_sets import seeded
from cookies import cookie_name
from visitor import CONFIRM, START, Visitor

from tests.proof.contract import ASKED, DAY, GOOD_FOR, HOUR, KEPT_ANSWERS_END, MINUTE, WEEK

DAYS, HOURS, MOST_PAGES = 60, (8, 13, 20), 20
SESSION_COOKIE, DIARY_COOKIE = 2000, 3800  # bytes at most
DAILY = ["/screener/danger", "/screener/today", START]  # what an ordinary morning shows
PEOPLE = {
    "somebody with nothing special": ({}, None),
    "somebody six months after a birth": ({"expecting": "recent-birth"}, "/screener/birth"),
    "somebody in early pregnancy": ({"expecting": "pregnant"}, "/screener/pregnancy"),
}


@dataclass
class Visit:
    """What one session cost, and what was asked before it."""

    day: int
    at: int
    pages: list[str]  # those between the home page and the routine
    ticked: dict[str, frozenset]  # what was filled in when its page came
    old: list[str]  # answers that were too old when the routine started


@dataclass
class Log:
    first: int = 0
    visits: list[Visit] = field(default_factory=list)
    sizes: dict[str, int] = field(default_factory=dict)  # cookie -> the most bytes that it had


def sizes(visitor: Visitor) -> dict[str, int]:
    """Bytes of each cookie with the longer names of production."""
    names = {cookie_name(visitor.app): "__Host-si-joint-steps", "diary": "__Secure-diary"}
    held = visitor.browser._cookies.values()  # all of them, whatever their path
    return {each.key: len(f"{names[each.key]}={each.value}") for each in held}


def writes_in_the_diary(visitor: Visitor, dice) -> None:
    if "/diary" in {rule.rule for rule in visitor.app.url_map.iter_rules()}:
        fields = {"csrf_token": visitor.page.hidden["csrf_token"], "ended": "finished", "helped": "no-change"}
        numbers = {"pain-now": dice.randrange(6), "pain-after": dice.randrange(6)}
        answer = visitor.browser.post("/diary", data=fields | numbers)
        assert answer.status_code in (200, 303), answer.status_code


def has_a_session(visitor: Visitor, log: Log, day: int, dice) -> None:
    """Home, its main key, whatever is asked, the start, the routine, and a line in the diary."""
    ticked = {}
    visitor.opens("/")
    before = len(visitor.seen)
    visitor.opens(START)
    for _ in range(MOST_PAGES):
        if visitor.page.address == START:
            break
        ticked |= visitor.page.ticked
        if visitor.page.address == "/result":
            visitor.opens(START)
        else:
            visitor.answers_what_is_shown()
    pages, old = visitor.seen[before:], None
    visitor.starts(number=dice.randrange(6), keep="yes")
    old = visitor.too_old()
    assert visitor.page.address == "/routine", f"day {day}: {visitor.page.address}"
    log.visits.append(Visit(day, visitor.clock.now, pages, ticked, old))
    visitor.clock.now += 12 * MINUTE
    writes_in_the_diary(visitor, dice)
    log.sizes |= {name: max(size, log.sizes.get(name, 0)) for name, size in sizes(visitor).items()}


def sixty_days(app, clock, named) -> Log:
    visitor, dice = Visitor(app, clock, **{name.replace("-", "_"): given for name, given in named.items()}), seeded(60)
    midnight, log = clock.now - clock.now % DAY, Log()
    for day in range(1, DAYS + 1):
        for hour in HOURS:
            clock.now = midnight + day * DAY + hour * HOUR + dice.randint(-45, 45) * MINUTE
            has_a_session(visitor, log, day, dice)
            log.first = log.first or log.visits[0].at
    return log


@pytest.fixture(scope="module", params=PEOPLE)
def lived(request, app):
    """Sixty days of each of these people, with the page that theirs have more each morning."""
    from clock import Clock

    named, own = PEOPLE[request.param]
    with pytest.MonkeyPatch.context() as patch:
        clock = Clock()
        patch.setattr("time.time", clock)
        return sixty_days(app, clock, named), own


def mornings(log: Log) -> list[Visit]:
    """The first session of each day; of none on whose day all was asked anew."""
    return [visit for visit in log.visits if visit is next(each for each in log.visits if each.day == visit.day)]


def asked_all(visit: Visit) -> bool:
    return "/screener/about-you" in visit.pages


def test_all_sessions_took_place(lived):
    log, _ = lived
    assert len(log.visits) == DAYS * len(HOURS)


def test_no_routine_is_started_on_an_answer_past_its_time(lived):
    log, _ = lived
    assert [visit for visit in log.visits if visit.old] == []


def test_a_morning_shows_three_pages_one_more_with_a_confirmation_and_one_more_around_a_birth(lived):
    log, own = lived
    allowed = {*DAILY, CONFIRM, own}
    for visit in mornings(log):
        if not asked_all(visit):
            assert set(DAILY) <= set(visit.pages) <= allowed, f"day {visit.day}: {visit.pages}"
            assert len(visit.pages) == len(set(visit.pages)), f"day {visit.day}: {visit.pages}"
            assert (own is None) or own in visit.pages, f"day {visit.day}: {visit.pages}"


def test_a_later_session_of_the_day_shows_the_start_alone(lived):
    log, _ = lived
    first = {id(visit) for visit in mornings(log)}
    for visit in log.visits:
        if id(visit) not in first and not asked_all(visit):
            assert visit.pages in ([START], [CONFIRM, START]), f"day {visit.day}: {visit.pages}"


def test_confirming_is_no_daily_matter(lived):
    """Two weeks, and a week around a birth: so many days at most have one page more."""
    log, own = lived
    days = {visit.day for visit in log.visits if CONFIRM in visit.pages}
    assert 3 <= len(days) <= (10 if own else 5), days
    if not own:
        assert all(two - one >= 12 for one, two in zip(sorted(days), sorted(days)[1:], strict=False)), days


def test_all_is_asked_anew_on_the_first_day_after_six_weeks(lived):
    log, _ = lived
    anew = [visit for visit in log.visits if asked_all(visit)]
    assert len(anew) == 2, [visit.day for visit in anew]
    first, second = anew
    assert first.day == 1
    before = max(visit.at for visit in log.visits if visit.at < second.at)
    assert before - first.at <= KEPT_ANSWERS_END < second.at - first.at + HOUR
    assert second.pages == first.pages, "not all was asked that was asked on the first day"


def test_nothing_is_filled_in_when_all_is_asked_anew(lived):
    log, _ = lived
    for visit in log.visits:
        if asked_all(visit):
            assert visit.ticked == {}, f"day {visit.day}: {visit.ticked}"


def test_what_is_asked_again_comes_unticked(lived):
    log, _ = lived
    asked = {name for name, (_, renewed) in GOOD_FOR.items() if renewed == ASKED}
    for visit in log.visits:
        assert not asked & set(visit.ticked), f"day {visit.day}: {visit.ticked}"


def test_the_cookies_stay_small(lived):
    log, _ = lived
    assert 400 < log.sizes["si-joint-steps"] <= SESSION_COOKIE
    assert log.sizes.get("diary", 0) <= DIARY_COOKIE


def test_the_diary_of_sixty_days_is_kept(app, lived):
    log, _ = lived
    assert 6 * DAYS * len(HOURS) < log.sizes["diary"] <= DIARY_COOKIE


def test_a_week_is_shorter_than_six():
    """The numbers of the contract, as they stand there."""
    assert (GOOD_FOR["emergency-signs"][0], GOOD_FOR["pain-now"][0]) == (57_600, 1800)
    assert (GOOD_FOR["birth-check"][0], GOOD_FOR["health"][0], KEPT_ANSWERS_END) == (WEEK, 1_209_600, 3_628_800)
