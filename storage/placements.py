"""Where, how much and on which weekdays: moving, and changing the extent. An enrolment's placements follow one another
without gaps from its first day to its last."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from storage.errors import BadDates, NeedsMore
from storage.models import Enrolment, Participant, Placement
from storage.people import Standing, standing
from storage.places import need_place
from storage.trials import DAY, changed, enrolled_on
from storage.vocabulary import Reason
from storage.work import Work, key


@dataclass(frozen=True)
class Segment:
    """A stretch of an enrolment from `starts` until the next segment, or the enrolment's end."""

    starts: date
    workplace_id: int
    extent: int
    weekdays: tuple[int, ...]
    over: Reason | None = None

    @property
    def alike(self) -> tuple[int, int, tuple[int, ...]]:
        return self.workplace_id, self.extent, self.weekdays


def move_placement(
    work: Work, participant: Participant, workplace_id: int, starts: date, *, over: Reason | None = None
) -> Standing:
    """Another workplace from `starts` on, until a move that was planned for later. Repeating it changes nothing.

    A planned move may be put off: moving to the same workplace on a later day keeps the former one until then.
    Raises NotAllowed, NotEnrolled, BadDates, NoFreePlace (`over`: the reason of the lead or manager to go over).
    """
    where, enrolment = enrolled_on(work, participant, starts, "move")
    segments = segments_of(where.placements)
    number = _covering(segments, starts)
    held = segments[number]
    if held.workplace_id == workplace_id:
        planned = number > 0 and segments[number - 1].workplace_id != workplace_id
        if planned and held.starts == starts:
            return where
        if not planned or held.starts <= work.today:
            raise BadDates("same_workplace", starts)
        former = segments[number - 1].workplace_id
        need_place(work, former, held.starts, starts - DAY, over=over, fixed_end=True, but=enrolment)
        segments[number] = replace(held, starts=starts)
    else:
        segments, until = _from(segments, starts, enrolment.last_day, workplace_id=workplace_id)
        beyond = need_place(work, workplace_id, starts, until, over=over, fixed_end=True, but=enrolment)
        reason = over if beyond else None
        segments = [replace(one, over=reason) if starts <= one.starts <= until else one for one in segments]
    lay(work, enrolment, where.placements, segments)
    changed(work, "move_placement", participant)
    return standing(work, participant, starts)


def change_extent(
    work: Work,
    participant: Participant,
    starts: date,
    *,
    extent: int | None = None,
    weekdays: tuple[int, ...] | None = None,
) -> Standing:
    """Another share of full time (per cent) or other weekdays from `starts` on. Repeating it changes nothing.

    Raises NotAllowed, NotEnrolled, BadDates, NeedsMore where neither is given.
    """
    if extent is None and weekdays is None:
        raise NeedsMore("extent")
    if weekdays == ():
        raise BadDates("no_weekdays")
    where, enrolment = enrolled_on(work, participant, starts, "change_extent")
    segments = segments_of(where.placements)
    held = segments[_covering(segments, starts)]
    values = {"extent": extent or held.extent, "weekdays": weekdays or held.weekdays}
    if (held.extent, held.weekdays) == (values["extent"], values["weekdays"]):
        return where
    segments, _until = _from(segments, starts, enrolment.last_day, **values)
    lay(work, enrolment, where.placements, segments)
    changed(work, "change_extent", participant)
    return standing(work, participant, starts)


def segments_of(placements: Sequence[Placement]) -> list[Segment]:
    rows = sorted(placements, key=lambda row: row.starts)
    return [
        Segment(row.starts, row.workplace_id, row.extent, tuple(row.weekdays), row.over_capacity_reason) for row in rows
    ]


def lay(work: Work, enrolment: Enrolment, rows: Sequence[Placement], segments: Sequence[Segment]) -> None:
    """Make the enrolment's placements be these segments: joined where equal, cut at its last day, without gaps."""
    kept: list[Segment] = []
    for one in sorted(segments, key=lambda segment: segment.starts):
        if one.starts > enrolment.last_day:
            continue
        if kept and kept[-1].alike == one.alike:
            continue
        kept.append(one)
    kept[0] = replace(kept[0], starts=enrolment.starts)
    left = {row.starts: row for row in rows}
    matched = [left.pop(one.starts, None) for one in kept]
    spare = list(left.values())
    for number, (one, known) in enumerate(zip(kept, matched, strict=True)):
        row = known or (spare.pop(0) if spare else None)
        if row is None:
            row = Placement(
                enrolment_id=key(enrolment.id),
                workplace_id=one.workplace_id,
                starts=one.starts,
                extent=one.extent,
                weekdays=one.weekdays,
            )
        row.starts, row.workplace_id, row.extent, row.weekdays = one.starts, one.workplace_id, one.extent, one.weekdays
        row.over_capacity_reason = one.over
        row.ends = kept[number + 1].starts - DAY if number + 1 < len(kept) else None
        work.session.add(row)
    for row in spare:
        work.session.delete(row)
    work.session.flush()


def _covering(segments: Sequence[Segment], day: date) -> int:
    return max(number for number, one in enumerate(segments) if number == 0 or one.starts <= day)


def _from(segments: Sequence[Segment], day: date, last_day: date, **values: object) -> tuple[list[Segment], date]:
    """The segments with new values from `day` on, as long as the old values were to last; and the last such day.

    What was planned for later with other values stays: a planned change of extent keeps its day after a move.
    """
    number = _covering(segments, day)
    held = segments[number]
    before = [*segments[:number], *([held] if held.starts < day else [])]
    after = [replace(held, starts=max(day, held.starts)), *segments[number + 1 :]]
    result, until = list(before), last_day
    for position, one in enumerate(after):
        if any(getattr(one, name) != getattr(held, name) for name in values):
            result += after[position:]
            until = one.starts - DAY
            break
        result.append(replace(one, **values))  # type: ignore[arg-type]
    return result, until
