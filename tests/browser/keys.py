"""The keys of what is seen now, in the open player or else on the page: whether each can be pressed, and where."""

from playwright.sync_api import Page

TOOLS = """
const open = document.querySelector("dialog[open]")
const scroller = open ?? document.scrollingElement
const root = open ?? document.querySelector("main")
const name = each => `“${(each.innerText || each.value || each.id).trim().slice(0, 30)}”`
const onlyHeard = each => each.closest(".vh") || getComputedStyle(each).clipPath === "inset(50%)"
const seen = each => each.checkVisibility({ visibilityProperty: true }) && !onlyHeard(each)
const keys = [...root.querySelectorAll("a[href], button, summary, select, input:not([type=hidden])")].filter(seen)
const hit = each => {
  const { x, y, width, height } = each.getClientRects()[0]
  const found = document.elementFromPoint(x + width / 2, y + height / 2)
  return Boolean(found) && (each.contains(found) || found.closest("label")?.control === each)
}
"""
PRESSED = f"""
() => {{
  {TOOLS}
  const wrong = []
  for (const key of keys) {{
    const runs = key.scrollWidth > key.clientWidth + 1 || key.scrollHeight > key.clientHeight + 1
    if (runs && getComputedStyle(key).display !== "inline") wrong.push(`the words of ${{name(key)}} run out of the key`)
    key.scrollIntoView({{ block: "center" }})
    if (!hit(key)) wrong.push(`${{name(key)}} cannot be pressed`)
  }}
  scroller.scrollTop = 0
  return wrong
}}
"""
LOOKED_FOR = f"""
selector => {{
  {TOOLS}
  scroller.scrollTop = 0
  const found = [...root.querySelectorAll(selector)]
  if (!found.length) return [`${{selector}} is not there`]
  const inside = ({{ top, bottom }}) => top >= 0 && bottom <= innerHeight
  const away = found.filter(each => !inside(each.getBoundingClientRect()) || (keys.includes(each) && !hit(each)))
  return away.map(each => `${{name(each)}} has to be looked for`)
}}
"""
NEAR_STOP = f"""
apart => {{
  {TOOLS}
  const stop = document.querySelector("[data-part=stop]")
  if (!open || !seen(stop)) return []
  const box = stop.getBoundingClientRect()
  const gap = ({{ left, right, top, bottom }}) =>
    Math.max(left - box.right, box.left - right, top - box.bottom, box.top - bottom)
  const near = keys.filter(each => each !== stop && gap(each.getBoundingClientRect()) < apart)
  return near.map(each => `${{name(each)}} stands too near to Stop`)
}}
"""


def out_of_reach(page: Page) -> list[str]:
    """The keys that cannot be pressed wherever one scrolls to, or whose words do not fit into them."""
    return page.evaluate(PRESSED)


def looked_for(page: Page, selector: str) -> list[str]:
    """Of what is to be seen at once: what has to be scrolled to, or lies below something."""
    return page.evaluate(LOOKED_FOR, selector)


def near_stop(page: Page, apart: int) -> list[str]:
    """The keys that stand less than so many pixels apart from Stop."""
    return page.evaluate(NEAR_STOP, apart)
