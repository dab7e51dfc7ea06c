"""The scripts’ own tests, run by Node with what the server writes into the page: this passes when they all pass."""

import os
import shutil
import subprocess
from pathlib import Path

from player_page import player_page

ROOT = Path(__file__).parents[1]


def test_the_scripts_pass_their_own_tests(person, tmp_path):
    node = shutil.which("node")
    assert node, "Node 20 or newer is needed to run tests/js: it is not on the PATH."
    files = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "tests/js").glob("*.test.js"))
    assert files, "There is no *.test.js in tests/js."
    page = tmp_path / "page.json"
    page.write_text(player_page(person.completes().agrees()), "utf-8")
    own = {"cwd": ROOT, "env": os.environ | {"PLAYER_PAGE": str(page)}}
    done = subprocess.run([node, "--test", *files], capture_output=True, text=True, timeout=120, check=False, **own)
    assert done.returncode == 0, f"node --test failed:\n{done.stdout}\n{done.stderr}"
