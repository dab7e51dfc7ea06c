"""The content of this app, for whoever answers a request."""

from flask import current_app

from app.content.model import Content


def content() -> Content:
    return current_app.extensions["content"]
