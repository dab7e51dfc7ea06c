"""What every template may call: the content, the region, what happened, and the signs to watch for."""

from flask import Flask

from app.web.answers.keeping import keeps
from app.web.answers.notices import take_notices
from app.web.answers.region import chosen_region, own_region
from app.web.content import content
from app.web.frame.drawn import drawn
from app.web.frame.pictures import (
    has_picture,
    neutral_picture,
    own_picture,
    own_picture_signs,
    own_small_picture,
    small_picture,
)


def danger_signs() -> list[str]:
    """The emergency signs to watch for, as the safety net lists them."""
    net = content().texts["safety_net"]
    signs = content().rulebook.question[net["question"]].options
    return [option.label for option in signs if option.id not in net["leave_out"]]


def register(app: Flask) -> None:
    app.jinja_env.globals.update(
        content=app.extensions["content"],
        texts=app.extensions["content"].texts,
        danger_signs=danger_signs,
        drawn=drawn,
        has_picture=has_picture,
        keeps=keeps,
        legend=next(iter(app.extensions["content"].pictures.values())).body.legend,
        neutral_picture=neutral_picture,
        own_picture=own_picture,
        own_picture_signs=own_picture_signs,
        own_small_picture=own_small_picture,
        small_picture=small_picture,
        region=own_region,
        chosen_region=chosen_region,
        take_notices=take_notices,
    )
