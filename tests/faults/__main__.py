"""Run every fault and print one table: python -m tests.faults."""

import argparse
import asyncio
import sys
import time

from tests.faults import alone, behind, waiting
from tests.faults.table import as_table

PARTS = {"behind": behind, "alone": alone, "waiting": waiting}


async def run(parts: list[str]) -> bool:
    done = []
    for part in parts:
        async for row in PARTS[part].rows():
            done.append(row)
            print(f"{row.fault} …" if row.holds else row.told, flush=True)
    print(as_table(done))
    return all(row.holds for row in done)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="only these parts; all when left out")
    start = time.monotonic()
    holds = asyncio.run(run(parser.parse_args().parts or list(PARTS)))
    print(f"{time.monotonic() - start:.0f} s")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
