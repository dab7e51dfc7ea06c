"""The sound files: every cue is heard where the timeline has it, and each file is what its page says."""

import html
import io
import json
import re
import shutil
import subprocess
import wave
from array import array
from math import log10
from pathlib import Path

import pytest
from page_check import header_faults
from plain_client import Plain

from app.routine.phases import Phase
from app.routine.sound import CUES, HUM, RATE, cue_samples, wav
from app.routine.timeline import cues, timeline
from app.web.frame.files import file_name

LEG = [Phase("ready", "left", 0, 0), *(Phase(kind, "left", 6, rep) for rep in (1, 2) for kind in ("push", "rest"))]
QUIET = RATE // 10  # samples without a cue that part two cues
FULL = 32768
LOUDEST = 10 ** (-46 / 20)  # of the hum: −46 dB of what 16 bits can hold
SCRIPT = Path(__file__).parents[1] / "static/js/player/sound.js"


def samples(file: bytes) -> list[int]:
    """The samples of a file of one channel with 16 bits."""
    with wave.open(io.BytesIO(file)) as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, RATE)
        return list(array("h", sound.readframes(sound.getnframes())))


def onsets(heard: list[int]) -> list[float]:
    """The seconds at which a cue begins after a while without."""
    found, silent = [], QUIET
    for at, each in enumerate(heard):
        if abs(each) > 0.03 * FULL:
            if silent >= QUIET:
                found.append(at / RATE)
            silent = 0
        else:
            silent += 1
    return found


def test_every_cue_is_heard_where_the_timeline_has_it():
    parts = timeline(LEG, lead_in=5, place=0)[1:]
    heard, told = onsets(samples(wav(parts))), [second - parts[0].start for second, _ in cues(parts)]
    # The cue for the end is three notes, 0.3 s apart, that run into each other or not.
    assert heard[: len(told)] == pytest.approx(told, abs=0.005)


def test_a_file_lasts_as_long_as_its_set_and_rings_out():
    parts = timeline(LEG, lead_in=5, place=0)[1:]
    assert len(samples(wav(parts))) == (5 + 4 * 6 + 2) * RATE


@pytest.mark.parametrize("name", CUES)
def test_a_cue_begins_and_ends_softly_and_never_breaks(name):
    heard = cue_samples(name)
    assert abs(heard[0]) < 0.02 * FULL
    assert abs(heard[-1]) < 0.02 * FULL
    assert 0.3 * FULL < max(map(abs, heard)) < FULL - 1


@pytest.fixture(scope="module")
def set_sound() -> bytes:
    return wav(timeline(LEG, lead_in=5, place=0)[1:])


def test_no_twentieth_of_a_second_is_silent_so_that_no_headset_falls_asleep(set_sound):
    heard = samples(set_sound)
    for at in range(0, len(heard), 200):
        assert len(set(heard[at : at + 400])) > 10, f"{at / RATE} s is silent."


def test_what_sounds_between_the_cues_is_below_hearing(set_sound):
    """32 Hz are first heard at 59 dB: −49 dB of full loudness, so a headset would have to make 108 dB of a full one."""
    heard = samples(set_sound)
    before_all = heard[:RATE]
    assert max(map(abs, before_all)) < LOUDEST * FULL
    assert crossings(before_all) in (HUM[0][2] - 1, HUM[0][2])
    assert 20 * log10(max(map(abs, heard)) / FULL) == pytest.approx(-3, abs=0.5)


def test_the_page_builds_the_same_sound_as_the_server(set_sound, tmp_path):
    node = shutil.which("node")
    assert node, "Node 20 or newer is needed to hear what the page builds: it is not on the PATH."
    parts = timeline(LEG, lead_in=5, place=0)[1:]
    told = [(second - parts[0].start, name) for second, name in cues(parts)]
    seconds = parts[-1].end - parts[0].start + 2
    code = (
        f"import {{ track }} from {json.dumps(SCRIPT.as_uri())}\n"
        f"process.stdout.write(new Uint8Array(track({json.dumps(told)}, {seconds}, {json.dumps(CUES)}).buffer))"
    )
    own = [node, "--input-type=module", "-e", code]
    built = samples(subprocess.run(own, capture_output=True, timeout=60, check=True).stdout)
    sent = samples(set_sound)
    assert len(built) == len(sent)
    assert max(abs(one - two) for one, two in zip(built, sent, strict=True)) <= 1


def crossings(heard: list[int]) -> int:
    return sum(one < 0 <= two for one, two in zip(heard, heard[1:], strict=False))


