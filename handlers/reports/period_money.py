"""The report's money: agreed against booked for each post, with the agreement's conflicts shown as such."""

from handlers.agreement_money import conflict, conflict_sentence, own_contribution, total_line
from handlers.reports.bars import Bars
from handlers.reports.tables import Cell, Sheet, Table
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
    rows: list[tuple[Cell, ...]] = []
    for post in budget.posts:
        agreed, spent = post.written or 0, known.get(post.key, 0)
        rows.append((post.name, agreed, spent, agreed - spent))
    spent = sum(known.values())
    total = budget.written_total
    rows.append((_("In all, as written"), total, spent, None if total is None else total - spent))
    check = conflict(terms, year)
    posts = budget.posts
    return Sheet(
        heading,
        heading,
        lines=(_("Paid by {payer}.", payer=budget.payer),),
        warnings=()
        if check is None
        else (_("The agreement contradicts itself. {what}", what=conflict_sentence(check)),),
        tables=(
            Table(
                _("Agreed and booked {year}", year=year),
                (_("Post"), _("Agreed"), _("Booked"), _("Left")),
                tuple(rows),
                ("text", "kr", "kr", "kr"),
                "" if known else _("Nothing has been booked in the register."),
                (5, 4, 4, 4),
            ),
        ),
        diagram=_diagram(rows[:-1]) if posts and known else None,
        to_fill_in=(_("Comment on the economy"),),
    )


def _diagram(rows: list[tuple[Cell, ...]]) -> Bars:
    shares = [(str(name), 100 * float(str(spent)) / float(str(agreed or 1))) for name, agreed, spent, _left in rows]
    words = ", ".join(f"{name} {share:.0f} %" for name, share in shares)
    return Bars(
        _("Booked, per cent of what is agreed"),
        tuple(name for name, _share in shares),
        tuple(round(share, 1) for _name, share in shares),
        _("Diagram: booked of what is agreed: {posts}.", posts=words),
        100.0,
        _("agreed"),
    )


def contributions(work: Work) -> Sheet:
    """What each party puts in, as the agreement has it."""
    terms = agreement.load(work.here.agreement)
    heading = _("The parties' contributions")
    municipality = [total_line(terms, year, budget) for year, budget in terms.money.items()]
    return Sheet(
        heading,
        heading,
        lines=(*municipality, *own_contribution(terms, None).lines),
        to_fill_in=(_("Comment on the contributions"),),
    )
