"""Words and templates: `w` is the file’s own, nothing is missing and nothing idle."""

import json
import re

import pytest
from cookies import KEY
from test_content import complaints

from app import create_app
from app.content import BrokenContent, load
from app.words import NoWords

# --- Each template sees its own words


def test_a_text_is_shown_escaped_once(drawn):
    assert drawn("<p>{{ w.title }}</p>", "title: Bones & joints") == "<p>Bones &amp; joints</p>"


def test_macros_includes_and_blocks_see_the_words_of_their_own_file(small_house):
    templates = {
        "frame": "{{ w.name }}:{% block main %}{{ w.main }}{% endblock %}:{% block foot %}{{ w.foot }}{% endblock %}",
        "child": (
            '{% extends "frame.html" %}{% from "macro.html" import tell with context %}'
            '{% block main %}{{ w.name }} {{ tell() }} {% include "part.html" %} {{ super() }}{% endblock %}'
        ),
        "macro": "{% macro tell() %}{{ w.name }}{% endmacro %}",
        "part": "{{ w.name }}",
    }
    words = {"frame": "{name: Frame, main: Main, foot: Foot}"} | {
        name: f"name: The {name}" for name in ("child", "macro", "part")
    }
    house, problems = small_house(templates, words)
    page = house.jinja_env.get_template("child.html").render()
    assert not problems
    assert page == "Frame:The child The macro The part Main:Foot"


def test_a_field_and_an_argument_may_be_called_as_the_words_are(drawn):
    template = "{{ w.title }} {{ thing.w }} {{ dict(w=2).w }}"
    assert drawn(template, "title: Here", thing={"w": 1}) == "Here 1 2"


def test_a_word_is_found_by_what_happened(drawn):
    words = "trouble: {no-cookie: {title: No cookie}, too-old: {title: Too old}}"
    assert drawn("{{ w.trouble[key].title }}", words, key="too-old") == "Too old"
    assert drawn('{{ w.trouble.no_cookie.title }}{{ w["trouble"]["too-old"].title }}', words) == "No cookieToo old"


def test_a_group_is_gone_through_by_key(drawn):
    template = "{% for key, text in w.levels %}{{ key }}: {{ text }}. {% endfor %}{{ w.levels | length }}"
    assert drawn(template, "levels: {low: Low, very-high: Very high}") == "low: Low. very-high: Very high. 2"


def test_a_list_is_gone_through(drawn):
    assert drawn("{% for each in w.points %}<li>{{ each }}{% endfor %}", "points: [One, Two]") == "<li>One<li>Two"


def test_what_is_not_there_is_never_shown_as_nothing(drawn):
    with pytest.raises(NoWords, match="has no words “too-late”. Is “too-old” meant?"):
        drawn("{{ w.trouble[key] }}", "trouble: {no-cookie: No cookie, too-old: Too old}", key="too-late")
    with pytest.raises(NoWords, match="has no words “too-late”"):
        drawn("{% set t = w.trouble %}{{ t.too_late }}", "trouble: {no-cookie: No cookie, too-old: Too old}")


# --- Nothing missing, nothing idle


def test_words_that_are_used_and_not_there_stop_the_start(faults):
    words = "{title: T, group: {a-thing: X}}"
    told = faults({"tried": "{{ w.title }}\n{{ w.titel }}\n{{ w.group.a_think }}"}, {"tried": words})
    assert told[:2] == [
        'templates/tried.html:2  The words of this template have no key "titel". Did you mean "title"?',
        'templates/tried.html:3  The words of this template have no key "group.a-think". Did you mean "a-thing"?',
    ]


def test_words_that_are_there_and_not_used_stop_the_start(faults):
    words = "title: T\nlead: L\ngroup:\n  one-thing: A\n  other-thing: B\nidle: {a-thing: A}\n"
    assert faults({"tried": "{{ w.title }}{{ w.group.one_thing }}"}, {"tried": words}) == [
        'content/words/tried.yaml:2  Its template does not use "lead".',
        'content/words/tried.yaml:5  Its template does not use "group.other-thing".',
        'content/words/tried.yaml:6  Its template does not use "idle".',
    ]


def test_words_of_no_template_stop_the_start(faults):
    told = faults({}, {"gone": "title: Gone"})
    assert told == ["content/words/gone.yaml:1  There is no templates/gone.html to use these words."]


