"""A person on the road: answers the questions of the content, comes to a result, and begins and ends a routine."""

from packs import MILD
from page_check import words
from page_reader import Reader


class Person(Reader):
    """Reads pages, and knows what the content asks."""

    # -- the questions of the content, by their words

    def label(self, question: str, option) -> str:
        known = self.content.rulebook.question[question]
        return known.option[option].label if known.options else str(option)

    def tells(self, question: str, *options) -> "Person":
        """Answer a question of the content, found by what it asks, with the labels of some options."""
        return self.answers(
            self.content.rulebook.question[question].ask, *(self.label(question, each) for each in options)
        )

    def told(self, question: str) -> list[str]:
        return self.has_ticked(self.content.rulebook.question[question].ask)

    def fills(self, **named) -> "Person":
        """Answer all that this page asks: what is named (with _ for -), and else what is harmless."""
        for asked in self.page.find_all("fieldset", "question"):
            given = named.get(asked["id"].replace("-", "_"), MILD[asked["id"]])
            self.tells(asked["id"], *(given if isinstance(given, list) else [given]))
        return self

    def starts(self) -> "Person":
        """From the start page to the questions: by its key, or with answers already by the link above."""
        key = "Start the questions"
        return self.opens("/").follows(key if key in words(self.main) else "Questions")

    def goes_on(self, **named) -> "Person":
        return self.fills(**named).presses("Continue")

    def goes_to(self, step: str, **named) -> "Person":
        """Answer page after page until this step is shown."""
        while self.address != f"/screener/{step}":
            assert self.address.startswith("/screener/"), f"{step} was not asked; this is {self.address}."
            self.goes_on(**named)
        return self

    def walks(self, **named) -> "Person":
        """From the start to the result, which follows the last question."""
        self.starts()
        while self.address.startswith("/screener/"):
            self.goes_on(**named)
        return self

    def completes(self, **named) -> "Person":
        """The same, and whoever answers as another person did before gets that one’s cookie: walking takes time."""
        name, walked = self.app.config["SESSION_COOKIE_NAME"], self.app.extensions.setdefault("walked", {})
        if str(named) not in walked:
            self.walks(**named)
            walked[str(named)] = self.address, self.browser.get_cookie(name).value
            return self
        address, cookie = walked[str(named)]
        self.browser.set_cookie(name, cookie)
        return self.opens(address)

    def comes_to_the_start(self) -> "Person":
        """From the result to the page before the routine."""
        return self.follows("Start")

    def agrees(self, number: int | None = None) -> "Person":
        """From the result to the routine, with this number, or else with what was told before or is harmless."""
        return self.comes_to_the_start().begins(number)

    def begins(self, number: int | None = None) -> "Person":
        """The same, from the page before the routine on."""
        asked = self.content.routine.asks_at_the_start
        if number is not None or not self.page.find(id=asked).find_parent("details"):
            self.tells(asked, MILD[asked] if number is None else number)
        return self.presses(self.content.texts["agreement"]["agree"])

    def rates(self, number: int) -> "Person":
        """At the end of the routine: press how strong it is now."""
        question = self.question(self.content.texts["pain_scale"]["after"])
        label = next(words(button) for button in question.find_all("button") if button["value"] == str(number))
        return self.presses(label)
