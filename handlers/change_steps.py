"""Making a change for everybody it is about, and telling those whom it concerns."""

from handlers.change_texts import Stand, Step, done, looked_at
from handlers.drafts import Draft, perform
from locales import _
from storage.database import lock_partnership
from storage.models import Participant, Staff
from storage.staff import in_charge
from storage.work import Work

News = list[tuple[Staff, str]]
"""Whom to tell, and what."""


def make_steps(work: Work, draft: Draft) -> list[Step]:
    """Make the change for everybody it is about."""
    lock_partnership(work.session, work.partnership_id)  # nobody changes it between the look before and the change
    day, steps = looked_at(work, draft), []
    people: list[Participant | None] = [*draft.people(work)] or [None]
    for person in people:
        before = Stand.of(work, person, day) if person is not None else Stand()
        where = perform(work, draft, person)
        steps.append(Step(where.participant, before, Stand.of(work, where.participant, day)))
    return steps


def carry_out(work: Work, draft: Draft) -> tuple[list[str], News]:
    """Make a change that has been asked for, at once: what was done, and whom to tell. Raises as the actions do."""
    steps = make_steps(work, draft)
    return [done(work, draft, step) + _code(draft, step) for step in steps], concerned(work, draft, steps)


def concerned(work: Work, draft: Draft, steps: list[Step]) -> News:
    """Whom a change is told, and what: each person's caseworker, and who looks after the workplaces it touches."""
    told: News = []
    for step in steps:
        what = done(work, draft, step)
        caseworker = work.session.get(Staff, step.person.caseworker_id or 0)
        people = [caseworker] if caseworker is not None else []
        for place in dict.fromkeys((step.before.workplace_id, step.after.workplace_id)):
            people += in_charge(work, place) if place is not None else []
        by_id = {staff.id: staff for staff in people if staff.id != work.me.id}
        told += [(staff, what) for staff in by_id.values()]
    return told


def tell_them(work: Work, told: News) -> None:
    """One message to each, whatever the number of people it is about."""
    by_staff: dict[int, tuple[Staff, list[str]]] = {}
    for staff, what in told:
        by_staff.setdefault(staff.id or 0, (staff, []))[1].append(what)
    for staff, news in by_staff.values():
        work.tell(staff, _("{name} has changed: {what}", name=work.me.name, what="\n".join(news)))


def _code(draft: Draft, step: Step) -> str:
    return " " + _("The code is {code}.", code=step.person.code) if draft.is_new else ""
