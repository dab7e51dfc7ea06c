"""at-least: a number is this much or more."""

from app.decision.conditions.kind import Sheet
from app.decision.conditions.threshold import OF_NUMBERS, Threshold


class AtLeast(Threshold):
    TESTS = {"at-least": OF_NUMBERS}

    def value(self, sheet: Sheet):
        return sheet.at_least(self.question, self.number)
