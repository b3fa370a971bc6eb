"""Attendance in words: «Amina sjuk, Erik 20 min sen, resten här» is saved at once and answered line by line.

What is unclear is asked with buttons while the rest is saved. Editing the message corrects its report.
"""

from datetime import date
from typing import Any

from sqlmodel import col, select

from handlers import attendance_asking, registry
from handlers.attendance_report import Answer, Said, read, save, settled
from handlers.incoming import Incoming
from handlers.mishaps import error_in_words, explain_error
from handlers.sick_calls import sick_call_tap
from handlers.swedish import Thing, Understood
from handlers.topic import Topic
from locales import _
from storage import changes
from storage.attendance_book import Item
from storage.errors import DomainError, NothingToUndo
from storage.models import Card, Change
from storage.people import by_code
from storage.trials import attempt
from storage.vocabulary import Status
from storage.work import Work

INTENT = "report_attendance"
OF_A_REPORT = (INTENT, "ask_workplace", "excuse_absence")


def answer(work: Work, thing: Thing) -> None:
    """Report what is clear, and ask about the rest of it."""
    _say(work, [thing])


def _say(work: Work, things: list[Thing], card: Card | None = None) -> None:
    """Report every thing in one answer: a new message, or the earlier one (`card`) changed in place."""
    answers: list[Answer] = []
    asked = []
    for thing in things:
        said = settled(read(work, thing))
        if not said.items and not said.unclear and said.rest is None:
            answers.append(
                Answer(_("I did not understand of whom. Write «Amina is sick, the rest here», or choose /narvaro."))
            )
            continue
        answers.append(save(work, said))
        asked.append((said, answers[-1]))
    text = "\n\n".join(one.text for one in answers if one.text)
    rows = [row for one in answers for row in one.rows]
    undo = [row for row in rows if row[0].action == "undo"]
    rows = [row for row in rows if row[0].action != "undo"] + undo[-1:]
    if card is not None:
        work.edit(card, text or _("See the question below."), rows)
    elif text:
        work.reply(text, rows, kind="report", state={})
    for said, one in asked:
        attendance_asking.ask_what_is_unclear(work, said, one)


def edited(work: Work, incoming: Incoming, understood: Understood) -> bool:
    """A sent message was edited: take back what it reported and report anew, in the same answer where possible.

    False where the message had reported nothing, or now says something else (then its report is taken back first).
    """
    card = work.session.exec(
        select(Card)
        .where(Card.chat_id == work.chat_id, Card.answers_message_id == incoming.message_id, Card.kind == "report")
        .order_by(col(Card.id).desc())
    ).first()
    made = _changes_by(work, incoming)
    if card is None and not made:
        return False
    if understood.intent == "none":
        work.reply(_("I did not understand the change, so the report stands as it was."))
        return True
    things = [Thing(understood.intent, understood.slots), *understood.more]
    reports = [thing for thing in things if thing.intent == INTENT] if not understood.unsure else []
    done = attempt(work, lambda: _report_anew(work, made, reports, card))
    if isinstance(done, DomainError):
        work.reply(_stands(done) if isinstance(done, NothingToUndo) else error_in_words(work, done))
        return True
    for thing in things if reports else ():
        if thing.intent != INTENT:
            _other(work, thing)
    return bool(reports)


def _report_anew(work: Work, made: list[Change], reports: list[Thing], card: Card | None) -> None:
    """Take back what the message reported, and report what it says now. Raises NothingToUndo and as reporting does."""
    mark = work.mark()
    for change in made:
        changes.take_back(work, change)
    work.back_to(mark, None)  # taking back the new report is to restore what was before the old one
    if reports:
        _say(work, reports, card)
    elif card is not None:
        work.edit(card, _("The report was taken back, because you changed the message."))


def _stands(error: NothingToUndo) -> str:
    if error.why == "too_old":
        return _("The report is more than 24 hours old and stands as it was. Write what is right as a new message.")
    return _("Something later builds on that report, so it stands as it was. Write what is right as a new message.")


def _changes_by(work: Work, incoming: Incoming) -> list[Change]:
    """What this message has reported, the latest first."""
    rows = select(Change).where(
        Change.staff_id == work.me.id,
        Change.partnership_id == work.partnership_id,
        Change.message_id == incoming.message_id,
        col(Change.kind).in_(OF_A_REPORT),
        col(Change.undone_at).is_(None),
    )
    return [change for change in work.session.exec(rows.order_by(col(Change.id).desc())) if change.rows]


def _other(work: Work, thing: Thing) -> None:
    """Something else that the edited message says."""
    failed = attempt(work, lambda: registry.run_thing(work, thing))
    if isinstance(failed, DomainError):
        explain_error(work, failed)


def _report_tap(work: Work, _card: Card, _action: str, args: dict[str, Any]) -> None:
    """An earlier report that the rest left as it was is changed after all."""
    day = date.fromisoformat(args["day"])
    result = save(work, Said(day, day, (Item(by_code(work, args["code"]), Status(args["status"])),)))
    work.reply(result.text, result.rows, kind="report", state={})


TOPIC = Topic(
    "attendance",
    intents={INTENT: answer},
    cards={"report": _report_tap, "report_question": attendance_asking.tapped, "sick_call": sick_call_tap},
)
