"""One entry of the diary: a session, or how strong the pain was in between."""

from dataclasses import dataclass, replace

QUARTERS = 96  # of an hour, in a day
SCALE = range(11)
FINISHED, STOPPED, BETWEEN = "finished", "stopped", "between"
ENDINGS = (FINISHED, STOPPED, BETWEEN)  # how it ended; “between” is no session, but a number told in between


@dataclass(frozen=True, order=True)
class Entry:
    """Day and quarter are its id. Both are those of the device, or else of the server."""

    day: int  # as date.toordinal() counts
    quarter: int  # of an hour, from midnight: 0 to 95
    now: int | None  # pain before it, 0 to 10; None where it was not told
    after: int | None  # pain after it
    helped: str | None  # an answer to whether the first exercise helped, by its id in the content
    ended: str  # one of ENDINGS
    server_clock: bool = False  # true when the device did not say the time

    @property
    def id(self) -> tuple[int, int]:
        return self.day, self.quarter

    def moved(self, quarters: int) -> "Entry":
        """The same, some quarters later."""
        day, quarter = divmod(self.day * QUARTERS + self.quarter + quarters, QUARTERS)
        return replace(self, day=day, quarter=quarter)
