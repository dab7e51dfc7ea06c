"""A claim of a property: a formula about one person or two, and what it says."""

from dataclasses import dataclass

import z3

from app.content.model import Content
from tests.proof.people import Person


@dataclass(frozen=True)
class Claim:
    says: str
    formula: z3.BoolRef
    people: tuple[Person, ...]
    can: bool = False  # True: some person must make the formula hold. False: nobody may.


class Anyone:
    """The people that the properties speak of, made once: `one`, and `other` where two are compared."""

    def __init__(self, content: Content):
        self.content = content
        self.one, self.other = Person(content, "one"), Person(content, "other")
