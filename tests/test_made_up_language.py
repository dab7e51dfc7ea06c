"""In a made-up language every page is walked that answers can reach: no word stands there that is not content’s."""

import shutil
from collections import Counter
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient
from page_check import TOKEN

import app as house
from app import ROOT, create_app
from app.content import load
from app.web.questions.forms import AnswerField
from app.words import LINK, PLACE
from tests.made_up.folder import all_words, make
from tests.made_up.language import LETTER, made_up, made_up_page
from tests.made_up.returning import returns
from tests.made_up.strays import is_plain, look_at
from tests.made_up.walk import EVERYWHERE, reads, slips

KEY = "a-key-for-tests-as-long-as-a-real-one"
HTML = "text/html"


class Watched(FlaskClient):
    """A client that keeps each page that it sees, once, and the name of each file."""

    def open(self, *args, **named):
        """Ask, and keep what comes back."""
        response, kept = super().open(*args, **named), self.application.extensions
        if response.mimetype == HTML and not 300 <= response.status_code < 400:
            kept["seen"].setdefault(TOKEN.sub("", response.text), response.request.path)
        if name := response.headers.get("Content-Disposition"):
            kept["files"].add(name)
        return response


def watched(folder):
    """The app on a folder of content, with clients that keep what they see."""
    made = create_app({"SECRET_KEY": KEY}, folder)
    made.test_client_class = Watched
    made.extensions |= {"seen": {}, "files": set()}
    return made


