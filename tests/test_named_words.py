"""No word can be misspelled, missing or too many: each slip in a file of words stops the start, with file and line."""

import re
from dataclasses import replace

import pytest
from cookies import KEY, signed, someone_with
from packs import edit
from source_files import APP, ROOT

import app as house
from app import create_app
from app.content import BrokenContent
from app.content.model import WORK_PHASES
from app.web.answers.notices import KNOWN, notify
from app.web.answers.session import NOTICES, OVER
from app.web.frame.named_words import FOR_PYTHON, NAMED, SCRIPT, faults_of_names
from app.web.frame.own_words import ENDING, OwnWords, Wording
from app.web.frame.wording import faults_of_use
from app.words import Forms, Group, Language, Line, Words, lines_of

PLACE = re.compile(r"(content/words|templates)/[\w/]+\.(yaml|html):\d+  ")
SCRIPTS = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "static" / "js").rglob("*.js"))


def slips(part):
    """(which key, the same words with that one key misspelled), for each key in them."""
    if isinstance(part, Forms):
        part = Group(part.lines, part.place)  # so the reader takes it when not all keys are forms of a plural
    if not isinstance(part, Group):
        return
    for key, inner in part.parts.items():
        yield key, replace(part, parts={f"{k}x" if k == key else k: each for k, each in part.parts.items()})
        for deeper, changed in slips(inner):
            yield f"{key}.{deeper}", replace(part, parts=part.parts | {key: changed})


@pytest.fixture
def told(app, content):
    """What the start says when a file holds these words instead."""
    trees = app.jinja_env

    def tell(name, group):
        words = Words(name, group, Language(content.language), lambda target: target)
        problems = list(faults_of_names({**content.wording, name: words}))
        if name.startswith(FOR_PYTHON):
            return problems
        known, template = Wording({name: words}), f"{name}{ENDING}"
        OwnWords(known, template).visit(trees._parse(trees.loader.get_source(trees, template)[0], template, None))
        return problems + faults_of_use(known, {name: words})

    return tell


# --- Whatever the key


def test_the_words_as_they_stand_have_no_fault(content, told):
    assert [line for name, words in content.wording.items() for line in told(name, words.source)] == []


def test_each_key_of_each_file_that_is_misspelled_stops_the_start_with_file_and_line(content, told):
    tried, quiet = 0, []
    for name, words in content.wording.items():
        for key, changed in slips(words.source):
            tried += 1
            lines = told(name, changed)
            if not lines or not all(PLACE.match(line) for line in lines):
                quiet.append(f"{name}: {key} {lines}")
    assert tried > 300
    assert quiet == []


def test_each_key_of_each_file_that_is_missing_stops_the_start(content, told):
    def without(part):
        for key, inner in part.parts.items():
            yield key, replace(part, parts={k: each for k, each in part.parts.items() if k != key})
            if isinstance(inner, Group):
                for deeper, changed in without(inner):
                    yield f"{key}.{deeper}", replace(part, parts=part.parts | {key: changed})

    gone = ((name, *each) for name, words in content.wording.items() for each in without(words.source))
    assert [f"{name}: {key}" for name, key, changed in gone if not told(name, changed)] == []


def test_each_text_that_becomes_a_list_or_a_group_or_has_other_places_stops_the_start(content, told):
    def others(part, key, inner):
        line = next(lines_of(inner))
        made = {"a list": (line,), "a group": Group({"text": line}, line.place)}
        made["with a place"] = Line(f"{line.raw} {{odd}}", line.place)
        if inner.places:
            made["without its places"] = Line("Text", line.place)
        return ((f"{key} as {what}", replace(part, parts=part.parts | {key: each})) for what, each in made.items())

    def changed(part):
        for key, inner in part.parts.items():
            if isinstance(inner, Line | Forms):
                yield from others(part, key, inner)
            elif isinstance(inner, Group):
                for deeper, each in changed(inner):
                    yield f"{key}.{deeper}", replace(part, parts=part.parts | {key: each})

    tries = ((name, *each) for name, words in content.wording.items() for each in changed(words.source))
    quiet = [f"{name}: {slip}" for name, slip, changed in tries if not told(name, changed)]
    assert not quiet, "\n".join(quiet)


def test_each_group_that_a_template_takes_as_a_whole_says_which_keys_it_has(app):
    known = app.jinja_env.wording
    whole = {(name, *keys) for name, used in known.used.items() for keys in used}
    groups = [path for path in whole if isinstance(known.known[path], Words)]
    open_to_slips = [path for path in groups if not any(path[: len(named)] == named for named in NAMED)]
    assert not open_to_slips, f"{open_to_slips} are looked up by name: write their keys into NAMED."


def test_all_that_is_named_is_there(content):
    assert [path for path in NAMED if path not in Wording(content.wording).known] == []


def test_each_file_for_python_that_is_missing_or_too_many_stops_the_start(content):
    for name in [name for name in content.wording if name.startswith(FOR_PYTHON)]:
        rest = {each: words for each, words in content.wording.items() if each != name}
        assert list(faults_of_names(rest)) == [f"content/words/{name}.yaml:1  This file is missing."]
        lines = list(faults_of_names(rest | {f"{name}x": content.wording[name]}))
        guess = f' Did you mean "{name.removeprefix(FOR_PYTHON)}"?'
        assert lines[1].endswith(f"  Nothing asks for the words of this file.{guess}")
        assert PLACE.match(lines[1])


