"""What a loader needs of a page: the addresses of its styles and scripts, and its questions with harmless answers."""

from html.parser import HTMLParser
from urllib.parse import urlencode

from tests.answer_sets import HARMLESS


class Page(HTMLParser):
    """The files that a page needs, and its form, filled as a person without danger signs fills it."""

    def __init__(self, text: str):
        super().__init__()
        self.files: list[str] = []
        self.fields: list[tuple[str, str]] = []
        self.asks = self._inside = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        if tag == "link" and named.get("rel") == "stylesheet":
            self.files.append(named["href"])
        elif tag == "script" and named.get("src"):
            self.files.append(named["src"])
        elif tag == "form":
            self._inside = named.get("id") == "form"
            self.asks |= self._inside
        elif tag == "input" and self._inside:
            self._fill(named)

    def handle_endtag(self, tag):
        self._inside &= tag != "form"

    def _fill(self, named: dict) -> None:
        name, value = named["name"], named.get("value", "")
        given = HARMLESS.get(name, [])
        harmless = [str(each) for each in (given if isinstance(given, list) else [given])]
        if named["type"] == "hidden":
            self.fields.append((name, value))
        elif named["type"] in ("radio", "checkbox"):
            self.fields += [(name, value)] if value in harmless else []
        else:
            self.fields += [(name, each) for each in harmless]

    @property
    def sent(self) -> bytes:
        return urlencode(self.fields).encode()
