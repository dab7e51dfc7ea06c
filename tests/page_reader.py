"""Who reads pages: answers by the label drawn, follows links and presses buttons by their words."""

import io
from urllib.parse import urldefrag, urljoin

from page_check import faults_of, read, words

NOW = {301, 302, 303, 307, 308}


class Reader:
    """Sees one page at a time, like one tab of a browser. `also` is the same browser’s other tab."""

    def __init__(self, app, browser=None):
        self.app = app
        self.content = app.extensions["content"]
        self.browser = browser or app.test_client()
        self.seen = []  # (address, status, page): the history of this tab
        self.responses = []
        self.sent = []  # (name, value) of every field that was sent
        self.files = {}  # name of a field -> (what is in the file, its name)

    def also(self) -> "Reader":
        return type(self)(self.app, self.browser)

    # -- looking

    @property
    def address(self) -> str:
        return self.seen[-1][0]

    @property
    def status(self) -> int:
        return self.seen[-1][1]

    @property
    def page(self):
        return self.seen[-1][2]

    @property
    def main(self):
        return self.page.main

    @property
    def title(self) -> str:
        return words(self.page.title)

    @property
    def heading(self) -> str:
        return words(self.page.h1)

    def sees(self, *texts: str) -> bool:
        """True when all of these words stand in the main part of the page."""
        return all(text in words(self.main) for text in texts)

    def sees_notice(self) -> str:
        return " ".join(words(each) for each in self.page.select(".notice"))

    def sees_errors(self) -> list[str]:
        """The lines of the error summary. Each must lead to something on the page."""
        lines = self.page.select(".errors a")
        assert all(self.page.find(id=line["href"][1:]) for line in lines)
        return [words(line) for line in lines]

    def sees_warning(self, level: str) -> bool:
        """True when the page of a step says that an answer cannot wait."""
        return any(f"care--{level}" in section["class"] for section in self.page.select("section.care"))

    def sees_emergency_list(self) -> bool:
        net = self.content.texts["safety_net"]
        signs = self.content.rulebook.question[net["question"]].options
        return self.sees(*(sign.label for sign in signs if sign.id not in net["leave_out"]))

    # -- moving

    def opens(self, address: str) -> "Reader":
        return self.arrives(self.browser.get(address), address)

    def follows(self, text: str) -> "Reader":
        """Click the link with these words. Where it goes to a place on a page, that place is there."""
        links = [link for link in self.page.find_all("a", href=True) if words(link) == text]
        assert links, f"There is no link “{text}” on {self.address}."
        address, fragment = urldefrag(urljoin(self.address, links[0]["href"]))
        self.opens(address)
        assert not fragment or self.page.find(id=fragment), (
            f"“{text}” leads to #{fragment}, which is not on {self.address}."
        )
        return self

    def presses(self, text: str) -> "Reader":
        """Press the button with these words, with the form as it is filled now."""
        buttons = [button for button in self.page.find_all("button") if words(button) == text]
        assert buttons, f"There is no button “{text}” on {self.address}."
        form = buttons[0].find_parent("form")
        pressed = [(buttons[0]["name"], buttons[0]["value"])] if buttons[0].get("name") else []
        address = urljoin(self.address, buttons[0].get("formaction") or form.get("action") or self.address)
        assert form["method"] == "post"
        fields = [*self._filled(form), *pressed]
        self.sent += fields
        data = _pairs(fields) | self._files(form)
        return self.arrives(self.browser.post(address, data=data, content_type=form.get("enctype")), address)

    def goes_back(self) -> "Reader":
        """The back button, in a browser that still shows the page as it was."""
        self.seen.pop()
        return self

    def arrives(self, response, address: str) -> "Reader":
        self.responses.append(response)
        for _ in range(5):
            if response.status_code not in NOW:
                break
            address = urldefrag(urljoin(address, response.headers["Location"])).url
            response = self.browser.get(address)
            self.responses.append(response)
        assert response.status_code < 500, f"{address} failed"
        faults = faults_of(response)
        assert not faults, "\n".join([address, *faults])
        self.seen.append((address, response.status_code, read(response.text)))
        return self

    def _filled(self, form) -> list[tuple[str, str]]:
        """What a browser sends of a form: its own controls, and those that name it."""
        controls = form.find_all(["input", "select"])
        if form.get("id"):
            controls += self.page.find_all(form=form["id"])
        sent = []
        for control in controls:
            if control.name == "select":
                chosen = control.select_one("option[selected]") or control.option
                sent.append((control["name"], chosen["value"]))
            elif control["type"] != "file" and (
                control["type"] not in ("checkbox", "radio") or control.has_attr("checked")
            ):
                sent.append((control["name"], control.get("value", "")))
        return sent

    def _files(self, form) -> dict[str, tuple[io.BytesIO, str]]:
        """What a browser sends of the boxes for files: an empty one without a name where none was chosen."""
        chosen = {box["name"]: self.files.pop(box["name"], (b"", "")) for box in form.find_all("input", type="file")}
        return {name: (io.BytesIO(data), filename) for name, (data, filename) in chosen.items()}

    # -- answering

    def question(self, text: str):
        found = [each for each in self.page.find_all("fieldset") if words(each.legend) == text]
        assert len(found) == 1, f"“{text}” is asked {len(found)} times on {self.address}."
        return found[0]

    def answers(self, question: str, *labels) -> "Reader":
        """Tick these labels below a question and untick the others, or write the number, as far as its box takes it."""
        place = self.question(question)
        box = place.find("input", {"inputmode": "numeric"})
        if box:
            box["value"] = str(labels[0])[: int(box["maxlength"])]
            return self
        for each in place.find_all("input"):
            del each["checked"]
        for label in labels:
            self._control(place, str(label))["checked"] = ""
        return self

    def chooses(self, label: str, choice: str) -> "Reader":
        """Choose from a list."""
        box = self._control(self.page, label)
        for option in box.select("option"):
            del option["selected"]
            if words(option) == choice:
                option["selected"] = ""
        assert box.select("option[selected]")
        return self

    def takes_file(self, label: str, data: bytes | str, name: str = "diary.json") -> "Reader":
        """Choose a file of this device."""
        data = data.encode() if isinstance(data, str) else data
        self.files[self._control(self.page, label)["name"]] = data, name
        return self

    def ticks(self, label: str) -> "Reader":
        self._control(self.page, label)["checked"] = ""
        return self

    def has_ticked(self, question: str) -> list[str]:
        """The labels that are ticked below a question, or the number that stands there."""
        place = self.question(question)
        box = place.find("input", {"inputmode": "numeric"})
        if box:
            return [box["value"]] if box["value"] else []
        return [words(place.select_one(f'label[for="{each["id"]}"]')) for each in place.select("input[checked]")]

    def _control(self, place, text: str):
        labels = [
            label for label in place.find_all("label") if words(label).split(":")[0] == text or words(label) == text
        ]
        assert len(labels) == 1, f"“{text}” can be chosen {len(labels)} times on {self.address}."
        return self.page.find(id=labels[0]["for"])


def _pairs(sent: list[tuple[str, str]]) -> dict[str, list[str]]:
    """As the test client takes them, in the order of the page."""
    fields: dict[str, list[str]] = {}
    for name, value in sent:
        fields.setdefault(name, []).append(value)
    return fields
