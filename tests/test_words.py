"""The words of the content: left and right in their places, every fact used, plain and careful language, numbers."""

import re
from pathlib import Path

import phonenumbers
import pytest
from pyphen import Pyphen
from ruamel.yaml import YAML
from test_sides import CELLS

from app.content import FOLDER
from app.decision.rulebook import WITH_ROUTINE
from app.decision.sides import OTHER
from app.routine.legs import say
from app.words import lines_of

SIDE = re.compile(r"\b(left|right)\b(?: (\w+))?")

# --- Left and right: for each form, what belongs to the leg that works, and what to the other one

NAMED = {
    ("knee-brace", "full"): ({"foot", "post", "door", "heel", "thigh", "buttock"}, {"leg"}),
    ("knee-brace", "gentle"): ({"foot", "post", "door", "heel", "thigh", "buttock"}, {"leg"}),
    ("inflare", "full"): ({"side", "knee", "hip"}, {"leg"}),
    ("inflare", "gentle"): ({"side", "knee", "hip"}, {"leg"}),
    ("plank", "lift"): ({"leg"}, {"foot", "hip"}),
    ("plank", "push-toes"): ({"foot", "toes", "hip"}, set()),
    ("plank", "push-knees"): ({"knee", "hip"}, set()),
    ("plank", "hold-toes"): (set(), set()),
    ("plank", "hold-knees"): (set(), set()),
    ("superman", "full"): ({"leg", "buttock"}, {"arm", "hip"}),
    ("superman", "low"): ({"leg", "buttock"}, {"hip"}),
}


def said(content, exercise, form, leg):
    """Every text of a form that can name a side, filled for the leg that works, by its key."""
    chosen = content.routine.exercises[exercise].form[form]
    variants = [each.text for each in content.routine.exercises[exercise].variants if form in each.forms]
    keys = ("position", "steps", "feel", "get_ready", "switch", "cue", "rest_cue")
    texts = {key: getattr(chosen, key) or "" for key in keys} | {"variants": variants}
    whole = {key: text if isinstance(text, str) else " ".join(text) for key, text in texts.items()}
    return {key: say(text, leg, content.routine.sides) for key, text in whole.items()}


@pytest.mark.parametrize(("exercise", "form", "sore", "legs"), CELLS)
def test_every_side_named_is_the_right_one(content, exercise, form, sore, legs):
    working, other = NAMED[exercise, form]
    for leg in legs or (None,):
        text = " ".join(said(content, exercise, form, leg).values())
        allowed = {(leg, part) for part in working} | {(OTHER.get(leg), part) for part in other}
        assert set(SIDE.findall(text)) <= allowed, text
        assert "{" not in text


@pytest.mark.parametrize(("exercise", "form", "sore", "legs"), CELLS)
def test_what_is_spoken_names_the_leg_that_works(content, exercise, form, sore, legs):
    for leg in legs:
        texts = said(content, exercise, form, leg)
        assert SIDE.findall(texts["cue"])[0][0] == leg
        assert (leg in texts["get_ready"]) and (leg in texts["steps"])
        assert len(legs) == 1 or leg in texts["switch"]


def test_what_the_card_says_is_short(content):
    for form in (form for exercise in content.routine.exercises.values() for form in exercise.forms):
        assert len(form.cue.split()) <= 12, form.cue
        assert len(re.findall(r"[.!?](?:\s|$)", form.get_ready)) <= 2, form.get_ready
        assert len(re.findall(r"[.!?](?:\s|$)", form.feel)) == 1, form.feel


def test_a_push_is_told_with_a_number_that_allows_no_more_than_half_of_the_strength(content):
    pressing = [form for form in content.routine.exercises["plank"].forms if form.id.startswith("push")]
    for form in [
        *content.routine.exercises["knee-brace"].forms,
        *content.routine.exercises["inflare"].forms,
        *pressing,
    ]:
        assert int(re.search(r"(\d+) out of 10", form.effort)[1]) <= 5, form.effort


