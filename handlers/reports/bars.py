"""A bar diagram for a document: one bar for each label, its figure over it, and a line for what was agreed."""

from dataclasses import dataclass
from io import BytesIO

from locales.formats import format_number

BLUE, ORANGE = "#0072B2", "#D55E00"


@dataclass(frozen=True)
class Bars:
    """`words` say what the picture shows, for who does not see it; `line` is drawn across where it is given."""

    title: str
    labels: tuple[str, ...]
    values: tuple[float, ...]
    words: str
    line: float | None = None
    line_label: str = ""


def draw_bars(bars: Bars) -> bytes:
    """A PNG, 1200 pixels wide."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 3.6), dpi=150, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    spots = list(range(len(bars.values)))
    axes.bar(spots, bars.values, color=BLUE)
    for spot, value in zip(spots, bars.values, strict=True):
        axes.text(spot, value, format_number(value, 0 if value == int(value) else 1), ha="center", va="bottom")
    if bars.line is not None:
        axes.axhline(bars.line, color=ORANGE, linestyle="--", label=bars.line_label)
        axes.legend(loc="upper left")
    axes.set_xticks(spots, bars.labels)
    axes.set_title(bars.title, loc="left")
    axes.set_ylim(0, max([*bars.values, bars.line or 0, 1]) * 1.15)
    axes.spines[["top", "right"]].set_visible(False)
    buffer = BytesIO()
    figure.savefig(buffer, format="png")
    return buffer.getvalue()
