"""One answer from outside is an option id, a list of them or a whole number, or is refused with a sentence."""

import pytest

from app.decision.answers import BadAnswer, did_you_mean, read_answer, read_answers


def read(content, question, given):
    return read_answer(content.rulebook.question[question], given)


def complaint(content, given):
    with pytest.raises(BadAnswer) as refused:
        read_answers(content.rulebook, given)
    return str(refused.value)


def test_an_option_is_read(content):
    assert read(content, "pain-side", "left") == frozenset(["left"])


def test_many_options_are_read_from_a_list_or_from_one_id(content):
    assert read(content, "health", ["wrist", "hernia"]) == frozenset(["wrist", "hernia"])
    assert read(content, "health", "wrist") == frozenset(["wrist"])
    assert read(content, "health", ("wrist", "wrist")) == frozenset(["wrist"])


def test_numbers_are_read_up_to_both_ends(content):
    assert [read(content, "age", age) for age in (1, 42, 120)] == [1, 42, 120]
    assert [read(content, "pain-now", pain) for pain in (0, 10)] == [0, 10]


@pytest.mark.parametrize("question", ["emergency-signs", "age", "pain-side", "pain-now"])
@pytest.mark.parametrize("nothing", [None, [], ()])
def test_nothing_is_no_answer(content, question, nothing):
    assert read(content, question, nothing) is None
    assert read_answers(content.rulebook, {question: nothing}) == {}


@pytest.mark.parametrize("age", [0, 121, -1, 10**30])
def test_a_number_outside_is_refused(content, age):
    assert complaint(content, {"age": age}) == f'"age" goes from 1 to 120; {age} is outside.'


@pytest.mark.parametrize("age", ["42", 42.0, True, False, [42], {"years": 42}])
def test_only_a_whole_number_is_a_number(content, age):
    assert complaint(content, {"age": age}).startswith('"age" needs a whole number')


@pytest.mark.parametrize("given", [["left"], {"left": True}, 1, True, ""])
def test_only_an_option_id_is_an_option(content, given):
    assert '"pain-side"' in complaint(content, {"pain-side": given})


@pytest.mark.parametrize("given", [[["wrist"]], [True], [None], [3], {"wrist": "yes"}, 0, False, "", [""]])
def test_only_option_ids_are_many_options(content, given):
    assert '"health"' in complaint(content, {"health": given})


def test_none_cannot_stand_beside_another_option(content):
    sentence = complaint(content, {"urgent-signs": ["none", "fever"]})
    assert sentence == '"urgent-signs" has "none" beside another option: fever, none.'


def test_none_alone_is_an_answer(content):
    assert read(content, "urgent-signs", ["none"]) == frozenset(["none"])
    assert read(content, "urgent-signs", ["none", "none"]) == frozenset(["none"])


def test_not_sure_can_stand_beside_a_sign(content):
    assert read(content, "urgent-signs", ["unsure", "fever"]) == frozenset(["unsure", "fever"])


def test_a_wrong_option_is_told_what_was_meant(content):
    sentence = complaint(content, {"emergency-signs": "sadle-numbness"})
    assert sentence == '"emergency-signs" has no option "sadle-numbness". Did you mean "saddle-numbness"?'


def test_a_wrong_question_is_told_what_was_meant(content):
    sentence = complaint(content, {"injury-knid": "small-fall"})
    assert sentence == 'There is no question "injury-knid". Did you mean "injury-kind"?'


def test_nothing_is_guessed_when_nothing_is_near():
    assert did_you_mean("xyz", ["age", "floor"]) == ""
