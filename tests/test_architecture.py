"""The rules about the code itself: who imports whom, how long things are, and where medicine may stand."""

import ast
import re
import sys
from pathlib import Path

import pytest
from source_files import APP, NAMED, ROOT, functions, imported, names, texts, tree, where

TESTS = [
    *(ROOT / "tests").glob("*.py"),
    *(path for room in ("proof", "made_up") for path in (ROOT / "tests" / room).rglob("*.py")),
]
TEMPLATES = sorted((ROOT / "templates").rglob("*.*"))
DRAWN = sorted(path for room in ("static", "templates") for path in (ROOT / room).rglob("*.*") if path.suffix in NAMED)
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_VIEW = 250, 25, 10

# Packages outside the standard library that each part may import, and the parts of the app it may know.
MAY_IMPORT = {
    "app/decision": {"app.decision"},
    "app/diary": {"app.diary", "app.decision"},
    "app/pictures": {"app.pictures", "app.decision.sides", "app.routine.legs"},
    "app/routine": {"app.routine", "app.decision"},
    "app/content": {
        "app.content", "app.decision", "app.diary", "app.pictures", "app.routine", "app.words", "babel",
        "ruamel", "markdown_it",
    },
    "app/web": {
        "app.content.model", "app.dates", "app.decision", "app.diary", "app.pictures", "app.routine", "app.web",
        "app.words", "brotli", "flask", "flask_wtf", "itsdangerous", "jinja2", "markupsafe", "werkzeug", "wtforms",
    },
    "app/cli.py": {"app.content.model", "app.screening", "click", "flask"},
    "app/screening.py": {"app.content.model", "app.decision", "ruamel"},
    "app/dates.py": {"babel"},
    "app/words.py": {"babel", "markupsafe"},
    "app/config.py": set(),
    "app/__init__.py": {"app", "flask", "flask_wtf", "werkzeug"},
}  # fmt: skip
PURE = ("app/decision", "app/diary", "app/routine", "app/pictures")
# What these may not use of the standard library: they have no files, no clock and no chance.
NOT_IN_THE_PURE = {
    "os", "pathlib", "time", "datetime", "random", "secrets", "sys", "logging", "json", "re", "subprocess",
}  # fmt: skip
# Words of the code that are ids of content too, each with what it is in the code.
OTHER_MEANINGS = {
    "none": "the exclusive option; legs of a form", "left": "a side", "right": "a side", "yes": "the answer of a form",
    "no": "the same", "judgement": "a key of the grammar", "worse": "what stops a routine", "full": "a level",
    "urgent": "a level", "always": "a condition of the grammar", "both-sides": "a key of the grammar",
    "low": "how likely a hazard is", "hip": "a joint of the body in the pictures", "wrist": "a joint",
    "toes": "a joint", "floor": "a prop", "ball": "a prop",
}  # fmt: skip


