"""What goes wrong on real devices, put in on purpose: the player still works, and a true word stands there."""

import pytest
from playwright.sync_api import expect

from tests.browser.lab import freeze, open_window, plain_chromium, show
from tests.browser.player import BEEPS, GO_ON, IN_PLACE, LEAD, SILENT, START, TRACK, Player
from tests.browser.shortcut import AGREE

NO_SOUND = "The sound does not start on this device. The timers go on without it."
NO_VOICE = "This device has no voice for this page. All else goes on."
SCREEN_ON, SCREEN_OFF = "Screen stays on.", "This device may turn the screen off."
VOICE = "Say the steps aloud"

REFUSED_WAKE_LOCK = """
Object.defineProperty(navigator, "wakeLock", {
  value: { request: () => Promise.reject(new DOMException("", "NotAllowedError")) },
})
"""
REFUSED_AUDIO = """
HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException("", "NotSupportedError"))
window.AudioContext = class { constructor() { throw new DOMException("", "NotSupportedError") } }
"""
# Says that it runs, and stands still.
STALLED_CONTEXT = """
const Real = window.AudioContext
window.AudioContext = class extends Real { get currentTime() { return 0 } get state() { return "running" } }
"""
# Says that it plays, and never moves.
STALLED_TRACK = """
HTMLMediaElement.prototype.play = async function () {}
Object.defineProperty(HTMLMediaElement.prototype, "paused", { get: () => false })
"""
CALL = """
let contexts = []
const Real = window.AudioContext
window.AudioContext = class extends Real { constructor() { super(); contexts.push(this) } }
window.call = () => {
  for (const each of contexts) {
    Object.defineProperty(each, "state", { value: "interrupted", configurable: true })
    each.dispatchEvent(new Event("statechange"))
  }
}
window.hangUp = () => contexts.forEach(each => delete each.state)
"""
HELD_AUDIO = "const Real = Audio; window.Audio = function () { return window.audio = new Real() }"
NO_VOICES = "speechSynthesis.getVoices = () => []"
NO_SPEECH = "delete window.speechSynthesis; Object.defineProperty(window, 'speechSynthesis', { value: undefined })"


@pytest.fixture
def plays(browser, home, shortcut):
    """Opens the player with a fault put in. The test moves the page’s clock, unless it goes by the real one."""
    contexts = []

    def open_player(fault: str, sound: str, also: tuple = (), real: bool = False, keeps=True) -> Player:
        context = browser.new_context(reduced_motion="reduce", service_workers="block")
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(fault)
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        shortcut.take(context, home, "full", then=(AGREE,))
        if not real:
            page.clock.install(time=0)
        page.goto(f"{home}/routine")
        player = Player(page)
        if keeps:
            player.chooses(sound, *also)
        if not real:
            page.clock.pause_at(3_000)
        player.presses(START)
        return player

    yield open_player
    assert [fault for context in contexts for page in context.pages for fault in page.faults] == []
    for context in contexts:
        context.close()


def says(player: Player, part: str, words: str) -> bool:
    """Wait until these words stand there."""
    expect(player.page.locator(f"[data-part={part}]")).to_have_text(words, timeout=20_000)
    return True


def counts(player: Player, seconds: float = LEAD) -> bool:
    """The lead-in runs to its first push."""
    player.runs(seconds)
    return player.sees[:2] == ("Push", "6")


@pytest.mark.parametrize(("fault", "told"), [("", SCREEN_ON), (REFUSED_WAKE_LOCK, SCREEN_OFF)], ids=["on", "refused"])
def test_a_screen_that_stays_on_and_one_that_may_not_are_told(plays, fault, told):
    player = plays(fault, SILENT)
    player.presses(IN_PLACE)
    assert says(player, "screen", told)
    assert counts(player)


def test_without_any_audio_device_a_track_gives_way_to_the_page_s_clock(plays):
    player = plays(REFUSED_AUDIO, TRACK)
    player.presses(IN_PLACE)
    assert says(player, "warning", NO_SOUND)
    assert counts(player)


def test_without_any_audio_device_beeps_are_left_out(plays):
    player = plays(REFUSED_AUDIO, BEEPS)
    player.presses(IN_PLACE)
    assert says(player, "warning", NO_SOUND)
    assert counts(player)


