"""Who may do what: the table of DESIGN.md. Actions and queries ask here; `understand` knows no rights."""

from collections.abc import Iterable

from storage.errors import NotAllowed
from storage.models import Participant, Placement
from storage.vocabulary import Role
from storage.work import Work

ALL_PEOPLE = frozenset({Role.OPERATIONS_LEAD, Role.UNIT_MANAGER, Role.COACH})
REPORTS_ALL = ALL_PEOPLE
CHANGES_ALL = frozenset({Role.OPERATIONS_LEAD, Role.UNIT_MANAGER})
GOES_OVER = frozenset({Role.OPERATIONS_LEAD, Role.UNIT_MANAGER})
ANSWERS_ORDERS = frozenset({Role.OPERATIONS_LEAD, Role.UNIT_MANAGER})
COUNTS = frozenset(Role) - {Role.ADMIN}
INVITES = {
    Role.OPERATIONS_LEAD: frozenset({Role.SUPERVISOR}),
    Role.UNIT_MANAGER: frozenset(Role) - {Role.ADMIN},
    Role.ADMIN: frozenset(Role),
}


def may_see_counts(work: Work) -> bool:
    """Free places, next free, queue, goals and the agreement: everybody but the admin."""
    return work.role in COUNTS


def need_counts(work: Work) -> None:
    if not may_see_counts(work):
        raise NotAllowed("counts")


def may_see(work: Work, participant: Participant, workplaces: Iterable[int]) -> bool:
    """May the speaker read this person by name? `workplaces`: where the person is placed (now, before or later)."""
    if work.role in ALL_PEOPLE:
        return True
    if work.role == Role.SUPERVISOR:
        return bool(set(work.own_workplaces()) & set(workplaces))
    return work.role == Role.CASEWORKER and participant.caseworker_id == work.me.id


def may_report(work: Work, workplace_id: int | None) -> bool:
    """May the speaker report attendance there? A caseworker asks the workplace instead (a request)."""
    return work.role in REPORTS_ALL or (work.role == Role.SUPERVISOR and workplace_id in work.own_workplaces())


def may_change(work: Work, placement: Placement | None, workplace_id: int | None = None) -> bool:
    """May the speaker start, move, extend, pause or end there? A caseworker asks the workplace instead."""
    if work.role in CHANGES_ALL:
        return True
    places = {placement.workplace_id if placement else None, workplace_id} - {None}
    return work.role == Role.SUPERVISOR and bool(places & set(work.own_workplaces()))


def may_go_over(work: Work) -> bool:
    """The lead or the manager may go over the capacity, with a reason."""
    return work.role in GOES_OVER


def may_answer_orders(work: Work) -> bool:
    """The lead or the manager works the queue: steps, reservations and refusals."""
    return work.role in ANSWERS_ORDERS


def need_settings(work: Work) -> None:
    """The partnership's settings are the administrator's."""
    if work.role != Role.ADMIN:
        raise NotAllowed("settings")


def asks_instead(work: Work, participant: Participant) -> bool:
    """A caseworker's change of an own participant is a request to the workplace."""
    return work.role == Role.CASEWORKER and participant.caseworker_id == work.me.id
