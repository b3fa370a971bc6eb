"""The lead's and manager's picture: taken and free places by week, eight back and twelve ahead, and attendance.

Blue and orange of Okabe and Ito's palette, told apart by colour-blind readers too; hatching says what is a forecast.
"""

from datetime import date, time
from io import BytesIO
from typing import Any

from sqlmodel import Session

from handlers.reports.week_caption import pictured_weeks, week_rows
from locales import _
from locales.formats import format_date
from storage.days import at_local, week_of
from storage.models import Partnership
from storage.work import Work

BLUE, ORANGE, BLACK, PALE = "#0072B2", "#E69F00", "#000000", "#BFDCEC"


def collect(session: Session, args: dict[str, Any]) -> dict[str, Any]:
    """`partnership` and `day`; gives rows of [ISO Monday, taken, free, rate or None] and how many of them are past."""
    day = date.fromisoformat(args["day"])
    work = Work(session, at_local(day, time(12)), partnership=session.get(Partnership, args["partnership"]))
    back, ahead = pictured_weeks(week_of(day)[0])
    rows = [[monday.isoformat(), *rest] for monday, *rest in week_rows(work, back + ahead, day)]
    return {"rows": rows, "past": len(back), "day": day.isoformat()}


def draw(data: dict[str, Any]) -> bytes:
    """A PNG, 1080 pixels wide, readable on a phone."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    rows, past = data["rows"], data["past"]
    weeks = [str(date.fromisoformat(row[0]).isocalendar().week) for row in rows]
    spots = list(range(len(rows)))
    figure = Figure(figsize=(7.2, 7.2), dpi=150, layout="constrained")
    FigureCanvasAgg(figure)
    places, attendance = figure.subplots(2, 1, height_ratios=(3, 2))
    taken, free = [row[1] for row in rows], [row[2] for row in rows]
    fills = [BLUE if spot < past else PALE for spot in spots]
    places.bar(spots, taken, color=fills, edgecolor=BLUE, label=_("taken"))
    places.bar(spots, free, bottom=taken, color="white", edgecolor=ORANGE, hatch="//", label=_("free"))
    for spot, (below, above) in enumerate(zip(taken, free, strict=True)):
        places.text(spot, below / 2, str(below), ha="center", va="center", color="white" if spot < past else BLACK)
        if above:
            places.text(spot, below + above + 0.3, str(above), ha="center", va="bottom", color=BLACK)
    places.set_title(_("Places by week (pale: as entered ahead)"), loc="left", fontsize=14)
    places.legend(loc="lower left", ncols=2, fontsize=11)
    places.yaxis.set_major_locator(MaxNLocator(integer=True))
    known = [(spot, row[3] * 100) for spot, row in enumerate(rows) if row[3] is not None]
    attendance.plot([spot for spot, _rate in known], [rate for _spot, rate in known], color=BLACK, marker="o")
    for spot, rate in known:
        attendance.text(spot, rate - 6, f"{rate:.0f}", ha="center", va="top", fontsize=11)
    attendance.set_title(_("Attendance, per cent of reported days"), loc="left", fontsize=14)
    attendance.set_ylim(0, 108)
    for axes in (places, attendance):
        axes.set_xticks(spots, weeks, fontsize=11)
        axes.set_xlim(-0.7, len(rows) - 0.3)
        axes.spines[["top", "right"]].set_visible(False)
    attendance.set_xlabel(_("week; drawn {day}", day=format_date(date.fromisoformat(data["day"]))), fontsize=11)
    buffer = BytesIO()
    figure.savefig(buffer, format="png")
    return buffer.getvalue()
