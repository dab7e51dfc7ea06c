"""axe on a page, at both sizes and in both colour schemes.

Only rules about colour and size can come out differently in the crossed looks, so those run no others there.
"""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.site import DESKTOP, PHONE

SCRIPT = Axe().axe_script
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """
async rules => {
  const result = await axe.run({ runOnly: rules, resultTypes: ["violations"], preload: false })
  const why = node => [...node.any, ...node.all, ...node.none].map(each => each.message).join(" ")
  const say = node => `${node.target.join(" ")}: ${why(node)}`
  return result.violations.map(each => [each.id, each.help, ...each.nodes.map(say)].join(" | "))
}
"""
SIZES = {"phone": PHONE, "desktop": DESKTOP}
SEEN = ["color-contrast", "link-in-text-block", "target-size"]
LOOKS = [("phone", "light", TAGS), ("phone", "dark", SEEN), ("desktop", "dark", TAGS), ("desktop", "light", SEEN)]


def findings(page: Page) -> list[str]:
    """What axe finds on the page in every look; the script is put in once."""
    page.evaluate(SCRIPT)
    found = []
    for name, scheme, rules in LOOKS:
        page.set_viewport_size(SIZES[name])
        page.emulate_media(color_scheme=scheme)
        found += [f"{name} {scheme}: {each}" for each in page.evaluate(RUN, rules)]
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="light")
    return found
