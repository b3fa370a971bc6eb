"""Documents: the month's sheets, the quarter's and the year's reports, and the amounts booked."""

from collections.abc import Callable

from handlers.booking import KIND as BOOKING
from handlers.booking import book_command, booking_tap, take_workbook
from handlers.months import KIND as MONTH
from handlers.months import MONTH_OFFER, month_command, month_tap
from handlers.period_reports import KIND as PERIOD
from handlers.period_reports import period_tap, quarter_command, year_command
from handlers.swedish.papers import read_paper
from handlers.topic import Topic
from storage.work import Work

REPORTS: dict[str, Callable[[Work, str], None]] = {
    "manad": month_command,
    "kvartal": quarter_command,
    "ar": year_command,
}


def takes_text(work: Work, text: str) -> bool:
    """«Gör en kvartalsrapport», said in words."""
    said = read_paper(text) if work.membership is not None else None
    if said is None:
        return False
    REPORTS[said.command](work, said.argument)
    return True


TOPIC = Topic(
    "documents",
    commands={**REPORTS, "bokfor": book_command},
    words={"månad": "manad", "bokfört": "bokfor"},
    cards={MONTH: month_tap, PERIOD: period_tap, BOOKING: booking_tap},
    document=take_workbook,
    takes_text=takes_text,
    everywhere={"month": month_tap},
    jobs={"month_offer": MONTH_OFFER},
)
