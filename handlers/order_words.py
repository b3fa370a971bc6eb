"""An order in words: what is wished, how far it has come."""

from handlers.coded_words import reason_word
from locales import _
from locales.formats import format_date, format_percent
from storage.models import Order, Workplace
from storage.orders import STEPS, Wish, step_day
from storage.vocabulary import OrderStatus
from storage.work import Work


def wish_in_words(work: Work, wish: Wish) -> str:
    """«Matmission från måndag 14 december 2026, 50 %»."""
    words = _place_and_start(work, wish)
    if wish.extent is not None:
        words += f", {format_percent(wish.extent / 100)}"
    if wish.individual_agreement:
        words += ", " + _("individual agreement")
    return words


def _place_and_start(work: Work, wish: Wish) -> str:
    place = work.get(Workplace, wish.workplace_id).name if wish.workplace_id is not None else _("any workplace")
    if wish.starts is None:
        return _("{workplace} as soon as possible", workplace=place)
    return _("{workplace} from {day}", workplace=place, day=format_date(wish.starts))


def wish_of(order: Order) -> Wish:
    return Wish(order.workplace_id, order.wanted_from, order.extent, order.individual_agreement)


def order_in_words(work: Work, order: Order) -> str:
    return wish_in_words(work, wish_of(order))


def status_in_words(work: Work, order: Order) -> str:
    """«i kö sedan tisdag 17 november 2026», «studiebesök torsdag 26 november 2026», «plats reserverad på …»."""
    if order.status == OrderStatus.RESERVED:
        place_id, day = order.reserved_workplace_id or order.workplace_id, order.reserved_from or order.wanted_from
        place = work.get(Workplace, place_id).name if place_id is not None else _("any workplace")
        if day is None:
            return _("place reserved at {workplace}", workplace=place)
        return _("place reserved at {workplace} from {day}", workplace=place, day=format_date(day))
    if order.status in STEPS:
        day = step_day(order, order.status)
        return step_word(order.status) + (f" {format_date(day)}" if day is not None else "")
    return {
        OrderStatus.DRAFT: _("draft from {day}", day=format_date(order.ordered_on)),
        OrderStatus.QUEUED: _("in the queue since {day}", day=format_date(order.ordered_on)),
        OrderStatus.PLACED: _("the person has started"),
        OrderStatus.DECLINED: _("declined"),
        OrderStatus.WITHDRAWN: _("withdrawn"),
    }[order.status]


def step_word(step: OrderStatus) -> str:
    return {
        OrderStatus.STUDY_VISIT: _("study visit"),
        OrderStatus.SUITABILITY_CHECK: _("suitability check"),
        OrderStatus.RISK_ASSESSMENT: _("risk assessment"),
    }[step]


def steps_in_words(order: Order) -> list[str]:
    """A line for each step with its day, or that it has none."""
    lines = []
    for step in STEPS:
        day = step_day(order, step)
        when = format_date(day) if day is not None else _("no day yet")
        lines.append(f"• {capital(step_word(step))}: {when}")
    return lines


def over_in_words(order: Order) -> list[str]:
    """That the reservation goes over the capacity, and why."""
    if order.over_capacity_reason is None:
        return []
    return [_("Over the capacity: {reason}.", reason=reason_word(order.over_capacity_reason))]


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
