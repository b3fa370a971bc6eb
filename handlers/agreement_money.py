"""What the agreement says of money: funding, posts, own contribution and clothes; what does not add up is said."""

from collections.abc import Callable

from handlers.agreement_words import Said, is_missing, missing, said, sentence, term_of, typeset, worked_out
from locales import _, _n
from locales.formats import SPACE, format_kr, format_list, format_number, format_percent
from storage.agreement import Agreement
from storage.agreement_checks import Check, balancing
from storage.agreement_terms import Budget, Post


def funding(agreement: Agreement, year: int | None) -> Said:
    if not agreement.money:
        return missing(_("The amount"), agreement.funding)
    if year is not None and year not in agreement.money:
        return _no_money(agreement, year)
    if year is not None:
        return _year(agreement, year)
    totals = [total_line(agreement, each, agreement.money[each]) for each in agreement.money]
    told = said(*totals, sentence(agreement.funding.value or ""), of=[agreement.funding])
    return told + said(of=[budget.total for budget in agreement.money.values()])


def _year(agreement: Agreement, year: int) -> Said:
    budget = agreement.money[year]
    posts = [_("{post} {kr}", post=post.name.lower(), kr=format_kr(post.written or 0)) for post in budget.posts]
    lines = [total_line(agreement, year, budget), _("The posts: {posts}.", posts=format_list(posts))]
    if budget.total.readings:
        lines.append(_balance(agreement, year))
    for value, words in (
        (budget.per_place, _("for each of the {n} places at once", n=agreement.places_at_once.value)),
        (budget.per_yearly_place, _("for each of the year's {n} places", n=agreement.places_per_year.value)),
    ):
        if value.value is not None:
            lines.append(_("That is {kr} {each}{how}.", kr=format_kr(value.value), each=words, how=worked_out(value)))
        elif value.readings:
            both = [format_kr(reading.value) for reading in value.readings]
            lines.append(_("That is {one} or {other} {each}.", one=both[0], other=both[1], each=words))
    return said(*lines, of=[budget.total, *(post.amount for post in budget.posts), budget.per_place])


def total_line(agreement: Agreement, year: int, budget: Budget) -> str:
    """A year's total, or that it does not add up."""
    check = conflict(agreement, year)
    if check is None:
        return _("{year}: {kr} from {payer}.", year=year, kr=format_kr(budget.total.value or 0), payer=budget.payer)
    return conflict_sentence(check)


def conflict(agreement: Agreement, year: int) -> Check | None:
    """The sum of a year's posts where it is not the total that is written."""
    return next((check for check in agreement.conflicts() if check.what == "total" and check.year == year), None)


def conflict_sentence(check: Check) -> str:
    return _(
        "{year}: the posts come to {computed} but the total says {written}. They are {difference} apart.",
        year=check.year,
        computed=format_kr(check.computed),
        written=format_kr(check.written),
        difference=format_kr(check.difference),
    )


def _balance(agreement: Agreement, year: int) -> str:
    """What the year's first post would have to be for the sum to hold, and its growth since the year before."""
    post = agreement.money[year].posts[0]
    balanced = balancing(agreement.money[year], post.key)
    before = agreement.money[year - 1].post(post.key) if year - 1 in agreement.money else None
    if balanced is None:
        return ""
    if before is None or not before.written:
        return _("With {kr} for {post} it would add up.", kr=format_kr(balanced), post=post.name.lower())
    return _(
        "With {kr} for {post} ({growth} more than {year}) it would add up, but that is not in the source.",
        kr=format_kr(balanced),
        post=post.name.lower(),
        growth=format_percent(balanced / before.written - 1, 2),
        year=year - 1,
    )


def own_contribution(agreement: Agreement, year: int | None) -> Said:
    own = agreement.own_contribution
    if year is not None and agreement.covers(year) is False:
        return _no_money(agreement, year)
    if is_missing(own.kinds):
        return missing(_("The association's own contribution"), own.kinds)
    kinds = _(
        "{association} contributes {kinds}.",
        association=agreement.association,
        kinds=format_list(own.kinds.value or ()),
    )
    if own.total.value is None:
        undivided = _("It is not divided by year.") if year is not None else ""
        return said(own.total.near, kinds, undivided, of=[own.total, own.kinds])
    total = _("{kr} a year from {association}:", kr=format_kr(own.total.value), association=agreement.association)
    posts = [_("• {post}: {kr}", post=post.name, kr=format_kr(post.written or 0)) for post in own.posts]
    doubtful = [post for post in own.posts if post.amount.readings]
    heading = _n(
        "One post does not follow from its own terms:", "{n} posts do not follow from their own terms:", len(doubtful)
    )
    conflicts = [heading, *map(_post_conflict, doubtful)] if doubtful else []
    return said(total, *posts, *conflicts, of=[own.total, *(post.amount for post in own.posts)])


def _post_conflict(post: Post) -> str:
    worked = post.amount.readings[1]
    return _(
        "• {post}: it says {written}, the terms give {computed} ({how}).",
        post=post.name,
        written=format_kr(post.written or 0),
        computed=format_kr(worked.value),
        how=typeset(worked.computation.partition(" = ")[0]),
    )


def posts(agreement: Agreement, year: int | None) -> Said:
    positions = agreement.positions
    if year is not None and agreement.covers(year) is False:
        return _no_money(agreement, year)
    if positions.total.value is None:
        return missing(_("The posts"), positions.total)
    full_time = positions.total.value / 100
    heading = _n(
        "{number} position, {percent} in all:",
        "{number} positions, {percent} in all:",
        1 if full_time == 1 else 2,
        number=format_number(full_time, 0 if full_time.is_integer() else 2),
        percent=format_percent(full_time),
    )
    lines = [f"• {post.title} {format_number(post.per_cent.value or 0)}{SPACE}%" for post in positions.posts]
    return said(heading, *lines, of=[positions.total])


def clothes(agreement: Agreement, year: int | None) -> Said:
    amounts = {each: budget.post("work_clothes") for each, budget in agreement.money.items()}
    known = {each: post.written for each, post in amounts.items() if post is not None and post.written is not None}
    if year is not None and agreement.covers(year) is False:
        return _no_money(agreement, year)
    if not known or agreement.clothes.value is None:
        return missing(_("Who pays for work clothes"), agreement.clothes)
    chosen = {each: kr for each, kr in known.items() if year in (None, each)}
    lines = [_("{kr} in {year}.", kr=format_kr(kr), year=each) for each, kr in chosen.items()]
    if len(set(chosen.values())) == 1 and len(chosen) > 1:
        lines = [_("{kr} a year, {years}.", kr=format_kr(chosen[min(chosen)]), years=format_list(map(str, chosen)))]
    doubts = [conflict_sentence(check) for each in chosen if (check := conflict(agreement, each)) is not None]
    return said(*lines, agreement.clothes.value, *doubts, of=[agreement.clothes])


def _no_money(agreement: Agreement, year: int) -> Said:
    period = agreement.period
    return said(
        _("Nothing is agreed for {year}: the agreement holds {period}.", year=year, period=term_of(agreement)),
        of=[period.ends],
    )


MONEY: dict[str, Callable[[Agreement, int | None], Said]] = {
    "funding": funding,
    "own_contribution": own_contribution,
    "posts": posts,
    "clothes": clothes,
}
"""The topics that are about money, by their slot value."""
