"""Addresses are made from the names of pages: one that leads nowhere stops the start, and none is written by hand."""

import ast
import re

import pytest
from source_files import APP, where

from app.content import PAGES, pages
from app.content.rulebook import questions
from app.web.reading.pages import DRAWN

DEFINES = ("get", "post", "route", "add_url_rule", "Blueprint")
PROBES = "app/web/frame/edge.py"  # answers for two addresses before Flask is asked


@pytest.mark.parametrize(
    ("call", "address"),
    [
        ('url_for("screener.start")', "/screener"), ('url_for("screener.start", _anchor="top")', "/screener#top"),
        ('page("start")', "/"), ('page("privacy")', "/privacy"), ('page("privacy", _anchor="who")', "/privacy#who"),
        ('url_for("pages.read", slug=slug)', "/safety"), ("page(slug)", "/safety"),
    ],
)  # fmt: skip
def test_a_template_names_a_page_and_gets_its_address(drawn, call, address):
    assert drawn(f"{{{{ {call} }}}}{{{{ w.own }}}}", "own: Own", slug="safety") == f"{address}Own"


def test_an_address_that_is_always_the_same_is_in_the_compiled_template(app):
    source = '{{ url_for("screener.check") }} {{ page("privacy") }} {{ url_for("screener.ask", step_id=step) }}'
    compiled = app.jinja_env.compile(source, name="tried.html", raw=True)
    assert "/screener/check" in compiled
    assert "/privacy" in compiled
    assert "resolve('url_for')" in compiled


@pytest.mark.parametrize("call", ['page("nowhere")', 'url_for("no.where")', 'url_for("no.where", slug=slug)'])
def test_an_address_that_leads_nowhere_is_told_with_its_line(faults, call):
    told = faults({"tried": f"Line one\n{{{{ {call} }}}}{{{{ w.own }}}}"}, {"tried": "own: Own"})
    assert len(told) == 1
    assert re.fullmatch(r'templates/tried.html:2  \w+\("no\.?where"\) leads nowhere\.', told[0])


def test_a_page_that_can_be_read_only_later_is_refused_when_it_is_not_there(drawn):
    with pytest.raises(LookupError, match='There is no page "nowhere"'):
        drawn("{{ page(slug) }}{{ w.own }}", "own: Own", slug="nowhere")


# --- In Python


def texts_by_hand(path) -> list[tuple[int, str]]:
    """(line, text) of every text that is an address and stands where no address is defined."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    defining = {
        id(inner)
        for call in nodes
        if isinstance(call, ast.Call) and getattr(call.func, "attr", getattr(call.func, "id", "")) in DEFINES
        for inner in ast.walk(call)
    }
    return [
        (each.lineno, each.value)
        for each in nodes
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and id(each) not in defining
        if re.match(r"/[a-z<]", each.value)
    ]


def test_the_web_writes_no_address_by_hand():
    problems = [
        f"{where(path)}:{line} writes “{text}”. Use url_for."
        for path in APP
        if where(path).startswith(("app/web/", "app/__init__")) and where(path) != PROBES
        for line, text in texts_by_hand(path)
    ]
    assert not problems, "\n".join(problems)


def test_what_content_may_not_take_as_an_address_is_what_the_app_has_taken(app):
    fixed = [rule.rule.strip("/").split("/") for rule in app.url_map.iter_rules() if rule.rule.strip("/")]
    assert set(pages.TAKEN) == {first for first, *_ in fixed if "<" not in first}
    beside_steps = {parts[1] for parts in fixed if parts[0] == "screener" and len(parts) > 1}
    assert set(questions.TAKEN) == {second for second in beside_steps if "<" not in second}


def test_the_pages_that_content_cannot_do_without_are_those_that_the_app_draws_on():
    assert set(PAGES) == {pages.START, *DRAWN}


def test_what_a_page_may_lead_to_besides_pages_is_there(app):
    adapter = app.url_map.bind("")
    assert all(adapter.test(address, "GET") for address in pages.OTHER_PLACES)