def strays_in(made, *walks) -> list[str]:
    """Each letter outside the brackets that these walks meet, with its address."""
    for go in walks:
        go(made)
    pages = made.extensions["seen"].items()
    return [f"{address}  {sentence}" for page, address in pages for sentence in look_at(page).strays]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The content in the made-up language."""
    return make(tmp_path_factory.mktemp("made-up") / "content")


@pytest.fixture(scope="module")
def walked(folder):
    """The app in the made-up language, after all walks."""
    made = watched(folder)
    for go in (*EVERYWHERE, returns):
        go(made)
    made.extensions["seen"][made.wsgi_app.page.decode()] = "the page for when all else fails"
    return made


@pytest.fixture(scope="module")
def looked(walked):
    """(address, what was found there) of every page."""
    return [(address, look_at(page)) for page, address in walked.extensions["seen"].items()]


# Texts that stand on no page, each with the reason.
ELSEWHERE = {
    ("content/facts.yaml", "says"): "what a clinician reads in the file, beside the sources that pages do show",
    ("content/regions.yaml", "says"): "the same, of telephone numbers",
    ("content/questions.yaml", "units"): "what people may type behind a number",
    ("content/exercises.yaml", "in-a-sentence"): "the form that no rule limits anybody to is named in no sentence",
    **dict.fromkeys(
        (("content/words/code/diary.yaml", key) for key in ("file", "day", "time")),
        "the name of a file, and the head of a table in it",
    ),
    **dict.fromkeys(
        (("content/words/code/manifest.yaml", key) for key in ("short", "description")),
        "what a device shows beside the icon on its home screen",
    ),
    ("content/words/routine/times.yaml", "push"): "the time of no push can be chosen now",
}
# The routine has no single second, and nothing is done once: but a language needs the form, and content may change.
FOR_ONE = (
    "content/checks.yaml",
    "content/words/components/span.yaml",
    "content/words/diary/trend.yaml",
    "content/words/components/times.yaml",
    "content/words/pages/home.yaml",
    "content/words/routine/follow.yaml",
    "content/words/routine/times.yaml",
)


def _is_elsewhere(words):
    return (words.file, words.key) in ELSEWHERE or (words.file in FOR_ONE and words.key == "one")


def _said(words):
    """What of a text must stand on a page: what is between its places, without its marks."""
    text = LINK.sub(r"\1", words.said)
    for mark in ("[[", "]]", "**"):
        text = text.replace(mark, "")
    return [" ".join(piece.split()) for piece in PLACE.split(text)[::2]]


# --- The made-up language


def test_the_made_up_language_decides_as_the_content_does(folder):
    assert load(folder).versions.decides == load().versions.decides


def test_the_made_up_language_is_a_third_longer():
    texts = [words for words in all_words() if LETTER.search(words.text)]
    assert sum(len(words.said) for words in texts) > 4 / 3 * sum(len(words.text) for words in texts)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Rest now.", "⟦Réést ñóów⟧."), ("Stop. Rest!", "⟦Stóóp⟧. ⟦Réést⟧!"), ("999", "999"),
        ("{count} rule", "⟦{count} rúúléé⟧"), ("A [way](screener.start)", "⟦Áá [wááý](screener.start)⟧"),
        ("Go[[ on]]", "⟦Góó[[ óóñ]]⟧"), ("**Go**", "⟦**Góó**⟧"), ("See https://a.example", "⟦Séééé https://a.example⟧"),
    ],
)  # fmt: skip
def test_places_links_and_marks_stay(text, said):
    assert made_up(text) == said


def test_a_page_keeps_its_shape():
    assert made_up_page("## Go\n\n- go\n\n| a | 9 |\n|---|---|") == "## ⟦Góó⟧\n\n- ⟦góó⟧\n\n| ⟦áá⟧ | 9 |\n|---|---|"


# --- The walk


def test_no_letter_stands_outside_the_brackets(looked):
    strays = Counter(f"{address}  {sentence}" for address, page in looked for sentence in page.strays)
    assert not strays, "\n".join(list(strays)[:200])


def test_what_nobody_translates_is_no_sentence(looked, content):
    """It is ids, a version or an address, a command of two words, or the name of a test."""
    texts = {each for _, page in looked for text in page.as_it_is for each in text.strip().split(", ")}
    tests = {test.partition("::test_")[2] for hazard in content.safety.hazards.values() for test in hazard.tests}
    assert [text for text in texts if len(text.split()) > 2 and text.replace(" ", "_") not in tests] == []


def test_the_names_of_files_are_in_the_made_up_language(walked):
    names = walked.extensions["files"]
    exercises = walked.extensions["content"].routine.exercises
    assert len(names) > len(exercises)
    assert [name for name in names if is_plain(unquote(name.partition("UTF-8''")[2]))] == []


def test_the_walk_meets_every_text_of_the_content(looked):
    """Else a page is left out of it, or a text is shown to nobody."""
    met = "\n".join({text for _, page in looked for text in page.texts})
    unmet = [words for words in all_words() if not (_is_elsewhere(words) or all(each in met for each in _said(words)))]
    assert not unmet, "\n".join(f"{words.file}  {words.key}: {words.text}" for words in unmet)


# --- It can fail


def test_a_sentence_in_a_template_is_found(folder, tmp_path, monkeypatch):
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    frame = tmp_path / "templates" / "layout.html"
    frame.write_text(frame.read_text(encoding="utf-8").replace("</main>", "<p>This is new.</p></main>"), "utf-8")
    monkeypatch.setattr(house, "ROOT", tmp_path)
    assert any("This is new." in stray for stray in strays_in(watched(folder), reads))


def test_a_sentence_in_the_code_is_found(folder, monkeypatch):
    monkeypatch.setattr(AnswerField, "summary_line", lambda self: (self.name, "Choose one of these."))
    assert any("Choose one of these." in stray for stray in strays_in(watched(folder), slips))


@pytest.mark.parametrize(
    ("page", "is_good"),
    [
        ("<p>⟦Góó⟧.</p>", True), ("<p>⟦Góó⟧ on</p>", False), ("<p>⟦Góó</p><p>óóñ⟧</p>", False),
        ("<p>⟦Góó <b>óóñ</b>⟧</p>", True), ("<p>Góó</p>", False), ("<p title='Go'></p>", False),
        ("<p data-new='Go'></p>", False), ("<p data-part='go'></p>", True), ("<p translate='no'>RF-01</p>", True),
        ("""<p data-words='{"a": ["⟦b⟧", "c"]}'></p>""", False), ("""<p data-words='{"a": ["⟦b⟧"]}'></p>""", True),
        ("<meta name='description' content='Go'>", False), ("<meta name='viewport' content='go'>", True),
        ("<input type='submit' value='Go'>", False), ("<input type='radio' value='go'>", True),
        ("<a download='kñéééé.wav'></a>", True), ("<a download='knee.wav'></a>", False),
        ("<svg><title>Go</title></svg>", False), ("<svg><path d='M1 2'/></svg>", True),
    ],
)  # fmt: skip
def test_a_letter_outside_is_found_wherever_people_meet_it(page, is_good):
    assert (look_at(page).strays == []) is is_good
