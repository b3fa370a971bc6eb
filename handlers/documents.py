"""Documents: the month's sheets, the quarter's and the year's reports, and the amounts booked."""

from handlers.booking import KIND as BOOKING
from handlers.booking import book_command, booking_tap, take_workbook
from handlers.months import KIND as MONTH
from handlers.months import MONTH_OFFER, month_command, month_tap
from handlers.period_reports import KIND as PERIOD
from handlers.period_reports import period_tap, quarter_command, year_command
from handlers.topic import Topic

TOPIC = Topic(
    "documents",
    commands={"manad": month_command, "kvartal": quarter_command, "ar": year_command, "bokfor": book_command},
    words={
        "månad": "manad",
        "månadslista": "manad",
        "kvartalsrapport": "kvartal",
        "årsrapport": "ar",
        "årsrapporten": "ar",
        "bokfört": "bokfor",
    },
    cards={MONTH: month_tap, PERIOD: period_tap, BOOKING: booking_tap},
    document=take_workbook,
    everywhere={"month": month_tap},
    jobs={"month_offer": MONTH_OFFER},
)
