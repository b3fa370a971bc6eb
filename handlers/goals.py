"""How the partnership stands against its goals: places at once, the year's places and individuals, never mixed."""

from datetime import date

from handlers.asked import Period, asked_when
from handlers.swedish import Thing
from handlers.topic import Topic
from locales import _, _n
from locales.formats import format_date, format_list, format_number
from storage import agreement, goals, places
from storage.agreement_terms import Unit
from storage.buttons import Button
from storage.goals import Pace
from storage.rights import need_counts
from storage.work import Work


def answer(work: Work, thing: Thing) -> None:
    """The goals of a year (this one where none is said) or of another period, with pace and forecast."""
    need_counts(work)
    period = _period(work, thing)
    terms = agreement.load(work.here.agreement)
    if terms.places_per_year.value is None and not places.has_places(work):
        text, counted = _own_goals(work, period)
    else:
        text, counted = _places(work, period)
    assessed = [goal.text.value for goal in terms.goals if not goal.numeric and goal.text.value]
    if assessed:
        text += "\n" + _("For people to assess: {goals}.", goals="; ".join(assessed))
    work.reply(text, [[Button(_("How I counted"), "explain")]], state={"explanation": counted})


def _period(work: Work, thing: Thing) -> Period:
    """The whole year where none, or only a day or the year so far, is said."""
    when = asked_when(thing)
    if when is None or when == (None, None):
        return _year(work.today)
    start, end = when
    if start is None and end is not None:
        return Period(date(end.year, 1, 1), end)
    assert start is not None
    end = end or max(work.today, start)
    if start == end or (start == date(end.year, 1, 1) and end == work.today):
        return _year(end)
    return Period(start, end)


def _year(day: date) -> Period:
    return Period(date(day.year, 1, 1), date(day.year, 12, 31))


def _places(work: Work, period: Period) -> tuple[str, str]:
    pace = goals.pace(work, period.start, period.end)
    until = min(period.end, work.today)
    people = goals.individuals(work, period.start, until)
    lines = [_started(work, pace, period)]
    lines += _phase(pace)
    at_once = agreement.load(work.here.agreement).places_at_once.value
    taken = places.free_on(work, None, until).taken if period.start <= until else None
    if taken is not None and at_once is not None:
        day = format_date(until)
        lines.append(_("Places at once: {taken} of {places} taken on {day}.", taken=taken, places=at_once, day=day))
    elif taken is not None:
        lines.append(
            _n(
                "Places at once: {n} taken on {day}.",
                "Places at once: {n} taken on {day}.",
                taken,
                day=format_date(until),
            )
        )
    if period.start <= until:
        lines.append(
            _n("Individuals: {n} person {when}.", "Individuals: {n} people {when}.", people, when=period.words())
        )
    return "\n".join(lines), _counted(pace, period)


def _started(work: Work, pace: Pace, period: Period) -> str:
    """«29 av cirka 72 årsplatser under 2026.»"""
    if pace.target is None:
        return _n(
            "{n} enrolment has started {when}.",
            "{n} enrolments have started {when}.",
            pace.started,
            when=period.words(),
        )
    target = format_number(pace.target, 0 if pace.target == int(pace.target) else 1)
    goal = agreement.load(work.here.agreement).goal("places_per_year")
    if goal is not None and goal.approximate:
        target = _("about {target}", target=target)
    return _("{started} of {target} yearly places {when}.", started=pace.started, target=target, when=period.words())


def _phase(pace: Pace) -> list[str]:
    if pace.over:
        return [] if pace.target is None else [_result(pace.started - pace.target)]
    lines = []
    if pace.in_phase is not None and pace.passed:
        behind = round(pace.in_phase) - pace.started
        text = _("To be in phase it would be {n} by today", n=round(pace.in_phase))
        if behind > 0:
            text += ": " + _n("you are {n} behind.", "you are {n} behind.", behind)
        elif behind < 0:
            text += ": " + _n("you are {n} ahead.", "you are {n} ahead.", -behind)
        else:
            text += ": " + _("you are in phase.")
        lines.append(text)
    day = format_date(pace.end)
    lines.append(_n("Forecast for {day}: {n}.", "Forecast for {day}: {n}.", pace.forecast, day=day))
    return lines


