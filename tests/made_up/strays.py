"""Finds letters that stand outside the brackets of the made-up language: words that came from somewhere else."""

import json
import re
from dataclasses import dataclass
from html.parser import HTMLParser

from tests.made_up.language import CLOSE, OPEN, PLAIN

# What a person never reads, sees or hears. An attribute that is not named here holds words.
NO_WORDS = {
    # HTML
    "accept", "accept-charset", "action", "alpha", "autocomplete", "charset", "class", "crossorigin", "disabled",
    "enctype", "enterkeyhint", "for", "form", "formaction", "height", "hidden", "href", "http-equiv", "id",
    "inputmode", "lang", "max", "maxlength", "media", "method", "min", "name", "novalidate", "open", "pattern",
    "preload", "rel", "required", "role", "scope", "sizes", "spellcheck", "src", "start", "step", "tabindex",
    "target", "translate", "type", "width",
    "aria-atomic", "aria-checked", "aria-controls", "aria-current", "aria-describedby", "aria-expanded",
    "aria-hidden", "aria-invalid", "aria-labelledby", "aria-live", "aria-modal", "aria-pressed",
    # SVG
    "d", "fill", "focusable", "points", "preserveaspectratio", "rx", "ry", "stroke", "text-anchor", "transform",
    "viewbox", "xmlns",
    # Ids for scripts, styles and tests
    "data-asks", "data-chart", "data-exercise", "data-fades", "data-forget", "data-form", "data-helped",
    "data-keeps", "data-leaves-out", "data-level", "data-lights", "data-lit", "data-module", "data-moving",
    "data-panel", "data-part", "data-phase", "data-pose", "data-referral", "data-rules", "data-side", "data-sides",
    "data-stamp", "data-start", "data-state", "data-timeline", "data-times", "data-told", "data-tones", "data-when",
    "data-withheld",
}  # fmt: skip
SPOKEN_BUTTONS = {"submit", "button", "reset"}
NO_META = {"viewport", "color-scheme", "robots", "theme-color", "referrer"}
# In the JSON for a script: the words for left and right, which stand within sentences alone.
IDS = {"sides"}
VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
}  # fmt: skip
INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "em", "i", "kbd", "mark", "q", "s", "small", "span", "strong",
    "sub", "sup", "time", "wbr", "img", "svg", "use", "tspan",
}  # fmt: skip
WITHOUT_WORDS = {"script", "style"}


class _Depth:
    """How deep inside brackets a text stands."""

    def __init__(self):
        self.depth = 0

    def outside(self, text: str) -> bool:
        """True when a letter of the text stands outside the brackets."""
        found = False
        for each in text:
            if each == OPEN:
                self.depth += 1
            elif each == CLOSE:
                self.depth -= 1
            elif self.depth < 1 and each.isalpha():
                found = True
        return found or self.depth < 0


def is_stray(text: str) -> bool:
    """True when a text that stands alone has a letter outside, or half a pair of brackets."""
    depth = _Depth()
    return depth.outside(text) or depth.depth != 0


def is_plain(name: str) -> bool:
    """True when the name of a file, which cannot hold brackets, has letters that the made-up language lacks."""
    return bool(set(name.rpartition(".")[0]) & set(PLAIN))


def _texts(value: object) -> list[str]:
    """Every text in a JSON value that is no id."""
    if isinstance(value, str):
        return [value]
    inner = [each for key, each in value.items() if key not in IDS] if isinstance(value, dict) else value
    return [text for each in inner for text in _texts(each)] if isinstance(inner, list) else []


def _holds_words(tag: str, attributes: dict, name: str) -> bool:
    if name == "value":
        return tag == "input" and attributes.get("type") in SPOKEN_BUTTONS
    if name == "content":
        return attributes.get("name", "viewport") not in NO_META
    return name not in NO_WORDS


def _spoken(value: str) -> list[str]:
    return _texts(json.loads(value)) if re.match(r"[\[{]", value) else [value]


class _Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.strays: list[str] = []
        self.texts: list[str] = []
        self.as_it_is: list[str] = []
        self._brackets, self._block, self._strays, self._left_out = _Depth(), "", False, []

    def _say(self, sentence: str) -> None:
        self.strays.append(f"{sentence} (line {self.getpos()[0]})")

    def _end_of_block(self, tag: str) -> None:
        if tag in INLINE:
            return
        if self._strays or self._brackets.depth:
            self._say(f"“{_short(self._block)}”")
        self.texts.append(self._block)
        self._brackets, self._block, self._strays = _Depth(), "", False

    def handle_starttag(self, tag: str, attributes: list) -> None:
        """Look at the attributes, and begin a block."""
        own = dict(attributes)
        if self._left_out or tag in WITHOUT_WORDS or own.get("translate") == "no":
            self._left_out += [] if tag in VOID else [tag]
            return
        self._end_of_block(tag)
        for name, value in attributes:
            if value and _holds_words(tag, own, name):
                self._attribute(f"{tag} {name}", name, _spoken(value))

    def _attribute(self, what: str, name: str, texts: list[str]) -> None:
        is_wrong = is_plain if name == "download" else is_stray
        self.texts += texts
        for text in filter(is_wrong, texts):
            self._say(f"{what}: “{_short(text)}”")

    def handle_startendtag(self, tag: str, attributes: list) -> None:
        """A form such as <path/> has an end too."""
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """End a block."""
        if self._left_out:
            self._left_out.pop()
        else:
            self._end_of_block(tag)

    def handle_data(self, text: str) -> None:
        """Look at a text."""
        if self._left_out:
            self.as_it_is += [] if self._left_out[0] in WITHOUT_WORDS else [text]
            return
        self._block += text
        self._strays |= self._brackets.outside(text)


def _short(text: str) -> str:
    return " ".join(text.split())[-120:]


@dataclass(frozen=True)
class Looked:
    """What a page says, each place of it where a letter stands outside the brackets, and what nobody translates."""

    texts: list[str]
    strays: list[str]
    as_it_is: list[str]


def look_at(html: str) -> Looked:
    page = _Page()
    page.feed(html)
    page.close()
    return Looked([" ".join(text.split()) for text in page.texts if text.strip()], page.strays, page.as_it_is)
