"""What the import of a diary refuses: what is none, too much, or made up. It never fails, and keeps nothing of it."""

import io
import re

import pytest
from cookies import cookie_name, cookie_of
from keepers import days, diary_name, diary_of, keeper, with_diary
from page_check import good
from test_diary_document import with_entry
from test_web_diary_exchange import FILE, KEEP, LOOK, brings, looks_into

from app.web.diary.document import as_json
from app.web.diary.exchange import LARGEST

# --- What cannot be taken


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (as_json(days(2)).replace('"pain_before": 5', '"pain_before": 6', 1), "This file was changed or is damaged"),
        (as_json(days(2))[:-5], "This file was changed or is damaged"),
        (as_json(days(2)).replace('"version": 1', '"version": 2'), "saved by a newer version"),
        (b"\x89PNG\r\n\x1a\n", "This is no diary file of this site"),
        (b"", "This is no diary file of this site"),
    ],
    ids=["changed", "cut", "newer", "picture", "empty"],
)
def test_a_file_that_is_none_is_told_in_words_and_asked_for_again(app, file, says):
    person = looks_into(keeper(app, days(1)), file)
    assert person.status == 422
    assert person.title.startswith("Error:")
    assert len(person.sees_errors()) == 1 and says in person.sees_errors()[0]
    assert diary_of(person) == days(1)
    assert person.takes_file(FILE, as_json(days(2))).presses(LOOK).sees("1 entry is new.")


def test_no_file_is_told(app):
    person = keeper(app).opens("/diary").presses(LOOK)
    assert (person.status, person.sees_errors()) == (422, ["Choose the file that you saved here before."])


def test_who_keeps_nothing_can_bring_nothing(app, person):
    assert FILE not in str(person.opens("/diary").main)
    open_page = keeper(app).opens("/diary")
    open_page.browser.set_cookie(cookie_name(app), cookie_of(person))
    token = person.page.find("input", {"name": "csrf_token"})["value"]
    open_page.page.find("input", {"name": "csrf_token"})["value"] = token
    for box in open_page.page.find_all("input", {"name": "csrf_token"}):
        box["value"] = token
    open_page.takes_file(FILE, as_json(days(2))).presses(LOOK)
    assert open_page.status == 409
    assert open_page.sees("Nothing can be kept yet.")
    assert diary_of(open_page) == ()


def test_a_diary_that_cannot_be_read_is_not_written_over(app):
    person = with_diary(brings(keeper(app, days(1)), days(2)), "broken").presses(KEEP)
    assert person.status == 409
    assert person.sees("The diary on this device cannot be read.")
    assert person.browser.get_cookie(diary_name(app), path="/diary").value == "broken"


def test_a_page_of_before_shows_what_was_read_once_more(app):
    person = brings(keeper(app), days(2))
    person.page.find("form", action="/diary/import").find("input", {"name": "csrf_token"})["value"] = "stale"
    person.presses(KEEP)
    assert (person.status, diary_of(person)) == (400, ())
    assert person.sees_errors()[0].startswith("This page had been open for too long.")
    assert diary_of(person.presses(KEEP)) == days(2)


def test_a_stale_form_for_a_file_asks_for_it_again(app):
    person = keeper(app).opens("/diary")
    for box in person.page.find_all("input", {"name": "csrf_token"}):
        box["value"] = "stale"
    person.takes_file(FILE, as_json(days(2))).presses(LOOK)
    assert person.status == 400
    assert person.takes_file(FILE, as_json(days(2))).presses(LOOK).sees("2 entries are new.")


# --- Too much, and made up


def token_of(person) -> str:
    return person.page.find("input", {"name": "csrf_token"})["value"]


def body_of(*parts: bytes) -> bytes:
    return b"".join(b"--x\r\nContent-Disposition: form-data; " + part + b"\r\n" for part in parts) + b"--x--\r\n"


def send(person, *parts: bytes, kind: str = "multipart/form-data; boundary=x"):
    return person.browser.post("/diary/import", data=body_of(*parts), content_type=kind)


def token_part(person) -> bytes:
    return f'name="csrf_token"\r\n\r\n{token_of(person)}'.encode()


def file_part(data: bytes, name: bytes = b"diary.json") -> bytes:
    return b'name="file"; filename="' + name + b'"\r\n\r\n' + data


@pytest.fixture
def here(app):
    """Someone on the page of their diary."""
    return keeper(app, days(1)).opens("/diary")


def test_256_kb_are_read_and_one_byte_more_is_not(here):
    around = len(body_of(token_part(here), file_part(b"")))
    file = as_json(days(2)).encode()
    filled = file + b" " * (LARGEST - around - len(file))
    assert LARGEST == 256 * 1024
    assert "1 entry is new." in re.sub("<.*?>", "", good(send(here, token_part(here), file_part(filled)), 200).text)
    response = good(send(here, token_part(here), file_part(filled + b" ")), 413)
    assert "That was too much at once" in response.text


def test_a_body_without_its_length_is_no_longer_either(here):
    stream = io.BytesIO(body_of(token_part(here), file_part(b" " * 2**20)))
    ended = {"wsgi.input_terminated": True}
    kind = "multipart/form-data; boundary=x"
    good(here.browser.post("/diary/import", input_stream=stream, content_type=kind, environ_overrides=ended), 413)