def _result(difference: float) -> str:
    n = round(abs(difference))
    if n == 0:
        return _("The goal was reached.")
    if difference > 0:
        return _n("That was {n} more than the goal.", "That was {n} more than the goal.", n)
    return _n("That was {n} fewer than the goal.", "That was {n} fewer than the goal.", n)


def _counted(pace: Pace, period: Period) -> str:
    """The pace and the forecast, step by step."""
    lines = [
        _(
            "The yearly places are enrolments, each counted once, when it starts. Somebody who comes back counts "
            "again; moves, changes of extent and extensions do not."
        ),
        _("Started {when}: {n}.", when=period.words(), n=pace.started),
    ]
    if pace.target is not None and pace.passed and not pace.over:
        lines.append(
            _(
                "In phase: {target} × {passed} of {days} days = {result}.",
                target=format_number(pace.target, 0 if pace.target == int(pace.target) else 1),
                passed=pace.passed,
                days=pace.days,
                result=format_number(pace.in_phase or 0, 1),
            )
        )
    if not pace.over:
        lines.append(_n("Entered to start after today: {n}.", "Entered to start after today: {n}.", pace.to_start))
        if pace.passed:
            lines.append(
                _(
                    "The pace so far, {started} in {passed} days, gives {more} more in the {left} days left.",
                    started=pace.started,
                    passed=pace.passed,
                    more=format_number(pace.by_pace, 1),
                    left=pace.days - pace.passed,
                )
            )
        lines.append(
            _(
                "Forecast: {started} + the greater of the two = {forecast}.",
                started=pace.started,
                forecast=pace.forecast,
            )
        )
    lines.append(
        _("Individuals are distinct people with an enrolled day: another measure, not to be mixed with places.")
    )
    return "\n".join(lines)


def _own_goals(work: Work, period: Period) -> tuple[str, str]:
    """A partnership whose goals are others than places."""
    lines = []
    for outcome in goals.against_goals(work, period.start, period.end):
        target = "?" if outcome.target is None else format_number(outcome.target)
        lines.append(
            _(
                "{figure} of {target} {unit} {when}.",
                figure=outcome.figure,
                target=target,
                unit=_unit(outcome.goal.unit),
                when=period.words(),
            )
        )
        if outcome.goal.period is not None and outcome.goal.period.near:
            lines.append(outcome.goal.period.near)
    if not lines:
        lines = [_("The agreement has no goals in figures.")]
    counted = _(
        "In matching are distinct people with an enrolled day in the period. Hires are enrolments that have ended with "
        "work as the reason."
    )
    return "\n".join(lines), counted


def _unit(unit: Unit | None) -> str:
    return {
        Unit.IN_MATCHING: _("in matching"),
        Unit.HIRES: _("hires"),
        Unit.INDIVIDUALS: _("individuals"),
        Unit.PLACES_AT_ONCE: _("taken places at once"),
        Unit.PLACES_PER_YEAR: _("yearly places"),
        None: "",
    }[unit]


def no_places(work: Work) -> str:
    """What a partnership that counts no places answers instead: its own goals."""
    terms = agreement.load(work.here.agreement)
    own = [goal.text.value for goal in terms.goals if goal.numeric and goal.text.value]
    text = _("{partnership} has no number of places.", partnership=work.here.name)
    if not own:
        return text
    return text + " " + _("Its goals are others: {goals}.", goals=format_list(own))


def _goals_now(work: Work, _argument: str) -> None:
    """/mal: how we stand this year."""
    answer(work, Thing("goals", {}))


TOPIC = Topic(
    "goals",
    intents={"goals": answer},
    commands={"mal": _goals_now},
    words={"mål": "mal", "målen": "mal"},
)
