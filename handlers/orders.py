"""Ordering a place: a caseworker's order with a confirm card, a colleague's draft, and one's own orders."""

from datetime import date, timedelta
from typing import Any

from handlers import order_queue
from handlers.asked import asked_workplace
from handlers.goals import no_places
from handlers.order_words import capital, order_in_words, status_in_words, steps_in_words, wish_in_words, wish_of
from handlers.role_words import role_and_place
from handlers.swedish import Thing
from handlers.topic import Topic
from handlers.undo import undo_button
from locales import _, _n
from locales.formats import format_date, format_percent
from storage import orders, places, staff
from storage.buttons import Button
from storage.errors import NeedsMore
from storage.models import Card, Order, Staff, Workplace
from storage.orders import WAITING, Wish
from storage.people import workplaces
from storage.rights import may_answer_orders, need_counts
from storage.vocabulary import OrderStatus, Role
from storage.work import Work

EXTENTS = (25, 50, 75, 100)
MONDAYS = 4


# Ordering


def order_place(work: Work, thing: Thing) -> None:
    """A card with what would be ordered; nothing is ordered before «Bekräfta»."""
    need_counts(work)
    if not places.has_places(work):
        work.reply(no_places(work))
        return
    place, starts = asked_workplace(work, thing), thing.slots.get("starts")
    state: dict[str, Any] = {
        "workplace": place.id if place else None,
        "starts": starts,
        "extent": thing.slots.get("extent"),
        "individual": False,
    }
    text, rows = _question(work, state)
    work.reply(text, rows, kind="order_place", state=state)


def _wish(state: dict[str, Any]) -> Wish:
    starts = date.fromisoformat(state["starts"]) if state["starts"] else None
    return Wish(state["workplace"], starts, state["extent"], state["individual"])


def _question(work: Work, state: dict[str, Any]) -> tuple[str, list[list[Button]]]:
    wish = _wish(state)
    lines = [_("Order a place: {wish}.", wish=wish_in_words(work, wish)), *_situation(work, wish)]
    rows: list[list[Button]]
    if work.role == Role.CASEWORKER:
        rows = [[Button(_("Confirm"), "confirm")]]
    else:
        lines.append(_("It becomes a draft. Which caseworker is to have it?"))
        rows = [
            [Button(one.staff.name, "confirm", {"caseworker": one.staff.id})]
            for one in staff.colleagues(work, Role.CASEWORKER)
        ]
    return "\n".join(lines), [*rows, [Button(_("Change"), "change"), Button(_("Cancel"), "cancel")]]


def _situation(work: Work, wish: Wish) -> list[str]:
    """Free places for the twelve weeks from the wished day, and how many wait already."""
    start = wish.starts or work.today
    here = [wish.workplace_id] if wish.workplace_id is not None else [place.id for place in workplaces(work)]
    if any(places.free_over(work, place, start).free for place in here):
        free = places.free_over(work, wish.workplace_id, start).free
        line = _n("{n} place is free then.", "{n} places are free then.", free)
    else:
        fits = [day for place in here if (day := places.first_fit(work, place, start)) is not None]
        line = _("It is full then.")
        if fits:
            line += " " + _("There is room from {day}.", day=format_date(min(fits)))
    waiting = orders.queue(work, wish.workplace_id).waiting
    return [line + " " + _n("{n} waits in the queue.", "{n} wait in the queue.", waiting)]


def _order_tap(work: Work, card: Card, action: str, args: dict[str, Any]) -> None:
    state = card.state
    if state.get("done"):
        work.answer_tap(_("This card is answered. Choose /ko for the orders."))
        return
    if action == "cancel":
        work.edit(card, _("Nothing was ordered."), state={**state, "done": True})
    elif action == "change":
        text = _("What is to be changed? {wish}.", wish=capital(wish_in_words(work, _wish(state))))
        work.edit(card, text, _choices(work, state))
    elif action == "set":
        state = {**state, **args}
        text = _("What is to be changed? {wish}.", wish=capital(wish_in_words(work, _wish(state))))
        work.edit(card, text, _choices(work, state), state=state)
    elif action == "back":
        text, rows = _question(work, state)
        work.edit(card, text, rows)
    else:
        _confirm(work, card, args)


