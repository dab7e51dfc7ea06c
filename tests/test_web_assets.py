"""The files of static/ as they leave: the same code, lighter, in the encoding that the browser takes."""

import gzip
import re
import shutil
import subprocess
from itertools import dropwhile
from pathlib import Path

import brotli
import pytest

from app.web.frame.assets import IMPORT, JOINED, PARTS, PICTURES, TYPES

STATIC = Path(__file__).parents[1] / "static"
ALL = sorted(path.relative_to(STATIC).as_posix() for path in STATIC.rglob("*") if path.is_file())
FILES = [file for file in ALL if file not in PARTS]  # what is served
TEXTS = [file for file in FILES if Path(file).suffix in TYPES]
PACKED = [file for file in FILES if Path(file).suffix in PICTURES]


def source(file: str) -> str:
    """The file, or all of those that leave as one, without what they import of others."""
    folder, parts = (STATIC / file).parent, JOINED.get(file)
    if not parts:
        return (STATIC / file).read_text("utf-8")
    return "\n".join(IMPORT.sub("", (folder / part).read_text("utf-8")) for part in parts)


def get(app, file: str, encoding: str = "identity", **headers):
    address = f"/static/{app.extensions['release']}/{file}"
    return app.test_client().get(address, headers={"Accept-Encoding": encoding, **headers})


@pytest.mark.parametrize("file", FILES)
def test_every_file_leaves_with_its_type_for_a_year(app, file):
    response = get(app, file)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == (TYPES | PICTURES)[Path(file).suffix]
    assert response.headers["Cache-Control"] == "max-age=31536000, immutable"


@pytest.mark.parametrize("file", TEXTS)
def test_a_text_is_the_same_in_every_encoding(app, file):
    plain, br, packed = (get(app, file, encoding) for encoding in ("identity", "br, gzip", "gzip"))
    assert "Content-Encoding" not in plain.headers
    assert (br.headers["Content-Encoding"], packed.headers["Content-Encoding"]) == ("br", "gzip")
    assert brotli.decompress(br.data) == gzip.decompress(packed.data) == plain.data
    assert len(br.data) <= len(packed.data)
    assert {each.headers["Vary"] for each in (plain, br, packed)} == {"Accept-Encoding"}


@pytest.mark.parametrize("file", PACKED)
def test_a_picture_that_is_packed_by_itself_leaves_as_it_is(app, file):
    for encoding in ("identity", "br, gzip"):
        response = get(app, file, encoding)
        assert "Content-Encoding" not in response.headers
        assert response.data == (STATIC / file).read_bytes()


@pytest.mark.parametrize("file", TEXTS)
def test_only_indents_and_comments_are_left_out(app, file):
    left = iter(get(app, file).text.splitlines())
    if file in JOINED:
        left = dropwhile(IMPORT.match, left)
    for line in filter(None, map(str.strip, source(file).splitlines())):
        if not re.fullmatch(r"// .*|/\*.*\*/", line):
            kept = next(left)
            assert line.startswith(kept) and re.fullmatch(r"( +(// .*|/\*.*\*/))?", line[len(kept) :]), line
    assert list(left) == []


@pytest.mark.parametrize("file", [file for file in FILES if file.endswith(".js")])
def test_a_script_is_still_one_without_its_comments(app, file, tmp_path):
    path = tmp_path / "script.mjs"
    path.write_text(get(app, file).text, encoding="utf-8")
    done = subprocess.run(
        [shutil.which("node"), "--check", path], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr


def test_modules_that_leave_as_one_import_of_others_what_each_of_them_does_and_once(app):
    for file, parts in JOINED.items():
        folder, found = (STATIC / file).parent, IMPORT.findall(get(app, file).text)
        own = [pair for part in parts for pair in IMPORT.findall((folder / part).read_text("utf-8"))]
        wanted = {(name, module) for names, module in own for name in names.split(", ") if module not in parts}
        names = [(name, module) for told, module in found for name in told.split(", ")]
        assert sorted(names) == sorted(wanted)


def test_no_module_outside_needs_one_that_leaves_inside_another():
    joined = {part: file for file, parts in JOINED.items() for part in parts}
    for file in (file for file in ALL if file.endswith(".js")):
        for module in re.findall(r"""(?:from |import\()"(\S+?)"\)?""", (STATIC / file).read_text("utf-8")):
            name = Path(module).name
            needs = f"{file} imports {name}, which leaves inside {joined.get(name)}."
            assert name not in joined or f"js/player/{name}" in JOINED or Path(file).name in JOINED[joined[name]], needs


def test_no_script_has_a_text_over_several_lines_whose_indents_would_go():
    for file in ALL:
        if file.endswith(".js"):
            for line in (STATIC / file).read_text(encoding="utf-8").splitlines():
                assert line.count("`") % 2 == 0, f"{file}: {line}"


def test_a_browser_that_has_a_file_by_the_address_of_another_release_is_told_so(app):
    browser, address, tags = app.test_client(), "/static/another/css/site.css", set()
    for encoding in ("br", "gzip", "identity"):
        asked = {"Accept-Encoding": encoding}
        tag = browser.get(address, headers=asked).headers["ETag"]
        again = browser.get(address, headers=asked | {"If-None-Match": tag})
        assert (again.status_code, again.data) == (304, b"")
        tags.add(tag)
    assert len(tags) == 3


@pytest.mark.parametrize(
    "file", ["nope.js", "../app/config.py", "css", "", "css/../js/app.js", "js/app.js/", *sorted(PARTS)]
)
def test_nothing_else_is_served(app, file):
    assert get(app, file).status_code == 404


def test_no_file_is_taken_for_another_type_and_a_picture_that_is_opened_alone_may_load_nothing(app):
    for file in FILES:
        headers = get(app, file).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert not file.endswith(".svg") or headers["Content-Security-Policy"].startswith("default-src 'none'")
