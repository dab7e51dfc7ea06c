"""The scripts’ own tests, run by Node: this passes when they all pass."""

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_scripts_pass_their_own_tests():
    node = shutil.which("node")
    assert node, "Node 20 or newer is needed to run tests/js: it is not on the PATH."
    files = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "tests/js").glob("*.test.js"))
    assert files, "There is no *.test.js in tests/js."
    done = subprocess.run([node, "--test", *files], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, f"node --test failed:\n{done.stdout}\n{done.stderr}"