# --- The whole start tells it


@pytest.mark.parametrize(
    ("file", "before", "after", "line"),
    [
        ("components/notice", "lost-urgent:", "lost-urgnet:", 'The key "lost-urgent" is missing.'),
        ("code/forms", "none-beside:", "none-besides:", 'The key "none-beside" is missing.'),
        ("code/sound", "{side} leg", "leg", '"leg" should have just these places: {exercise}, {side}.'),
        ("pages/studies", "accuracy:", "acuracy:", 'Nothing asks for "measures.acuracy". Did you mean "accuracy"?'),
        ("pages/checks", "  proved:", "  proven:", 'The key "how.proved" is missing.'),
        ("pages/sources", "memory:", "memories:", 'The key "memory" is missing.'),
        ("screener/ask", "form-too-old:", "too-old:", 'The key "trouble.form-too-old" is missing.'),
        ("errors/error", '"404":', '"4040":', 'The key "trouble.404" is missing.'),
        ("routine/player", "    hidden:", "    hiding:", 'The key "script.why.hidden" is missing.'),
        ("components/times", "  push:", "  pull:", 'The key "work-and-rest.push" is missing.'),
        ("components/sources", "with-year: {part:", "with-year: {parts:", 'The key "with-year.part" is missing.'),
    ],
)  # fmt: skip
def test_a_slip_in_words_that_are_looked_up_by_name_serves_nothing(folder, file, before, after, line):
    path = folder / "words" / f"{file}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    with pytest.raises(BrokenContent) as told:
        create_app({"SECRET_KEY": KEY}, folder)
    found = [each.partition("  ") for each in told.value.problems]
    assert all(re.fullmatch(rf"content/words/{file}.yaml:\d+", place) for place, _, _ in found)
    assert line in [sentence for _, _, sentence in found]


def test_words_that_turn_out_to_be_missing_as_pages_are_drawn_serve_nothing(folder, monkeypatch):
    monkeypatch.delitem(NAMED, ("components/times",))
    edit(folder / "words" / "components" / "times.yaml", "  push:", "  pull:")
    edit(folder / "words" / "components" / "times.yaml", "  hold:", "  held:")
    with pytest.raises(BrokenContent, match=r"words/components/times.yaml:\d+  .* has no words “(push|hold)”"):
        create_app({"SECRET_KEY": KEY}, folder)


def test_the_command_that_checks_the_content_tells_it(folder, monkeypatch, capsys):
    edit(folder / "words" / "components" / "notice.yaml", "lost-urgent:", "lost-urgnet:")
    monkeypatch.setattr(house, "create_app", lambda: create_app({"SECRET_KEY": KEY}, folder))
    with pytest.raises(SystemExit):
        house.create_or_exit()  # what wsgi.py does for every command
    assert 'The key "lost-urgent" is missing.' in capsys.readouterr().err


# --- The names are those that are asked for


def names_in_scripts():
    """The keys of words that the scripts take: `says.leg`, `says["go-on"]`, `const { whole, again } = this.says`."""
    alone = re.findall(r"\bsays\.(\w+)|\bsays\[\"([\w-]+)\"\]", SCRIPTS)
    together = re.findall(r"const \{ ([\w, ]+) \} = (?:this|words)\.says\b", SCRIPTS)
    return {name for pair in alone for name in pair if name} | {name for each in together for name in each.split(", ")}


def test_the_words_of_the_player_are_those_that_its_scripts_take():
    assert names_in_scripts() == SCRIPT.keys()
    # What a part is called in a script: a state, a reason or a kind of phase.
    spoken = set(re.findall(r'"([a-z-]+)"', SCRIPTS)) | set(re.findall(r"\.(\w+)", SCRIPTS)) | {*WORK_PHASES}
    parts = {key for shape in SCRIPT.values() if isinstance(shape, dict) for key in shape}
    assert parts <= spoken


def test_a_notice_that_nobody_knows_is_no_notice(app):
    with app.test_request_context(), pytest.raises(ValueError, match="lost-ugrent is no notice"):
        notify("lost-ugrent")


def test_every_notice_that_the_app_gives_is_known():
    told = re.compile(r"\b(?:notify|left_out)\((.*)\)")
    calls = [call for path in APP for call in told.findall(path.read_text(encoding="utf-8"))]
    given = {word for call in calls for word in re.findall(r'(?<!f)"([\w-]+)"', call)}
    lost = {"unreadable", *OVER.values()}  # why_lost() gives these
    assert given | lost | {"lost-emergency", "lost-urgent"} == set(KNOWN)


def test_a_notice_of_another_release_breaks_no_page(app, content):
    someone = someone_with(app, signed(app, {NOTICES: ["of-another-release", 3, ["x"], "not-open"]}))
    someone.opens("/screener/check")
    assert someone.status == 200
    notices = someone.page.select(".notice__title")
    assert [each.get_text() for each in notices] == [content.wording["components/notice"].not_open.title]
