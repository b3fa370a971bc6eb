"""The workplace's side of an order: the lead or the manager dates its steps, reserves a place or declines."""

from datetime import date, timedelta
from typing import Any

from handlers.coded_words import reason_word
from handlers.mishaps import no_free_place
from handlers.order_words import capital, order_in_words, over_in_words, status_in_words, step_word, steps_in_words
from handlers.undo import undo_button
from locales import _, _n
from locales.formats import format_date
from storage import orders, places, staff
from storage.buttons import Button
from storage.days import is_workday
from storage.errors import NoFreePlace
from storage.models import Card, Order, Staff, Workplace
from storage.orders import STEPS
from storage.people import workplaces
from storage.vocabulary import OrderStatus, Reason, Role
from storage.work import Work

MOST_BUTTONS = 20
WORKDAYS = 5

Rows = list[list[Button]]


def announce(work: Work, order: Order) -> None:
    """A new order reaches whoever works the queue."""
    waiting = orders.queue(work).waiting
    head = _("New order from {name}.", name=work.me.name)
    in_queue = _n("{n} waits in the queue.", "{n} wait in the queue.", waiting)
    for one in _workers(work):
        text = "\n".join([head, *_about(work, order), in_queue])
        work.tell(one, text, _rows(order), kind="order", state={"order": order.id})


def tell_workplace(work: Work, text: str) -> None:
    """Say something of an order to whoever works the queue."""
    for one in _workers(work):
        work.tell(one, text)


def _workers(work: Work) -> list[Staff]:
    """The leads, or the managers where there is no lead."""
    leads = staff.colleagues(work, Role.OPERATIONS_LEAD) or staff.colleagues(work, Role.UNIT_MANAGER)
    return [one.staff for one in leads]


def buttons(work: Work, some: list[Order]) -> Rows:
    """A button for each order, to open it."""
    rows = []
    for order in some[:MOST_BUTTONS]:
        place_id = order.reserved_workplace_id or order.workplace_id
        place = work.get(Workplace, place_id).name if place_id is not None else _("any workplace")
        day = order.reserved_from or order.wanted_from
        when = format_date(day, weekday=False, year=False) if day else _("as soon as possible")
        rows.append([Button(f"{_caseworker(work, order)}: {place}, {when}", "open", {"order": order.id})])
    return rows


def _caseworker(work: Work, order: Order) -> str:
    person = work.session.get(Staff, order.caseworker_id) if order.caseworker_id is not None else None
    return person.name if person is not None else _("unknown caseworker")


def _about(work: Work, order: Order) -> list[str]:
    lines = [f"{capital(order_in_words(work, order))}.", f"{capital(status_in_words(work, order))}."]
    return [*lines, *over_in_words(order), *(steps_in_words(order) if _has_steps(order) else [])]


def _has_steps(order: Order) -> bool:
    """Its steps can be dated: before the place is reserved, and after it until the person starts."""
    return order.status.waiting or order.status == OrderStatus.RESERVED


def _text(work: Work, order: Order) -> str:
    head = _("Order from {name}, {day}.", name=_caseworker(work, order), day=format_date(order.ordered_on))
    return "\n".join([head, *_about(work, order)])


def _rows(order: Order) -> Rows:
    if not _has_steps(order):
        return []
    rows = [[Button(capital(step_word(step)), "step", {"step": step.value})] for step in STEPS]
    reserve = _("Reserve a place") if order.status.waiting else _("Move the reservation")
    return [*rows, [Button(reserve, "reserve"), Button(_("Decline the order"), "decline")]]


def tap(work: Work, card: Card, action: str, args: dict[str, Any]) -> None:
    """A tap on an order's card, or on the queue's, which opens a card for each order."""
    order = work.session.get(Order, args.get("order", card.state.get("order")))
    if order is None:
        work.edit(card, _("The order has been taken back."))
    elif order.status not in orders.OPEN and action != "open":
        _show(work, card, order)
    else:
        _run(work, card, order, action, args)


def _run(work: Work, card: Card, order: Order, action: str, args: dict[str, Any]) -> None:
    if action == "open":
        work.reply(_text(work, order), _rows(order), kind="order", state={"order": order.id})
    elif action == "step":
        step = OrderStatus(args["step"])
        first = date.fromisoformat(args["from"]) if "from" in args else work.today
        text = _("Which day is the {step}?", step=step_word(step))
        work.edit(card, _text(work, order) + "\n\n" + text, _days(work, first, "day", "step", {"step": step.value}))
    elif action == "day":
        _set_step(work, card, order, OrderStatus(args["step"]), date.fromisoformat(args["day"]))
    elif action == "reserve":
        _ask_reserve(work, card, order, args)
    elif action == "other_day":
        first = date.fromisoformat(args["from"])
        rows = _days(work, first, "reserve", "other_day", {"place": args["place"]})
        work.edit(card, _text(work, order) + "\n\n" + _("From which day?"), rows)
    elif action == "do_reserve":
        _reserve(work, card, order, args)
    elif action == "decline":
        sure = [Button(_("Decline the order"), "do_decline"), Button(_("Back"), "show")]
        work.edit(card, _text(work, order) + "\n\n" + _("Do you want to decline the order?"), [sure])
    elif action == "do_decline":
        orders.decline(work, order)
        _show(work, card, order, undo=True)
        wish = order_in_words(work, order)
        _tell_caseworker(work, order, _("{name} has declined your order: {wish}.", name=work.me.name, wish=wish))
    else:
        _show(work, card, order)


