"""A plain HTTP client: it fills forms by the names of the contract, and reads no labels."""

from page_check import TOKEN, read

from app.web.questions.forms import LOOKED


class Plain:
    """A plain HTTP client that fills forms by the names of screening.md."""

    def __init__(self, app):
        self.browser = app.test_client()
        self.content = app.extensions["content"]
        self.token = self.takes_token(f"/screener/{self.content.rulebook.steps[0].id}")

    def takes_token(self, address: str) -> str:
        return TOKEN.search(self.browser.get(address).text)[0]

    def post(self, address: str, **fields):
        return self.browser.post(address, data={"csrf_token": self.token, **fields})

    def sends(self, step: str, answers: dict):
        """Post the answers of one step, as somebody who has looked twice already."""
        fields = {
            question.id: _wire(answers.get(question.id)) for question in self.content.rulebook.step[step].questions
        }
        return self.post(f"/screener/{step}", **fields, **{LOOKED: "yes"})

    def screens(self, answers: dict) -> "Plain":
        """Start afresh and go where each page sends on, until no more is asked."""
        address = self.post("/screener").headers["Location"]
        self.token = self.takes_token(address)
        while address.startswith("/screener/"):
            response = self.sends(address.rsplit("/", 1)[1], answers)
            assert response.status_code == 303, (address, answers, response.status_code)
            address = response.headers["Location"]
        return self

    def reads(self, address: str):
        return self.page(self.browser.get(address))

    @staticmethod
    def page(response):
        assert response.status_code == 200, response.headers.get("Location")
        return read(response.text)


def _wire(answer) -> list[str]:
    return [] if answer is None else [str(answer)] if isinstance(answer, int) else sorted(answer)
