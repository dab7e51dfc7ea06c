"""Names of the files that people save."""

import re

LETTERS = re.compile(r"[^\W_]+")


def file_name(said: str, ending: str) -> str:
    """A name of the letters and digits of some words, in whatever language: “knee-brace-left-leg.wav”."""
    return f"{'-'.join(LETTERS.findall(said.lower()))}.{ending}"
