"""What a device needs to put this site on its home screen: the manifest, with its words from the content."""

import json

from flask import Flask

from app.web.frame.packing import answer, pack

KIND = "application/manifest+json"
TEAL, PAPER = "#0b5558", "#fbf7f0"  # as in static/icon.svg and static/css/site.css
ICONS = (
    ("icons/192.png", "192x192", "any"),
    ("icons/512.png", "512x512", "any"),
    ("icons/maskable.png", "512x512", "maskable"),
)


def _manifest(app: Flask) -> dict[str, object]:
    content, static = app.extensions["content"], app.jinja_env.globals["static"]
    words, brand = content.wording["code/manifest"], content.wording["components/brand"].brand
    start = app.jinja_env.globals["url_for"]("pages.start")
    icons = [{"src": static[file], "sizes": sizes, "type": "image/png", "purpose": use} for file, sizes, use in ICONS]
    return {
        "id": start,
        "name": brand.unescape(),
        "short_name": words.short.unescape(),
        "description": words.description.unescape(),
        "lang": content.language,
        "start_url": start,
        "scope": start,
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": TEAL,
        "icons": icons,
    }


def register(app: Flask) -> None:
    manifest = pack(json.dumps(_manifest(app), ensure_ascii=False), KIND)
    app.add_url_rule("/manifest.webmanifest", "manifest", lambda: answer(manifest))