@pytest.mark.parametrize(("sore", "other"), [("left", "right"), ("right", "left")])
def test_one_sore_side_is_said_in_so_many_words(content, sore, other):
    def about(exercise, form, leg):
        return said(content, exercise, form, leg)

    assert f"Push your {sore} heel" in about("knee-brace", "full", sore)["cue"]
    assert f"your {other} leg" in about("knee-brace", "full", sore)["position"]
    assert f"your {other} foot" in about("knee-brace", "full", other)["switch"]
    assert f"outside of your {sore} knee" in about("inflare", "full", sore)["steps"]
    assert f"{other} leg straight" in about("inflare", "full", sore)["position"]
    assert f"Lift your {other} leg" in about("plank", "lift", other)["steps"]
    assert f"front of your {sore} hip" in about("plank", "lift", other)["feel"]
    assert f"toes of your {sore} foot" in about("plank", "push-toes", sore)["steps"]
    assert f"Press your {sore} knee" in about("plank", "push-knees", sore)["steps"]
    assert f"Lift your {other} leg" in about("superman", "full", other)["steps"]
    assert f"lift your {sore} arm" in about("superman", "full", other)["steps"]
    assert "arm" not in about("superman", "low", other)["steps"]


def test_what_is_said_to_everybody_names_no_side(content):
    for exercise in content.routine.exercises.values():
        texts = [exercise.summary, exercise.purpose, *exercise.needs, *exercise.mistakes]
        assert not SIDE.search(" ".join([*texts, *(variant.text for variant in exercise.variants)]))
    for rule in content.rulebook.rules:
        assert not SIDE.search(" ".join([rule.advice or "", *rule.adapt.values()]))


# --- Every text as it stands in the files


def _texts(node, place):
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _texts(value, f"{place}/{key}")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _texts(value, f"{place}/{value.get('id', number) if isinstance(value, dict) else number}")
    elif isinstance(node, str):
        yield place, node


def _named(path: Path) -> str:
    name = path.relative_to(FOLDER)
    return name.as_posix() if name.parts[0] == "words" else name.name


def _file(path: Path):
    yaml, text = YAML(typ="safe", pure=True), path.read_text(encoding="utf-8")
    if path.suffix == ".yaml":
        return _texts(yaml.load(text), _named(path))
    _, head, body = text.split("---\n", 2)
    return _texts(yaml.load(head) | {"body": body.splitlines()}, _named(path))


@pytest.fixture(scope="module")
def texts():
    """“file/key/key” -> text, for every text of every content file."""
    files = [*FOLDER.glob("*.yaml"), *FOLDER.glob("pages/*.md"), *FOLDER.glob("words/**/*.yaml")]
    return {place: text for path in sorted(files) for place, text in _file(path)}


ARTICLE = [
    *(f"{letter}{number}" for letter, last in (("A", 6), ("B", 6), ("C", 5)) for number in range(1, last + 1)),
    *(f"D{part}.{number}" for part, last in ((1, 5), (2, 4), (3, 8), (4, 8), (5, 2)) for number in range(1, last + 1)),
    "E1", "E2", "E3", "E4", "F1",
]  # fmt: skip


def test_every_fact_of_the_article_is_used_somewhere(texts):
    used = {text for place, text in texts.items() if "/facts" in place and not place.startswith("facts.yaml")}
    assert [fact for fact in ARTICLE if fact not in used] == []


BANNED = re.compile(
    r"realign|all[- ]clear|out of place|go(?:es|ing)? out\b|put back|correction|\bsimply\b|\bjust\b|\beas(?:y|ily)\b"
    r"|affected (?:leg|side)", re.I,
)  # fmt: skip
ALLOWED = {
    "questions.yaml/steps/where/questions/pain-place/options/si-joint/help",  # just above the buttocks: a place
    "sources.yaml/sources/nass-eyes/url",
}


def test_no_text_minimises_or_speaks_of_bones_out_of_place(texts):
    assert {place: text for place, text in texts.items() if BANNED.search(text) and place not in ALLOWED} == {}


def test_quotes_are_curly(texts):
    assert {place: text for place, text in texts.items() if re.search("[\"'`]", text)} == {}


