"""axe finds nothing on any page: reached by answering, by leaving out, or by reading."""

import pytest

from app.content import load
from tests.browser.axe import findings
from tests.browser.places import everywhere, go


@pytest.mark.parametrize("place", everywhere(load()), ids=str)
def test_axe_finds_nothing(visitor, home, shortcut, place):
    visitor.watch.expect(place.status)
    go(visitor.page, home, shortcut, place)
    assert findings(visitor.page) == []
