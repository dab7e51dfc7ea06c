"""The end of a routine: the pain now beside that of the start, and stopping."""

from flask import Flask, redirect, render_template, request, url_for

from app.decision.decision import Decision
from app.diary.entry import Entry
from app.routine.phases import WORSE, pain_is_worse
from app.web.answers.agreement import has_agreed
from app.web.answers.doing import forget_helped, keep_helped, own_helped
from app.web.answers.fresh import start_question, started_with
from app.web.answers.given import own_path
from app.web.answers.keeping import keeps
from app.web.content import content
from app.web.questions.result import people, people_beside_exercises
from app.web.routine.own import any_decision, own_blocks, with_routine

FIELD = "pain-after"


def pain_before() -> int:
    """What was answered when the routine began; for those who began none, what is answered now."""
    started = started_with()
    return own_path().answers[start_question().id] if started is None else started


def pain_numbers() -> range:
    """The numbers from which one is chosen."""
    scale = content().texts["pain_scale"]
    return range(scale["minimum"], scale["maximum"] + 1)


@with_routine
def stop(decision):
    """Whom to see when it got worse, and the signs that cannot wait."""
    diary = for_diary() if started_with() is not None else None
    return render_template("routine/stop.html", groups=people(decision), diary=diary)


@with_routine
def after(decision):
    """Compare the pain now with that of the start. The number is not kept here: a form sends it to the diary."""
    now = _sent()
    return (ask_again(), 422) if now is None else compare(decision, now)


def compare(decision: Decision, now: int) -> str:
    before, diary = pain_before(), for_diary(now)  # with what was said of helping before the end says more
    worse = pain_is_worse(content().texts["pain_scale"], before, now)
    if worse and has_agreed():
        keep_helped(WORSE)
    groups = people(decision) if worse else sum(people_beside_exercises(decision), start=[])
    told = {"before": before, "now": now, "worse": worse, "groups": groups, "diary": diary}
    return render_template("routine/after.html", blocks=own_blocks(decision), **told)


def take_ending(entry: Entry, before: Entry | None = None) -> None:
    """Let it count for today that the routine that is open made it worse, where only the diary was told so.

    `before` is what stood there, when the entry was changed.
    """
    if not has_agreed() or entry.now is None or entry.now != started_with():
        return
    if got_worse(entry):
        keep_helped(WORSE)
    elif before and got_worse(before) and own_helped() == WORSE:
        forget_helped()


def got_worse(entry: Entry) -> bool:
    known = entry.now is not None and entry.after is not None
    return entry.helped == WORSE or (known and pain_is_worse(content().texts["pain_scale"], entry.now, entry.after))


def for_diary(now: int | None = None) -> dict[str, object] | None:
    """What the form sends that writes this routine into the diary; None where nothing is to be kept."""
    told = {start_question().id: pain_before(), FIELD: now, "helped": own_helped()}
    return {name: value for name, value in told.items() if value is not None} if keeps() else None


def ask_again(trouble: str = "missing") -> str:
    """The question on a page of its own. `trouble` is a word for what went wrong."""
    return render_template("routine/after.html", trouble=trouble)


def _sent() -> int | None:
    """The one number that was sent, if the scale has it."""
    sent, known = request.form.getlist(FIELD), {str(number): number for number in pain_numbers()}
    return known.get(sent[0]) if len(sent) == 1 else None


def after_reloaded():
    """The number was not kept, so a tab that is opened again later shows the routine."""
    return redirect(url_for("routine.follow"), code=303)


def again():
    """The question once more, as the number was not taken; None where nobody is asked."""
    return (ask_again("too-old"), 400) if any_decision() else None


def register(app: Flask) -> None:
    app.add_url_rule("/routine/stop", "routine.stop", stop)
    app.add_url_rule("/routine/after", "routine.after", after, methods=["POST"])
    app.add_url_rule("/routine/after", "routine.after_reloaded", after_reloaded)
    app.extensions["again"]["routine.after"] = again
    app.jinja_env.globals.update(pain_before=pain_before, pain_numbers=pain_numbers)
