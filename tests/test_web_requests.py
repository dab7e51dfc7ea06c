"""Requests that no page of ours makes: strange addresses, methods, bodies and hosts. Never a failure."""

import io
import re

import pytest
from page_check import faults_of, good

FORM = "application/x-www-form-urlencoded"
GET_ONLY = (
    "/", "/exercises", "/exercises/plank", "/privacy", "/screener/check", "/result", "/routine", "/routine/stop",
    "/forgotten",
)  # fmt: skip
POST_ONLY = ("/agreement", "/forget", "/routine/helped", "/routine/after")


# --- Addresses and methods


@pytest.mark.parametrize(
    "address",
    [
        "/nope", "/screener/nope", "/screener/DANGER", "/screener/danger/x",
        "/start",
        "/exercises/nope", "/%00", "/%ff%fe", "/screener/%00", "/screener/%F0%9F%A6%B4", "/..%2fwsgi.py",
        "/static/nope.css", "/static/../wsgi.py", "/static/%2e%2e/app/config.py", "/content/rules.yaml", "/favicon.ico",
        "/.env", "/" + "a" * 5000, "/routine/nope", "/console",
    ],
)  # fmt: skip
def test_an_address_that_is_nothing_is_a_page_that_says_so(app, address):
    response = good(app.test_client().get(address), 404)
    assert "This page does not exist" in response.text


def test_a_slash_behind_an_address_leads_to_the_page(app, plain):
    for address in (*GET_ONLY[1:], "/screener", "/screener/danger", "/region"):
        with_slash, without = (app.test_client().get(each) for each in (f"{address}/", address))
        assert with_slash.status_code == without.status_code, address
        assert with_slash.headers.get("Location") == without.headers.get("Location"), address
    assert good(plain.post("/screener/danger/", **{"emergency-signs": "none"}), 303)


@pytest.mark.parametrize("path", ["//screener//danger", "/screener///danger", "//evil.example//"])
def test_slashes_too_many_lead_on_and_never_to_another_host(app, path):
    response = app.test_client().get("/", environ_overrides={"PATH_INFO": path, "QUERY_STRING": "a=b"})
    assert response.status_code == 308
    assert response.headers["Location"] == f"{re.sub('/+', '/', path)}?a=b"


@pytest.mark.parametrize("address", [*GET_ONLY, *POST_ONLY, "/screener/danger", "/screener", "/region"])
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "BREW"])
def test_no_other_method_does_anything(plain, address, method):
    response = plain.browser.open(address, method=method, data={"csrf_token": plain.token})
    assert good(response, 405).headers["Allow"]


@pytest.mark.parametrize("address", POST_ONLY)
def test_what_changes_something_is_no_page(app, address):
    good(app.test_client().get(address), 303, 404, 405)


@pytest.mark.parametrize("address", [address for address in GET_ONLY if address != "/screener/check"])
def test_what_is_only_read_cannot_be_sent_to(plain, address):
    good(plain.post(address), 405)


def test_an_unknown_step_is_404_whatever_is_sent_to_it(plain, app):
    good(plain.post("/screener/nope"), 404)
    good(plain.post("/screener/check"), 404)
    good(app.test_client().post("/screener/nope"), 404)


def test_a_head_is_answered_like_a_get_without_its_page(app):
    for address in ("/", "/screener/danger", "/region", "/nope"):
        browser = app.test_client()
        head, get = browser.head(address), browser.get(address)
        assert (head.status_code, head.data) == (get.status_code, b"")
        assert faults_of(head) == []


def test_options_name_the_methods(app):
    for address in (*GET_ONLY, *POST_ONLY):
        assert good(app.test_client().options(address), 200).headers["Allow"]


def test_what_stands_behind_a_question_mark_changes_nothing(plain):
    for query in (
        "?pain-side=left",
        "?emergency-signs=none&age=40",
        "?csrf_token=x",
        "?next=//evil.example",
        "?%ff=%00",
    ):
        good(plain.browser.get(f"/result{query}"), 303)
        page = good(plain.browser.get(f"/screener/danger{query}"), 200)
        assert " checked" not in page.text


def test_an_answer_in_the_address_of_a_post_is_no_answer(plain):
    response = good(plain.post("/screener/danger?emergency-signs=none"), 422)
    assert " checked" not in response.text


# --- Bodies


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "application/json", "text/plain", "text/xml", "x"])
@pytest.mark.parametrize("address", ["/screener/danger", "/agreement", "/forget", "/region"])
def test_only_plain_forms_are_read(plain, address, kind):
    body = f'--x\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{plain.token}\r\n--x--\r\n'
    good(plain.browser.post(address, data=body, content_type=kind), 415)


def test_a_file_is_not_read(plain):
    sent = {"csrf_token": plain.token, "emergency-signs": (io.BytesIO(b"none"), "none")}
    good(plain.browser.post("/screener/danger", data=sent), 415)


def test_a_body_without_a_type_or_a_length_is_no_form(plain):
    body = f"csrf_token={plain.token}&emergency-signs=none".encode()
    good(plain.browser.post("/screener/danger", data=body), 415)
    good(plain.browser.post("/screener/danger"), 400)
    for kind, statuses in ((FORM, (303, 400)), ("multipart/form-data; boundary=x", (415,))):
        chunked = {"input_stream": io.BytesIO(body), "environ_overrides": {"wsgi.input_terminated": True}}
        good(plain.browser.post("/screener/danger", content_type=kind, **chunked), *statuses)


