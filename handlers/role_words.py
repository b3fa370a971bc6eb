"""Roles in Swedish, in the words of the partnership's own agreement (Linköping's caseworkers are handläggare)."""

from locales import _
from storage import agreement
from storage.models import Membership, Workplace
from storage.vocabulary import Role
from storage.work import Work


def role_name(work: Work, role: Role) -> str:
    """«handledare»."""
    return agreement.load(work.here.agreement).title(role)


def role_and_place(work: Work, membership: Membership) -> str:
    """«handledare på Produktion» or «coach»."""
    if membership.workplace_id is None:
        return role_name(work, membership.role)
    place = work.get(Workplace, membership.workplace_id)
    return _("{role} at {workplace}", role=role_name(work, membership.role), workplace=place.name)
