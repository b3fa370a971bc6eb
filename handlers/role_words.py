"""Roles in Swedish. An agreement may have titles of its own (Linköping's handläggare), which go first."""

from locales import _
from storage import agreement
from storage.models import Membership, Workplace
from storage.vocabulary import Role
from storage.work import Work


def role_name(work: Work, role: Role) -> str:
    """«handledare», in the partnership's own words where its agreement has some."""
    if work.partnership is not None:
        own = agreement.load(work.partnership.agreement).role_titles.get(role.value)
        if own:
            return own
    return {
        Role.SUPERVISOR: _("supervisor"),
        Role.OPERATIONS_LEAD: _("operations lead"),
        Role.UNIT_MANAGER: _("unit manager"),
        Role.COACH: _("job coach"),
        Role.CASEWORKER: _("caseworker"),
        Role.ADMIN: _("administrator"),
    }[role]


def role_and_place(work: Work, membership: Membership) -> str:
    """«handledare på Produktion» or «coach»."""
    if membership.workplace_id is None:
        return role_name(work, membership.role)
    place = work.get(Workplace, membership.workplace_id)
    return _("{role} at {workplace}", role=role_name(work, membership.role), workplace=place.name)
