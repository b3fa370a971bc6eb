"""A table's chart as Excel's own: it reads the table's cells, and follows them when they are changed."""

from typing import TYPE_CHECKING

from handlers.reports.tables import Chart, Table

if TYPE_CHECKING:
    from openpyxl.chart import BarChart
    from openpyxl.worksheet.worksheet import Worksheet

CHART_ROWS = 18
"""So many rows of a sheet are kept free for a chart."""
COLOURS = ("0072B2", "E69F00")
LINE_COLOUR = "D55E00"


def native_chart(page: "Worksheet", table: Table, chart: Chart, first: int) -> "BarChart":
    """The chart of the table whose header row is `first`; titled, with names on both axes."""
    from openpyxl.chart import BarChart, LineChart, Reference
    from openpyxl.chart.label import DataLabelList
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    last = first + (chart.rows or len(table.rows))
    spots = Reference(page, min_col=1, min_row=first + 1, max_row=last)
    bars = BarChart()
    for number, column in enumerate(chart.bars):
        bars.add_data(Reference(page, min_col=column + 1, min_row=first, max_row=last), titles_from_data=True)
        bars.series[number].graphicalProperties = GraphicalProperties(solidFill=COLOURS[number])
    bars.set_categories(spots)
    bars.dataLabels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
    bars.gapWidth = 60
    if chart.line is not None:
        line = LineChart()
        line.add_data(Reference(page, min_col=chart.line + 1, min_row=first, max_row=last), titles_from_data=True)
        line.set_categories(spots)
        line.series[0].graphicalProperties = GraphicalProperties(
            ln=LineProperties(solidFill=LINE_COLOUR, prstDash="dash", w=22000)
        )
        line.series[0].smooth = False
        bars += line
    bars.title, bars.x_axis.title, bars.y_axis.title = chart.title, chart.across, chart.up
    bars.x_axis.delete = bars.y_axis.delete = False
    bars.y_axis.scaling.min = 0
    bars.y_axis.number_format = "0%" if table.kinds[chart.bars[0]] == "percent" else "0"
    bars.y_axis.majorGridlines = None
    bars.legend.position = "b"
    if len(chart.bars) == 1 and chart.line is None:
        bars.legend = None
    bars.width, bars.height = 17, 8.5
    return bars
