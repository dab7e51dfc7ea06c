"""The pictures of the exercises on two sheets: the stills of every form into docs/, and every frame into pictures/."""

from html import escape
from pathlib import Path

from flask import Flask
from playwright.sync_api import Browser

from app import create_app
from app.decision.sides import legs_of
from app.web.frame.pictures import NEUTRAL, shown
from tests.browser.site import chromium, served

ROOT = Path(__file__).parents[2]
STILLS, FRAMES = ROOT / "docs" / "pictures" / "stills.png", ROOT / "pictures" / "frames.png"
FILES = ("site", "figures")
STYLE = """
  body { display: grid; gap: 8px 24px; padding: 16px; grid-template-columns: 1fr 1fr; font-size: 14px }
  body.frames { grid-template-columns: 1fr }
  h2 { font-size: 17px; margin: 8px 0 4px }
  .frames .pictures { grid-template-columns: repeat(auto-fill, 220px) }
"""


def _still(seen, inside: str) -> str:
    wide, high = seen.size
    turned = f' transform="matrix(-1 0 0 1 {wide} 0)"' if seen.mirrored else ""
    classes = " ".join(["fig", f"fig--person-{seen.person}", *(f"fig--sore-{depth}" for depth in seen.sore)])
    return f'<svg class="{classes}" viewBox="0 0 {wide} {high}"><g{turned}>{inside}</g></svg>'


def _frames(seen) -> str:
    at = {each.frame: " · ".join(each.labels) for each in seen.stills}
    return "".join(
        f'<figure class="picture"><figcaption>{number} {at.get(number, "")}</figcaption>'
        + _still(seen, f'<use href="{seen.moving}#room"/><use href="{seen.moving}#f{number}"/>')
        + "</figure>"
        for number in range(seen.frames)
    )


def sheet(app: Flask, frames: bool) -> str:
    """A page with every form and variant, for a sore side that is told nowhere."""
    content, drawn = app.extensions["content"], []
    for number, key in enumerate(content.pictures):
        exercise = content.routine.exercises[key[0]]
        form = exercise.form[key[1]]
        leg = next(iter(legs_of(form.legs, NEUTRAL)), None)
        sore = ("left", "right") if form.only_both_sides else (NEUTRAL,)
        name = ", ".join(filter(None, (exercise.name, form.name, key[2])))
        with app.app_context():
            seen = shown(key, leg, sore, f"p{number}")
        poses = app.extensions["pictures"][key, leg, sore]
        inside = f'<div class="pictures">{_frames(seen)}</div>' if frames else poses
        drawn.append(f"<section><h2>{escape(name)}</h2>{inside}</section>")
    static = app.jinja_env.globals["static"]
    links = "".join(f'<link rel="stylesheet" href="{static[f"css/{file}.css"]}">' for file in FILES)
    name = "frames" if frames else "stills"
    return f'<!doctype html>{links}<style>{STYLE}</style><body class="{name}">{"".join(drawn)}</body>'


def take_sheet(browser: Browser, home: str, text: str, path: Path) -> None:
    page = browser.new_page(viewport={"width": 1200, "height": 900}, bypass_csp=True)
    page.goto(home)
    page.set_content(text, wait_until="networkidle")
    page.screenshot(path=path, full_page=True)
    page.close()


def take_sheets(browser: Browser) -> None:
    app = create_app({"TESTING": True})
    FRAMES.parent.mkdir(exist_ok=True)
    with served(app) as home:
        take_sheet(browser, home, sheet(app, frames=False), STILLS)
        take_sheet(browser, home, sheet(app, frames=True), FRAMES)


if __name__ == "__main__":
    with chromium() as browser:
        take_sheets(browser)