def test_only_this_page_reads_files(here):
    for address in ("/diary", "/diary/delete", "/screener/danger", "/forget"):
        sent = {"csrf_token": token_of(here), "file": (io.BytesIO(b"{}"), "diary.json")}
        good(here.browser.post(address, data=sent), 415)


def test_what_is_sent_without_a_file_is_no_longer_than_anywhere(here):
    sent = {"csrf_token": token_of(here), "read": "x" * 16 * 1024}
    good(here.browser.post("/diary/import", data=sent), 413)
    good(here.browser.post("/diary/import", json={}), 415)


def test_more_parts_than_a_form_has_are_too_many(here):
    parts = [token_part(here), *(b'name="a"\r\n\r\n' for _ in range(9))]
    good(send(here, *parts), 413)


def test_two_files_are_none(here):
    file = file_part(as_json(days(2)).encode())
    response = good(send(here, token_part(here), file, file), 422)
    assert "Choose the file" in response.text


KINDS = [
    ("multipart/form-data", 400), ("multipart/form-data; boundary=", 400), ("multipart/form-data; boundary=é", 400),
    ("multipart/form-data; boundary=y", 400), ("multipart/form-data; boundary=x; charset=utf-7", 200),
    ("multipart/mixed; boundary=x", 415), ("text/plain", 415), ("application/zip", 415),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "status"), KINDS)
def test_bodies_that_are_no_form_are_refused(here, kind, status):
    good(send(here, token_part(here), file_part(as_json(days(2)).encode()), kind=kind), status)
    assert diary_of(here) == days(1)


BROKEN = [
    b"", b"--x", b"--x\r\n", b"--x\r\n\r\n\r\n--x--", b"--x--", b"\x00" * 999, b"--x\r\n" * 9999,
    b"--x\r\nContent-Disposition: \xff\r\n\r\n--x--", b"--x\r\nContent-Disposition: form-data\r\n\r\n\r\n--x--",
    b'--x\r\nContent-Disposition: form-data; filename="a"\r\n\r\n\r\n--x--', body_of(file_part(b"", b"\xff\x00")),
]  # fmt: skip


@pytest.mark.parametrize("body", BROKEN, ids=range(len(BROKEN)))
def test_parts_that_are_broken_are_refused(here, body):
    good(here.browser.post("/diary/import", data=body, content_type="multipart/form-data; boundary=x"), 400, 413)


HOSTILE = [
    with_entry(helped="<script>alert(1)</script>"), with_entry(day="<img src=x onerror=alert(1)>"),
    with_entry(**{"<script>alert(1)</script>": 1}), with_entry(__proto__={"x": 1}), with_entry(pain_before=10**99),
    as_json(days(2)).replace("{", '{"__proto__": {"x": 1}, ', 1), "<script>alert(1)</script>", '"=cmd()"', "\x00",
    "[" * 100_000, '{"a":' * 40_000, "1" * 200_000, "{}", "NaN",
]  # fmt: skip


@pytest.mark.parametrize("file", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_hostile_is_kept_or_shown(here, file):
    response = good(send(here, token_part(here), file_part(file.encode())), 422)
    assert "<title>Error:" in response.text
    assert not re.search(r"alert\(|__proto__|onerror|cmd", response.text)
    assert diary_of(here) == days(1)


def test_the_name_of_a_file_is_never_used(here):
    for name in (b"../../wsgi.py", b"<script>.json", b"a" * 5000, b"con"):
        response = send(here, token_part(here), file_part(as_json(days(2)).encode(), name))
        assert "1 entry is new." in re.sub("<.*?>", "", good(response, 200).text)
        assert "script&gt;" not in response.text


@pytest.mark.parametrize("read", ["", "x", "1", "." * 99, "é", "\ud800".encode("utf-8", "replace"), "1" + "A" * 6])
def test_what_was_never_read_here_is_not_kept(here, read):
    response = here.browser.post("/diary/import", data={"csrf_token": token_of(here), "read": read})
    good(response, 422)
    assert diary_of(here) == days(1)


def test_what_was_read_cannot_be_changed_and_a_diary_is_no_such_thing(here):
    person = brings(here, days(3))
    sealed = person.page.find("input", {"name": "read"})["value"]
    own = person.browser.get_cookie(diary_name(person.app), path="/diary").value
    for read in (sealed[:-1], sealed[:20] + "B" + sealed[21:], sealed + "A", own, sealed.rpartition(".")[0]):
        good(person.browser.post("/diary/import", data={"csrf_token": token_of(person), "read": read}), 422)
    assert diary_of(person) == days(1)


@pytest.mark.parametrize("choice", ["", "all", "OURS", "<script>", ["ours", "theirs"]])
def test_a_choice_that_is_none_is_asked_for(app, choice):
    person = brings(keeper(app, days(1)), (days(1)[0].__class__(*[*days(1)[0].id, 9, 9, None, "stopped"]),))
    sent = {
        "csrf_token": token_of(person),
        "read": person.page.find("input", {"name": "read"})["value"],
        "keep-0": choice,
    }
    response = person.browser.post("/diary/import", data=sent)
    good(response, 303 if isinstance(choice, list) else 422)
    assert diary_of(person) == days(1)
