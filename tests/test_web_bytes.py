"""Odd bytes: cookies of others on the host, and payloads that our own key signed and that are no session."""

import base64
import json
import random
import zlib

import pytest
from cookies import cookie_name, signed, someone_with
from itsdangerous import TimestampSigner
from page_check import read
from pages_and_forms import FORMS, PAGES
from person import Person

from app.web.frame.packing import chosen

LOST = "Your earlier answers could not be read"


def open_with(app, header: bytes, address: str = "/routine"):
    """What comes back for a Cookie header of these bytes, as a server hands it on."""
    return app.test_client(use_cookies=False).get(address, headers={"Cookie": header.decode("latin-1")})


def neighbours() -> list[bytes]:
    every_byte = [bytes([byte]) for byte in range(1, 256) if byte not in b"\r\n"]
    return [
        *(b"other=" + byte for byte in every_byte), *(byte + b"=x" for byte in every_byte if byte != b";"),
        b"other=\xff\xfe", b"\xe9t\xe9=\xe9", "cœur=été".encode(), b"=", b"=x", b"x", b"", b";", b" ; ;; ",
        b'q="a; b"', b'q="unfinished', b"a=b=c==", b"x=" + b"y" * 10_000, b"c=1; " * 900 + b"d",
    ]  # fmt: skip


@pytest.mark.parametrize("place", ["before", "after"])
def test_no_cookie_of_a_neighbour_makes_the_own_one_unreadable(app, ready, place):
    own = f"{cookie_name(app)}={signed(app, ready)}".encode()
    for other in neighbours():
        header = b"; ".join([other, own] if place == "before" else [own, other])
        response = open_with(app, header)
        assert response.status_code == 200, other[:40]
        assert LOST not in response.text


def test_any_bytes_alone_are_a_new_visitor(app):
    dice = random.Random(9)
    for _ in range(300):
        header = bytes(dice.choice([*range(1, 10), *range(14, 256)]) for _ in range(dice.randint(1, 60)))
        assert open_with(app, header).headers["Location"] == "/screener/danger", header


def test_another_cookie_of_the_same_name_hides_nothing(app, ready):
    """A neighbour on another port, or a parent domain, can set one: the browser sends both, in either order."""
    name, own = cookie_name(app), signed(app, ready)
    for other in ("x", "", "a.b.c", signed(app, {}), "\xff"):
        for between, first, last in (("; ", other, own), ("; ", own, other), (",", other, own)):
            header = f"{name}={first}{between}{name}={last}"
            assert open_with(app, header.encode("latin-1")).status_code == 200, other


# --- Signed with the real key


def sign(app, payload: bytes, moment: int | None = None) -> str:
    """These bytes, signed as a session is."""
    keys = app.session_interface.get_signing_serializer(app).secret_keys
    signing = {"key_derivation": "hmac", "digest_method": app.session_interface.digest_method}
    signer = TimestampSigner(keys, salt=app.session_interface.salt, **signing)
    if moment is not None:
        signer.get_timestamp = lambda: moment
    return signer.sign(payload).decode("latin-1")


def packed(text: bytes) -> bytes:
    return b"." + base64.urlsafe_b64encode(zlib.compress(text)).rstrip(b"=")


def bare(text: bytes) -> bytes:
    return base64.urlsafe_b64encode(text).rstrip(b"=")


def malformed(ready: dict):
    """(payload, when it was signed or None) of what is no session."""
    whole = json.dumps(ready).encode()
    texts = [
        b"", b"{", b"}", b"nothing", b"\xff\xfe\xfd", b"\x00", whole[:-1], whole + b"x", whole.replace(b'"', b"'"),
        whole.decode().encode("utf-16"), b"\xef\xbb\xbf" + whole, b"[" * 5000 + b"]" * 5000,
        b'{"a":' * 3000 + b"1" + b"}" * 3000,
        b"9" * 5000, b'{"f":' + b"9" * 5000 + b"}", b'{"a":{"age":' + b"9" * 4299 + b"}}", b'{" u":"x"}', b'{" d":"x"}',
        b'{" t":5}', b'{" b":"%"}', b'{" di":1}', b'{" m":"<b>"}', b'{"a":{" d":"x"}}', b'{"a":NaN}', b'{"a":Infinity}',
        b'{"a":{"age":1e999}}', b'{"s":"\\ud800"}', b'{"n":["\\udfff"]}', b'{"a":{"\\ud800":"\\udc00"},"r":"\\ud800"}',
        b'{"csrf_token":"\\ud800"}', b'{"a":{},"a":[]}', b"null", b"true", b'"text"', b"1e5", b"-0",
    ]  # fmt: skip
    for text in texts:
        yield from ((bare(text), None), (packed(text), None))
    yield from ((payload, None) for payload in (b"", b".", b"....", b"%%%", b"\xe9", b".AAAA", b"." + b"A" * 3000))
    yield from ((bare(whole), moment) for moment in (0, 2**31, 2**40, 2**62, 2**63, 2**64 - 1))
    dice = random.Random(7)
    for _ in range(440):
        broken = bytearray(whole)
        for _ in range(dice.randint(1, 4)):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        yield dice.choice((bare, packed))(bytes(broken)), None