def _show(work: Work, card: Card, order: Order, *, undo: bool = False) -> None:
    rows = _rows(order)
    if undo and work.change is not None:
        rows = [*rows, [undo_button(work.change)]]
    work.edit(card, _text(work, order), rows, state={"order": order.id})


def _days(work: Work, first: date, action: str, page: str, args: dict[str, Any]) -> Rows:
    """Five workdays from `first`, two in a row, with earlier and later ones a tap away."""
    days: list[date] = []
    day = first
    while len(days) < WORKDAYS:
        if is_workday(day):
            days.append(day)
        day += timedelta(days=1)
    labels = [Button(_short(work, one), action, {**args, "day": one.isoformat()}) for one in days]
    earlier = Button(_("Earlier"), page, {**args, "from": (first - timedelta(days=7)).isoformat()})
    later = Button(_("Later"), page, {**args, "from": (first + timedelta(days=7)).isoformat()})
    return [labels[:2], labels[2:4], labels[4:], [earlier, later], [Button(_("Back"), "show")]]


def _short(work: Work, day: date) -> str:
    return _("Today") if day == work.today else format_date(day, year=False)


def _set_step(work: Work, card: Card, order: Order, step: OrderStatus, day: date) -> None:
    changed = orders.set_step(work, order, step, day)
    _show(work, card, order, undo=changed)
    if changed:
        when = format_date(day)
        _tell_caseworker(
            work,
            order,
            _("Your order {wish}: {step} {day}.", wish=order_in_words(work, order), step=step_word(step), day=when),
        )


def _ask_reserve(work: Work, card: Card, order: Order, args: dict[str, Any]) -> None:
    """«Reservera en plats på Matmission från …?», with other days and workplaces beside."""
    wished = order.reserved_from or order.wanted_from or work.today
    day = date.fromisoformat(args["day"]) if "day" in args else max(wished, work.today)
    here = workplaces(work)
    place_id = args.get("place") or order.reserved_workplace_id or order.workplace_id or _roomiest(work, here, day)
    place = work.get(Workplace, place_id)
    free = places.free_over(work, place_id, day, order=order).free
    question = _("Reserve a place at {workplace} from {day}?", workplace=place.name, day=format_date(day))
    question += " " + _n("{n} place is free then.", "{n} places are free then.", free)
    missing = [step_word(step) for step in STEPS if orders.step_day(order, step) is None]
    if missing:
        question += " " + _("With no day yet: {steps}.", steps=", ".join(missing))
    at = {"place": place_id, "day": day.isoformat()}
    rows = [
        [Button(_("Reserve"), "do_reserve", at)],
        [Button(_("Another day"), "other_day", {"place": place_id, "from": day.isoformat()})],
        [Button(one.name, "reserve", {**at, "place": one.id}) for one in here if one.id != place_id],
        [Button(_("Back"), "show")],
    ]
    work.edit(card, _text(work, order) + "\n\n" + question, [row for row in rows if row])


def _roomiest(work: Work, here: list[Workplace], day: date) -> int | None:
    """Where most is free, for an order of any workplace."""
    return max(here, key=lambda place: places.free_over(work, place.id, day).free).id


def _reserve(work: Work, card: Card, order: Order, args: dict[str, Any]) -> None:
    place, day = work.get(Workplace, args["place"]), date.fromisoformat(args["day"])
    over = Reason(args["over"]) if "over" in args else None
    try:
        changed = orders.reserve_place(work, order, args["place"], day, over=over)
    except NoFreePlace as full:
        rows: Rows = []
        if full.fits is not None:
            fits = {**args, "day": full.fits.isoformat()}
            rows.append([Button(_("Reserve from {day}", day=format_date(full.fits, year=False)), "do_reserve", fits)])
        if full.may_go_over:
            rows += [
                [
                    Button(
                        _("Go over: {reason}", reason=reason_word(reason)), "do_reserve", {**args, "over": reason.value}
                    )
                ]
                for reason in Reason
            ]
        work.edit(card, no_free_place(work, full), [*rows, [Button(_("Back"), "show")]])
        return
    _show(work, card, order, undo=changed)
    if changed:
        text = _(
            "A place is reserved for your order {wish}: {workplace} from {day}.",
            wish=order_in_words(work, order),
            workplace=place.name,
            day=format_date(day),
        )
        _tell_caseworker(work, order, text)


def _tell_caseworker(work: Work, order: Order, text: str) -> None:
    """An answer reaches the caseworker."""
    person = work.session.get(Staff, order.caseworker_id) if order.caseworker_id is not None else None
    if person is not None:
        work.tell(person, text)
