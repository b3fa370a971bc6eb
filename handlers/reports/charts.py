"""A table's chart as a picture for a document: bars for its figures, a line for what was agreed."""

from io import BytesIO
from textwrap import fill
from typing import TYPE_CHECKING

from handlers.reports.tables import Chart, Table, in_kind, number_of
from locales.formats import format_number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLOURS = ("#0072B2", "#E69F00")
LINE_COLOUR = "#D55E00"
"""Of Okabe and Ito's palette: told apart by colour-blind readers too."""
MANY = 6


def draw_chart(table: Table, chart: Chart) -> bytes:
    """A PNG, 1200 pixels wide, of the table's rows."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 3.4), dpi=150, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    rows = table.rows[: chart.rows]
    spots = list(range(len(rows)))
    width = 0.8 / len(chart.bars)
    for number, column in enumerate(chart.bars):
        values = [number_of(row[column]) for row in rows]
        places = [spot + (number - (len(chart.bars) - 1) / 2) * width for spot in spots]
        axes.bar(places, values, width * 0.95, color=COLOURS[number], label=table.header[column])
        for row, place, value in zip(rows, places, values, strict=True):
            axes.text(place, value, in_kind(row[column], table.kinds[column]), ha="center", va="bottom", fontsize=9)
    if chart.line is not None:
        agreed = [number_of(row[chart.line]) for row in rows]
        label = table.header[chart.line]
        ends = [-0.5, *spots, len(rows) - 0.5]
        axes.step(ends, [agreed[0], *agreed, agreed[-1]], "--", where="mid", color=LINE_COLOUR)
        axes.plot([], [], "--", color=LINE_COLOUR, label=label)
    if chart.line is not None or len(chart.bars) > 1:
        axes.legend(loc="upper left", ncols=3, fontsize=9)
    labels = [fill(str(row[0]), 28) for row in rows]
    turned = len(rows) > MANY and max(map(len, labels)) > MANY
    axes.set_xticks(spots, labels, rotation=35 if turned else 0, ha="right" if turned else "center", fontsize=9)
    _frame(axes, table, chart)
    buffer = BytesIO()
    figure.savefig(buffer, format="png")
    return buffer.getvalue()


def _frame(axes: "Axes", table: Table, chart: Chart) -> None:
    """Title, names of the axes, and room for the figures and the legend above the bars."""
    from matplotlib.ticker import MaxNLocator

    columns = [*chart.bars, *([chart.line] if chart.line is not None else [])]
    highest = max(number_of(row[column]) for row in table.rows[: chart.rows] for column in columns)
    percent = table.kinds[chart.bars[0]] == "percent"
    axes.set_ylim(0, max(highest, 0.1 if percent else 1) * 1.3)
    axes.yaxis.set_major_formatter(lambda value, _spot: format_number(value * 100 if percent else value))
    axes.yaxis.set_major_locator(MaxNLocator(integer=not percent))
    axes.set_title(chart.title, loc="left")
    axes.set_xlabel(chart.across)
    axes.set_ylabel(chart.up)
    axes.spines[["top", "right"]].set_visible(False)
