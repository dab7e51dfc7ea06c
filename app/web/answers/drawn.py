"""When the page was drawn whose form was sent: its token carries the time, signed by us."""

import time

from flask import current_app, request
from itsdangerous import BadData, URLSafeTimedSerializer

from app.web.answers.session import signing_keys


def drawn_at() -> int:
    """In seconds, never later than now. Without a token that can be read it is so long ago that no answer is good."""
    signer = URLSafeTimedSerializer(signing_keys(current_app), salt="wtf-csrf-token")  # as Flask-WTF signs it
    try:
        _, signed_at = signer.loads(request.form.get("csrf_token", ""), return_timestamp=True)
    except BadData:
        return 0
    return min(int(signed_at.timestamp()), int(time.time()))
