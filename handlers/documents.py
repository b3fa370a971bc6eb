"""Documents: the month's sheets, the quarter's and the year's reports, and the amounts booked."""

from handlers.months import KIND as MONTH
from handlers.months import MONTH_OFFER, month_command, month_tap
from handlers.topic import Topic

TOPIC = Topic(
    "documents",
    commands={"manad": month_command},
    words={"månad": "manad", "månadslista": "manad", "närvarointyg": "manad"},
    cards={MONTH: month_tap},
    everywhere={"month": month_tap},
    jobs={"month_offer": MONTH_OFFER},
)
