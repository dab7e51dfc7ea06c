"""How people come back on another day, with what they chose before."""

from cookies import DAY
from person import Person

MINUTE, HOUR, WEEK = 60, 60 * 60, 7 * DAY


def keeps(person: Person) -> Person:
    """From the result to the routine, with the choice to keep the answers."""
    person.comes_to_the_start().page.find("input", {"name": "keep"})["checked"] = ""
    return person.begins()


def comes_back(person: Person, **named) -> Person:
    """Answers page after page what is asked again; stops where nothing is asked."""
    person.opens("/routine/start")
    while person.page.find("fieldset", "question") and person.address.startswith("/screener/"):
        person.goes_on(**named)
    return person
