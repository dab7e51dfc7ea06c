"""The cues of a routine as a sound file: WAV, one channel, 8,000 samples a second, 16 bits."""

import io
import wave
from array import array
from functools import cache
from math import pi, sin
from operator import add

from app.routine.timeline import DONE, REST, SWITCH, TICK, WORK, Part, cues

# Each cue is notes: (begins after s, lasts s, from Hz, to Hz, loudness of 1). Work rises and rest falls, so that the
# direction tells them apart for those who hear high sounds badly; all lie below 1,000 Hz.
CUES = {
    WORK: ((0, 0.45, 392, 784, 1),),
    REST: ((0, 0.45, 587, 294, 1),),
    TICK: ((0, 0.07, 494, 494, 0.5),),
    SWITCH: ((0, 0.9, 392, 392, 0.4), (0, 0.9, 494, 494, 0.4), (0, 0.9, 587, 587, 0.4)),
    DONE: ((0, 0.25, 587, 587, 0.8), (0.3, 0.25, 494, 494, 0.8), (0.6, 0.5, 392, 392, 0.8)),
}
RATE = 8000
LOUD = 23040  # of 32,768
# Between the cues, a second of it: nobody hears it, and it keeps headsets awake that fall asleep in silence.
HUM = ((0, 1, 32, 32, 0.007),)
FADE_IN, FADE_OUT = 0.01, 0.05  # seconds, so that nothing clicks


def _note(begins: float, lasts: float, start: float, end: float, loudness: float) -> list[float]:
    """The samples of one note, after its silence. Its pitch goes evenly from start to end."""
    count = round(lasts * RATE)
    samples = [0.0] * round(begins * RATE)
    for at in range(count):
        time = at / RATE
        turns = start * time + (end - start) * time * time / (2 * lasts)
        fade = min(1, time / FADE_IN, (lasts - time) / FADE_OUT)
        samples.append(loudness * fade * sin(2 * pi * turns))
    return samples


@cache
def _samples(notes: tuple[tuple[float, ...], ...]) -> array:
    """The samples of some notes together, of 16 bits."""
    waves = [_note(*note) for note in notes]
    length = max(map(len, waves))
    return array("h", (round(LOUD * sum(wave[at] for wave in waves if at < len(wave))) for at in range(length)))


@cache
def cue_samples(name: str) -> array:
    """A cue with the hum under it, for any whole second."""
    return array("h", map(add, _samples(CUES[name]), 2 * _samples(HUM)))


def wav(parts: tuple[Part, ...]) -> bytes:
    """The sound of some parts of a timeline: the hum, with each cue where it belongs, and two seconds at the end."""
    begin, seconds = parts[0].start, parts[-1].end - parts[0].start + 2
    sound = _samples(HUM) * seconds
    for second, name in cues(parts):
        at, samples = (second - begin) * RATE, cue_samples(name)
        sound[at : at + len(samples)] = samples
    with io.BytesIO() as file:
        with wave.open(file, "wb") as writer:
            writer.setnchannels(1)
            writer.setsampwidth(2)
            writer.setframerate(RATE)
            writer.writeframes(sound)
        return file.getvalue()
