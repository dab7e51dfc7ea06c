"""What the server writes into the page for the player, for the tests of the scripts: small routines and all words."""

import json

from answer_sets import fill
from page_check import read

from app.decision.decision import decide
from app.routine.phases import Phase, build, pain_is_worse
from app.routine.timeline import cues, for_script, timeline
from app.routine.times import pace_of

SECONDS = 6  # of each push, hold and rest
PACES = {"usual": (5, 0), "with a place": (5, 20), "hands free": (10, 20)}  # lead-in, place
PEOPLE = {
    "a real one": ("left", None, {}),
    "hands free": ("both", "yes", {"place": 20, "lead-in": 10}),
    "slow": ("right", None, {"plank-work": 10, "plank-rest": 10, "superman-work": 8, "inflare-repetitions": 9}),
}


def _block(name: str, legs: tuple = (None,), work: str = "push", times: int = 6, asks: bool = False) -> tuple:
    phases = []
    for number, side in enumerate(legs):
        phases += [Phase("switch", side, 5, 0)] * bool(number) + [Phase("ready", side, 0, 0)]
        for rep in range(1, times + 1):
            phases += [Phase(work, side, SECONDS, rep), Phase("rest", side, SECONDS, rep)]
    return name, asks, phases


BOTH = ("left", "right")
ROUTINES = {
    "whole": (
        _block("Knee brace", BOTH, asks=True),
        _block("Knee-to-wall push", ("left",)),
        _block("Plank", ("right",), "hold", 3),
        _block("Superman", ("right",), "hold", 4),
        _block("Knee brace", BOTH),
    ),
    "one push": (_block("Knee-to-wall push"),),
    "one plank": (_block("Plank", work="hold", times=3),),
    "both planks": (_block("Plank", BOTH, "hold", 2),),
    "braces": (_block("Knee brace", BOTH), _block("Knee brace", times=2)),
}


def routines(content):
    """(name, phases, pace) of some people at some paces."""
    for name, (side, helped, chosen) in PEOPLE.items():
        decision, own = decide(content.rulebook, fill(content, {"pain-side": side})), pace_of(content.routine, chosen)
        yield name, [phase for block in build(content.routine, decision, helped, own) for phase in block.phases], own


def _example(phases: list[Phase], lead_in: int, place: int) -> dict:
    """What the page holds, and beside it what it means, written out."""
    parts = timeline(phases, lead_in, place)
    return {
        "timeline": for_script(parts),
        "parts": [(part.kind, part.phase, part.start, part.end) for part in parts],
        "cues": list(cues(parts)),
    }


def _routine(blocks: tuple) -> dict:
    told = [
        {"block": number, "name": name, "asks": asks, **vars(phase), "side": phase.side or ""}
        for number, (name, asks, phases) in enumerate(blocks)
        for phase in phases
    ]
    phases = [phase for _, _, phases in blocks for phase in phases]
    paces = {name: {"place": place, **_example(phases, lead_in, place)} for name, (lead_in, place) in PACES.items()}
    return {"phases": told, "paces": paces}


def _pains(content) -> dict:
    """The limits of the pain at the end, and for each number before and now whether that is worse."""
    scale = content.texts["pain_scale"]
    numbers = range(scale["minimum"], scale["maximum"] + 1)
    told = [[before, now, pain_is_worse(scale, before, now)] for before in numbers for now in numbers]
    return {"upBy": scale["up_by"], "upTo": scale["up_to"], "told": told}


def player_page(person) -> str:
    """All of it as JSON. The words are those of the page that this person, who has come to the routine, is given."""
    player = read(person.browser.get("/routine").text).select_one("[data-words]")
    real = {name: _example(phases, own.lead_in, own.place) for name, phases, own in routines(person.content)}
    small = {name: _routine(blocks) for name, blocks in ROUTINES.items()}
    told = {"words": json.loads(player["data-words"]), "routines": small, "people": real}
    return json.dumps(told | {"pains": _pains(person.content)})
