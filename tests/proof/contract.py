"""What the proofs take from the contract, so that a change of the content changes nothing of what is proved."""

# Each of these alone is an emergency.
EMERGENCY_SIGNS = {
    "emergency-signs": (
        "saddle-numbness", "bladder-change", "bowel-change", "both-legs", "unsteady-legs", "cannot-stand",
        "serious-accident", "collapse-pain", "chest-or-breath", "cold-leg", "fever-very-unwell", "stuck-hernia",
    ),
    "pregnancy-signs": ("heavy-bleeding-or-hard-belly", "one-sided-pain-or-faint", "fit-or-confusion"),
    "birth-signs": ("heavy-bleeding", "fit-or-confusion", "harm-thoughts"),
    "urgent-signs": ("sudden-severe-artery", "testicle-pain"),
    "cancer-nerve": ("yes",),
}  # fmt: skip
# And so are these together: one of each line. A number is an age from which on.
CANCER, EXPECTING, SIGNS = ("cancer", "yes-steady", "yes-worse"), ("expecting", "pregnant", "might-be"), "urgent-signs"
EMERGENCY_TOGETHER = {
    "weak after a cancer": [
        [CANCER],
        [(SIGNS, "leg-weakness", "sexual-change", "cannot-walk")],
    ],
    "sexual change and weakness": [
        [(SIGNS, "sexual-change")],
        [(SIGNS, "leg-weakness"), ("emergency-signs", "unsure")],
    ],
    "fever and weakness": [[(SIGNS, "fever")], [(SIGNS, "leg-weakness", "cannot-walk")]],
    "waves of pain at 60": [[(SIGNS, "stone-waves")], [("age", 60)]],
    "waves of pain and fever": [[(SIGNS, "stone-waves")], [(SIGNS, "fever")]],
    "sudden pain at 60": [[(SIGNS, "sudden-severe")], [("age", 60)]],
    "sudden pain in pregnancy": [[EXPECTING], [(SIGNS, "sudden-severe", "sudden-severe-artery", "stone-waves")]],
    "fever and weakness after a birth": [
        [("expecting", "recent-birth")],
        [("birth-signs", "fever"), (SIGNS, "fever")],
        [("birth-signs", "cannot-walk"), (SIGNS, "cannot-walk", "leg-weakness")],
    ],
}

# Who is asked about which signs: everyone, who has this answer, or who is of this age.
ASKED_OF_ALL = ("emergency-signs", "cancer", "urgent-signs")
ASKED_AFTER = (
    (EXPECTING, "pregnancy-signs"),
    (("expecting", "recent-birth"), "birth-signs"),
    (CANCER, "cancer-nerve"),
)
ASKED_FROM, ASKED_UP_TO, ASKED_AT_THAT_AGE = 12, 59, "expecting"

MAY_BE_TICKED = (
    "emergency-signs", "urgent-signs", "pregnancy-signs", "birth-signs", "birth-body", "pain-spread", "causes",
    "bone-risk", "stiff-signs", "health", "tried",
)  # fmt: skip

# The order in which people are named: the first is the first thing to do.
REFERRALS = (
    "ambulance", "emergency-department", "crisis-line", "same-day-doctor", "same-day-advice", "maternity-unit",
    "eye-emergency", "doctor", "physiotherapist", "pelvic-health-physiotherapist", "midwife", "rheumatologist",
    "cancer-team", "surgeon", "soft-tissue-therapist", "neurosomatic-therapist",
)  # fmt: skip
# Of two that lead to the same door only the nearer stands, which is named first here.
DOORS = {
    "ambulance": ("emergency-department",),
    "maternity-unit": ("same-day-doctor", "same-day-advice"),
    "same-day-doctor": ("same-day-advice",),
}
# Rules that are no reason of their own beside the one that is named first.
CONTAINS = {
    "inflammatory-pattern": ("inflammatory-hint",),
    "hidden-infection": ("infection-note",),
    "recent-infection": ("infection-note",),
    "severe-pain": ("sore-now",),
    "inflammatory-flare": ("sore-now",),
    "fragile-injury": ("fragile-new", "older-twist"),
    "cancer-new-nerve-pain": ("cancer-history",),
    "cancer-nerve-pain": ("cancer-history", "nerve-root"),
    "nerve-both-legs": ("nerve-root",),
    "birth-infection": ("birth-urgent",),
    "birth-urgent-early": ("birth-urgent",),
    "spinal-infection": ("fever",),
    "stone-fever": ("fever", "stone-waves"),
    "stone-older": ("stone-waves",),
    "sudden-severe-older": ("sudden-severe",),
    "sexual-and-nerve": ("sexual-change",),
}

# How long each answer is good for, in seconds, and what renews it.
MINUTE = 60
HOUR, DAY, WEEK = 60 * MINUTE, 24 * 60 * MINUTE, 7 * 24 * 60 * MINUTE
ASKED, CONFIRMED, AT_START = "asked", "confirmed", "at-start"
GOOD_FOR = {
    **dict.fromkeys(
        ("emergency-signs", "pregnancy-signs", "birth-signs", "birth-body", "urgent-signs", "cancer-nerve"),
        (16 * HOUR, ASKED),
    ),
    **dict.fromkeys(("pregnancy-weeks", "pregnancy-cleared", "birth-weeks", "birth-check"), (WEEK, CONFIRMED)),
    **dict.fromkeys(
        (
            "age", "floor", "cancer", "expecting", "pain-place", "pain-spread", "pain-side", "pain-duration",
            "pain-first-time", "pain-worse", "pain-eases", "causes", "stiff-onset", "stiff-signs", "injury-kind",
            "stress-pain", "bone-risk", "health", "hip", "plank", "ball", "tried",
        ),
        (2 * WEEK, CONFIRMED),
    ),
    "pain-now": (30 * MINUTE, AT_START),
}  # fmt: skip
# All answers end so long after the first one: without a choice, and where they are kept.
ANSWERS_END, KEPT_ANSWERS_END = DAY, 6 * WEEK
ROUTINE_OPEN = 3 * HOUR  # after its start