def test_an_audio_clock_that_stands_still_while_it_says_running_is_found_out(plays):
    player = plays(STALLED_CONTEXT, BEEPS)
    player.presses(IN_PLACE)
    for _ in range(3):  # the sound is begun in between
        player.runs(1.2)
    assert says(player, "warning", NO_SOUND)
    assert counts(player, LEAD - 3.6)


def test_a_track_that_says_that_it_plays_and_does_not_is_found_out(plays):
    player = plays(STALLED_TRACK, TRACK)
    player.presses(IN_PLACE)
    player.runs(6.2)
    assert says(player, "warning", NO_SOUND)
    assert counts(player, LEAD - 0.1)


def test_a_call_pauses_the_beeps_and_they_go_on_after_it(plays):
    player = plays(CALL, BEEPS, real=True)
    player.presses(IN_PLACE)
    assert says(player, "phase", "Push")
    player.page.evaluate("call()")
    assert says(player, "phase", "Paused")
    assert says(player, "warning", "Something took the sound away, such as a call.")
    player.page.evaluate("hangUp()")
    player.presses(GO_ON)
    assert says(player, "phase", "Push")


def test_a_call_pauses_the_track_and_it_goes_on_after_it(plays):
    player = plays(
        "const Real = Audio; window.Audio = function () { return window.audio = new Real() }", TRACK, real=True
    )
    player.presses(IN_PLACE)
    assert says(player, "phase", "Push")
    player.page.evaluate("audio.pause()")
    assert says(player, "phase", "Paused")
    assert says(player, "warning", "Something took the sound away, such as a call.")
    player.presses(GO_ON)
    assert says(player, "phase", "Get ready")
    assert says(player, "phase", "Push")


@pytest.mark.parametrize("fault", [NO_VOICES, NO_SPEECH], ids=["no voices", "no speech"])
def test_without_a_voice_it_says_so_and_goes_on(plays, fault):
    player = plays(fault, SILENT, also=(VOICE,))
    player.runs(2)
    assert says(player, "warning", NO_VOICE)
    player.presses(IN_PLACE)
    assert counts(player)


SPEAKS = """
window.said = []
speechSynthesis.getVoices = () => [{ lang: "en-GB" }]
speechSynthesis.speak = words => window.said.push(words.text)
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
"""


def test_the_voice_names_the_person_s_own_leg(plays):
    player = plays(SPEAKS, SILENT, also=(VOICE,))
    card = player.card
    player.presses(IN_PLACE)
    assert counts(player)
    assert player.page.evaluate("said") == [
        f"Knee brace, left leg. {' '.join(card)}",
        "Get ready",
        "Push your left heel into the frame. Breathe out.",
    ]


BROKEN_STORAGE = """
Object.defineProperty(window, "localStorage", { get() { throw new DOMException("", "SecurityError") } })
"""


def test_without_storage_it_plays_and_keeps_nothing(plays):
    player = plays(BROKEN_STORAGE, SILENT, keeps=False)
    player.chooses_in_the_player(SILENT)
    player.presses(IN_PLACE)
    assert counts(player)


# --- A frozen page, by the browser’s own lifecycle


@pytest.mark.parametrize(("sound", "seconds"), [(TRACK, 8), (BEEPS, 2), (SILENT, 2)])
def test_a_page_that_was_frozen_comes_back_paused_at_the_start_of_its_push(browser, home, shortcut, sound, seconds):
    with plain_chromium(browser.browser_type) as living:
        page = open_window(living)
        shortcut.take(page.context, home, "full", then=(AGREE,))
        page.goto(f"{home}/routine")
        player = Player(page)
        player.chooses(sound)
        player.presses(START)
        player.presses(IN_PLACE)
        assert says(player, "phase", "Push")
        freeze(page, seconds)
        show(page)
        assert player.sees == ("Paused", "", "1 of 6")
        assert player.part("cue") == "Press Go on. After 3 seconds this push starts again."
        assert player.part("warning")
        player.presses(GO_ON)
        assert says(player, "phase", "Get ready")
        assert says(player, "rep", "1 of 6")
