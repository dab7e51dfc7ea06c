"""When the page was drawn whose form was sent: its token carries the time, signed by us."""

import time

from flask import current_app, g, request
from itsdangerous import BadData, URLSafeTimedSerializer

from app.web.answers.session import signing_keys

FIELD = "csrf_token"


def drawn_at() -> int:
    """In seconds, never later than now. Without a token that can be read it is so long ago that no answer is good."""
    signer = URLSafeTimedSerializer(signing_keys(current_app), salt="wtf-csrf-token")  # as Flask-WTF signs it
    try:
        _, signed_at = signer.loads(request.form.get(FIELD, ""), return_timestamp=True)
    except BadData:
        return 0
    return min(int(signed_at.timestamp()), int(time.time()))


def stay_drawn() -> None:
    """Let a page that shows again what was sent be as old as the form that sent it: its token is drawn once more."""
    g.csrf_token = request.form[FIELD]  # where Flask-WTF keeps the token of a page
