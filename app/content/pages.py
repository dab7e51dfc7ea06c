"""The reading pages: Markdown with a head of title, summary and facts. Raw HTML is not passed through."""

import re
from pathlib import Path

from markdown_it import MarkdownIt

from app.content.builders import fact_ids
from app.content.reader import Problems, read_file, read_yaml
from app.core.model import Page

MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
HEAD = re.compile(r"\A---\n(.*?\n)---\n", re.S)
# Places that are not pages of this folder but can be linked to.
OTHER_PLACES = {"/", "/screener", "/exercises"}


def _page(name: str, slug: str, text: str, facts, problems: Problems) -> Page | None:
    head = HEAD.match(text)
    if head is None:
        problems.add(f"{name}:1", "A page starts with a head between two lines of three hyphens.")
        return None
    entry = read_yaml("\n" + head.group(1), name, problems)
    if entry is None:
        return None
    page = Page(slug, entry.text("title"), entry.text("summary"), MARKDOWN.render(text[head.end() :]), fact_ids(entry, facts, False))
    entry.close()
    return page


def _check_links(name: str, text: str, known: set[str], problems: Problems) -> None:
    for number, line in enumerate(text.splitlines(), 1):
        for target in re.findall(r"\]\(([^)]*)\)", line):
            path = target.split("#")[0]
            if not target.startswith("https://") and path not in known:
                problems.unknown(f"{name}:{number}", "page", path, known)


def read_pages(folder: Path, needed: tuple[str, ...], facts, problems: Problems) -> dict[str, Page]:
    """Slug -> page, for every Markdown file. The needed ones must be there."""
    slugs = sorted({path.stem for path in folder.glob("*.md")} | set(needed))
    known = OTHER_PLACES | {f"/{slug}" for slug in slugs}
    pages = {}
    for slug in slugs:
        name = f"content/pages/{slug}.md"
        text = read_file(folder / f"{slug}.md", name, problems)
        if text is None:
            continue
        _check_links(name, text, known, problems)
        page = _page(name, slug, text, facts, problems)
        if page:
            pages[slug] = page
    return pages
