"""How the stories of cases/stories-*.yaml are measured, as other checkers are, and the table that shows it."""

import pytest

from tests.proof.vignettes import COLUMNS, STORIES, bounds, measured, measures, our_shares, report

# By numbers worked out by hand
PAIRS = [
    ("emergency", "emergency"),
    ("emergency", "urgent"),  # one level less
    ("urgent", "self-care"),  # two levels less
    ("urgent", "urgent"),
    ("clinician-first", "emergency"),  # more
    ("self-care", "self-care"),
    ("self-care", "clinician-first"),  # more
    ("self-care", None),  # no advice
]


def test_the_measures_are_counted_right():
    counted = measured(PAIRS)
    assert counted["stories"] == 8
    assert counted["stories-by-level"] == {"emergency": 2, "urgent": 2, "clinician-first": 1, "self-care": 3}
    assert counted["comprehensiveness"] == 7 / 8
    assert counted["accuracy"] == 3 / 8
    assert counted["accuracy-by-level"] == {"emergency": 0.5, "urgent": 0.5, "clinician-first": 0, "self-care": 1 / 3}
    assert counted["safety"] == 5 / 8
    assert counted["safety-lenient"] == 6 / 8
    assert counted["over-triage"] == 2 / 8
    assert counted["under-triage"] == 2 / 8
    assert counted["inclination-to-over-triage"] == 2 / 4


def test_without_an_error_there_is_no_inclination():
    counted = measured([("urgent", "urgent")])
    assert counted["inclination-to-over-triage"] is None
    assert counted["accuracy-by-level"]["emergency"] is None


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        (0, 10, 0.0, 0.3085),  # 1 - 0.025 ** (1 / 10)
        (10, 10, 0.6915, 1.0),
        (5, 10, 0.1871, 0.8129),  # from printed tables
        (1, 1, 0.025, 1.0),
    ],
)
def test_the_bounds_are_those_of_clopper_and_pearson(hits, of, low, high):
    assert bounds(hits, of) == pytest.approx({"low": low, "high": high}, abs=5e-5)


def test_every_story_is_given_advice_and_counted(content):
    counted = measures(content)
    assert counted["comprehensiveness"] == 1
    assert counted["stories"] == sum(counted["stories-by-level"].values()) == len(STORIES)
    assert counted["safety-bounds"]["low"] < counted["safety"] < counted["safety-bounds"]["high"]


# --- The table


def test_the_shares_of_others_are_those_that_we_print(content):
    assert len(content.safety.studies) >= 10
    assert all(each.shares and set(each.shares) <= set(COLUMNS) for each in content.safety.studies)


def test_the_report_shows_our_shares_beside_those_of_others(content):
    shown = report(content)
    assert all(each.study[:40] in shown for each in content.safety.studies)
    assert all(f"{share:g}" in shown for share in our_shares(measures(content)).values())
    assert "not the same test" in shown
    assert all(story["because"] in shown for story in STORIES if "because" in story)