@pytest.mark.parametrize(("name", "rises"), [("work", True), ("rest", False)])
def test_a_push_rises_and_a_rest_falls_to_the_ear(name, rises):
    heard = cue_samples(name)
    half = len(heard) // 2
    assert (crossings(heard[:half]) < crossings(heard[half:])) == rises


# --- On the page


def sounds(person) -> list[tuple[str, str, str, str]]:
    """(side, name that is read out, address, name of the file) of each set."""
    return [
        (
            part.select_one("[data-phase]")["data-side"],
            part.audio["aria-label"],
            part.audio["src"],
            part.select_one("a[download]")["download"],
        )
        for part in person.main.select(".set")
    ]


@pytest.mark.parametrize("sore", ["left", "right", "both"])
def test_each_set_has_its_sound_with_the_side_in_every_name(person, sore):
    person.completes(pain_side=sore).agrees()
    found = sounds(person)
    assert len(found) == len(person.main.select("[data-phase=ready]"))
    for side, name, address, file in found:
        response = person.browser.get(address)
        assert response.mimetype == "audio/wav"
        assert response.headers["Content-Disposition"] == f"inline; filename={file}"
        assert response.headers["Cache-Control"] == "no-store"
        assert re.findall("left|right", name) == re.findall("left|right", file) == ([side] if side else [])
        assert file.count("leg") == name.count("leg") == bool(side)


@pytest.mark.parametrize(
    ("said", "file"),
    [
        ("knee brace left leg", "knee-brace-left-leg.wav"),
        ("Kniestütze (linkes Bein) & 2 Kissen", "kniestütze-linkes-bein-2-kissen.wav"),
        ("左脚 の ブレース", "左脚-の-ブレース.wav"),
        ("../../etc/pass_wd\n.exe", "etc-pass-wd-exe.wav"),
    ],
)
def test_a_file_is_called_by_letters_and_digits_alone_in_any_language(said, file):
    assert file_name(said, "wav") == file


def test_a_sound_lasts_as_long_as_its_list(person):
    person.completes().agrees().opens("/routine/times").chooses("How many times, Plank", "5 times")
    person.chooses("Time to get ready, from “I’m in place” to the first push or hold", "20 seconds")
    person.presses("Use these times")
    for part in person.main.select(".set"):
        listed = sum(int(each["data-seconds"]) for each in part.select("[data-phase]"))
        # Changing sides stands at the head of the next set, and is heard at the end of this one.
        listed -= 5 if part.select("[data-phase=switch]") else 0
        heard = len(samples(person.browser.get(part.audio["src"]).data)) / RATE - 2 - 20
        assert heard - listed in (0, 5)
        assert heard - listed == 0 or "Then: " in part.find_next(class_="set").h3.get_text()


def test_no_address_of_a_sound_tells_an_answer(app, person):
    person.completes(pain_side="left").agrees()
    for _, _, address, _ in sounds(person):
        assert re.fullmatch(r"/routine/sound/\d/\d\.wav\?of=[0-9a-f]{16}", address)
    other = type(person)(app).walks(pain_side="left").agrees()
    assert not {address for _, _, address, _ in sounds(person)} & {address for _, _, address, _ in sounds(other)}


def test_a_page_that_is_stale_gets_no_sound_of_another_routine(person):
    person.completes(pain_side="left").agrees()
    address = sounds(person)[0][2]
    person.opens("/screener/where").tells("pain-side", "right").presses("Continue").agrees()
    assert person.browser.get(address).status_code == 404
    assert person.browser.get(sounds(person)[0][2]).status_code == 200


@pytest.mark.parametrize("place", ["0/1", "1/0", "1/3", "9/1", "99999999999/1"])
def test_there_is_no_sound_of_what_is_not_done(person, place):
    person.completes().agrees()
    of = sounds(person)[0][2].partition("?")[2]
    assert person.browser.get(f"/routine/sound/{place}.wav?{of}").status_code == 404


def test_part_of_a_sound_can_be_asked_for_as_phones_do(person):
    person.completes().agrees()
    address = sounds(person)[0][2]
    part = person.browser.get(address, headers={"Range": "bytes=100-199"})
    assert (part.status_code, len(part.data), header_faults(part)) == (206, 100, [])
    assert part.data == person.browser.get(address).data[100:200]


def test_without_a_routine_there_is_no_sound(app):
    response = Plain(app).browser.get("/routine/sound/1/1.wav?of=x")
    assert (response.status_code, response.headers["Location"]) == (303, "/screener/danger")


def test_the_page_is_whole_html_with_its_sounds(person):
    person.completes().agrees()
    assert html.unescape(person.main.select_one("[data-tones]")["data-tones"]).startswith('{"')
