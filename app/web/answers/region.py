"""Where the person is, for the telephone numbers."""

from flask import session

from app.content.model import Region
from app.web.answers.session import REGION
from app.web.content import content


def chosen_region() -> Region | None:
    """The region that the person chose; None when none was chosen."""
    return content().people.regions.get(session.get(REGION))


def own_region() -> Region:
    people = content().people
    return chosen_region() or people.regions[people.default_region]


def choose_region(region_id: str) -> bool:
    """Keep the choice. False when there is no such region."""
    known = region_id in content().people.regions
    if known:
        session[REGION] = region_id
    return known