def test_five_hundred_malformed_payloads_under_the_real_key_fail_nothing(app, ready):
    tried = 0
    for payload, moment in malformed(ready):
        cookie = sign(app, payload, moment)
        for address in ("/routine", "/result", "/screener/danger", "/region"):
            response = open_with(app, f"{cookie_name(app)}={cookie}".encode("latin-1"), address)
            assert response.status_code in (200, 303), (payload[:60], address)
        tried += 1
    assert tried > 500


def test_what_could_be_read_of_an_odd_session_can_be_written_again(app):
    half = "\ud800"  # half of a character
    for kept in ({"n": [half]}, {"r": half}, {"a": {"x": half}}, {"t": {half: 10**4000}}, {"s": half}):
        person = someone_with(app, signed(app, kept)).opens("/screener/danger")
        assert person.goes_on().address == "/screener/about-you"


@pytest.mark.parametrize("kept", [{"a": {"age": 10**4000}}, {"f": 5, "a": {}}, {"n": ["x" * 3000]}], ids=str)
def test_an_odd_session_fails_no_page_and_no_form(app, kept):
    cookie = signed(app, kept)
    for address in PAGES:
        assert someone_with(app, cookie).browser.get(address).status_code in (200, 303), address
    for address, fields in FORMS:
        person = someone_with(app, cookie).opens("/screener/danger")
        token = {"csrf_token": person.page.find("input", {"name": "csrf_token"})["value"]}
        assert person.browser.post(address, data=fields | token).status_code in (200, 303, 409, 422), address


# --- Accept-Encoding and Range


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("", "identity"), ("br", "br"), ("gzip", "gzip"), ("gzip, br", "br"), ("br;q=0", "identity"),
        ("br;q=0, gzip", "gzip"), ("br;q=0, *", "gzip"), ("br;q=0, gzip;q=0, *", "identity"), ("*", "br"),
        ("*;q=0", "identity"), ("identity", "identity"), ("identity;q=1, br;q=0.5", "identity"), ("br;q=0.1", "br"),
        ("br;q=0.5, gzip;q=0.8", "gzip"), ("BR", "br"), ("deflate, zstd", "identity"), ("br;q=x", "identity"),
        ("br;q=0.000", "identity"), (",,;;q=", "identity"), ("\xff", "identity"),
    ],
)  # fmt: skip
def test_an_encoding_that_is_not_wanted_is_never_sent(app, header, encoding):
    release = app.extensions["release"]
    for address in ("/screener/danger", "/safety", "/nope", f"/static/{release}/css/site.css"):
        response = app.test_client().get(address, headers={"Accept-Encoding": header})
        assert response.headers.get("Content-Encoding", "identity") == encoding, address
        assert "Accept-Encoding" in response.headers["Vary"]
    assert chosen(header) == encoding
    went = app.test_client().get("/result", headers={"Accept-Encoding": header})
    assert (went.status_code, went.headers.get("Content-Encoding")) == (303, None)  # too short to pack


@pytest.fixture(scope="module")
def sound(app):
    """(browser, address, the whole) of one sound."""
    person = Person(app).completes().agrees()
    address = read(person.responses[-1].text).audio["src"]
    return person.browser, address, person.browser.get(address).data


@pytest.mark.parametrize(
    "asked",
    [
        "bytes", "bytes=", "bytes=x-y", "bytes=5-2", "bytes=-", "bytes=--1", "5-9", "bytes=0-9,20-29", "lines=0-9",
        "bytes=1.5-2", "bytes=-99999999999", "bytes=-0", "\xff",
    ],
)  # fmt: skip
def test_a_range_that_asks_for_no_single_part_gets_the_whole(sound, asked):
    browser, address, whole = sound
    response = browser.get(address, headers={"Range": asked})
    assert (response.status_code, response.data) == (200, whole)


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-9", slice(0, 10)), ("bytes=5-", slice(5, None)), ("bytes=-7", slice(-7, None)),
        ("bytes=0-99999999", slice(None)),
    ],
)  # fmt: skip
def test_a_part_that_is_there_is_sent(sound, asked, part):
    browser, address, whole = sound
    response = browser.get(address, headers={"Range": asked})
    assert (response.status_code, response.data) == (206, whole[part])


def test_only_a_part_that_is_not_there_is_refused(sound):
    browser, address, whole = sound
    assert browser.get(address, headers={"Range": f"bytes={len(whole)}-"}).status_code == 416
    assert browser.get(address, headers={"Range": f"bytes={len(whole) - 1}-"}).status_code == 206
