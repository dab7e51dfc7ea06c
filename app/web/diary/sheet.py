"""The diary on a sheet for the clinician: the trend, what it comes to, and each of its weeks."""

import time
from datetime import UTC, datetime

from flask import Blueprint, Flask, redirect, render_template, url_for

from app.diary.book import Book
from app.diary.summary import summary
from app.diary.trend import WEEK, days_of_a_point, points
from app.web.answers.diary import own_diary
from app.web.diary.advice import advice_of

bp = Blueprint("diary_sheet", __name__)
TWO_COLUMNS = 16  # from so many rows on the table stands in two columns on paper: so all is on one sheet


@bp.get("/diary/clinician")
def clinician():
    """The sheet; where there is no entry, the diary says why."""
    book = own_diary().book
    return sheet_page(book) if book else redirect(url_for("diary.show"), code=303)


def sheet_page(book: Book) -> str:
    weeks = points(book, max(WEEK, days_of_a_point(book)))
    return render_template(
        "diary/sheet.html",
        book=book,
        advice=advice_of(book),
        summary=summary(book),
        weeks=weeks,
        in_columns=len(weeks) >= TWO_COLUMNS,
        now=datetime.fromtimestamp(time.time(), UTC).replace(tzinfo=None).isoformat(" ", "minutes"),
    )


def register(app: Flask) -> None:
    app.register_blueprint(bp)
