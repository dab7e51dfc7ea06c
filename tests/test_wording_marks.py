"""Texts with places, plurals, marks and links, as templates show them."""

import pytest
from markupsafe import Markup

# --- Places


def test_places_are_filled_and_what_fills_them_is_escaped(drawn):
    words = 'told: "{who} & {what}"'
    filled = drawn("{{ w.told(who=who, what=what) }}", words, who="<b>", what=Markup("<i>it</i>"))
    assert filled == "&lt;b&gt; &amp; <i>it</i>"


def test_numbers_and_lists_are_written_as_the_language_does(drawn):
    words = 'told: "{count} of {things}"'
    filled = drawn("{{ w.told(count=n, things=[a, b, c]) }}", words, n=1234.5, a="<a>", b="{0}", c="c")
    assert filled == "1,234.5 of &lt;a&gt;, {0} and c"


@pytest.mark.parametrize("nothing", [None, True, [], {}])
def test_nothing_fills_no_place(drawn, nothing):
    with pytest.raises(TypeError, match="cannot stand in a text"):
        drawn("{{ w.told(who=nothing) }}", 'told: "Hello {who}"', nothing=nothing)


def test_what_a_template_does_not_know_fills_no_place(drawn):
    with pytest.raises(TypeError, match="An Undefined|A Undefined"):
        drawn("{{ w.told(who=unknown) }}", 'told: "Hello {who}"')


@pytest.mark.parametrize("call", ["w.told()", "w.told(who=1, why=2)", "w.told(whom=1)", "w.told", 'w.told("x")'])
def test_places_are_named_exactly_or_nothing_starts(faults, call):
    (told,) = faults({"tried": "{{ " + call + " }}"}, {"tried": 'told: "Hello {who}"'})
    assert told.startswith("templates/tried.html:1  “tried: told” has places: write it as a call with who=….")


def test_a_text_without_places_is_not_called(faults):
    (told,) = faults({"tried": "{{ w.title() }}"}, {"tried": "title: T"})
    assert told == "templates/tried.html:1  w.title has no places: leave the brackets away."


def test_a_text_with_places_is_never_shown_unfilled(drawn):
    with pytest.raises(TypeError, match="has places: write it as a call with who=…"):
        drawn("{% set text = w.told %}{{ text }}", 'told: "Hello {who}"')


# --- Plurals


RULES = 'rules: {one: "{count} rule of {all}", other: "{count} rules of {all}"}'


@pytest.mark.parametrize(("count", "said"), [(0, "0 rules"), (1, "1 rule"), (2, "2 rules"), (1000, "1,000 rules")])
def test_a_plural_is_chosen_by_its_count(drawn, count, said):
    assert drawn("{{ w.rules(count=n, all=9) }}", RULES, n=count) == f"{said} of 9"


# --- Marks and links


def test_marks_become_html(drawn):
    words = 'told: "**Feel:** {feel}[[ in your {part}]]"'
    told = drawn('{{ w.told(feel="a pull", part="leg") }}', words)
    assert told == '<strong>Feel:</strong> a pull<span class="vh"> in your leg</span>'


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("screener.start", "/screener"),
        ("screener.start#main", "/screener#main"),
        ("page:evidence", "/evidence"),
        ("page:start", "/"),
        ("#signs", "#signs"),
    ],
)
def test_a_link_gets_its_address_from_the_app(drawn, target, address):
    assert drawn("{{ w.told }}", f'told: "Read [this]({target})."') == f'Read <a href="{address}">this</a>.'


@pytest.mark.parametrize("target", ["screener.strat", "page:evidnce", "/evidence", "https://example.org", "", "#"])
def test_a_link_that_leads_nowhere_stops_the_start(faults, target):
    (told,) = faults({"tried": "{{ w.told }}"}, {"tried": f'\ntold: "Read [this]({target})."'})
    assert told.startswith(f'content/words/tried.yaml:2  The link to "{target}" leads nowhere.')


def test_the_right_link_is_named(faults):
    (told,) = faults({"tried": "{{ w.told }}"}, {"tried": 'told: "Read [this](page:evidnce)."'})
    assert told.endswith('Did you mean "page:evidence"?')
