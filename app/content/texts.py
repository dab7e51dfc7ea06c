"""The texts of results.yaml and of the routine: checked for their keys, then handed on as they are nested."""

from app.content.hazards import scale
from app.content.reader import Entry
from app.content.rulebook.questions import SCALE
from app.decision.rulebook import LEVELS, WITH_ROUTINE

WHOM = "people"  # in the title of a level with a routine: whom to talk to
PAIN_SCALE = ("after", "lowest", "highest", "worse", "other")


def _points(entry: Entry, key: str, facts) -> tuple[dict, ...]:
    built = []
    for each in entry.entries(key):
        built.append({"text": each.text("text"), "facts": each.choices("facts", facts, "fact", True)})
        each.close()
    return tuple(built)


def _texts(entry: Entry | None, keys: tuple[str, ...], facts, lists: tuple[str, ...] = ()) -> dict:
    """The named texts and lists of an entry, and its facts."""
    if entry is None:
        return {}
    built = {key.replace("-", "_"): entry.text(key) for key in keys}
    built |= {key.replace("-", "_"): entry.texts(key) for key in lists}
    built["facts"] = entry.choices("facts", facts, "fact", True)
    entry.close()
    return built


def _level(entry: Entry, name: str | None, facts) -> dict:
    """The words of a level: those with a routine have a second title, for when there is someone to talk to as well."""
    built = {"ends_with": entry.text("ends-with", required=False)}
    if name in WITH_ROUTINE:
        built["title_with_people"] = title = entry.text("title-with-people", fills=(WHOM,))
        if title and f"{{{WHOM}}}" not in title:
            entry.complain(f"It should say whom to talk to: {{{WHOM}}}.", "title-with-people")
    return built | _texts(entry, ("word", "title", "text"), facts)


def _levels(top: Entry, facts) -> dict:
    levels = {}
    for entry in top.entries("levels"):
        name = entry.choice("id", LEVELS, "level")
        if name in levels:
            entry.complain(f'The level "{name}" stands twice.', "id")
        levels[name] = _level(entry, name, facts)
    for missing in [level for level in LEVELS if level not in levels]:
        top.complain(f'The level "{missing}" has no words.', "levels")
    return levels


def _safety_net(top: Entry, questions, facts) -> dict:
    entry = top.entry("safety-net")
    if entry is None:
        return {}
    entry.register("safety-net")
    question = entry.choice("question", questions, "question")
    known = questions[question].option_ids if question in questions else ()
    net = {"question": question, "leave_out": entry.choices("leave-out", known, "option")}
    return net | _texts(entry, ("title", "text", "also"), facts)


def _agreement(top: Entry, facts) -> dict:
    entry = top.entry("agreement")
    if entry is None:
        return {}
    keys = ("title", "agree", "if-left-out")
    built = {key.replace("-", "_"): entry.text(key) for key in keys}
    built["points"] = _points(entry, "points", facts)
    entry.close()
    return built


def _pain_scale(entry: Entry | None, facts) -> dict:
    """The texts of the pain scale, its ends, and from which rise on the pain is worse."""
    if entry is None:
        return {}
    minimum, maximum = SCALE
    limits = {
        "up_by": entry.number("up-by", least=minimum + 1, most=maximum),
        "up_to": entry.number("up-to", least=minimum + 1, most=maximum),
    }
    return {"minimum": minimum, "maximum": maximum} | limits | _texts(entry, PAIN_SCALE, facts)


def texts(results: Entry, exercises: Entry, hazards: Entry, questions, facts) -> dict:
    """Every text that belongs to no single question, rule or exercise."""
    built = {
        "levels": _levels(results, facts),
        "safety_net": _safety_net(results, questions, facts),
        "agreement": _agreement(results, facts),
        "before": _texts(exercises.entry("before"), (), facts, ("points",)),
        "stop": _texts(exercises.entry("stop-signs"), ("title", "after"), facts, ("signs",)),
        "pain_scale": _pain_scale(exercises.entry("pain-scale"), facts),
        "hazards": scale(hazards.entry("scale")),
    }
    results.close()
    return built
