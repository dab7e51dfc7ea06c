"""What is read from a diary, as people see it; and that no decision knows of it."""

import json
import re

import pytest
from answer_sets import CASES as PEOPLE
from answer_sets import HARMLESS
from diary_cases import CASES, DAY_ZERO, book_of, today_of
from keepers import keeper
from packs import edit
from page_check import read, words

from app.content import load
from app.diary.guide import Guide
from app.web.diary.advice import advice_of

UNIX_EPOCH = 719163  # 1 January 1970, as date.toordinal() counts
A_DAY = 24 * 60 * 60
NAMED = {case["name"]: case for case in CASES}


@pytest.fixture
def drawn(app, clock):
    """What is drawn of a diary on a day."""

    def draw(book, today):
        clock.now = (today - UNIX_EPOCH) * A_DAY + 100.0
        with app.test_request_context("/diary"):
            return str(app.jinja_env.get_template("diary/advice.html").module.advised(advice_of(book)))

    return draw


@pytest.fixture
def told(drawn):
    """What is drawn of a case, to be read."""
    return lambda name: read(drawn(book_of(NAMED[name]["diary"]), today_of(NAMED[name])))


def headings(page):
    return [words(each) for each in page.select(".referrals h4")]


def test_a_rule_is_told_with_why_what_to_do_its_sources_and_whom_to_see(told, content):
    page, rule = told("After seven days at 2 points above the beginning someone should look"), "worse-for-a-week"
    (item,) = page.select(".reasons > li")
    assert content.guide.rule[rule].because in words(item)
    assert content.guide.rule[rule].advice in words(item)
    assert item.select("details.sources li")
    assert headings(page) == [content.people.referrals[name].title for name in ("doctor", "physiotherapist")]


def test_the_most_careful_rule_stands_first_and_nobody_is_named_twice(told, content):
    page = told("Twelve sessions in a row that change nothing point to soft tissue")
    first, second = (words(each) for each in page.select(".reasons > li"))
    assert content.guide.rule["no-better-by-six-weeks"].because in first
    assert content.guide.rule["nothing-moves"].because in second
    names = ("doctor", "physiotherapist", "soft-tissue-therapist")
    assert headings(page) == [content.people.referrals[name].title for name in names]


def test_an_empty_diary_says_from_when_something_can_be_read(drawn, content):
    said = words(read(drawn((), DAY_ZERO)))
    assert str(content.wording["diary/advice"]["not-yet"]) in said


def test_a_diary_in_which_nothing_stands_out_says_so(told, content):
    said = words(told("One point above the beginning is not worse, however long"))
    assert str(content.wording["diary/advice"]["nothing"]) in said
    assert str(content.wording["diary/advice"]["not-yet"]) not in said


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_below_it_the_danger_signs_stand_whatever_the_diary_says(told, case, content):
    page = told(case["name"])
    net = page.select_one(".net")
    assert net.find_previous("section", "diary__advice")
    assert content.texts["safety_net"]["text"] in words(net)


def test_the_part_is_whole(drawn):
    for case in CASES:
        html = drawn(book_of(case["diary"]), today_of(case))
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert len(ids) == len(set(ids))
        assert "None" not in html


def test_the_diary_of_another_content_advises_by_its_own_rules(pack):
    guide = pack.guide
    assert guide.holding({"rise-hours": 12, "helped-days": 2}) == (guide.rule["up-for-long"],)
    assert guide.holding({"rise-hours": 11, "helped-days": 2}) == (guide.rule["good-days"],)
    assert guide.holding({"rise-hours": 11}) == ()
    assert guide.measures["helped-days"].means == "In 5 days it helped on so many."


# --- No decision knows of it


def test_the_diary_is_no_part_of_a_decision(content, stream):
    """Neither what is decided of anybody nor the version of what decides has anything of it."""
    answers = stream(*(json.dumps(HARMLESS | case["answers"]) for case in PEOPLE if "refused" not in case["expect"]))
    assert len(answers) > 100
    decided = {name for answer in answers for name in answer.get("rules", ())}
    assert decided
    assert decided.isdisjoint(content.guide.rule)
    assert set(content.guide.rule).isdisjoint(content.rulebook.rule)


def test_a_result_names_no_rule_of_the_diary(person, content):
    main = person.completes().page.main
    named = {*main["data-rules"].split(), main["data-level"]}
    assert named.isdisjoint(content.guide.rule)


def test_another_limit_of_the_diary_is_told_and_decides_nothing(pack, folder):
    edit(folder / "diary.yaml", "at-least: 12", "at-least: 13")
    changed = load(folder).versions
    assert changed.decides == pack.versions.decides
    assert changed.told != pack.versions.told


# --- Where everybody can read it


def test_every_rule_of_the_diary_and_every_measure_stands_in_the_table(person, content):
    page = person.opens("/how-it-decides").page
    for rule in content.guide.rules:
        told = words(page.find(id=rule.id))
        assert rule.because in told
        assert (rule.advice or "") in told
        assert (rule.with_a_routine or "") in told
    told = words(page)
    for measure in content.guide.measures.values():
        assert measure.means in told
        assert "{" not in measure.means
    assert "hours that the pain stayed up: 22 or more" in told


# --- On the page of the diary


@pytest.fixture
def on_the_page(app, clock):
    """Whoever keeps the diary of a case, on its page."""

    def opened(name):
        book = book_of(NAMED[name]["diary"])
        clock.now = (today_of(NAMED[name]) - UNIX_EPOCH) * A_DAY + 100.0
        return keeper(app, book).opens("/diary")

    return opened


def test_the_page_of_the_diary_says_what_is_read_in_it_and_the_danger_signs_below(on_the_page, content):
    person = on_the_page("A day after the session it is still 3 points higher")
    advice_given = person.page.select_one(".diary__advice")
    assert content.guide.rule["up-after-a-day"].because in words(advice_given)
    assert advice_given.find_next("section", "net")
    assert not {"data-rules", "data-level"} & person.page.main.attrs.keys()


@pytest.mark.parametrize("address", ["/diary", "/diary/clinician"])
def test_a_page_reads_the_diary_by_its_rules_once(app, monkeypatch, address):
    person, holding, read = keeper(app, book_of(CASES[0]["diary"])), Guide.holding, []
    monkeypatch.setattr(Guide, "holding", lambda guide, numbers: read.append(1) or holding(guide, numbers))
    person.opens(address)
    assert len(read) == 1


def test_where_it_rose_by_less_the_page_says_nothing_of_it(on_the_page, content):
    person = on_the_page("Exactly 2 points higher after a day is as much as may be")
    assert content.guide.rule["up-after-a-day"].because not in words(person.page.main)


def test_whoever_answers_is_told_the_same_result_with_a_diary_and_without(app):
    """Somebody whose diary says that it is worse is decided by the answers alone."""
    book = book_of(NAMED["After seven days at 2 points above the beginning someone should look"]["diary"])
    with_one, without = keeper(app, book).completes(), keeper(app).completes()
    for key in ("data-level", "data-rules"):
        assert with_one.opens("/result").page.main[key] == without.opens("/result").page.main[key]
