"""No word for people stands outside of content: none in templates, styles and scripts, or in what makes pages."""

from functools import cache

import pytest
from source_files import APP, ROOT, where
from words_in_code import in_python, in_script, in_style, in_template

TEMPLATES = [path for path in (ROOT / "templates").rglob("*") if path.is_file()]
SCRIPTS = [*(ROOT / "static" / "js").rglob("*.js")]
ROOMS = ("app/web/", "app/pictures/", "app/routine/", "app/words.py")
PYTHON = [path for path in APP if where(path).startswith(ROOMS)]
STYLES = [*(ROOT / "static" / "css").glob("*.css"), ROOT / "templates" / "errors" / "emergency.html"]
FINDERS = [*((path, in_template) for path in TEMPLATES), *((path, in_script) for path in SCRIPTS)]
FINDERS += [*((path, in_python) for path in PYTHON), *((path, in_style) for path in STYLES)]
# Texts that look like words for people, each with what it is. “\ufffc” stands where something is put in.
EXCUSED = {
    " area--": "a class of a drawing",
    " area--lit": "a class of a drawing",
    "area area--%d": "classes of a drawing",
    "page diary": "classes of the main part",
    "page result": "classes of the main part",
    "page routine-page": "classes of the main part",
    "page start": "classes of the main part",
    "page wide": "classes of the main part",
    "make prove": "a command",
    "title, desc": "elements of a drawing",
    "use, text": "elements of a drawing",
    "(prefers-reduced-motion: reduce)": "what a browser is asked for somebody’s wish by",
    "Escape": "a key of the keyboard",
    "AbortError": "what a browser calls a play that was broken off",
    "RIFF": "how a WAV file begins",
    "WAVEfmt ": "what follows in a WAV file",
    "text/html; charset=utf-8": "a media type",
    "text/css; charset=utf-8": "a media type",
    "\ufffc; media-src 'self' blob:": "a part of the Content-Security-Policy",
    "trusted-types worker": "a part of the Content-Security-Policy",
    "GET": "a method of HTTP",
    "HEAD": "a method of HTTP",
    "POST": "a method of HTTP",
    "ETag": "a header of HTTP",
    "Vary": "a header of HTTP",
    "200 OK": "a status of HTTP",
    "500 Internal Server Error": "a status of HTTP",
    "ok\n": "what a probe is told",
    "OFFLINE": "a setting",
    "PROXIES": "a setting",
    "PRODUCTION": "a setting",
    "Form": "the name of a class that is made",
    "TimesForm": "the name of a class that is made",
    "\ufffc at \ufffc": "a line of the log",
    'templates/\ufffc:\ufffc  \ufffc("\ufffc") leads nowhere.': "a fault that stops the start",
    '\ufffc  Its template does not use "\ufffc".': "a fault that stops the start",
    "\ufffc  There is no templates/\ufffc\ufffc to use these words.": "a fault that stops the start",
    '"\ufffc" should be one text.': "a fault that stops the start",
    '"\ufffc" should have just these places: \ufffc.': "a fault that stops the start",
    '\ufffc  "\ufffc" should be a group with the keys \ufffc.': "a fault that stops the start",
    '\ufffc  The key "\ufffc" is missing.': "a fault that stops the start",
    '\ufffc  Nothing asks for "\ufffc".\ufffc': "a fault that stops the start",
    "\ufffc:1  This file is missing.": "a fault that stops the start",
    "\ufffc  Nothing asks for the words of this file.\ufffc": "a fault that stops the start",
    "“\ufffc” has places: write it as a call with \ufffc.": "a fault that stops the start",
    "“\ufffc” has a link, and only the words of a template know the address.": "a fault that stops the start",
}


@cache
def words_in(path, find) -> list[tuple[int, str]]:
    return list(find(path.read_text(encoding="utf-8")))


def complaints(files) -> list[str]:
    """A sentence for each text for people that stands in one of (path, how to find them)."""
    return [
        f"{path}:{line} says “{text}” itself. Take it from content/words, or excuse it by name."
        for path, find in files
        for line, text in words_in(path, find)
        if text not in EXCUSED
    ]


