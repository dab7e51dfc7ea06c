"""Counts what a person reads and presses up to the result. `python -m tests.browser.counts` writes docs/roads.md."""

from dataclasses import dataclass
from math import ceil
from pathlib import Path

from playwright.sync_api import Page

from app.content import load
from app.content.model import Content
from app.decision.path import walk
from tests.answer_sets import fill
from tests.browser.person import CONTINUE, Person
from tests.browser.roads import COUNTED
from tests.browser.site import PHONE, chromium, served
from tests.browser.watch import Watch

FILE = Path(__file__).parents[2] / "docs" / "roads.md"
# The words that can be seen when a page opens: none in a folded help, none that only a screen reader says.
SEEN = """
main => {
  const seen = []
  const clipped = each => each.offsetWidth <= 1 || each.offsetHeight <= 1
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    let each = texts.currentNode.parentElement
    if (!each.checkVisibility({ visibilityProperty: true })) continue
    while (each !== main && !clipped(each)) each = each.parentElement
    if (each === main) seen.push(texts.currentNode.data)
  }
  return seen.join(" ")
}
"""
HEIGHT = "document.scrollingElement.scrollHeight"
HEAD = """# What a person reads up to the result

Counted in a browser on a phone of {width} x {height} by `make roads`, which writes this page.
`tests/browser/test_counts.py` holds the limits, and says when the page has gone out of date.

- **Words** are those that can be seen in the main part of each page of questions as it opens: not those in a folded
  help.
- **Screens** are the heights of these pages, header and footer too, divided by the height of the phone: first added up,
  then page by page, each rounded up. Other fonts give other heights.
- **Presses** are one for each answer, one for a number that is written, and one for each “{button}”.

"""
COLUMNS = ("Road", "Pages", "Questions", "Presses", "Words", "Screens", "Each rounded up")


@dataclass(frozen=True)
class Count:
    """What one page asks of a person, or a whole road."""

    questions: int
    presses: int
    words: int
    heights: tuple[int, ...]  # in pixels, one a page

    @property
    def pages(self) -> int:
        return len(self.heights)

    @property
    def screens(self) -> float:
        return round(sum(self.heights) / PHONE["height"], 1)

    @property
    def whole_screens(self) -> int:
        return sum(ceil(height / PHONE["height"]) for height in self.heights)

    def __add__(self, other: "Count") -> "Count":
        both = zip(self._parts(), other._parts(), strict=True)
        return Count(*(one + more for one, more in both))

    def _parts(self) -> tuple:
        return self.questions, self.presses, self.words, self.heights

    def row(self) -> tuple[str, ...]:
        numbers = self.pages, self.questions, self.presses, self.words, self.screens, self.whole_screens
        return tuple(f"{number:,}" for number in numbers)


def words_of(text: str) -> int:
    """How many words: what stands between spaces and has a letter or a digit in it."""
    return sum(any(sign.isalnum() for sign in word) for word in text.split())


def count_page(page: Page, presses: int) -> Count:
    main = page.get_by_role("main")
    return Count(
        questions=main.locator("fieldset.question").count(),
        presses=presses,
        words=words_of(main.evaluate(SEEN)),
        heights=(page.evaluate(HEIGHT),),
    )


def count_road(person: Person, road: str) -> Count:
    """Go a road from the first question to the result, as on a phone, and count each page as it opens."""
    answers = fill(person.content, COUNTED[road])
    total = Count(0, 0, 0, ())
    person.goes_to("/screener/danger")
    for step, questions in walk(person.content.rulebook, answers).steps:
        person.page.get_by_role("heading", level=1, name=step.title, exact=True).wait_for()
        given = [answers[question.id] for question in questions]
        total += count_page(person.page, 1 + sum(1 if isinstance(each, int) else len(each) for each in given))
        for question, answer in zip(questions, given, strict=True):
            person.answers(question, answer)
        person.presses(CONTINUE)
    person.page.wait_for_url("**/result")
    return total


def table(counts: dict[str, Count]) -> list[str]:
    rows = [COLUMNS, ("---", *["---:"] * (len(COLUMNS) - 1)), *((road, *each.row()) for road, each in counts.items())]
    return [f"| {' | '.join(row)} |" for row in rows]


def page_of(counts: dict[str, Count]) -> str:
    return HEAD.format(button=CONTINUE, **PHONE) + "\n".join(table(counts)) + "\n"


def read_counts(text: str) -> dict[str, tuple[float, ...]]:
    """Road -> the numbers of the table in the page."""
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")][2:]
    return {road: tuple(float(number.replace(",", "")) for number in numbers) for road, *numbers in rows}


def count_roads(content: Content) -> dict[str, Count]:
    with served() as home, chromium() as browser:
        context = browser.new_context(viewport=PHONE, reduced_motion="reduce", service_workers="block")
        counts = {}
        for road in COUNTED:
            context.clear_cookies()
            counts[road] = count_road(Person(context.new_page(), home, content, Watch(context, home)), road)
        return counts


if __name__ == "__main__":
    FILE.write_text(page_of(count_roads(load())), encoding="utf-8")
    print(FILE.read_text(encoding="utf-8").partition("\n| ")[2])
