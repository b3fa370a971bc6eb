"""The partnership's settings in chat, for its administrator: individual agreements, and the hours of full time."""

import re
from typing import Any

from handlers.topic import Topic
from locales import _
from locales.formats import format_number
from storage.buttons import Button, Rows
from storage.models import Card
from storage.rights import need_settings
from storage.settings import LEAST_HOURS, MOST_HOURS, set_full_time, set_individual_agreements
from storage.work import Work

KIND = "settings"
HOURS = re.compile(r"heltid\s+(\d{1,2}(?:[.,]\d{1,2})?)", re.IGNORECASE)


def _command(work: Work, argument: str) -> None:
    """/installningar: how they stand; /installningar heltid 38,25: hours a week at full time."""
    need_settings(work)
    said = HOURS.search(argument)
    if said is not None:
        hours = float(said[1].replace(",", "."))
        if not LEAST_HOURS <= hours <= MOST_HOURS:
            least, most = format_number(LEAST_HOURS), format_number(MOST_HOURS)
            work.reply(_("Full time is {least} to {most} hours a week. Nothing was changed.", least=least, most=most))
            return
        set_full_time(work, hours)
    work.reply(_text(work), _rows(work), kind=KIND, state={})


def _tap(work: Work, card: Card, _action: str, args: dict[str, Any]) -> None:
    set_individual_agreements(work, bool(args["on"]))
    work.edit(card, _text(work), _rows(work))


def _text(work: Work) -> str:
    hours = work.here.full_time_hours
    decimals = next(places for places in (0, 1, 2) if round(hours, places) == hours or places == 2)
    individual = _("yes") if work.here.individual_agreements else _("no")
    return "\n".join(
        [
            _("Settings of {partnership}:", partnership=work.here.name),
            _("• Individual agreements outside the target group: {answer}", answer=individual),
            _("• Full time: {hours} hours a week", hours=format_number(hours, decimals)),
            _("Change the hours: /installningar heltid 38,25"),
        ]
    )


def _rows(work: Work) -> Rows:
    on = work.here.individual_agreements
    label = _("No individual agreements") if on else _("Allow individual agreements")
    return [[Button(label, "individual", {"on": not on})]]


TOPIC = Topic(
    "settings", commands={"installningar": _command}, words={"inställningar": "installningar"}, cards={KIND: _tap}
)
