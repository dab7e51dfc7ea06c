"""One leg everywhere: the card, the cue, the picture, the voice and the name of the sound, for every form and side."""

import re

import pytest
from answer_sets import fill

from app.decision.decision import decide
from app.routine.legs import say
from tests.browser.player import IN_PLACE, LEAD, SILENT, START, Player
from tests.browser.shortcut import AGREE, helped

SIDE = re.compile(r"\b(left|right)\b")
VOICE = "Say the steps aloud"
SPEAKS = """
window.said = []
speechSynthesis.getVoices = () => [{ lang: "en-GB" }]
speechSynthesis.speak = words => window.said.push(words.text)
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
"""
# What the list has for the set that the player shows: its form, the name of its sound, and the title of the picture
# whose poses the player has taken.
IN_THE_LIST = """([title, at]) => {
  const ready = document.querySelectorAll('.routine [data-phase="ready"]')[at], set = ready.closest(".set")
  const drawn = svg => [svg.getAttribute("class"), ...[...svg.querySelectorAll("use[href$='#p']")].slice(0, 1).flatMap(
    use => [use.getAttribute("href"), use.getAttribute("transform")])].join()
  const shown = [...document.querySelectorAll("[data-part=picture] svg[data-now]")]
  const own = [...document.querySelectorAll(".routine .pictures svg")].find(svg => drawn(svg) === drawn(shown[0]))
  return { form: `${ready.dataset.exercise} ${ready.dataset.form}`, leg: ready.dataset.side,
    sound: set.querySelector("audio").ariaLabel,
    picture: own.querySelector("title").textContent, drawings: new Set(shown.map(drawn)).size }
}"""
PEOPLE = {
    f"{side}, {name}": {"pain-side": side} | more
    for side in ("left", "right", "both")
    for name, more in {
        "usual": {},
        "toes": {"plank": "toes"},
        "knees": {"plank": "knees"},
        "gentle": {"pain-spread": ["below-knee-ache"]},
    }.items()
}


@pytest.fixture
def plays_for(browser, home, shortcut, content):
    context = browser.new_context(reduced_motion="reduce", service_workers="block")
    context.set_default_timeout(10_000)

    def play(answers: dict) -> Player:
        name = shortcut.app.config["SESSION_COOKIE_NAME"]
        value = shortcut.cookie(fill(content, answers), then=(AGREE, helped("no-change")))
        context.add_cookies([{"name": name, "value": value, "url": home}])
        page = context.new_page()
        page.add_init_script(SPEAKS)
        page.clock.install(time=0)
        page.goto(f"{home}/routine")
        player = Player(page)
        player.chooses(SILENT, VOICE)
        page.clock.pause_at(3_000)
        player.presses(START)
        return player

    yield play
    context.close()


def side_of(text: str) -> str | None:
    """The first side that a text names."""
    found = SIDE.search(text)
    return found and found[1]


def told(player: Player, at: int) -> dict[str, str]:
    """Everything that says a leg, from the card of the set at this place to its first push or hold."""
    setup, task, _ = player.card
    listed = player.page.evaluate(IN_THE_LIST, [player.part("title"), at])
    player.presses(IN_PLACE)
    player.runs(LEAD + 1)
    said = player.page.evaluate("window.said.splice(0)")
    spoken = {"the card aloud": said[-3], "the push aloud": said[-1]}
    return {"title": player.part("title"), "setup": setup, "task": task, "cue": player.part("cue"), **spoken, **listed}


@pytest.mark.parametrize("answers", PEOPLE.values(), ids=PEOPLE.keys())
def test_everything_in_the_player_says_the_same_leg(plays_for, content, answers):
    player = plays_for(answers)
    for at in range(player.page.locator('.routine [data-phase="ready"]').count()):
        texts = told(player, at)
        form, setup = texts.pop("form"), texts.pop("setup")
        exercise, name = form.split()
        drawings, leg = texts.pop("drawings"), texts.pop("leg") or None
        # The set-up names both legs; all else names the one that works first.
        get_ready = content.routine.exercises[exercise].form[name].get_ready
        assert setup == say(get_ready, leg, content.routine.sides)
        assert setup in texts["the card aloud"]
        sides = {name: side_of(text) for name, text in texts.items()}
        assert set(sides.values()) == {leg}, texts
        assert drawings == 1
        player.presses("Next")


def test_these_people_get_every_form_on_both_sides(content):
    decisions = [decide(content.rulebook, fill(content, answers)) for answers in PEOPLE.values()]
    given = {
        (each.exercise, each.form, leg) for decision in decisions for each in decision.offered for leg in each.legs
    }
    offered = {(each.exercise, each.form) for decision in decisions for each in decision.offered}
    assert offered == {(each.id, form.id) for each in content.routine.exercises.values() for form in each.forms}
    one_sided = {(exercise, form) for exercise, form, _ in given}
    assert given == {(*each, side) for each in one_sided for side in ("left", "right")}
