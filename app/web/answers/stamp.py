"""A word by which a page can tell that it was drawn for other answers."""

import hashlib
import hmac

from flask import session
from flask_wtf.csrf import generate_csrf

from app.decision.path import Path
from app.web.answers.doing import own_helped, own_times
from app.web.answers.given import own_path
from app.web.answers.kept import packed
from app.web.content import content


def stamp(path: Path | None = None, without: str | None = None) -> str:
    """A word that is the same for the same answers, routine, branch and times, and tells nothing about them.

    The answers are those of this path, or else those that count. The answer to one question can be left out.

    It is made with what this cookie alone holds. So nobody can find the answers by trying some, and a new key of the
    server leaves it as it is.
    """
    answers = {name: packed(answer) for name, answer in (path or own_path()).answers.items() if name != without}
    given = [content().versions.routine, sorted(answers.items())]
    text = repr([given, own_helped(), sorted(own_times().items())])
    own = generate_csrf() and session["csrf_token"]
    return hmac.new(own.encode(), text.encode(), hashlib.sha256).hexdigest()[:16]
