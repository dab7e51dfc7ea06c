"""A page as it is printed: on which sheets of the PDF each heading, line of a list and picture stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from playwright.sync_api import Page
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

MARGINS = dict.fromkeys(("top", "bottom", "left", "right"), "10mm")
HEADINGS = frozenset(("/H1", "/H2", "/H3"))
ITEM, PICTURE = "/LI", "/Figure"
# Firefox breaks the rows of a grid as if they were blocks, and worse. Gives back those that it would have cut.
AS_BLOCKS = """() => [...document.querySelectorAll("body, body *")].filter(each => {
  const style = getComputedStyle(each)
  if (!/flex|grid/.test(style.display) || !each.getClientRects().length) return false
  const tall = each.offsetHeight > 2 * parseFloat(style.lineHeight) || each.querySelector("svg, img")
  each.style.setProperty("display", style.display.startsWith("inline") ? "inline-block" : "block", "important")
  return tall
}).map(each => each.outerHTML.slice(0, 80))"""
SPILT = """() => [...document.querySelectorAll("svg.fig")].filter(each => {
  const box = each.closest("li, section")
  return box && each.getClientRects().length && each.getBoundingClientRect().bottom > box.getBoundingClientRect().bottom
}).map(each => each.closest("li, section").outerHTML.slice(0, 80))"""
HELD = """() => [...document.querySelectorAll("body, body *")]
  .filter(each => /fixed|sticky/.test(getComputedStyle(each).position) && each.getClientRects().length)
  .map(each => each.outerHTML.slice(0, 80))"""


@dataclass(frozen=True)
class Part:
    """What the PDF has a tag for; `sheets` are those on which something of it is drawn, from 1."""

    tag: str
    name: str
    sheets: tuple[int, ...]
    holds_heading: bool

    @property
    def must_be_whole(self) -> bool:
        return self.tag in HEADINGS or self.tag == PICTURE or (self.tag == ITEM and not self.holds_heading)


class Printed:
    """A PDF with tags, as Chromium makes it."""

    def __init__(self, pdf: bytes):
        self._reader = PdfReader(BytesIO(pdf))
        self._sheets = {each.indirect_reference.idnum: number for number, each in enumerate(self._reader.pages, 1)}
        self._texts = [self._texts_of(page) for page in self._reader.pages]
        self.parts: list[Part] = []
        self._drawn: list[tuple[str, int]] = []  # tag and sheet of each piece, in the order of the document
        self._walk(self._reader.trailer["/Root"]["/StructTreeRoot"], None, "")

    def _walk(self, node: DictionaryObject, sheet: int | None, within: str) -> tuple[set[int], bool]:
        """The sheets on which something of a part is drawn, and whether a heading is in it."""
        tag = node.get("/S", "")
        within = tag if tag in HEADINGS else within
        sheet = self._sheet_of(node, sheet)
        at, sheets, heading, name = len(self._drawn), set(), tag in HEADINGS, node.get("/Alt", "")
        for kid in _kids(node):
            if isinstance(kid, DictionaryObject) and "/MCID" not in kid:
                inner, has = self._walk(kid, sheet, within)
                sheets, heading = sheets | inner, heading or has
            else:
                own = self._sheet_of(kid, sheet)
                sheets.add(own)
                self._drawn.append((within, own))
        if sheets:
            self.parts.append(Part(tag, f"{tag} {at} {name}".strip(), tuple(sorted(sheets)), heading))
        return sheets, heading

    def _sheet_of(self, node, sheet: int | None) -> int | None:
        """The sheet that a node names, or else that of what it stands in."""
        names_one = isinstance(node, DictionaryObject) and "/Pg" in node
        return self._sheets[node.raw_get("/Pg").idnum] if names_one else sheet

    def cut(self) -> list[Part]:
        """What begins on one sheet and ends on another, and should not."""
        return [part for part in self.parts if part.must_be_whole and len(part.sheets) > 1]

    def lonely(self) -> Iterator[tuple[str, int]]:
        """Headings with nothing below them on their sheet, each with that sheet."""
        for at, (heading, sheet) in enumerate(self._drawn):
            below = next((where for tag, where in self._drawn[at:] if tag not in HEADINGS), None)
            if heading and below != sheet:
                yield heading, sheet

    @property
    def count(self) -> int:
        """How many sheets there are."""
        return len(self._texts)

    @property
    def text(self) -> str:
        return "".join(text for sheet in self._texts for text, _ in sheet)

    def below(self, words: str) -> list[str]:
        """What stands as low as these words, or lower, on their sheet: points in a PDF count from its foot."""
        for sheet in self._texts:
            for text, height in sheet:
                if text.strip().startswith(words):
                    return [other for other, low in sheet if other.strip() and other != text and low < height + 3]
        raise LookupError(words)

    @staticmethod
    def _texts_of(page) -> list[tuple[str, float]]:
        found = []
        page.extract_text(visitor_text=lambda text, matrix, place, *_: found.append((text, _height(matrix, place))))
        return found


def _height(matrix: list[float], place: list[float]) -> float:
    return place[4] * matrix[1] + place[5] * matrix[3] + matrix[5]


def _kids(node: DictionaryObject) -> list:
    kids = node.get("/K", [])
    kids = kids if isinstance(kids, list) else [kids]
    return [kid.get_object() if isinstance(kid, IndirectObject) else kid for kid in kids]


def printed(page: Page, size: str) -> Printed:
    """What a page looks like on paper of this size."""
    return Printed(page.pdf(format=size, margin=MARGINS, tagged=True))
