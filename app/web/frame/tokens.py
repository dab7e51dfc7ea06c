"""The token that every form carries."""

from flask import Flask
from flask_wtf.csrf import CSRFProtect

from app.web.answers.session import signing_keys


def register(app: Flask) -> None:
    app.config["WTF_CSRF_SECRET_KEY"] = signing_keys(app)  # Flask-WTF by itself knows one key
    CSRFProtect(app)
