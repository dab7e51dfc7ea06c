"""The rooms of the web side know each other in one direction: whoever changes one sees which others can notice."""

from source_files import APP, ROOT, imported, where
from test_architecture import inside

# Each room with those that it may know: only rooms that stand above it, so nothing goes round in a ring.
ROOMS = {
    "answers": set(),
    "frame": {"answers"},
    "reading": {"answers", "frame"},
    "questions": {"answers", "frame"},
    "routine": {"answers", "frame", "questions"},
    "diary": {"answers", "frame", "questions", "routine"},
    "home": {"answers", "frame", "reading", "questions", "routine"},
}
FOR_ALL = {"app.web.content"}
WEB = ROOT / "app" / "web"


def test_each_room_knows_only_rooms_above_it():
    problems = []
    for path in (path for path in APP if path.parent.parent == WEB):
        room = path.parent.name
        known = FOR_ALL | {f"app.web.{each}" for each in (room, *ROOMS[room])}
        others = sorted(each for each in imported(path) if inside(each, {"app.web"}) and not inside(each, known))
        problems += [f"{where(path)} imports {each}, which is in no room that {room} may know." for each in others]
    assert not problems, "\n".join(problems)


def test_what_is_for_all_rooms_knows_none():
    problems = [
        f"{where(path)} imports {each}, but stands above all rooms."
        for path in APP
        if path.parent == WEB
        for each in sorted(imported(path))
        if inside(each, {"app.web"})
    ]
    assert not problems, "\n".join(problems)


def test_the_table_names_every_room_and_has_no_ring():
    assert sorted(ROOMS) == sorted(path.name for path in WEB.iterdir() if any(path.glob("*.py")))
    above: set[str] = set()
    for room, known in ROOMS.items():
        assert known <= above, f"{room} may know {sorted(known - above)}, which stand below it."
        above.add(room)
