"""The made-up language: brackets round each sentence, accents on its letters, and a third longer."""

import re

OPEN, CLOSE = "⟦", "⟧"
PLAIN = "aeiouycnAEIOUYCN"
ACCENTS = str.maketrans(PLAIN, "áéíóúýçñÁÉÍÓÚÝÇÑ")
VOWEL = re.compile(r"[aeiou]", re.I)
# Where a place is to be filled, where a link leads, and an address that is shown: no words.
KEPT = re.compile(r"(\{[^{}]*\}|\]\([^()]*\)|https?://\S+)")
LETTER = re.compile(r"[^\W\d_]")
SENTENCE = re.compile(r"(?<=[.!?]) ")
END = re.compile(r"(?P<body>.*?)(?P<end>[.!?]*)", re.S)
# The lines of a page: a heading, a point of a list, a row of a table, what stands below its head.
BEFORE = re.compile(r"\s*(?:(?:#{1,6}|[-*]|\d+\.) )*")
BELOW_HEAD = re.compile(r"[|:\s-]*")


def _longer(letters: str) -> str:
    return VOWEL.sub(lambda vowel: vowel[0] + vowel[0].lower(), letters).translate(ACCENTS)


def bare(text: str) -> str:
    """The text in the made-up language, without brackets."""
    return "".join(part if at % 2 else _longer(part) for at, part in enumerate(KEPT.split(text)))


def _sentence(text: str) -> str:
    found = END.fullmatch(text)
    return f"{OPEN}{found['body']}{CLOSE}{found['end']}"


def made_up(text: str) -> str:
    """The text in the made-up language. What has no letters, such as a telephone number, is in every language."""
    if not LETTER.search(text):
        return text
    return " ".join(_sentence(each) for each in SENTENCE.split(bare(text)))


def _line(line: str) -> str:
    if BELOW_HEAD.fullmatch(line):
        return line
    if line.startswith("|"):
        cells = (f" {made_up(cell.strip())} " if cell.strip() else cell for cell in line.split("|"))
        return "|".join(cells)
    before = BEFORE.match(line)[0]
    return before + made_up(line[len(before) :])


def made_up_page(markdown: str) -> str:
    """A page in the made-up language. Each of its lines has its own brackets."""
    return "\n".join(map(_line, markdown.split("\n")))
