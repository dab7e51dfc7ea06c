"""Whatever plugs into the app does so in one way: register(app), called by create_app in the order of one list."""

import ast
import inspect

from source_files import APP, ROOT, functions, tree, where

import app as house

# Ways of Flask to plug in that have no place in the list.
OTHER_WAYS = {
    "record",
    "record_once",
    "before_app_request",
    "after_app_request",
    "app_errorhandler",
    "add_app_template_global",
}


def called(node: ast.AST) -> list[tuple[int, str]]:
    """(line, name) of every method that is called."""
    calls = [each for each in ast.walk(node) if isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute)]
    return [(each.lineno, each.func.attr) for each in calls]


def test_every_module_with_a_register_is_in_the_list_and_all_in_it_have_one():
    there = {
        where(path)
        for path in APP
        for each in functions(path)
        if each.name == "register" and [named.arg for named in each.args.args] == ["app"]
    }
    listed = {part.__file__.removeprefix(f"{ROOT}/") for part in house.PARTS}
    assert there == listed, f"In only one of the two: {sorted(there ^ listed)}."
    assert all(list(inspect.signature(part.register).parameters) == ["app"] for part in house.PARTS)


def test_no_part_is_listed_twice():
    assert len(set(house.PARTS)) == len(house.PARTS)


def test_nothing_plugs_in_otherwise():
    problems = [
        f"{where(path)}:{line} calls {name}. Plug in by register(app)."
        for path in APP
        for line, name in called(tree(path))
        if name in OTHER_WAYS
    ]
    assert not problems, "\n".join(problems)


def test_create_app_calls_the_parts_and_knows_none_of_them():
    create = next(each for each in functions(ROOT / "app/__init__.py") if each.name == "create_app")
    assert [name for _, name in called(create) if name == "register"] == ["register"]
