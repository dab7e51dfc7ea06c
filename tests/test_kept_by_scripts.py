"""What the scripts keep on a device and where, and which of them look at a calendar."""

import re

from source_files import ROOT

SCRIPTS = ROOT / "static" / "js"
STORES = r"localStorage|sessionStorage|indexedDB|\bcaches\b|document\.cookie|\.storage\b"
# Which script may use which store; tests/test_privacy_page.py holds that each note in it has its words.
MAY_STORE = {
    "player/kept.js": {"localStorage"},
    "app.js": {"localStorage"},  # it looks whether a session waits
    "player/panels.js": {"caches"},  # it takes the kept routine away
    "worker/keeps.js": {"caches"},
    "worker/leaves.js": {"caches"},
}
PLACE = {"stamp", "index", "state", "panel", "after", "helped", "open"}
WRITES_THE_DIARY = {"player/kept.js", "player/offline.js"}  # with the day that the device says


def scripts() -> dict[str, str]:
    found = sorted(SCRIPTS.rglob("*.js"))
    return {path.relative_to(SCRIPTS).as_posix(): path.read_text(encoding="utf-8") for path in found}


def test_scripts_keep_notes_and_pages_in_these_places_and_nothing_elsewhere():
    for name, text in scripts().items():
        stores = set(re.findall(STORES, text))
        assert stores <= MAY_STORE.get(name, set()), f"{name} uses {', '.join(stores)}"
    assert "localStorage.getItem" in scripts()["player/kept.js"]
    for name in MAY_STORE.keys() & scripts().keys() - {"player/kept.js", "worker/keeps.js"}:
        assert not re.search(r"setItem|\.put\(|\.add(All)?\(", scripts()[name]), f"{name} keeps something"


def test_a_place_in_a_routine_holds_these_parts_and_no_more():
    kept, others = scripts()["player/kept.js"], "\n".join(scripts().values())
    assert "write(PLACE, { ...stopped, now })" in kept
    assert "write(PLACE, { ...read(PLACE), next: { what, now } })" in kept
    (place,) = re.findall(r"keepPlace\(\{ (.*?) \}\)", others)
    assert {part.partition(":")[0] for part in place.split(", ")} <= PLACE


def test_only_what_writes_the_diary_looks_at_a_calendar():
    """Elsewhere the time of day is read only to see how much of it went by."""
    calendar = r"new Date|\bDate\.(?!now\b)|\bDate\(|\bTemporal\b"
    of_dates = r"\bIntl\b(?!\.(?:ListFormat|getCanonicalLocales)\b)"
    looking = {name for name, text in scripts().items() if re.search(f"{calendar}|{of_dates}", text)}
    assert looking <= WRITES_THE_DIARY
