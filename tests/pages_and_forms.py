"""Every page and every form, by address."""

PAGES = (
    "/", "/screener", "/screener/danger", "/screener/about-you", "/screener/ability", "/screener/check",
    "/screener/confirm", "/result",
    "/routine/start", "/routine/times", "/routine", "/routine/stop", "/region", "/forgotten", "/privacy", "/diary",
)  # fmt: skip
FORMS = (
    ("/diary", {"pain-now": "4", "ended": "between"}), ("/diary/delete", {"all": "yes"}),
    ("/screener", {}), ("/screener/danger", {"emergency-signs": "none"}), ("/screener/where", {"pain-side": "left"}),
    ("/agreement", {"agree": "yes", "pain-now": "3"}), ("/routine/helped", {"helped": "yes"}),
    ("/routine/after", {"pain-after": "2"}), ("/region", {"region": "EM-01"}),
    ("/screener/confirm", {"same": "yes"}), ("/keep", {"keep": "yes"}), ("/forget", {}),
)  # fmt: skip
