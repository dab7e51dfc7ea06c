"""Every page and every form, by address."""

PAGES = (
    "/", "/screener", "/screener/danger", "/screener/about-you", "/screener/ability", "/screener/check", "/result",
    "/routine", "/routine/stop", "/region", "/forgotten", "/privacy",
)  # fmt: skip
FORMS = (
    ("/screener", {}), ("/screener/danger", {"emergency-signs": "none"}), ("/screener/where", {"pain-side": "left"}),
    ("/agreement", {"agree": "yes"}), ("/routine/helped", {"helped": "yes"}), ("/region", {"region": "EM-01"}),
    ("/routine/after", {"pain-before": "3", "pain-after": "2"}), ("/forget", {}),
)  # fmt: skip