def test_a_routine_is_never_called_safe(content):
    for level in WITH_ROUTINE:
        words = content.texts["levels"][level]
        assert not re.search(r"\b(safe|safely|cleared|clear)\b", f"{words['title']} {words['text']}", re.I)
        assert "cannot rule everything out" in words["text"]


def test_who_cannot_be_seen_today_is_told_where_to_go(content):
    for referral in content.people.referrals.values():
        if referral.level == "urgent":
            assert re.search("If nobody can see you today.*go to an emergency department", referral.text)


# --- Reading age

HYPHENS = Pyphen(lang="en_US")


def grade(texts):
    """The Flesch-Kincaid grade, with syllables counted as textstat counts them. A label is a sentence."""
    sentences = [re.findall(r"[\w’-]+", part) for text in texts for part in re.split(r"[.!?:](?:\s|$)", text)]
    words = [word.lower() for sentence in sentences for word in sentence]
    syllables = sum(len(HYPHENS.positions(word)) + 1 for word in words)
    return 0.39 * len(words) / len(list(filter(None, sentences))) + 11.8 * syllables / len(words) - 15.59


def whole(question):
    options = [text for option in question.options for text in (option.label, option.help)]
    return [text for text in (question.ask, question.hint, *options) if text]


READ = {
    "questions.yaml": lambda content: {each.id: whole(each) for each in content.rulebook.question.values()},
    "rules.yaml": lambda content: {each.id: [each.because] for each in content.rulebook.rules},
    "referrals.yaml": lambda content: {each.id: [each.title, each.text] for each in content.people.referrals.values()},
    "hazards.yaml": lambda content: {
        each.id: [each.title, each.cause, each.effect, each.control] for each in content.safety.hazards.values()
    },
    "words/": lambda content: {
        name: [line.raw for line in lines_of(words.source)] for name, words in content.wording.items()
    },
}


@pytest.mark.parametrize("file", READ)
def test_a_ten_to_twelve_year_old_can_read_it(content, file):
    grades = {name: grade(parts) for name, parts in READ[file](content).items()}
    worst = max(grades, key=grades.get)
    assert sum(grades.values()) / len(grades) <= 7, f"The hardest text is “{worst}”, of grade {grades[worst]:.1f}"


# --- Telephone numbers

COUNTRIES = {
    "EM-01": ["GB"], "EM-02": ["IE"], "EM-03": ["US"], "EM-04": ["CA"], "EM-05": ["AU"], "EM-06": ["NZ"],
    "EM-07": ["DE", "FR", "ES"],
}  # fmt: skip


@pytest.mark.parametrize("region", COUNTRIES)
def test_every_emergency_number_is_one_where_it_is_given(content, region):
    for number in content.people.regions[region].emergency:
        for digits in {number.tel, *re.findall(r"\d+", number.label)}:
            for country in COUNTRIES[region]:
                assert phonenumbers.is_emergency_number(digits, country), f"{digits} in {country}"


TELLING_111 = (
    "regions.yaml/regions/EM-01/advice/", "regions.yaml/regions/EM-06/", "regions.yaml/facts/EM-01/",
    "regions.yaml/facts/EM-06/", "regions.yaml/facts/EM-16/", "sources.yaml/sources/nhs-111/",
    "sources.yaml/sources/nz-",
)  # fmt: skip


def test_yes_is_called_yes_and_no_is_called_no(content):
    options = [option for question in content.rulebook.question.values() for option in question.options]
    said = [(option.id, option.label) for option in options if option.id in ("yes", "no")]
    assert len(said) > 10
    assert [(name, label) for name, label in said if label.split()[0].strip(",.").lower() != name] == []


def test_111_is_only_told_with_its_region(texts):
    telling = [place for place, text in texts.items() if re.search(r"\b111\b", text)]
    assert [place for place in telling if not place.startswith(TELLING_111)] == []


def test_the_number_of_the_article_is_called_north_american(content):
    (number,) = content.people.referrals["neurosomatic-therapist"].numbers
    assert "1-866-597-3772" in number.label
    assert "North America" in number.label
    assert phonenumbers.is_valid_number(phonenumbers.parse(number.tel))
