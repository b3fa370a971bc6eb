"""Questions about places: how many are free, when the next comes free, how full it is. The figure comes first."""

from handlers.asked import Period, asked_period, asked_workplace
from handlers.goals import no_places
from handlers.places_counted import free_counted
from handlers.swedish import Thing
from handlers.topic import Topic
from locales import _, _n
from locales.formats import format_date, format_number, format_percent
from storage import agreement, places
from storage.buttons import Button
from storage.models import Workplace
from storage.people import workplaces
from storage.places import Occupancy
from storage.rights import need_counts
from storage.stretches import Free, Stretch, stretches
from storage.work import Work

MOST_CHANGES = 10


def free_places(work: Work, thing: Thing) -> None:
    """How many places are free on a day, or over a period the least of its days and when it changes."""
    need_counts(work)
    if not places.has_places(work):
        work.reply(no_places(work))
        return
    period, workplace = asked_period(work, thing), asked_workplace(work, thing)
    found = stretches(work, period.start, period.end)
    place = workplace.id if workplace else None
    worst = min(found, key=lambda stretch: stretch.places(place).free)
    lines = [_figure(worst.places(place), period, workplace)]
    if workplace is None:
        lines += _by_workplace(work, found)
    if not period.is_day:
        lines += _changes(found, place)
    lines += _beside(work, period, worst.places(place))
    if worst.places(place).free == 0 and period.is_day:
        lines += _next(work, place, period)
    _say(work, lines, free_counted(work, place, worst))


def _say(work: Work, lines: list[str], counted: str) -> None:
    work.reply("\n".join(lines), [[Button(_("How I counted"), "explain")]], state={"explanation": counted})


def _figure(least: Free, period: Period, workplace: Workplace | None) -> str:
    when, n = period.words(), least.free
    if period.is_day:
        if workplace is None:
            return _n("{n} free place on {when}.", "{n} free places on {when}.", n, when=when)
        return _n(
            "{n} free place at {workplace} on {when}.",
            "{n} free places at {workplace} on {when}.",
            n,
            workplace=workplace.name,
            when=when,
        )
    if workplace is None:
        return _n("At least {n} free place {when}.", "At least {n} free places {when}.", n, when=when)
    return _n(
        "At least {n} free place at {workplace} {when}.",
        "At least {n} free places at {workplace} {when}.",
        n,
        workplace=workplace.name,
        when=when,
    )


def _by_workplace(work: Work, found: list[Stretch]) -> list[str]:
    """«• Produktion: 2 av 14» for each workplace, on the day that it has least."""
    lines = []
    for place in workplaces(work):
        least = min((stretch.places(place.id) for stretch in found), key=lambda one: one.free)
        lines.append("• " + _of(place.name, least))
    return lines


def _of(name: str, places_there: Free) -> str:
    if places_there.capacity is None:
        return f"{name}: {places_there.free}"
    return _(
        "{workplace}: {free} of {capacity}", workplace=name, free=places_there.free, capacity=places_there.capacity
    )


def _changes(found: list[Stretch], place: int | None) -> list[str]:
    """From which days the figure is another than the day before."""
    numbers = [(stretch.first, stretch.places(place).free) for stretch in found]
    turns = [one for before, one in zip([None, *numbers], numbers, strict=False) if not before or one[1] != before[1]]
    if len(turns) == 1:
        return [_("It is the same all the time.")]
    lines = [_("Day by day:")]
    lines += ["• " + _("from {day}: {free}", day=format_date(day), free=free) for day, free in turns[:MOST_CHANGES]]
    if len(turns) > MOST_CHANGES:
        left = len(turns) - MOST_CHANGES
        lines.append("• " + _n("{n} more change after that", "{n} more changes after that", left))
    return lines


def _beside(work: Work, period: Period, least: Free) -> list[str]:
    """What must be known beside the figure: reservations, that it is a forecast, that the agreement ends before."""
    lines = []
    if least.reserved:
        text = _n("{n} of the taken places is reserved.", "{n} of the taken places are reserved.", least.reserved)
        lines.append(text)
    return lines + forecast(work, period)


def forecast(work: Work, period: Period) -> list[str]:
    """A future time is a forecast and says so; after the agreement's last day even more."""
    if period.end <= work.today:
        return []
    lines = [_("Forecast: counted from the starts and ends that are entered now.")]
    last_day = agreement.load(work.here.agreement).last_day
    if last_day is not None and period.end > last_day:
        lines.append(_("The agreement runs until {day}, unless it is extended.", day=format_date(last_day)))
    return lines


def _next(work: Work, place: int | None, period: Period) -> list[str]:
    following = places.next_free(work, place, max(period.start, work.today))
    if following is None:
        return [_("No place comes free within a year.")]
    return [_("The next place comes free on {day}.", day=format_date(following.places.day))]


