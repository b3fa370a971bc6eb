"""The partnership's own settings: what no agreement states, and its administrator decides (DESIGN.md, Rights)."""

from storage.errors import NeedsMore
from storage.rights import need_settings
from storage.work import Work

LEAST_HOURS, MOST_HOURS = 20.0, 48.0
"""*Own*: what a week of full time can be."""


def set_individual_agreements(work: Work, on: bool) -> bool:
    """Let people outside the target group be placed, or not; False where that is how it is. Raises NotAllowed."""
    need_settings(work)
    if work.here.individual_agreements == on:
        return False
    work.here.individual_agreements = on
    _keep(work)
    return True


def set_full_time(work: Work, hours: float) -> bool:
    """Hours a week at 100 %; False where that is what it is. Raises NotAllowed, NeedsMore of hours that none works."""
    need_settings(work)
    if not LEAST_HOURS <= hours <= MOST_HOURS:
        raise NeedsMore("full_time_hours")
    if work.here.full_time_hours == hours:
        return False
    work.here.full_time_hours = hours
    _keep(work)
    return True


def _keep(work: Work) -> None:
    work.session.add(work.here)
    work.session.flush()
