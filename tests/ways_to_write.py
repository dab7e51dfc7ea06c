"""Every way to write to the cookie of the answers, and what is left of the answers after it."""

from visitor import CONFIRM, START, Page, Visitor

from app.routine.times import choices

FIRST_PAGE = "/screener/danger"
STEPS = ("danger", "about-you", "expecting", "today", "where", "pain", "causes", "health", "ability")
START_FIELDS = {"agree": "yes", "pain-now": "3"}
# What can be sent: the page it is sent from, the address, and the fields. A page of questions sends what is filled in.
WAYS = {
    "/routine/times": ("/routine/times", {}),
    "/routine/helped": ("/routine", {"helped": "no-change"}),
    "/routine/after": ("/routine", {"pain-after": "2"}),
    "/region": ("/region", {"region": "EM-02"}),
    "/agreement": (START, START_FIELDS),
    "/agreement, without the number": (START, {"agree": "yes"}),
    "/keep": (START, {"keep": "no"}),
    CONFIRM: (START, {"same": "yes"}),
    "/diary": (START, {"pain-now": "3", "pain-after": "2", "ended": "finished", "helped": "no-change"}),
    "/diary/delete": (START, {"all": "yes"}),
    "/diary/import": (START, {}),
    **{f"/screener/{step}": (f"/screener/{step}", None) for step in STEPS},
}
CLEARS = {"/forget", "/screener"}


def fields_of(visitor: Visitor, page: Page, fields: dict | None) -> dict:
    """What is sent: of a page of questions all that this person says, for the times all that can be chosen."""
    if fields is None:
        return {name: visitor.words_for(name) for name in page.asks} | {"looked-again": "yes"}
    if page.address == "/routine/times":
        routine = visitor.content.routine
        return {each.name: each.numbers[-1] for each in choices(routine, routine.exercises)}
    return fields


def writes(visitor: Visitor, way: str, page: Page | None = None) -> Page:
    """Send something; from a page that was drawn earlier, where one is given."""
    drawn, fields = WAYS[way]
    page = page or visitor.opens(drawn)
    return visitor.sends(page, fields_of(visitor, page, fields), way.partition(",")[0])


def began(app, clock, **more) -> Visitor:
    """Somebody who answered all and started a routine a moment ago."""
    visitor = Visitor(app, clock)
    assert visitor.does_a_routine(**more).address == "/routine"
    return visitor


def comes_to_confirm(visitor: Visitor) -> Page:
    """Answer what is asked again, up to the page that lists the rest."""
    visitor.opens(START)
    while visitor.page.step:
        visitor.answers_page()
    return visitor.page


def nothing_counts(visitor: Visitor) -> bool:
    """The questions begin anew, with nothing filled in; neither a result nor a routine is left."""
    for address in ("/routine", "/result", START):
        page = visitor.opens(address)
        if page.address != FIRST_PAGE or page.ticked:
            return False
    return True
