"""The token that every form carries, and the keys that sign it and the cookie."""

from flask import Flask
from flask_wtf.csrf import CSRFProtect


def signing_keys(app: Flask) -> list[str]:
    """The keys that signed a cookie or a form, the one of today last."""
    return [*app.config["SECRET_KEY_FALLBACKS"], app.config["SECRET_KEY"]]


def register(app: Flask) -> None:
    app.config["WTF_CSRF_SECRET_KEY"] = signing_keys(app)  # Flask-WTF by itself knows one key
    CSRFProtect(app)