def _choices(work: Work, state: dict[str, Any]) -> list[list[Button]]:
    """Workplace, extent, first day and, where the setting is on, individual agreement."""
    here = [Button(place.name, "set", {"workplace": place.id}) for place in workplaces(work)]
    extents = [Button(format_percent(extent / 100), "set", {"extent": extent}) for extent in EXTENTS]
    monday = work.today + timedelta(days=7 - work.today.weekday())
    starts = [monday + timedelta(weeks=week) for week in range(MONDAYS)]
    rows = [
        [*here, Button(capital(_("any workplace")), "set", {"workplace": None})],
        extents,
        [Button(format_date(day, weekday=False, year=False), "set", {"starts": day.isoformat()}) for day in starts],
        [Button(_("As soon as possible"), "set", {"starts": None})],
    ]
    if work.here.individual_agreements:
        label = _("No individual agreement") if state["individual"] else _("Individual agreement")
        rows.append([Button(label, "set", {"individual": not state["individual"]})])
    return [*rows, [Button(_("Done"), "back"), Button(_("Cancel"), "cancel")]]


def _confirm(work: Work, card: Card, args: dict[str, Any]) -> None:
    wish, another = _wish(card.state), bool(args.get("another"))
    caseworker = work.get(Staff, args["caseworker"]) if "caseworker" in args else None
    if caseworker is None and work.role != Role.CASEWORKER:
        raise NeedsMore("caseworker")
    if not another and orders.same_order(work, wish, caseworker or work.me) is not None:
        text = _("You have ordered exactly that today already: {wish}.", wish=wish_in_words(work, wish))
        again = Button(_("Order one more"), "confirm", {**args, "another": True})
        work.edit(card, text, [[again], [Button(_("Cancel"), "cancel")]])
        return
    order = orders.order_place(work, wish, caseworker, another=another)
    undo = [[undo_button(work.change)]] if work.change is not None else []
    done = {**card.state, "done": True}
    if caseworker is None:
        work.edit(card, _queued(work, order), undo, state=done)
        order_queue.announce(work, order)
        return
    text = _("The draft has gone to {name}: {wish}.", name=caseworker.name, wish=wish_in_words(work, wish))
    if _offer_draft(work, order, caseworker) is None:
        text += " " + _("{name} has not joined yet, and finds it with /ko.", name=caseworker.name)
    work.edit(card, text, undo, state=done)


def _queued(work: Work, order: Order) -> str:
    waiting = [one.id for one in orders.open_orders(work) if one.status.waiting]
    text = _("Ordered: {wish}.", wish=order_in_words(work, order))
    return text + " " + _("It is number {n} in the queue. You hear of every step.", n=waiting.index(order.id) + 1)


def _offer_draft(work: Work, order: Order, caseworker: Staff) -> Card | None:
    assert work.membership is not None
    text = _(
        "{name}, {role}, suggests an order: {wish}.",
        name=work.me.name,
        role=role_and_place(work, work.membership),
        wish=order_in_words(work, order),
    )
    return work.tell(caseworker, text, _draft_rows(), kind="own_order", state={"order": order.id})


def _draft_rows() -> list[list[Button]]:
    return [[Button(_("Order it"), "accept"), Button(_("No, thank you"), "refuse")]]


# The queue and one's own orders


def queue(work: Work, thing: Thing) -> None:
    """How many wait, for everybody; a caseworker's own orders step by step, the lead's and manager's to work on."""
    need_counts(work)
    place = asked_workplace(work, thing)
    lines = _counts(work, place)
    rows: list[list[Button]] = []
    if work.role == Role.CASEWORKER:
        own = orders.own_orders(work)
        lines += [_("Your orders:") if own else _("You have no open orders.")]
        lines += [f"• {capital(order_in_words(work, one))}: {status_in_words(work, one)}" for one in own]
        rows = [[Button(_label(work, one), "open", {"order": one.id})] for one in own]
    elif may_answer_orders(work):
        rows = order_queue.buttons(work, orders.open_orders(work, place.id if place else None))
    elif drafts := orders.drafts_of(work):
        lines.append(_n("{n} draft of yours awaits an answer.", "{n} drafts of yours await an answer.", len(drafts)))
    work.reply("\n".join(lines), rows, kind="own_order" if work.role == Role.CASEWORKER else "order", state={})


