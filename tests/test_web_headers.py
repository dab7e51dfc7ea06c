"""Every response, whatever it answers, carries the headers that protect; pages load nothing from elsewhere."""

import re

from page_check import faults_of, header_faults, read
from plain_client import Plain


def every_kind_of_response(app):
    browser, plain = app.test_client(), Plain(app)
    static = re.search(r"/static/\S+?\.css", browser.get("/").text)[0]
    first = browser.get("/privacy")
    yield from (first, browser.get("/privacy", headers={"If-None-Match": first.headers["ETag"]}))
    yield browser.get(static)
    yield browser.get(static, headers={"Range": "bytes=0-9"})
    yield browser.get(static.replace("site.css", "nope.css"))
    yield browser.head(static)
    yield browser.post(static)
    for address in (
        "/",
        "/privacy",
        "/screener",
        "/screener/danger",
        "/result",
        "/routine",
        "/region",
        "/nope",
        "/forgotten",
    ):
        yield from (browser.get(address), browser.head(address), browser.options(address), browser.delete(address))
        yield browser.get(address, headers={"Host": "evil.example"})
        yield browser.get(address, headers={"Accept-Encoding": "br, gzip"})
    yield plain.browser.post("/screener/danger", data=b"x" * 20_000, content_type="application/x-www-form-urlencoded")
    yield plain.browser.post("/screener/danger", json={})
    yield plain.browser.post("/screener/danger")
    yield plain.post("/screener/danger")
    yield plain.post("/screener/danger", **{"emergency-signs": "cold-leg"})
    yield plain.browser.get("/result")
    yield plain.post("/forget")


def test_every_response_carries_the_headers_that_protect(app):
    codes = set()
    for response in every_kind_of_response(app):
        assert header_faults(response) == [], (response.request.path, response.status_code)
        codes.add(response.status_code)
        response.close()
    assert codes >= {200, 303, 304, 400, 404, 405, 413, 415, 422}


def test_every_page_among_them_is_whole(app):
    for response in every_kind_of_response(app):
        if "Content-Encoding" not in response.headers and response.request.method == "GET":
            assert faults_of(response) == [], response.request.path
        response.close()


def test_every_page_says_its_encoding_and_language(app):
    for response in every_kind_of_response(app):
        if response.mimetype == "text/html":
            assert response.headers["Content-Type"] == "text/html; charset=utf-8"
        response.close()


def test_files_are_kept_for_a_year_under_an_address_that_changes_with_them(app):
    browser = app.test_client()
    for address in re.findall(r'(?:href|src)="(/static/\S+?)"', browser.get("/").text):
        with browser.get(address) as response:
            assert "max-age=31536000" in response.headers["Cache-Control"]
            assert "Set-Cookie" not in response.headers


def test_tls_is_asked_for_in_production_only(app, in_production):
    assert "Strict-Transport-Security" not in app.test_client().get("/").headers
    assert "Strict-Transport-Security" in in_production.test_client().get("/", base_url="https://localhost").headers
    assert header_faults(in_production.test_client().get("/nope", base_url="https://localhost")) == []


def test_what_a_page_tells_other_sites_is_nothing(app):
    response = app.test_client().get("/sources")
    assert response.headers["Referrer-Policy"] in ("same-origin", "no-referrer")
    assert "Access-Control-Allow-Origin" not in response.headers
    for link in read(response.text).select('a[href^="http"]'):
        assert not link.get("target") and not link.get("ping"), link["href"]
