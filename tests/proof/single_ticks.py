"""Which stories of danger end with exercises without one of their answers: `python -m tests.proof.single_ticks`."""

from collections.abc import Iterator
from pathlib import Path

from ruamel.yaml import YAML

from app.content import load
from app.decision.rulebook import NONE
from tests.answer_sets import HARMLESS
from tests.proof.vignettes import EMERGENCY, SELF_CARE, STORIES, URGENT, level_of

TABLE = Path(__file__).parent / "single_ticks.yaml"


def known() -> list[dict]:
    """The rows of the table: a `tick`, the `stories` that rest on it alone, and `because`."""
    return YAML(typ="safe", pure=True).load(TABLE)


def _lists(content, question: str) -> bool:
    return content.rulebook.question[question].kind == "many"


def ticks(content, story: dict) -> Iterator[tuple[str, dict]]:
    """Each answer of a story by itself, named “question: option”, with the answers that are left without it."""
    answers = story["answers"]
    for question, given in answers.items():
        if not _lists(content, question):
            if given != HARMLESS[question]:
                yield f"{question}: {given}", answers | {question: HARMLESS[question]}
            continue
        given = [given] if isinstance(given, str) else given
        for option in given:
            if option not in (NONE, *HARMLESS[question]):
                rest = [each for each in given if each != option] or HARMLESS[question]
                yield f"{question}: {option}", answers | {question: rest}


def dangerous(content) -> list[dict]:
    """The stories that their source wants seen at once or on the same day, but those that have exercises anyway."""
    return [
        story for story in STORIES if story["gold"] in (EMERGENCY, URGENT) and level_of(content, story) != SELF_CARE
    ]


def lost(content) -> set[tuple[str, str]]:
    """(tick, story) for each dangerous story that ends with exercises when this tick alone is left out."""
    return {
        (tick, story["name"])
        for story in dangerous(content)
        for tick, rest in ticks(content, story)
        if level_of(content, {"answers": rest}) == SELF_CARE
    }


def report(content) -> str:
    """How many stories rest on one tick, and the table with the reasons."""
    stories, found = dangerous(content), lost(content)
    several = len(stories) - len({story for _, story in found})
    lines = [f"Of {len(stories)} stories of danger {several} stay without exercises whichever answer is left out.", ""]
    for row in known():
        lines += [f"{row['tick']}: {row['because']}", *(f"    {story}" for story in row["stories"])]
    return "\n".join(lines)


def main() -> None:
    print(report(load()))


if __name__ == "__main__":
    main()
