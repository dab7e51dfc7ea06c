"""A road: one set of answers, posted by a plain client, with what was decided and what the pages say."""

import json
from functools import cached_property

from answer_sets import HARMLESS
from plain_client import Plain

from app.decision.decision import decide


def phases(page):
    keys = ("exercise", "form", "side", "phase", "seconds", "rep")
    return [tuple(each[f"data-{key}"] for key in keys) for each in page.select("li[data-phase]")]


class Road:
    """One set of answers, posted by a plain client: what was decided and what the pages say."""

    def __init__(self, content, plain, answers):
        self.content, self.answers, self.decision = content, answers, decide(content.rulebook, answers)
        plain.screens(answers)
        self.result = plain.reads("/result")
        self.elements = self.result.find_all(True)
        self.sheet = plain.reads("/result/clinician")
        self.agreed = plain.post("/agreement", agree="yes")
        self.routine = plain.browser.get("/routine")

    def marked(self, name):
        """The elements of the result that carry a name of the wire."""
        return [each for each in self.elements if name in each.attrs]

    @cached_property
    def drawn(self):
        return phases(Plain.page(self.routine))

    @property
    def line(self):
        """The answers as one line for the command."""
        kinds = {name: question.kind for name, question in self.content.rulebook.question.items()}
        told = {name: next(iter(each)) if kinds[name] == "one" else each for name, each in self.answers.items()}
        return json.dumps(told, default=sorted)

    def __repr__(self):
        told = {name: sorted(each) if isinstance(each, frozenset) else each for name, each in self.answers.items()}
        return json.dumps({name: each for name, each in told.items() if each not in (HARMLESS[name], [HARMLESS[name]])})