def test_no_word_for_people_stands_outside_of_content():
    problems = complaints(FINDERS)
    assert not problems, "\n".join(problem.replace(f"{ROOT}/", "") for problem in problems)


def test_a_text_is_excused_only_while_it_stands_somewhere():
    there = {text for path, find in FINDERS for _, text in words_in(path, find)}
    idle = sorted(EXCUSED.keys() - there)
    assert not idle, f"{idle} are excused, but no code says them."


def test_all_that_makes_pages_is_read():
    rooms = {room for room in ROOMS if any(where(path).startswith(room) for path in PYTHON)}
    assert rooms == set(ROOMS) and TEMPLATES and SCRIPTS


# --- A sentence is found wherever somebody may write one

IN_TEMPLATES = {
    "between tags": ("<p>\n{{ w.lead }} Go on.</p>", 2, "… Go on."),
    "a single word": ("<p>{{ w.lead }}</p>\n<p>left</p>", 2, "left"),
    "an entity": ("<p>&eacute;</p>", 1, "é"),
    "a drawing": ("<svg><title>knee</title></svg>", 1, "knee"),
    "an accessible name": ('<ol aria-label="phases of the leg"></ol>', 1, "phases of the leg"),
    "part of an accessible name": ('<ol aria-label="{{ leg }} leg"></ol>', 1, "… leg"),
    "an alternative text": ('<img src="{{ static["a.png"] }}" alt="back">', 1, "back"),
    "a hint in a field": ('<input type="text" placeholder="number">', 1, "number"),
    "the words on a button": ('<input type="submit" value="send">', 1, "send"),
    "what stands in a field": ('<input type="text" value="your name">', 1, "your name"),
    "the summary of a page": ('<meta name="description" content="help">', 1, "help"),
    "the name of a file to save": ('<a download="routine.wav">{{ w.save }}</a>', 1, "routine.wav"),
    "data for a script": ('<div data-text="Go on"></div>', 1, "Go on"),
    "an attribute that a macro makes": ('{% macro a() %} aria-label="knee"{% endmacro %}', 1, 'aria-label="knee"'),
    "an expression": ('<p>{{ "Go on" if x }}</p>', 1, "Go on"),
    "a small word in an expression": ('<p>\n{{ "rule" if x else w.rules }}</p>', 2, "rule"),
    "a word for when there is none": ('<p>{{ x | default("nobody") }}</p>', 1, "nobody"),
    "a word between things": ('<p>{{ list | join(" and ") }}</p>', 1, " and "),
    "a word that is glued": ('<p>{{ leg ~ " leg" }}</p>', 1, " leg"),
    "an accessible name by an expression": ('<i aria-label="{{ "knee" if x }}"></i>', 1, "knee"),
    "an argument": ('{{ titled("Your times", wrong) }}', 1, "Your times"),
    "a statement": ('{% set title = "Error: " ~ w.title %}', 1, "Error: "),
    "a list that is gone through": ('\n{% for each in ("Cause", x) %}{{ each }}{% endfor %}', 2, "Cause"),
    "an attribute in an expression": ("""{{ x('<i title="knee">') }}""", 1, '<i title="knee">'),
}  # fmt: skip
IN_SCRIPTS = {
    "a text": ('say("")\nsay("Screen stays on.")', 2, "Screen stays on."),
    "a word": ("say('Pause')", 1, "Pause"),
    "a text with a place": ("x\n  = `Press ${key} now`", 2, "Press \ufffc now"),
    "small words about places": ("x = `${rep} of ${of}`", 1, "\ufffc of \ufffc"),
    "a text within a place": ("x = `${y ? `${a} leg` : z}`", 1, "\ufffc leg"),
    "a word that is glued": ('x = side + " leg"', 1, " leg"),
    "what is thrown again": ('throw error\nsay("Go on")', 2, "Go on"),
    "behind an empty text": ('console.warn("", x)\nsay("Go on")', 2, "Go on"),
    "after the console was called": ('console.error("It broke", f(x)); say("Go on")', 1, "Go on"),
    "after something was thrown": ('throw new Error("It broke")\nsay("Go on")', 2, "Go on"),
    "beside a comment": ('/* "a" */ say("Go on") // “so”', 1, "Go on"),
}  # fmt: skip
IN_PYTHON = {
    "a text": ('x = 1\ny = "go on"', 2, "go on"),
    "a word": ('LABELS = {"work": "Seconds"}', 1, "Seconds"),
    "a text with a place": ('x = f"{number} seconds"', 1, "\ufffc seconds"),
    "a text in a text with a place": ("x = f\"{'Go on' if y else z}\"", 1, "Go on"),
    "what is given to a form": ('validators.InputRequired("Choose an answer.")', 1, "Choose an answer."),
    "an error of a form": ('raise ValidationError("Go on")', 1, "Go on"),
    "an error of a form by its module": ('raise validators.StopValidation("Go on")', 1, "Go on"),
    "a drawing": ("x = f'<title>{a} knee</title>'", 1, "<title>\ufffc knee</title>"),
    "a word in a drawing": ("x = '<text x=\"2\">knee</text>'", 1, '<text x="2">knee</text>'),
    "an accessible name": ("x = f'<g aria-label=\"{a} knee\">'", 1, '<g aria-label="\ufffc knee">'),
    "behind a docstring": ('def f():\n    "It says."\n    return "Go on"', 3, "Go on"),
    "beside an error": ('raise ValueError("It broke")\nsay("Go on")', 2, "Go on"),
}  # fmt: skip
IN_STYLES = {
    "behind an element": ('a { color: red }\na::after { content: "new"; }', 2, "new"),
    "what is read for a mark": ("a::before { content: '◆' / 'push' }", 1, "push"),
}
SEEDS = [
    pytest.param(find, *seed, id=f"{find.__name__}: {name}")
    for find, seeds in (
        (in_template, IN_TEMPLATES),
        (in_script, IN_SCRIPTS),
        (in_python, IN_PYTHON),
        (in_style, IN_STYLES),
    )  # fmt: skip
    for name, seed in seeds.items()
]


