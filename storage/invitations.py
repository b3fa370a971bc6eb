"""Invitations: a deep link that works once, for a while; only its hash is kept."""

import hashlib
import secrets
import unicodedata
from datetime import timedelta

from sqlmodel import col, select

from storage.errors import BadInvitation, NeedsMore, NotAllowed
from storage.models import Invitation, Membership, Partnership, Staff, Subscription, Workplace
from storage.people import renew_names
from storage.rights import INVITES
from storage.vocabulary import Role
from storage.work import Work, key

VALID_FOR = timedelta(days=7)


def invite(work: Work, role: Role, workplace: Workplace | None = None, waiting: Staff | None = None) -> str:
    """A new invitation's secret. `waiting`: a staff row of a roster that has nobody behind it yet.

    Raises NotAllowed where the speaker's role may not invite that role, NeedsMore for a supervisor with no workplace.
    """
    if work.role is None or role not in INVITES.get(work.role, frozenset()):
        raise NotAllowed("invite")
    return make_invitation(work, role, workplace, waiting)


def make_invitation(work: Work, role: Role, workplace: Workplace | None = None, waiting: Staff | None = None) -> str:
    """An invitation without asking for rights: for the command line, which whoever runs the bot may use."""
    if role == Role.SUPERVISOR and workplace is None:
        raise NeedsMore("workplace")
    secret = secrets.token_urlsafe(24)
    work.session.add(
        Invitation(
            token_hash=_hashed(secret),
            partnership_id=work.partnership_id,
            role=role,
            workplace_id=workplace.id if workplace else None,
            staff_id=waiting.id if waiting else None,
            invited_by=work.staff.id if work.staff else None,
            expires_at=work.now + VALID_FOR,
        )
    )
    work.session.flush()
    return secret


def accept(work: Work, secret: str) -> Membership:
    """Join with an invitation; the same person using it again changes nothing. Raises BadInvitation."""
    invitation = work.session.exec(select(Invitation).where(Invitation.token_hash == _hashed(secret))).first()
    if invitation is None:
        raise BadInvitation("unknown")
    known = work.session.exec(select(Staff).where(Staff.chat_id == work.chat_id)).first()
    if invitation.used_at is not None:
        if known is not None and invitation.used_by == known.id and known.left_at is None:
            return _membership(work, known, invitation)
        raise BadInvitation("used")
    if invitation.expires_at <= work.now:
        raise BadInvitation("expired")
    partnership = work.get(Partnership, invitation.partnership_id)
    staff = known or (work.session.get(Staff, invitation.staff_id) if invitation.staff_id else None)
    if staff is None:
        name = (work.user_name or partnership.name).strip()[:80]
        staff = Staff(key=_free_key(work, name), name=name)
    if staff.chat_id not in (None, work.chat_id):
        raise BadInvitation("used")
    staff.chat_id, staff.left_at, staff.blocked, staff.partnership_id = (
        work.chat_id,
        None,
        False,
        partnership.id,
    )
    work.session.add(staff)
    work.session.flush()
    membership = _membership(work, staff, invitation)
    invitation.used_at, invitation.used_by = work.now, staff.id
    work.session.add(invitation)
    work.staff, work.membership, work.partnership = staff, membership, partnership
    renew_names(work)
    work.session.flush()
    return membership


def _membership(work: Work, staff: Staff, invitation: Invitation) -> Membership:
    row = work.session.exec(
        select(Membership).where(
            Membership.staff_id == staff.id, Membership.partnership_id == invitation.partnership_id
        )
    ).first()
    if row is not None and invitation.used_at is not None:
        return row
    if row is None:
        row = Membership(staff_id=key(staff.id), partnership_id=invitation.partnership_id, role=invitation.role)
    row.role, row.workplace_id = invitation.role, invitation.workplace_id
    work.session.add(row)
    work.session.flush()
    subscribed = select(Subscription).where(Subscription.membership_id == row.id)
    if row.role != Role.ADMIN and work.session.exec(subscribed).first() is None:
        work.session.add(Subscription(membership_id=key(row.id)))
    return row


def _free_key(work: Work, name: str) -> str:
    """A short staff key made of the name: «Åsa Berg» gives asa-berg, the second asa-berg-2."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    stem = "-".join("".join(char if char.isalnum() else " " for char in plain).split())[:30] or "medarbetare"
    taken = set(work.session.exec(select(Staff.key).where(col(Staff.key).startswith(stem))))
    number, found = 1, stem
    while found in taken:
        number += 1
        found = f"{stem}-{number}"
    return found


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
