"""The time of the server, which a test moves."""

import time

from cookies import DAY


class Clock:
    """Stands in the place of time.time."""

    def __init__(self):
        self.now = int(time.time()) + 7 * DAY  # so that nobody reads the real one unseen

    def __call__(self) -> float:
        return self.now
