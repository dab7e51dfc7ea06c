"""A second reading of the screening contract, in SQL: what is decided for a list of answer sets."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path

TABLES = ("questions.sql", "rules.sql", "exercises.sql", "decision.sql")
PEOPLE_AT_ONCE = 10_000
PARTS = {"rules": set, "reasons": set, "referrals": list, "exercises": list, "withheld": list}

# From what was given to what is decided. Inserting the pages answers them one by one, in order.
DECIDE = (
    "INSERT INTO walking SELECT person FROM person",
    "INSERT INTO page SELECT min(number), step FROM question GROUP BY step ORDER BY min(number)",
    "INSERT OR IGNORE INTO held SELECT * FROM holds",
    "INSERT INTO routine SELECT * FROM resulting_form",
    "INSERT INTO outcome SELECT * FROM resulting_level",
    "INSERT OR IGNORE INTO referred SELECT * FROM refers",
)


def decisions(answer_sets: Iterable[Mapping]) -> list[dict]:
    """What the contract decides for each of the answer sets."""
    people, told = iter(answer_sets), []
    while batch := list(islice(people, PEOPLE_AT_ONCE)):
        told += _decided(_tables(), batch)
    return told


@cache
def _tables() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:", isolation_level=None)
    for name in TABLES:
        db.executescript((Path(__file__).parent / name).read_text())
    for (statement,) in db.execute("SELECT statement FROM view_of_question").fetchall():
        db.execute(statement)
    return db


def _decided(db: sqlite3.Connection, batch: list[Mapping]) -> list[dict]:
    db.execute("BEGIN")
    try:
        db.executemany("INSERT INTO person VALUES (?)", ((person,) for person in range(len(batch))))
        db.executemany("INSERT OR IGNORE INTO given VALUES (?, ?, ?)", _rows(batch))
        for statement in DECIDE:
            db.execute(statement)
        return _told(db, len(batch))
    finally:
        db.execute("ROLLBACK")  # the next batch finds empty tables


def _rows(batch: list[Mapping]) -> Iterator[tuple]:
    """One row an option; a question with nothing beside it has none."""
    for person, answers in enumerate(batch):
        for question, answer in answers.items():
            if isinstance(answer, (str, int)):
                yield question, person, answer
            else:
                for option in answer or ():
                    yield question, person, option


def _told(db: sqlite3.Connection, people: int) -> list[dict]:
    told = [{each: kind() for each, kind in PARTS.items()} for _ in range(people)]
    for person, level in db.execute("SELECT person, level FROM outcome"):
        told[person]["level"] = level
    for person, rule in db.execute("SELECT person, rule FROM held"):
        told[person]["rules"].add(rule)
    for person, rule in db.execute("SELECT person, rule FROM reason"):
        told[person]["reasons"].add(rule)
    for person, refer in db.execute("SELECT person, refer FROM referral"):
        told[person]["referrals"].append(refer)
    for person, exercise, form, legs, rules in db.execute("SELECT * FROM offer"):
        each = {"id": exercise, "rules": set(rules.split())}
        if form:
            told[person]["exercises"].append(each | {"form": form, "sides": legs.split()})
        else:
            told[person]["withheld"].append(each)
    for person, question in db.execute("SELECT person, question FROM refused"):
        told[person] = {"open": question}
    return told
