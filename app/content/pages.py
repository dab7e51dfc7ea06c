"""The reading pages: Markdown with a head of title, summary and facts. Raw HTML is not passed through."""

import re
from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from app.content.entries import KEBAB, fact_ids
from app.content.files import read_file, read_yaml
from app.content.model import Page
from app.content.reader import Problems

MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
HEAD = re.compile(r"\A---\n(.*?\n)---\n", re.S)
START = "start"  # the page at “/”
# Places that are not pages of this folder but can be linked to, and addresses that no page may take.
OTHER_PLACES = {"/", "/screener", "/exercises"}
TAKEN = (
    "screener", "exercises", "result", "routine", "region", "agreement", "keep", "forget", "forgotten", "static",
    "diary", "offline", "sw.js", "manifest.webmanifest",
)  # fmt: skip


def _inline(tokens: list[Token], first_line: int) -> Iterator[tuple[int, Token]]:
    """(line, token) of everything inside the paragraphs, headings and lists."""
    for token in tokens:
        line = first_line + token.map[0] if token.map else first_line
        for inner in token.children or []:
            line += inner.type in ("softbreak", "hardbreak")
            yield line, inner


def _check_body(name: str, tokens: list[Token], first_line: int, known: set[str], problems: Problems) -> None:
    if not tokens:
        problems.add(f"{name}:{first_line}", "The page has a head, but no text.")
    for line, token in _inline(tokens, first_line):
        target = str(token.attrs.get("href", token.attrs.get("src", "/")))
        if not target.startswith("https://") and target not in known:
            problems.unknown(f"{name}:{line}", "page", target, known)
        if token.type == "text" and "](" in token.content:
            problems.add(f"{name}:{line}", f"This is not a link that works: {token.content}")
    for token in tokens:
        if token.type == "heading_open" and token.tag == "h1":
            problems.add(f"{name}:{first_line + token.map[0]}", "The title is in the head: begin headings with ##.")


def _page(name: str, slug: str, text: str, facts, known: set[str], problems: Problems) -> Page | None:
    head = HEAD.match(text)
    if head is None:
        problems.add(f"{name}:1", "A page starts with a head between two lines of three hyphens.")
        return None
    tokens = MARKDOWN.parse(text[head.end() :])
    _check_body(name, tokens, text.count("\n", 0, head.end()) + 1, known, problems)
    entry = read_yaml("\n" + head.group(1), name, problems)
    if entry is None:
        return None
    html = MARKDOWN.renderer.render(tokens, MARKDOWN.options, {})
    page = Page(slug, entry.text("title"), entry.text("summary"), html, fact_ids(entry, facts, False))
    entry.close()
    return page


def read_pages(folder: Path, needed: tuple[str, ...], facts, problems: Problems) -> dict[str, Page]:
    """Slug -> page, for every Markdown file. The needed ones must be there."""
    slugs = sorted({path.stem for path in folder.glob("*.md")} | set(needed))
    known = OTHER_PLACES | {f"/{slug}" for slug in slugs if slug != START}
    pages = {}
    for slug in slugs:
        name = f"content/pages/{slug}.md"
        if slug in TAKEN or not KEBAB.fullmatch(slug):
            problems.add(f"{name}:1", f'"{slug}" cannot be the address of a page. Give the file another name.')
        text = read_file(folder / f"{slug}.md", name, problems)
        page = _page(name, slug, text, facts, known, problems) if text is not None else None
        if page:
            pages[slug] = page
    return pages