def inside(module: str, packages: set[str]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def part_of(path: Path) -> str:
    return next(part for part in MAY_IMPORT if where(path) == part or where(path).startswith(f"{part}/"))


# --- Layers


def test_every_part_imports_only_what_it_may():
    problems = []
    for path in APP:
        part = part_of(path)
        for module in sorted(imported(path)):
            known = inside(module, MAY_IMPORT[part]) or module.partition(".")[0] in sys.stdlib_module_names
            if not known:
                problems.append(
                    f"{where(path)} imports {module}, but {part} may import only {sorted(MAY_IMPORT[part])}."
                )
    assert not problems, "\n".join(problems)


def test_what_decides_draws_or_times_has_no_files_no_clock_and_no_chance():
    problems = [
        f"{where(path)} imports {module}; {part_of(path)} is pure."
        for path in APP
        if part_of(path) in PURE
        for module in imported(path)
        if module.partition(".")[0] in NOT_IN_THE_PURE
    ]
    assert not problems, "\n".join(problems)


def test_the_web_gets_the_content_from_the_app_only():
    problems = [
        f"{where(path)} imports {module}; take the content from the app."
        for path in APP
        if part_of(path) in ("app/web", "app/cli.py", "app/screening.py")
        for module in imported(path)
        if inside(module, {"app.content"}) and module.partition("app.content.model")[0]
    ]
    assert not problems, "\n".join(problems)


def test_only_app_content_opens_the_content_folder():
    problems = []
    for path in [*APP, ROOT / "wsgi.py"]:
        if where(path).startswith("app/content/"):
            continue
        problems += [
            f"{where(path)}:{line} names “{text}”. Only app/content knows the folder."
            for line, text in texts(path)
            if re.search(r"\.ya?ml\b|\bcontent/", text)
        ]
    assert not problems, "\n".join(problems)


def test_only_answers_and_session_touch_the_session():
    problems = [
        f"{where(path)} imports flask.session. Only app/web/answers/ touches it."
        for path in APP
        if path.parent.name != "answers" and "flask.session" in imported(path)
    ]
    assert not problems, "\n".join(problems)


# --- Sizes


def test_no_file_is_too_long():
    files = [*APP, ROOT / "wsgi.py", *(ROOT / "static" / "js").rglob("*.js"), *TESTS]
    lengths = {where(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    problems = [f"{name} has {length} lines. Split it." for name, length in lengths.items() if length > LONGEST_FILE]
    assert not problems, "\n".join(problems)


def test_no_function_is_too_long():
    problems = [
        f"{where(path)}:{each.lineno} {each.name} has {each.end_lineno - each.lineno + 1} lines. Split it."
        for path in APP
        for each in functions(path)
        if each.end_lineno - each.lineno + 1 > LONGEST_FUNCTION
    ]
    assert not problems, "\n".join(problems)


def test_no_function_of_a_script_is_too_long():
    problems = []
    for path in (ROOT / "static" / "js").rglob("*.js"):
        starts = []
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            indent = len(line) - len(line.lstrip())
            if re.match(r"\s*(export )?(default )?(async )?(function\b|(static |get |set )?#?\w+\(.*\) \{$)", line):
                starts.append((indent, number, line.strip()))
            elif line.strip() == "}" and starts and indent == starts[-1][0]:
                _, start, name = starts.pop()
                if number - start + 1 > LONGEST_FUNCTION:
                    problems.append(f"{where(path)}:{start} “{name}” has {number - start + 1} lines. Split it.")
    assert not problems, "\n".join(problems)


def is_view(function) -> bool:
    made = [decorator.func for decorator in function.decorator_list if isinstance(decorator, ast.Call)]
    return any(isinstance(each, ast.Attribute) and getattr(each.value, "id", "") == "bp" for each in made)


def test_a_view_asks_and_sends_on():
    problems = []
    for path in APP:
        for each in filter(is_view, functions(path)):
            body = each.body[1:] if ast.get_docstring(each) else each.body
            length = body[-1].end_lineno - body[0].lineno + 1
            if length > LONGEST_VIEW:
                problems.append(
                    f"{where(path)}:{each.lineno} The view {each.name} has {length} lines. Views ask, and send on."
                )
    assert not problems, "\n".join(problems)


# --- Words


def test_every_module_says_in_a_line_what_it_is_for():
    problems = []
    for path in [*APP, ROOT / "wsgi.py", *TESTS]:
        said = (ast.get_docstring(tree(path)) or "").splitlines()
        if not said or not said[0].strip().endswith("."):
            problems.append(f"{where(path)} has no docstring whose first line is a sentence.")
    assert not problems, "\n".join(problems)


def clinical_ids(content) -> dict[str, str]:
    """Every id that only the content may know, with what it is the id of."""
    ids = {
        option.id: f"an option of {question.id}"
        for question in content.rulebook.question.values()
        for option in question.options
    }
    ids |= {form.id: f"a form of {each.id}" for each in content.routine.exercises.values() for form in each.forms}
    for kind, known in (
        ("a question", content.rulebook.question), ("a rule", content.rulebook.rule), ("a step", content.rulebook.step),
        ("a rule of the diary", content.guide.rule), ("an exercise", content.rulebook.exercises),
        ("a referral", content.people.referrals), ("a region", content.people.regions),
        ("a fact", content.library.facts), ("a source", content.library.sources), ("a hazard", content.safety.hazards),
    ):  # fmt: skip
        ids |= dict.fromkeys(known, kind)
    return {name: kind for name, kind in ids.items() if name not in OTHER_MEANINGS}


def test_no_id_of_the_content_stands_in_the_code(content):
    ids = clinical_ids(content)
    problems = [
        f"{where(path)}:{line} knows “{name}”, {ids[name]}. Medicine stands in content/ only."
        for path in APP
        for line, name in texts(path)
        if name in ids
    ]
    assert not problems, "\n".join(problems)


def test_no_id_of_the_content_stands_in_a_style_a_script_or_a_drawing(content):
    questions = content.rulebook.question.values()
    ids = clinical_ids(content) | dict.fromkeys(content.area, "an area of a chart")
    ids |= {f"{each.id}-{option.id}": f"an input of {each.id}" for each in questions for option in each.options}
    problems = [
        f"{where(path)}:{line} knows “{name}”, {ids[name]}. Content says what is what; name what it looks like."
        for path in DRAWN
        for line, name in names(path)
        if name in ids
    ]
    assert not problems, "\n".join(problems)


def test_a_word_is_excused_only_while_code_uses_it():
    everything = {text for path in APP for _, text in texts(path)}
    idle = sorted(set(OTHER_MEANINGS) - everything)
    assert not idle, f"{idle} are excused, but no code uses them."


@pytest.mark.parametrize("kind", ["exercise", "rule", "referral", "question"])
def test_no_template_knows_an_exercise_a_rule_a_referral_or_a_question(content, kind):
    known = {
        "exercise": set(content.rulebook.exercises), "rule": set(content.rulebook.rule),
        "referral": set(content.people.referrals), "question": set(content.rulebook.question),
    }[kind]  # fmt: skip
    problems = []
    for path in TEMPLATES:
        text = path.read_text(encoding="utf-8")
        for quoted in re.findall(r"[{][{%].*?[%}][}]", text, re.S):
            found = {word for pair in re.findall(r"\"([^\"]*)\"|'([^']*)'", quoted) for word in pair}
            problems += [f"{where(path)} knows the {kind} “{name}”." for name in sorted(found & known)]
        marked = set(re.findall(r'data-(?:exercise|form|referral|withheld|rules)="([\w-]+)"', text))
        problems += [f"{where(path)} draws “{name}” itself." for name in sorted(marked)]
    assert not problems, "\n".join(problems)
