"""What the log is told of a failure."""

import logging
import traceback

from flask import Flask


def _without_message(record: logging.LogRecord) -> bool:
    """Log a failure by its kind and place only: its message can quote what a person answered."""
    if record.exc_info:
        kind, _, trace = record.exc_info
        frames = [f"{frame.f_code.co_filename}:{line}" for frame, line in traceback.walk_tb(trace)]
        record.msg, record.args, record.exc_info = f"{kind.__name__} at {' < '.join(reversed(frames))}", (), None
    return True


def register(app: Flask) -> None:
    app.logger.addFilter(_without_message)
