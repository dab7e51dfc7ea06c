"""The words of the content: every fact used, plain and careful language, numbers."""

import re
from pathlib import Path

import phonenumbers
import pytest
from pyphen import Pyphen
from ruamel.yaml import YAML

from app.content import FOLDER
from app.decision.rulebook import WITH_ROUTINE
from app.words import lines_of

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
    "diary.yaml": lambda content: {
        **{each.id: [each.because, each.says(has_routine=True)] for each in content.guide.rules},
        **{each.id: [each.means] for each in content.guide.measures.values()},
    },
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
