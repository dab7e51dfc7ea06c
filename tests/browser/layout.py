"""What is lost on a page, or in its open dialog: what sticks out of the window, and what is cut off in its own box."""

from playwright.sync_api import Page

LOST = """
() => {
  const lost = []
  const root = document.querySelector("dialog[open]") ?? document.body
  const scroller = root === document.body ? document.scrollingElement : root
  const wide = scroller.scrollWidth
  if (wide > innerWidth) lost.push(`the page is ${wide} px wide in a window of ${innerWidth} px`)
  const kind = each => `${each.tagName.toLowerCase()}.${each.className.baseVal ?? each.className}`
  const say = each => `${kind(each)} “${each.textContent.trim().slice(0, 40)}”`
  const onlyHeard = each => each.closest(".vh, .skip, svg, option") || getComputedStyle(each).clipPath === "inset(50%)"
  const unseen = each => onlyHeard(each) || !each.checkVisibility({ visibilityProperty: true })
  for (const each of root.querySelectorAll("*")) {
    if (unseen(each)) continue
    const box = each.getBoundingClientRect()
    if (box.width && (box.left < -1 || box.right > innerWidth + 1)) lost.push(`${say(each)} sticks out`)
    const style = getComputedStyle(each)
    if (style.display === "inline" || each.matches("input, html, body")) continue
    const cuts = way => style[`overflow${way}`] !== "visible" && style[`overflow${way}`] !== "auto"
    if (cuts("X") && each.scrollWidth > each.clientWidth + 1) lost.push(`${say(each)} is cut off at the side`)
    const bordered = style.borderLeftStyle !== "none" && parseFloat(style.borderLeftWidth) > 0
    const runsOver = bordered && style.overflowX === "visible" && each.scrollWidth > each.clientWidth + 1
    if (runsOver) lost.push(`${say(each)} runs over its border`)
    if (cuts("Y") && each.scrollHeight > each.clientHeight + 1) lost.push(`${say(each)} is cut off below`)
  }
  for (const select of root.querySelectorAll("select")) {
    if (unseen(select)) continue
    const style = getComputedStyle(select)
    const pen = document.createElement("canvas").getContext("2d")
    pen.font = style.font
    const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - 16
    if (pen.measureText(select.selectedOptions[0].text).width > room) lost.push("the chosen option is cut off")
  }
  return lost
}
"""


def lost(page: Page, width: int, height: int) -> list[str]:
    """What a window of this size loses."""
    page.set_viewport_size({"width": width, "height": height})
    return [f"{width} x {height}: {each}" for each in page.evaluate(LOST)]
