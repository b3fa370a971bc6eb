"""Women, men and not stated, and ends by reason: splits whose small numbers are protected, period by period."""

from collections.abc import Sequence

from handlers.attendance_words import capital
from handlers.coded_words import end_reason_word
from handlers.reports.protection import Hidden, Shown, protect_period, protect_year
from handlers.reports.tables import Cell, Sheet, Table
from locales import _
from storage.period_figures import Figures
from storage.vocabulary import EndReason, Gender

YEAR_QUARTERS = 4


def women_and_men(found: Figures, *, whole_year: bool) -> Sheet:
    """Started enrolments by gender: for a quarter's report that quarter's, for a year's all that have ended."""
    words = {Gender.WOMAN: _("Women"), Gender.MAN: _("Men"), Gender.NOT_STATED: _("Not stated")}
    heading = _("Equality") if whole_year else _("Participants (women/men)")
    table = _split(found, [words[one] for one in found.started], list(found.started.values()), whole_year=whole_year)
    return Sheet(
        heading,
        heading,
        lines=() if table else (_("The split is shown when the quarter has ended."),),
        tables=(table,) if table else (),
        to_fill_in=(_("Comment on women and men"),),
    )


def ends_by_reason(found: Figures) -> Sheet:
    """Ended enrolments by coded reason, over the year's quarters that have ended."""
    heading = _("Reasons for ending")
    table = _split(found, [_reason(one) for one in found.ended], list(found.ended.values()), whole_year=True)
    return Sheet(
        heading,
        heading,
        lines=() if table else (_("The split is shown when the quarter has ended."),),
        tables=(table,) if table else (),
    )


def _reason(reason: EndReason | None) -> str:
    return capital(end_reason_word(reason)) if reason is not None else _("On the planned day")


def _split(found: Figures, names: list[str], counts: list[list[int]], *, whole_year: bool) -> Table | None:
    """Rows of categories, columns of quarters; the year's totals where all four have ended."""
    if not whole_year:
        if not found.quarters or found.quarters[-1] != (found.start, found.end):
            return None
        latest = protect_period([row[-1] for row in counts])
        total = sum(row[-1] for row in counts)
        return _table(names, [[one] for one in latest], [_("Started in the quarter")], [total])
    if not found.quarters:
        return None
    cells, totals = protect_year(counts)
    headers = [_("Quarter {n}", n=number + 1) for number in range(len(found.quarters))]
    sums = [sum(row[number] for row in counts) for number in range(len(found.quarters))]
    if len(found.quarters) == YEAR_QUARTERS:
        cells = [[*row, total] for row, total in zip(cells, totals, strict=True)]
        headers, sums = [*headers, _("The year")], [*sums, sum(sums)]
    return _table(names, cells, headers, sums)


def _table(names: list[str], cells: Sequence[Sequence[Shown]], headers: list[str], sums: list[int]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (name, *(_written(one) for one in row)) for name, row in zip(names, cells, strict=True)
    ]
    rows.append((_("All"), *sums))
    return Table(
        "",
        ("", *headers),
        tuple(rows),
        ("text", *("number" for _header in headers)),
        _("Counts under 5 are shown as «<5»; «hidden» keeps them from being worked out."),
        (5, *(2.2 for _header in headers)),
    )


def _written(one: Shown) -> Cell:
    if isinstance(one, Hidden):
        return "<5" if one.small else _("hidden")
    return one
