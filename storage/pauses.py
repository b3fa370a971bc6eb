"""Breaks (uppehåll): the place is kept, and nobody is expected. An open end lasts until further notice."""

from datetime import date

from storage.errors import BadDates, NotPaused
from storage.models import Participant, Pause
from storage.people import Standing, standing
from storage.trials import DAY, changed, enrolled_on
from storage.work import Work, key


def pause_enrolment(work: Work, participant: Participant, starts: date, ends: date | None = None) -> Standing:
    """A pause from `starts` to `ends` (None: until further notice). Repeating it changes nothing.

    A pause that it overlaps becomes one with it: the earlier first day holds, and the end that was said last.
    Raises NotAllowed, NotEnrolled, BadDates.
    """
    where, enrolment = enrolled_on(work, participant, starts, "pause")
    if ends is not None and ends < starts:
        raise BadDates("ends_before_start", ends, starts)
    if ends is not None and ends > enrolment.last_day:
        raise BadDates("after_end", ends, enrolment.last_day)
    touched = [one for one in where.pauses if _overlap(one, starts, ends)]
    first = min([starts, *(one.starts for one in touched)])
    if len(touched) == 1 and (touched[0].starts, touched[0].ends) == (first, ends):
        return where
    kept, *gone = touched or [Pause(enrolment_id=key(enrolment.id), starts=first)]
    kept.starts, kept.ends = first, ends
    work.session.add(kept)
    for one in gone:
        work.session.delete(one)
    changed(work, "pause_enrolment", participant)
    return standing(work, participant, starts)


def resume_enrolment(work: Work, participant: Participant, starts: date) -> Standing:
    """Back on `starts`: the pause ends the day before; one that has not begun by then is called off.

    Repeating it changes nothing. Raises NotAllowed, NotEnrolled, BadDates, NotPaused.
    """
    where, _enrolment = enrolled_on(work, participant, starts, "resume")
    since = min(starts, work.today) - DAY
    pause = next((one for one in where.pauses if one.ends is None or one.ends >= since), None)
    if pause is None:
        raise NotPaused(key(participant.id))
    if pause.starts >= starts:
        work.session.delete(pause)
    elif pause.ends == starts - DAY:
        return where
    else:
        pause.ends = starts - DAY
        work.session.add(pause)
    changed(work, "resume_enrolment", participant)
    return standing(work, participant, starts)


def _overlap(pause: Pause, starts: date, ends: date | None) -> bool:
    return (ends is None or pause.starts <= ends) and (pause.ends is None or pause.ends >= starts)
