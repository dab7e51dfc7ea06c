"""The people whose answers the browser tests give: each named answer stands out, all else is harmless."""

from tests.answer_sets import fill

ROADS = {
    "full": {},
    "right": {"pain-side": "right"},
    "no-ball": {"ball": "no"},
    "both": {"pain-side": "both", "plank": "knees"},
    "both-strong": {"pain-side": "unsure"},
    "gentle": {"pain-spread": ["below-knee-ache"], "pain-side": "right", "ball": "no"},
    "emergency": {"emergency-signs": ["saddle-numbness"]},
    "urgent": {"urgent-signs": ["swollen-leg"]},
    "clinician-first": {"pain-place": "groin-or-front-of-hip", "health": ["heart"]},
    "pregnant": {"expecting": "pregnant"},
    "after-birth": {"expecting": "recent-birth", "birth-weeks": "over-12"},
    # every step that can be asked of one person
    "everything": {
        "age": 45,
        "cancer": "yes-steady",
        "expecting": "recent-birth",
        "pain-duration": "over-3-months",
        "causes": ["injury", "hard-training", "psoriasis"],
        "health": ["hip-replacement", "kneeling"],
        "stiff-signs": ["better-moving"],
    },
    # as many reasons, referrals and changed exercises on one result as can be without a stop
    "many-rules": {
        "age": 45,
        "pain-spread": ["buttock", "back-of-thigh", "groin", "below-knee-ache"],
        "pain-duration": "over-3-months",
        "causes": ["osteoarthritis", "injury", "leg-length", "psoriasis", "bowel-inflammation", "eye-inflammation"],
        "injury-kind": "accident-examined",
        "stiff-onset": "before-35",
        "stiff-signs": ["wakes-late-night", "better-moving", "family", "other-joints", "heel-or-tendon"],
        "health": [
            "blood-pressure-controlled", "recent-antibiotics", "hernia", "wrist", "glaucoma", "balance", "kneeling",
        ],
        "plank": "knees",
        "tried": ["keeps-returning"],
    },
    # the same for someone who has to see a clinician first
    "many-stops": {
        "age": 70,
        "pain-first-time": "yes",
        "floor": "no",
        "pain-place": "groin-or-front-of-hip",
        "pain-spread": ["shooting", "numb-patch"],
        "pain-now": 9,
        "pain-duration": "over-3-months",
        "pain-worse": ["walk-then-stop"],
        "pain-eases": "no",
        "causes": ["spondyloarthritis", "osteoarthritis", "injury", "hard-training", "leg-length", "psoriasis"],
        "injury-kind": "accident-never-examined",
        "stress-pain": "yes",
        "stiff-signs": ["wakes-late-night", "better-moving", "family", "other-joints", "heel-or-tendon"],
        "health": [
            "high-blood-pressure", "heart", "recent-surgery", "abdominal-surgery", "hernia", "hip-replacement",
            "brittle-bones", "spine-fracture", "balance", "fainting", "shoulder-or-neck", "wrist", "kneeling",
            "glaucoma", "hypermobile",
        ],
        "hip": "same-side-pain",
        "tried": ["keeps-returning", "will-not-move"],
    },
}  # fmt: skip

# Whose words, questions and screens are counted: docs/roads.md has the table.
TYPICAL = "An adult with a new pain"
LONG = "An adult whose pain is older than three months"
COUNTED = {
    TYPICAL: {"pain-duration": "under-6-weeks"},
    LONG: {"pain-duration": "over-3-months"},
    "A runner of 28": {"age": 28, "causes": ["hard-training"]},
    "A mother of 31, four months after the birth": {"age": 31, "expecting": "recent-birth"},
    "Somebody of 73 with stiff joints": {"age": 73, "causes": ["osteoarthritis"], "ball": "no", "plank": "knees"},
}


def answers_of(content, road: str):
    return fill(content, ROADS[road])