def test_a_house_with_such_a_fault_serves_nothing(folder):
    with (folder / "words" / "screener" / "check.yaml").open("a", encoding="utf-8") as file:
        file.write("idle: Nobody reads this\n")
    with pytest.raises(BrokenContent, match='check.yaml:[0-9]+  Its template does not use “?"?idle'):
        create_app({"SECRET_KEY": KEY}, folder)


def test_a_template_without_words_cannot_use_any(faults):
    told = faults({"tried": "{{ w.title }}"}, {})
    assert told == ["templates/tried.html:1  “w” stands here, but this template has no file of words."]


@pytest.mark.parametrize(
    "template", ["{% set w = 1 %}", "{% for w in [1] %}{% endfor %}", "{% macro a(w) %}{% endmacro %}"]
)
def test_nothing_else_is_called_as_the_words_are(faults, template):
    told = faults({"tried": "{{ w.title }}" + template}, {"tried": "title: T"})
    assert told == ["templates/tried.html:1  “w” is the words of the template: call this something else."]


def test_a_stray_file_among_the_words_is_told(folder):
    (folder / "words" / "notes.txt").write_text("Hello", encoding="utf-8")
    (told,) = complaints(folder)
    assert told.startswith('content/words/notes.txt:1  content file "words/notes.txt" does not exist.')


# --- What the reader says of a file of words


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Title: T", '1  "Title" cannot be a key: use small letters, digits and hyphens.'),
        ("facts: [B3, B99]\ntitle: T", '1  fact "B99" does not exist.'),
        ("a:\n  facts: [B99]\n  b: T", '2  fact "B99" does not exist.'),
        ("facts: [B3]", "1  There are no words here."),
        ('rules: {one: "x", two: "y", other: "z"}', '1  en-GB has no form "two" of the plural.'),
        ('rules: {one: "x"}', '1  The form "other" of this plural is missing.'),
        ('rules: {one: "{what}", other: "x"}', '1  {what} does not stand in the form "other".'),
        ("a:\n  b:\n    c:\n      d: T", "4  This group is too deep: at most 2 groups stand in each other."),
        ('told: "{Who}"', "1  {Who} cannot be filled in."),
        ('told: "Only [[heard"', "1  “[[” is half a mark: its other half is missing."),
        ('told: "**Strong"', "1  “**” is half a mark: its other half is missing."),
    ],
)
def test_a_fault_in_a_file_of_words_is_told_with_its_line(read_words, words, told):
    _, problems = read_words({"tried": words})
    assert problems[0].startswith(f"content/words/tried.yaml:{told}")


def test_a_language_that_nobody_knows_is_told(folder):
    (folder / "site.yaml").write_text("language: english", encoding="utf-8")
    (told,) = complaints(folder)
    assert told.startswith('content/site.yaml:1  "english" is no language that can be written')


def test_the_version_covers_the_words(pack, folder):
    path = folder / "words" / "screener" / "check.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Look through", "Read through"), encoding="utf-8")
    assert load(folder).versions.told != pack.versions.told


# --- For Python and for scripts


def test_python_takes_a_sentence_by_file_and_key(read_words):
    found, _ = read_words({"code/tried": 'none-beside: "“{option}” is alone."'})
    words = found["code/tried"]
    assert words.none_beside(option="None") == words["none-beside"](option="None") == "“None” is alone."
    with pytest.raises(NoWords, match="Is “none-beside” meant?"):
        assert words.none_besides


def test_a_script_gets_its_words_with_the_places_open(drawn):
    words = """
script:
  stop: Stop & rest
  at: "{rep} of {of}"
  left: {one: "{count} second", other: "{count} seconds"}
  parts: [One, Two]
"""
    page = drawn("<div data-words='{{ w.script | tojson }}'>", words)
    found = json.loads(re.search("'(.*)'", page)[1])
    assert found == {
        "stop": "Stop & rest",
        "at": "{rep} of {of}",
        "left": {"one": "{count} second", "other": "{count} seconds"},
        "parts": ["One", "Two"],
    }


def test_a_script_gets_no_marks(drawn):
    with pytest.raises(TypeError, match="tried.yaml:1  A script shows plain text only"):
        drawn("{{ w.script | tojson }}", 'script: {stop: "**Stop**"}')


def test_facts_stand_beside_the_words(drawn):
    assert drawn("{{ w.text }} {{ w.facts | join }}", "facts: [B3]\ntext: T") == "T B3"


# --- As it stands


def test_the_page_says_in_which_language_it_is(person, content):
    person.opens("/")
    assert person.page.html["lang"] == content.language == "en-GB"
