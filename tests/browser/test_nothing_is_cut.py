"""From the page before a routine to its end, in every size and manner of reading: nothing is cut, every key is reached."""

import pytest

from tests.browser.layout import LOST
from tests.browser.site import PHONE
from tests.browser.stations import Stations

SIZES = [(320, 568), (320, 256), (390, 844), (844, 390), (1280, 800)]
# Text spacing as in WCAG 1.4.12, and text twice as large: from outside, as readers set them.
STYLES = {
    "plain": "",
    "text spacing": "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    "p { margin-bottom: 2em !important }",
    "text of 200 %": "html { font-size: 225% !important }",
}
MEDIA = [{}, {"forced_colors": "active"}, {"color_scheme": "dark"}]
AS_USUAL = {"forced_colors": "none", "color_scheme": "light"}
STYLE = """
rules => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(rules)
  document.adoptedStyleSheets = [sheet]
}
"""
# What has to be seen before anything is scrolled; in the player’s running states it is the main key.
COUNTS = {
    "ask": "[name=helped]", "stopping": "[data-part=sign]", "more": "[data-part=big]", "end": "[name=pain-after]",
    "other": ".end h2", "worse": ".care__word",
}  # fmt: skip
MAIN = "[data-part=main]"
APART = 24  # pixels between Stop and any other key

TOOLS = """
const open = document.querySelector("dialog[open]")
const scroller = open ?? document.scrollingElement
const root = open ?? document.querySelector("main")
const name = each => `“${(each.innerText || each.value || each.id).trim().slice(0, 30)}”`
const seen = each => each.checkVisibility({ visibilityProperty: true }) && !each.closest(".vh")
const keys = [...root.querySelectorAll("a[href], button, summary, select, input:not([type=hidden])")].filter(seen)
const hit = each => {
  const { x, y, width, height } = each.getClientRects()[0]
  const found = document.elementFromPoint(x + width / 2, y + height / 2)
  return Boolean(found) && (each.contains(found) || found.closest("label")?.control === each)
}
"""
KEYS = f"""
() => {{
  {TOOLS}
  const wrong = []
  for (const key of keys) {{
    const inline = getComputedStyle(key).display === "inline"
    const runs = key.scrollWidth > key.clientWidth + 1 || key.scrollHeight > key.clientHeight + 1
    if (!inline && runs) wrong.push(`the words of ${{name(key)}} run out of the key`)
    key.scrollIntoView({{ block: "center" }})
    if (!hit(key)) wrong.push(`${{name(key)}} cannot be pressed`)
  }}
  scroller.scrollTop = 0
  return wrong
}}
"""
SEEN = f"""
selector => {{
  {TOOLS}
  scroller.scrollTop = 0
  const inside = box => box.top >= 0 && box.bottom <= innerHeight
  const found = [...root.querySelectorAll(selector)]
  if (!found.length) return [`${{selector}} is not there`]
  const away = found.filter(each => !inside(each.getBoundingClientRect()) || (keys.includes(each) && !hit(each)))
  return away.map(each => `${{name(each)}} has to be looked for`)
}}
"""
GAP = f"""
() => {{
  {TOOLS}
  const stop = document.querySelector("[data-part=stop]")
  if (!open || !seen(stop)) return Infinity
  const box = stop.getBoundingClientRect()
  const gaps = keys.filter(each => each !== stop).map(each => {{
    const other = each.getBoundingClientRect()
    return Math.max(other.left - box.right, box.left - other.right, other.top - box.bottom, box.top - other.bottom)
  }})
  return Math.min(...gaps)
}}
"""


@pytest.fixture(scope="module")
def stations(people, home, shortcut, content):
    person = people("still clock")
    person.page.clock.install(time=0)
    person.page.clock.pause_at(60_000)
    return Stations(person.page, home, shortcut, content)


def _wrong(page, name: str, style: str) -> list[str]:
    """What is wrong with what is seen now, in this window."""
    wrong = page.evaluate(LOST) + page.evaluate(KEYS)
    if page.evaluate(GAP) < APART:
        wrong.append("a key stands too near to Stop")
    if page.locator("dialog[open]").count() and (style == "plain" or name not in COUNTS):
        wrong += page.evaluate(SEEN, COUNTS.get(name, MAIN))
    return wrong


def _everywhere(page, name: str) -> list[str]:
    """What is wrong in any window, with any style and in any colours."""
    found = []
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        for style, rules in STYLES.items():
            page.evaluate(STYLE, rules)
            for media in MEDIA if style == "plain" else MEDIA[:1]:
                page.emulate_media(**(AS_USUAL | media))
                manner = ", ".join([style, *media])
                found += [f"{name}, {width} x {height}, {manner}: {each}" for each in _wrong(page, name, style)]
    page.evaluate(STYLE, "")
    page.emulate_media(**AS_USUAL)
    page.set_viewport_size(PHONE)
    return found


@pytest.mark.parametrize("way", ["pages", "set", "other_sets", "end", "big"])
def test_nothing_is_cut_and_every_key_is_reached(stations, way):
    wrong = [each for name in getattr(stations, way)() for each in _everywhere(stations.page, name)]
    assert not wrong, "\n".join(wrong)
