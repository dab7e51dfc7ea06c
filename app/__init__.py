"""create_app: settings, content, protection, blueprints, headers and error pages. Never a route or a rule."""

import logging
import sys
import traceback
from pathlib import Path

from flask import Flask
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from app import cli
from app.config import BadSetting, settings
from app.content import FOLDER, BrokenContent, load
from app.web.answers.session import SignedSession
from app.web.frame import addresses, assets, edge, errors, headers, packing, pictures, templating, texts, wording
from app.web.questions import forms, screener, skeletons
from app.web.reading.pages import bp as pages
from app.web.routine.follow import bp as routine
from app.web.routine.times import bp as pace

ROOT = Path(__file__).parents[1]


def _without_message(record: logging.LogRecord) -> bool:
    """Log a failure by its kind and place only: its message can quote what a person answered."""
    if record.exc_info:
        kind, _, trace = record.exc_info
        frames = [f"{frame.f_code.co_filename}:{line}" for frame, line in traceback.walk_tb(trace)]
        record.msg, record.args, record.exc_info = f"{kind.__name__} at {' < '.join(reversed(frames))}", (), None
    return True


def _keys(app: Flask) -> list[str]:
    """The keys that signed a cookie or a form, the one of today last. Sets the same for Flask-WTF, which knows one."""
    keys = [*app.config["SECRET_KEY_FALLBACKS"], app.config["SECRET_KEY"]]
    app.config["WTF_CSRF_SECRET_KEY"] = keys
    return keys


def create_app(overrides: dict | None = None, content_folder: Path = FOLDER) -> Flask:
    """The application. Raises BrokenContent or BadSetting, and then nothing is served."""
    app = Flask(__name__, static_folder=None, template_folder=ROOT / "templates")
    app.url_map.strict_slashes = False
    templating.register(app)
    app.config.update(settings() | (overrides or {}))
    app.session_interface = SignedSession(_keys(app))
    app.logger.addFilter(_without_message)
    app.extensions["content"] = load(content_folder)
    if app.config["PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=0, x_proto=app.config["PROXIES"], x_host=0)
    assets.register(app, ROOT / "static")
    for part in (addresses, texts, wording, pictures, forms, skeletons, packing, headers, errors):
        part.register(app)
    CSRFProtect(app)
    cli.register(app)
    for blueprint in (pages, screener.bp, routine, pace):
        app.register_blueprint(blueprint)
    problems = templating.compile_all(app)
    if problems:
        raise BrokenContent(problems)
    templating.draw(app)
    skeletons.draw(app)
    edge.register(app)
    return app


def _try_out(app: Flask) -> Flask:
    """Answer once before anybody comes: what Python reads from the disk for a first page is read now."""
    host = app.config["TRUSTED_HOSTS"][0].removeprefix(".")
    for address in ("/", "/screener"):
        app.test_client().get(address, base_url=f"https://{host}", follow_redirects=True)
    return app


def create_or_exit() -> Flask:
    """The application, or exit status 1 with what is wrong on standard error."""
    try:
        return _try_out(create_app())
    except (BrokenContent, BadSetting) as error:
        print(error, file=sys.stderr)
        raise SystemExit(1) from None
