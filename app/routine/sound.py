"""The cues of a routine as a sound file: WAV, one channel, 8,000 samples a second, 8 bits."""

import io
import wave
from functools import cache
from math import pi, sin

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
SILENCE = 128  # of an unsigned byte
LOUD = 90
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
def cue_samples(name: str) -> bytes:
    """A cue as unsigned bytes."""
    notes = [_note(*note) for note in CUES[name]]
    length = max(map(len, notes))
    sums = [sum(note[at] for note in notes if at < len(note)) for at in range(length)]
    return bytes(SILENCE + round(LOUD * each) for each in sums)


def wav(parts: tuple[Part, ...]) -> bytes:
    """The sound of some parts of a timeline: silence, with each cue where it belongs, and two seconds at the end."""
    begin, seconds = parts[0].start, parts[-1].end - parts[0].start + 2
    sound = bytearray([SILENCE]) * (seconds * RATE)
    for second, name in cues(parts):
        at, samples = (second - begin) * RATE, cue_samples(name)
        sound[at : at + len(samples)] = samples
    with io.BytesIO() as file:
        with wave.open(file, "wb") as writer:
            writer.setnchannels(1)
            writer.setsampwidth(1)
            writer.setframerate(RATE)
            writer.writeframes(bytes(sound))
        return file.getvalue()
