"""create_app: settings, content, and then every part, each by its own register(app). Never a route or a rule."""

import sys
from pathlib import Path

from flask import Flask

from app import cli
from app.config import BadSetting, settings
from app.content import FOLDER, BrokenContent, load
from app.web.answers import diary as diary_cookie
from app.web.answers import session
from app.web.diary import carried, exchange
from app.web.diary import in_templates as for_diary
from app.web.diary import pages as diary
from app.web.diary import sheet as diary_sheet
from app.web.frame import (
    addresses,
    assets,
    compiled,
    drawings,
    drawn,
    edge,
    errors,
    headers,
    home_screen,
    logs,
    navigation,
    packing,
    pictures,
    spans,
    templating,
    tokens,
    wording,
    worker,
)
from app.web.frame import in_templates as for_all
from app.web.home import page as home
from app.web.questions import again, confirm, forms, lines, screener, sheet, skeletons
from app.web.questions import in_templates as for_questions
from app.web.reading import in_templates as for_reading
from app.web.reading import pages
from app.web.routine import after, changed, follow, keep, prepared, sound, start, times
from app.web.routine import in_templates as for_routine
from app.words import NoWords

ROOT = Path(__file__).parents[1]
# All that plugs into the app does so by register(app), in this order.
PARTS = (
    logs, templating,  # before anything can fail, and before Jinja’s environment is asked for
    session, packing, headers, errors, tokens,  # around every request: what is said last to a response comes first here
    assets, drawings, pages, screener, confirm, sheet, again, forms, cli,  # what people and commands can ask for
    start, keep, follow, after, times, sound, home,  # the same, of the routine; and the start page, which knows both
    diary_cookie, diary, diary_sheet, carried, exchange,
    for_all, spans, for_questions, for_routine, for_diary, changed, for_reading, wording,  # what templates call
    addresses, navigation, home_screen, worker,  # once all routes are known
    compiled, pictures, drawn, skeletons, lines, prepared,  # the templates, and then what is the same for everybody
    edge,  # the outermost: it keeps a page that is drawn by all of the others
)  # fmt: skip


def create_app(overrides: dict | None = None, content_folder: Path = FOLDER) -> Flask:
    """The application. Raises BrokenContent or BadSetting, and then nothing is served."""
    app = Flask(__name__, static_folder=None, template_folder=ROOT / "templates")
    app.url_map.strict_slashes = False
    app.config.update(settings() | (overrides or {}))
    app.extensions["content"] = load(content_folder)
    try:
        for part in PARTS:
            part.register(app)
    except NoWords as error:  # some pages are drawn at the start
        raise BrokenContent([f"{error.place}  {error}"]) from error
    return app


def _try_out(app: Flask) -> Flask:
    """Answer once before anybody comes: what Python reads from the disk for a first page is read now."""
    host = app.config["TRUSTED_HOSTS"][0].removeprefix(".")
    for endpoint in ("pages.start", "screener.start"):
        address = app.jinja_env.globals["url_for"](endpoint)
        app.test_client().get(address, base_url=f"https://{host}", follow_redirects=True)
    return app


def create_or_exit() -> Flask:
    """The application, or exit status 1 with what is wrong on standard error."""
    try:
        return _try_out(create_app())
    except (BrokenContent, BadSetting) as error:
        print(error, file=sys.stderr)
        raise SystemExit(1) from None
