"""The links that stand on every page, with their addresses: one that leads nowhere stops the start."""

from flask import Flask

from app.content.model import BrokenContent
from app.web.frame.wording import addresses_of, lost_link


def register(app: Flask) -> None:
    """Give the templates the links of each place as (label, address). Raises BrokenContent."""
    navigation, address = app.extensions["content"].navigation, addresses_of(app)
    told = [lost_link(link.to, link.place, address) for links in navigation.values() for link in links]
    problems = [problem for problem in told if problem]
    if problems:
        raise BrokenContent(problems)
    app.jinja_env.globals["navigation"] = {
        place: [(link.label, address(link.to)) for link in links] for place, links in navigation.items()
    }