class Broken:
    """A body that the server cannot make out, such as one in parts of which one tells no size."""

    def read(self, *_):
        raise ValueError("the answer was cold-leg")

    readline = readinto = read


def test_a_body_that_the_server_cannot_make_out_is_a_bad_request(plain):
    broken = {"wsgi.input": Broken(), "wsgi.input_terminated": True}
    response = good(plain.browser.post("/screener/danger", content_type=FORM, environ_overrides=broken), 400)
    assert "This request could not be read" in response.text


def test_a_megabyte_is_too_much(plain):
    for body in (b"a" * 2**20, b"emergency-signs=" + b"x" * 2**20, b"=&" * 2**19):
        response = good(plain.browser.post("/screener/danger", data=body, content_type=FORM), 413)
        assert "That was too much at once" in response.text


def test_a_megabyte_without_its_length_is_too_much(plain):
    stream = {"input_stream": io.BytesIO(b"a=" + b"x" * 2**20), "environ_overrides": {"wsgi.input_terminated": True}}
    good(plain.browser.post("/screener/danger", content_type=FORM, **stream), 413)


def test_ten_thousand_fields_are_too_many(plain):
    body = "&".join([f"csrf_token={plain.token}", "emergency-signs=none", *(f"f{n}=1" for n in range(10_000))])
    good(plain.browser.post("/screener/danger", data=body, content_type=FORM), 413)


def test_as_many_fields_as_fit_change_nothing(plain):
    start = f"csrf_token={plain.token}&emergency-signs=none"
    body = start + "&a=" * ((16 * 1024 - len(start)) // 3)
    good(plain.browser.post("/screener/danger", data=body, content_type=FORM), 303)
    body = start + "&emergency-signs=x" * ((16 * 1024 - len(start)) // 18)
    good(plain.browser.post("/screener/danger", data=body, content_type=FORM), 422)


@pytest.mark.parametrize(
    "body", [b"%ff%fe=%00", b"\xff\xfe\x00", b"emergency-signs=%ff", b"&&&==", b"%", b"a=%u0041", b"\x00" * 99]
)
def test_bytes_that_are_no_text_are_no_answer(plain, body):
    sent = f"csrf_token={plain.token}&".encode() + body
    good(plain.browser.post("/screener/danger", data=sent, content_type=FORM), 400, 422)


def test_another_encoding_is_not_believed(plain):
    for charset in ("utf-7", "utf-16", "idna", "zlib", "nonsense"):
        sent = {"csrf_token": plain.token, "emergency-signs": "none"}
        body = "&".join(f"{name}={value}" for name, value in sent.items())
        good(plain.browser.post("/screener/danger", data=body, content_type=f"{FORM}; charset={charset}"), 303)


# --- Hosts and ways out


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "localhost.evil.example", "evil.example:80", "127.0.0.1@evil.example",
        "127.0.0.1.evil.example", "",
        "a b", "localhost:99999", "localhost:x", "[::1", "\x00", "localhost\\@evil.example", "LOCALHOST..", "é.example",
    ],
)  # fmt: skip
@pytest.mark.parametrize("address", ["/", "/screener", "/nope"])
def test_another_host_gets_nothing_but_the_emergency_list(app, host, address, content):
    response = good(app.test_client().get(address, headers={"Host": host}), 400)
    net = content.texts["safety_net"]
    assert net["text"] in response.text
    assert "evil" not in response.text + str(response.headers)


def test_our_own_hosts_are_answered_on_any_port_in_any_spelling(app):
    for host in ("127.0.0.1", "localhost", "127.0.0.1:8000", "localhost:5000", "LOCALHOST", "Localhost.:80"):
        assert app.test_client().get("/", headers={"Host": host}).status_code == 200


def test_what_a_proxy_says_is_not_believed_unless_there_is_one(app):
    claims = {
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": "1.2.3.4",
        "Forwarded": "host=evil.example",
    }
    for address in ("/screener", "/", "/region"):
        response = app.test_client().get(address, headers=claims)
        assert "evil" not in response.text + str(response.headers)


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/result?x", "result",
             " /result", "/result\r\nSet-Cookie: a=b", "/privacy", ""],
)  # fmt: skip
def test_the_region_leads_nowhere_but_to_our_own_pages(plain, back):
    response = good(plain.post("/region", region="EM-01", back=back), 303)
    assert response.headers["Location"] == "/region"


def test_the_region_leads_back_to_the_result_and_to_the_stop_page(plain):
    for back in ("/result", "/routine/stop"):
        assert plain.post("/region", region="EM-01", back=back).headers["Location"] == back


@pytest.mark.parametrize("region", ["", "EM-99", "em-01", "EM-01 ", "United Kingdom"])
def test_an_unknown_region_is_refused_with_the_list(plain, region):
    response = good(plain.post("/region", region=region), 422)
    assert "<title>Error:" in response.text


def test_two_slashes_are_no_other_host(app):
    for address in ("//evil.example", "//evil.example/screener", "/\\evil.example"):
        response = app.test_client().get("/", environ_overrides={"PATH_INFO": address, "RAW_URI": address})
        assert response.status_code in (308, 404)
        assert response.headers.get("Location", "http://localhost/").startswith("http://localhost/")
