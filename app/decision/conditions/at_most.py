"""at-most: a number is this much or less."""

from app.decision.conditions.kind import Sheet
from app.decision.conditions.threshold import OF_NUMBERS, Threshold


class AtMost(Threshold):
    TESTS = {"at-most": OF_NUMBERS}

    def value(self, sheet: Sheet):
        return sheet.at_most(self.question, self.number)
