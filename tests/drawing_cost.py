"""What the pictures of the exercises cost an app at its start: seconds of one core, and memory that is kept."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
# In a process of its own: in one that has drawn before, it costs nothing. /proc says how much memory is in use now.
DRAWING = """
import gc, json, resource, time
from app.content import load
from app.web.frame.drawings import sheet

def in_use():
    gc.collect()
    return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize()

figures = list(load().pictures.values())
before, started = in_use(), time.process_time()
sheets = [sheet(figure) for figure in figures]
took = time.process_time() - started
print(json.dumps({"seconds": took, "bytes": in_use() - before, "frames": sum(each.frames for each in sheets)}))
"""


def drawing_cost() -> dict:
    """“seconds” of a core to draw and pack all, “bytes” that stay in memory, and how many “frames” they are."""
    done = subprocess.run(
        [sys.executable, "-c", DRAWING], capture_output=True, text=True, check=True, cwd=ROOT, timeout=120
    )
    return json.loads(done.stdout)
