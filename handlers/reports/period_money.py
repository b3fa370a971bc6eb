"""The report's money: agreed against booked for each post, with the agreement's conflicts shown as such."""

from handlers.agreement_money import conflict, conflict_sentence, own_contribution, total_line
from handlers.reports.tables import Cell, Chart, Sheet, Table, in_kind
from locales import _
from storage import agreement
from storage.booked import booked
from storage.period_figures import Figures
from storage.work import Work


def economy(work: Work, found: Figures, heading: str) -> Sheet:
    """The year's budget and what is booked on it so far; whole kronor."""
    year = found.start.year
    terms = agreement.load(work.here.agreement)
    budget = terms.money.get(year)
    if budget is None:
        return Sheet(
            heading,
            heading,
            lines=(_("The agreement has no amounts for {year}.", year=year),),
            to_fill_in=(_("Financial account"),),
        )
    known = booked(work, year)
    rows = [_row(post.name, post.written or 0, known.get(post.key, 0)) for post in budget.posts]
    chart = _chart(rows) if rows and known else None
    check, spent = conflict(terms, year), sum(known.values())
    if check is not None:
        rows.append(_row(_("The posts together"), check.computed, spent))
    rows.append(_row(_("In all, as written"), budget.written_total, spent))
    warning = None if check is None else _("The agreement contradicts itself. {what}", what=conflict_sentence(check))
    return Sheet(
        heading,
        heading,
        lines=(_("Paid by {payer}.", payer=budget.payer),),
        warnings=(warning,) if warning else (),
        tables=(
            Table(
                _("Agreed and booked {year}", year=year),
                (_("Post"), _("Agreed"), _("Booked"), _("Left"), _("Share booked")),
                tuple(rows),
                ("text", "kr", "kr", "kr", "percent"),
                "" if known else _("Nothing has been booked in the register."),
                (5, 3.4, 3.4, 3.2, 2),
                chart,
            ),
        ),
        to_fill_in=(_("Comment on the economy"),),
    )


def _row(name: str, agreed: int | None, spent: int) -> tuple[Cell, ...]:
    if agreed is None:
        return name, None, spent, None, None
    return name, agreed, spent, agreed - spent, spent / agreed if agreed else None


def _chart(rows: list[tuple[Cell, ...]]) -> Chart:
    """How much of each post is booked."""
    said = ", ".join(f"{row[0]} {in_kind(row[4], 'percent')}" for row in rows)
    return Chart(
        _("Booked, per cent of what is agreed"),
        _("Diagram: booked of what is agreed: {posts}.", posts=said),
        _("Post"),
        _("per cent of what is agreed"),
        bars=(4,),
        rows=len(rows),
    )


def contributions(work: Work) -> Sheet:
    """What each party puts in, as the agreement has it."""
    terms = agreement.load(work.here.agreement)
    heading = _("The parties' contributions")
    own = own_contribution(terms, None).lines
    if terms.own_contribution.total.value is None:
        own = own[::-1]  # what is contributed, then that no amounts are given
    municipality = [total_line(terms, year, budget) for year, budget in terms.money.items()]
    return Sheet(
        heading,
        heading,
        lines=(*municipality, *own),
        to_fill_in=(_("Comment on the contributions"),),
    )