def _counts(work: Work, place: Workplace | None) -> list[str]:
    found = orders.queue(work, place.id if place else None)
    if place is None:
        lines = [_n("{n} waits in the queue.", "{n} wait in the queue.", found.waiting)]
        if found.waiting:
            lines += [f"• {one.name}: {found.by_workplace[one.id]}" for one in workplaces(work)]
            if found.by_workplace[None]:
                lines.append(f"• {capital(_('any workplace'))}: {found.by_workplace[None]}")
    else:
        head = _n(
            "{n} waits in the queue for {workplace}.",
            "{n} wait in the queue for {workplace}.",
            found.waiting,
            workplace=place.name,
        )
        lines = [head]
    if found.first is not None:
        lines.append(_("The oldest order is from {day}.", day=format_date(found.first)))
    if found.reserved:
        lines.append(_n("Beside them {n} place is reserved.", "Beside them {n} places are reserved.", found.reserved))
    return lines


def _label(work: Work, order: Order) -> str:
    wish = wish_of(order)
    name = work.get(Workplace, wish.workplace_id).name if wish.workplace_id is not None else _("any workplace")
    day = format_date(wish.starts, weekday=False, year=False) if wish.starts else _("as soon as possible")
    return f"{capital(name)}, {day}"


def _own_tap(work: Work, card: Card, action: str, args: dict[str, Any]) -> None:
    order = work.session.get(Order, args.get("order", card.state.get("order")))
    if order is None:
        work.edit(card, _("The order has been taken back."))
        return
    state = {"order": order.id}
    if action == "open":
        work.reply(_own(work, order), _own_rows(order), kind="own_order", state=state)
    elif action == "accept" and order.status == OrderStatus.DRAFT:
        orders.accept_draft(work, order)
        work.edit(card, _queued(work, order), state=state)
        order_queue.announce(work, order)
        wish = order_in_words(work, order)
        _tell_maker(work, order, _("{name} has ordered what you suggested: {wish}.", name=work.me.name, wish=wish))
    elif action in ("refuse", "withdraw") and order.status in orders.OPEN:
        was_draft = order.status == OrderStatus.DRAFT
        orders.withdraw(work, order)
        name, wish = work.me.name, order_in_words(work, order)
        text = _("Not ordered: {wish}.", wish=wish) if was_draft else _("Taken back: {wish}.", wish=wish)
        undo = [[undo_button(work.change)]] if work.change is not None else []
        work.edit(card, text, undo, state=state)
        if was_draft:
            _tell_maker(work, order, _("{name} does not order what you suggested: {wish}.", name=name, wish=wish))
        else:
            order_queue.tell_workplace(work, _("{name} has taken an order back: {wish}.", name=name, wish=wish))
    else:
        work.edit(card, _own(work, order), _own_rows(order), state=state)


def _own(work: Work, order: Order) -> str:
    lines = [f"{capital(order_in_words(work, order))}.", f"{capital(status_in_words(work, order))}."]
    return "\n".join([*lines, *(steps_in_words(order) if order.status in (*WAITING, OrderStatus.RESERVED) else [])])


def _own_rows(order: Order) -> list[list[Button]]:
    if order.status == OrderStatus.DRAFT:
        return _draft_rows()
    return [[Button(_("Take the order back"), "withdraw")]] if order.status in orders.OPEN else []


def _tell_maker(work: Work, order: Order, text: str) -> None:
    maker = work.session.get(Staff, order.made_by) if order.made_by is not None else None
    if maker is not None and maker.id != work.me.id:
        work.tell(maker, text)


def _queue_now(work: Work, _argument: str) -> None:
    """/ko: the queue and one's own orders."""
    queue(work, Thing("queue", {}))


def _order_now(work: Work, _argument: str) -> None:
    """/bestall: order a place, by buttons."""
    order_place(work, Thing("order_place", {}))


TOPIC = Topic(
    "orders",
    intents={"order_place": order_place, "queue": queue},
    commands={"ko": _queue_now, "bestall": _order_now},
    words={"kön": "ko", "kö": "ko", "beställ": "bestall", "beställ plats": "bestall"},
    cards={"order_place": _order_tap, "own_order": _own_tap, "order": order_queue.tap},
)
