"""One row for each fault: what became of the requests, what was measured, and whether that is within its limit."""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.faults.load import Tally

SHOWN = 5  # kinds of lost requests


@dataclass(frozen=True)
class Row:
    fault: str
    limit: str
    holds: bool
    measured: str = ""
    tally: Tally | None = None

    @property
    def told(self) -> str:
        """What does not hold, with the requests that were lost most often."""
        lost = self.tally.trouble.most_common(SHOWN) if self.tally else []
        return "\n".join([f"{self.fault} does not hold.", *(f"  {number} × {what}" for what, number in lost)])


def under_load(fault: str, tally: Tally, most_lost: int, limit: str = "", measured: str = "", ok: bool = True) -> Row:
    """The row of a fault that people walked through: no 5xx, and at most so many lost."""
    limits = "; ".join(filter(None, [f"{most_lost} lost", limit]))
    good = tally.lost <= most_lost and tally.count["failed"] == 0 and tally.count["walks"] > 0
    return Row(fault, limits, good and ok, measured, tally)


def seconds(each: float) -> str:
    return "never" if each == float("inf") else f"{each:.1f} s"


def as_table(rows: Iterable[Row]) -> str:
    """Fault, answered, lost, 5xx, asked again on a new connection, what else was measured, limit, holds."""
    lines = [("fault", "answered", "lost", "5xx", "again", "measured", "limit", "holds")]
    for row in rows:
        kinds = ("answered", "lost", "failed", "resent")
        count = {**row.tally.count, "lost": row.tally.lost} if row.tally else {}
        numbers = [f"{count.get(kind, 0):,}" if row.tally else "" for kind in kinds]
        lines.append((row.fault, *numbers, row.measured, row.limit, "yes" if row.holds else "NO"))
    widths = [max(len(line[column]) for line in lines) for column in range(8)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if 0 < column < 5 else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
