"""Draws the icons for home screens from static/icon.svg, into static/icons/: `python -m tests.browser.icons`."""

from pathlib import Path

from tests.browser.site import chromium

STATIC = Path(__file__).parents[2] / "static"
TEAL = "#0b5558"
# file -> (its size, how much of it the drawing fills, whether its corners are filled too, as devices cut their own)
ICONS = {"192": (192, 1, False), "512": (512, 1, False), "180": (180, 1, True), "maskable": (512, 0.8, True)}
PAGE = """
<style>
  body {{ margin: 0; background: {back} }}
  svg {{ display: block; width: {inner}px; margin: {margin}px }}
</style>
{svg}
"""


def main() -> None:
    svg, folder = (STATIC / "icon.svg").read_text("utf-8"), STATIC / "icons"
    folder.mkdir(exist_ok=True)
    with chromium() as browser:
        for name, (size, part, filled) in ICONS.items():
            page = browser.new_page(viewport={"width": size, "height": size})
            inner = round(size * part)
            back = TEAL if filled else "transparent"
            page.set_content(PAGE.format(back=back, inner=inner, margin=(size - inner) // 2, svg=svg))
            page.screenshot(path=folder / f"{name}.png", omit_background=True)
            page.close()


if __name__ == "__main__":
    main()
