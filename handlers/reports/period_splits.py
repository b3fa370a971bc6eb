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
WORK = list(EndReason).index(EndReason.WORK)
"""Its row among the reasons for ending: there may be a goal for it, so it is the last to be hidden for others."""


def women_and_men(found: Figures) -> Sheet:
    """Started enrolments by gender: for a quarter's report that quarter's, for a year's all that have ended."""
    words = {Gender.WOMAN: _("Women"), Gender.MAN: _("Men"), Gender.NOT_STATED: _("Not stated")}
    heading = _("Equality") if found.whole_year else _("Participants (women/men)")
    names, counts = [words[one] for one in found.started], list(found.started.values())
    table = _split(found, _("Gender"), names, counts, by_quarter=found.whole_year)
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
    names, counts = [_reason(one) for one in found.ended], list(found.ended.values())
    table = _split(found, _("Reason for ending"), names, counts, by_quarter=True, keep=WORK)
    return Sheet(
        heading,
        heading,
        lines=() if table else (_("The split is shown when the quarter has ended."),),
        tables=(table,) if table else (),
    )


def _reason(reason: EndReason | None) -> str:
    return capital(end_reason_word(reason)) if reason is not None else _("On the planned day")


def hires(found: Figures) -> Cell:
    """Enrolments that ended with work, as the split by reason shows them: two tables must not tell of each other."""
    counts = list(found.ended.values())
    if found.whole_year and len(found.quarters) == YEAR_QUARTERS:
        return _written(protect_year(counts, WORK)[1][WORK])
    if found.quarters and found.quarters[-1] == (found.start, found.end):
        return _written(protect_period([row[-1] for row in counts], WORK)[WORK])
    return _("shown when the period has ended")


def _split(
    found: Figures, first: str, names: list[str], counts: list[list[int]], *, by_quarter: bool, keep: int | None = None
) -> Table | None:
    """Rows of categories, columns of quarters; the year's totals where all four have ended. None: nothing to show."""
    if not by_quarter:
        if not found.quarters or found.quarters[-1] != (found.start, found.end):
            return None
        latest = protect_period([row[-1] for row in counts])
        total = sum(row[-1] for row in counts)
        return _table([first, _("Started in the quarter")], names, [[one] for one in latest], [total])
    if not found.quarters:
        return None
    cells, totals = protect_year(counts, keep)
    headers = [_("Quarter {n}", n=number + 1) for number in range(len(found.quarters))]
    sums = [sum(row[number] for row in counts) for number in range(len(found.quarters))]
    if len(found.quarters) == YEAR_QUARTERS:
        cells = [[*row, total] for row, total in zip(cells, totals, strict=True)]
        headers, sums = [*headers, _("The year")], [*sums, sum(sums)]
    return _table([first, *headers], names, cells, sums)


def _table(header: list[str], names: list[str], cells: Sequence[Sequence[Shown]], sums: list[int]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (name, *(_written(one) for one in row)) for name, row in zip(names, cells, strict=True)
    ]
    rows.append((_("All"), *sums))
    return Table(
        "",
        tuple(header),
        tuple(rows),
        ("text", *("number" for _sum in sums)),
        _("Counts under 5 are shown as «<5»; «hidden» keeps them from being worked out. The sums are not divided."),
        (5, *(4 if len(sums) == 1 else 2.4 for _sum in sums)),
    )


def _written(one: Shown) -> Cell:
    if isinstance(one, Hidden):
        return "<5" if one.small else _("hidden")
    return one