@pytest.mark.parametrize(("find", "source", "line", "text"), SEEDS)
def test_words_for_people_are_found_with_their_line(find, source, line, text):
    assert set(find(source)) == {(line, text)}


@pytest.mark.parametrize(
    ("find", "source"),
    [
        (in_template, '{# Go on. #}<style>p { color: red }</style><p class="{{ "a" if x }}">{{ w.lead }}</p>'),
        (in_template, '<a href="{{ url_for("screener.ask", step=x) }}" rel="noreferrer">{{ w.links["no-way"] }}</a> ·'),
        (
            in_template,
            '{{ \'<path d="M1 2h3"\' | safe }} class="icon"/>{{ list | map(attribute="name") | join("; ") }}',
        ),
        (in_script, '// Go on.\nimport x from "./x.js"\nconst a = document.querySelector(`.set [data-of="${b}"]`)'),
        (in_script, 'console.warn("It goes on without.", error)\nif (/^Go on/.test(x)) y = "go"'),
        (in_python, '"""It says."""\nlog.warning("It broke.")\nx: "Words" = f"chart__{y}"\nz = "SECRET_KEY"'),
    ],
)
def test_what_is_not_for_people_may_stand(find, source):
    assert list(find(source)) == []


@pytest.mark.parametrize(
    ("like", "find"),
    [("templates/screener/check.html", in_template), ("static/js/player/view.js", in_script),
     ("app/web/questions/result.py", in_python)],
)  # fmt: skip
def test_a_sentence_in_one_of_our_own_files_makes_a_complaint(tmp_path, like, find):
    source, seed = (ROOT / like).read_text(encoding="utf-8"), "Rest in a position that eases it."
    said = f"<p>{seed}</p>" if find is in_template else f'told = "{seed}"'
    path = tmp_path / "seeded"
    path.write_text(f"{source}\n{said}\n", encoding="utf-8")
    line = len(source.splitlines()) + 2
    known = complaints([(ROOT / like, find)])
    found = [each for each in complaints([(path, find)]) if seed in each]
    assert not any(seed in each for each in known)
    assert found == [f"{path}:{line} says “{seed}” itself. Take it from content/words, or excuse it by name."]
