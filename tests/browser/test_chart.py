"""The chart beside a question lights up with what is chosen, without a script, for whichever ids content has."""

import pytest

SHAPES = """
() => [...document.querySelectorAll("svg .area")].map(each => ({
  area: Number(each.getAttribute("class").match(/area--([0-9]+)/)[1]),
  side: each.matches(".area--left") ? "left" : each.matches(".area--right") ? "right" : null,
  lit: each.checkVisibility({visibilityProperty: true}),
}))
"""

IN_THE_AIR = """
() => [...document.querySelectorAll("svg .area")].filter(each => {
  const { x, y, width, height } = each.getBBox()
  const body = [...each.ownerSVGElement.querySelectorAll(".chart__skin, .chart__legs")]
  const ends = [[x, y + height / 2], [x + width, y + height / 2], [x + width / 2, y], [x + width / 2, y + height]]
  return !ends.every(end => body.some(part => part.isPointInFill(new DOMPoint(...end))))
}).map(each => each.getAttribute("class"))
"""


@pytest.fixture
def where(opens, home, shortcut):
    """Someone without scripts on the page of the chart, where nothing is chosen."""
    person = opens("no script", java_script_enabled=False)
    shortcut.take(person.page.context, home, "full", "where")
    person.goes_to("/screener/where")
    return person


def lit(person) -> list[tuple]:
    return [(each["area"], each["side"]) for each in person.page.evaluate(SHAPES) if each["lit"]]


def spots(area) -> list[tuple]:
    return [(area.number, spot.side) for spot in area.spots]


def lighting(content):
    step = content.rulebook.step["where"]
    return [(question, option) for question in step.questions for option in question.options if option.lights]


def test_nothing_is_lit_before_something_is_chosen(where):
    assert where.page.evaluate(SHAPES)
    assert lit(where) == []


def test_each_choice_lights_its_area_and_no_other(where, content):
    assert len(lighting(content)) > 4
    for question, option in lighting(content):
        where.page.reload()
        where.answers(question, {option.id})
        assert lit(where) == spots(content.area[option.lights]), option.id


def test_the_side_that_is_not_sore_stays_dark(where, content):
    question, option = next(
        each for each in lighting(content) if any(spot.side for spot in content.area[each[1].lights].spots)
    )
    where.answers(question, {option.id})
    sides = content.rulebook.question[content.rulebook.sore_side]
    for side in sides.options:
        where.answers(sides, {side.id})
        assert lit(where) == [each for each in spots(content.area[option.lights]) if side.side in (None, each[1])], (
            side.id
        )


def test_every_area_lies_on_the_body(where):
    assert where.page.evaluate(IN_THE_AIR) == []


def test_in_forced_colours_nothing_but_an_area_can_look_lit(opens, home, shortcut):
    person = opens(forced_colors="active")
    shortcut.take(person.page.context, home, "full", "where")
    person.goes_to("/screener/where")
    dents = person.page.locator("svg .chart__dent").all()
    assert dents
    assert not any(each.is_visible() for each in dents)