def next_free_place(work: Work, thing: Thing) -> None:
    """When a place next comes free, at a workplace or in all and at each."""
    need_counts(work)
    if not places.has_places(work):
        work.reply(no_places(work))
        return
    workplace = asked_workplace(work, thing)
    place = workplace.id if workplace else None
    now, following = places.free_on(work, place, work.today), places.next_free(work, place)
    lines = [_coming(following, workplace)]
    if following is not None:
        lines[0] += " " + _n("Then {n} is free.", "Then {n} are free.", following.places.free)
        if following.until is not None:
            lines.append(_("It is free until {day}.", day=format_date(following.until)))
    if workplace is None:
        lines += [_coming_at(work, one) for one in workplaces(work)]
    if now.free:
        lines.append(
            _n(
                "{n} place is already free today, {day}.",
                "{n} places are already free today, {day}.",
                now.free,
                day=format_date(work.today),
            )
        )
    first = following.places.day if following is not None else work.today
    if following is not None:
        lines += forecast(work, Period(first, first))
    _say(work, lines, free_counted(work, place, stretches(work, first, first)[0]))


def _coming(following: places.Next | None, workplace: Workplace | None) -> str:
    if following is None and workplace is None:
        return _("No place comes free within a year.")
    if following is None and workplace is not None:
        return _("No place comes free at {workplace} within a year.", workplace=workplace.name)
    assert following is not None
    day = format_date(following.places.day)
    if workplace is None:
        return _("The next place comes free on {day}.", day=day)
    return _("The next place at {workplace} comes free on {day}.", workplace=workplace.name, day=day)


def _coming_at(work: Work, workplace: Workplace) -> str:
    following = places.next_free(work, workplace.id)
    if following is None:
        return "• " + _("{workplace}: none within a year", workplace=workplace.name)
    return "• " + _("{workplace}: {day}", workplace=workplace.name, day=format_date(following.places.day))


def occupancy(work: Work, thing: Thing) -> None:
    """How many are enrolled on a day, or over a period: in all, at most, at least and on average."""
    need_counts(work)
    period, workplace = asked_period(work, thing), asked_workplace(work, thing)
    places_here = [workplace] if workplace else workplaces(work)
    found = places.occupancy(work, workplace.id if workplace else None, period.start, period.end)
    lines = [_how_full(found, period, workplace)]
    if not period.is_day:
        lines.append(_span(found))
    if workplace is None:
        for place in places_here:
            there = places.occupancy(work, place.id, period.start, period.end)
            lines.append("• " + _full_at(place.name, there, period))
    if found.reserved:
        lines.append(_n("Beside them {n} place is reserved.", "Beside them {n} places are reserved.", found.reserved))
    lines += forecast(work, period)
    counted = _(
        "Counted: enrolments that cover the day, those on a break too. Reserved places are told beside, not counted."
    )
    _say(work, lines, counted)


def _how_full(found: Occupancy, period: Period, workplace: Workplace | None) -> str:
    when, n = period.words(), found.most if period.is_day else found.enrolments
    if workplace is None:
        text = _n("{n} enrolled {when}", "{n} enrolled {when}", n, when=when)
    else:
        text = _n(
            "{n} enrolled at {workplace} {when}",
            "{n} enrolled at {workplace} {when}",
            n,
            workplace=workplace.name,
            when=when,
        )
    if not period.is_day or not found.capacity:
        return text + "."
    return f"{text}: {_of_places(found)}."


def _of_places(found: Occupancy) -> str:
    return _(
        "{n} of {capacity} places ({share})",
        n=format_number(found.mean, 0 if found.least == found.most else 1),
        capacity=found.capacity,
        share=format_percent(found.share or 0),
    )


def _span(found: Occupancy) -> str:
    """«Som mest 20 och som minst 14 samtidigt, i snitt 17,0 av 24 platser (71 %).»"""
    text = _("At most {most} and at least {least} at once", most=found.most, least=found.least)
    if not found.capacity:
        return text + ", " + _("{mean} on average.", mean=format_number(found.mean, 1))
    return text + ", " + _("on average {of}.", of=_of_places(found))


def _full_at(name: str, found: Occupancy, period: Period) -> str:
    if not found.capacity:
        return f"{name}: {format_number(found.mean, 0 if period.is_day else 1)}"
    return f"{name}: {_of_places(found)}"


def counts_line(work: Work) -> str:
    """Free places today in one line, for a group chat: counts only."""
    if not places.has_places(work):
        return no_places(work)
    today = Period(work.today, work.today)
    each = [_of(place.name, places.free_on(work, place.id, work.today)) for place in workplaces(work)]
    return " ".join([_figure(places.free_on(work, None, work.today), today, None), *(f"{one}." for one in each)])


def _free_now(work: Work, _argument: str) -> None:
    """/platser: free places today."""
    free_places(work, Thing("free_places", {}))


TOPIC = Topic(
    "places",
    intents={"free_places": free_places, "next_free_place": next_free_place, "occupancy": occupancy},
    commands={"platser": _free_now, "lediga": _free_now},
    words={"lediga platser": "platser", "platser": "platser"},
)
