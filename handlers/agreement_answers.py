"""Questions that the agreement answers: the figure first, then what must be known about it, and the source last."""

import re
from collections.abc import Callable
from datetime import date

from handlers.agreement_dates import DATES
from handlers.agreement_money import MONEY, total_line
from handlers.agreement_words import Said, is_missing, missing, said, sentence, source_line, term_of
from locales import _, _n
from locales.formats import format_list
from storage.agreement import Agreement
from storage.agreement_terms import Party

LISTED = re.compile(r"• |\d+\. ")


def answer(agreement: Agreement, topic: str | None, year: int | None, today: date) -> str:
    """The Swedish answer to a topic of the contract (understanding.md, Slots), for one year where one is said.

    Plain text with no HTML in it; the last line is the source. No topic, or one that is not known: a short overview.
    """
    if topic in MONEY:
        told = MONEY[topic](agreement, year)
    elif topic in DATES:
        told = DATES[topic](agreement, year, today)
    elif topic in TERMS:
        told = _outside(agreement, year) + TERMS[topic](agreement)
    else:
        told = _outside(agreement, year) + overview(agreement, year, today)
    if topic in EVERY_YEAR:
        told = _every_year(agreement, year, told)
    return "\n".join([*told.lines, source_line(agreement, told.values)])


def _outside(agreement: Agreement, year: int | None) -> Said:
    """Said first where the year is not one of the agreement's."""
    if year is None or agreement.covers(year) is not False:
        return said()
    return said(_("{year} is outside of the agreement, which holds {period}.", year=year, period=term_of(agreement)))


def _every_year(agreement: Agreement, year: int | None, told: Said) -> Said:
    """With a word on the year, after the figure or the list, of what is the same every year."""
    if year is None or agreement.covers(year) is False or all(is_missing(value) for value in told.values):
        return told
    word = _("It holds for the whole period, so for {year} too.", year=year)
    if agreement.covers(year) is None:
        word = _("Which years it covers is not in what we have of the agreement.")
    listed = [number for number, line in enumerate(told.lines) if LISTED.match(line)]
    after = listed[-1] + 1 if listed else 1
    return Said((*told.lines[:after], word, *told.lines[after:]), told.values)


def places(agreement: Agreement) -> Said:
    value = agreement.places_at_once
    if value.value is None:
        return missing(_("The number of places"), value)
    split = ""
    if is_missing(agreement.places_split) and agreement.workplaces.value:
        split = _(
            "How they are shared between {workplaces} is not in what we have of the agreement.",
            workplaces=format_list(agreement.workplaces.value),
        )
    return said(_n("{n} place at once.", "{n} places at once.", value.value), split, of=[value])


def places_per_year(agreement: Agreement) -> Said:
    value = agreement.places_per_year
    if value.value is None:
        return missing(_("The number of places a year"), value)
    goal = agreement.goal("places_per_year")
    about = goal is not None and goal.approximate
    figure = (
        _n("About {n} place a year.", "About {n} places a year.", value.value)
        if about
        else _n("{n} place a year.", "{n} places a year.", value.value)
    )
    at_once, months = agreement.places_at_once.value, agreement.enrolment_months.value
    check = ""
    if at_once and months:
        check = _(
            "It adds up: {places} places × 12 months ÷ {months} months = {year}.",
            places=at_once,
            months=months,
            year=at_once * 12 // months,
        )
    return said(figure, check, value.near, of=[value])


def enrolment_length(agreement: Agreement) -> Said:
    value = agreement.enrolment_months
    if value.value is None:
        return missing(_("How long an enrolment lasts"), value)
    figure = _n("At most {n} month an enrolment.", "At most {n} months an enrolment.", value.value)
    return said(figure, agreement.enrolment_extension_months.near, of=[value])


def target_group(agreement: Agreement) -> Said:
    conditions = agreement.target_group_conditions.value
    if agreement.target_group.value is None:
        return missing(_("Who belongs to the target group"), agreement.target_group)
    if not conditions:
        return said(sentence(agreement.target_group.value), of=[agreement.target_group])
    heading = _n("{n} condition that one must meet:", "{n} conditions that one must meet:", len(conditions))
    listed = [f"{number}. {condition}" for number, condition in enumerate(conditions, start=1)]
    return said(heading, *listed, of=[agreement.target_group])


def purpose(agreement: Agreement) -> Said:
    if agreement.purpose.value is None:
        return missing(_("The purpose"), agreement.purpose)
    return said(sentence(agreement.purpose.value), of=[agreement.purpose])


def goals(agreement: Agreement) -> Said:
    listed = [f"• {goal.text.value}" for goal in sorted(agreement.goals, key=lambda goal: not goal.numeric)]
    unclear = [goal.period.near for goal in agreement.goals if goal.period is not None and is_missing(goal.period)]
    per_year = agreement.places_per_year
    unit = per_year.near if per_year.value is not None else ""
    heading = _n("{n} goal:", "{n} goals:", len(listed))
    found = [goal.text for goal in agreement.goals]
    return said(heading, *listed, *unclear, unit, agreement.assessment.value or "", of=found)


def parties(agreement: Agreement) -> Said:
    ours, theirs = agreement.municipality, agreement.partner
    both = _("{municipality} and {partner}.", municipality=_side(ours), partner=_side(theirs))
    through = (
        _("For the municipality it is carried out by {who}.", who=ours.through.value) if ours.through.value else ""
    )
    number = ""
    if theirs.organisation_number.value is None:
        number = _("The association's organisation number is not in what we have of the agreement.")
    return said(both, through, number, of=[theirs.name, ours.body])


def _side(party: Party) -> str:
    """«Malmö stad, arbetsmarknads- och socialnämnden» or «Stiftelsen Skåne Stadsmission (org.nr 846004-8716)»."""
    name = party.name.value or ""
    if party.organisation_number.value:
        return _("{name} (org. no. {number})", name=name, number=party.organisation_number.value)
    if party.body.value and party.body.value != name:
        return _("{name} (through {body})", name=name, body=party.body.value)
    return name


def case_number(agreement: Agreement) -> Said:
    value = agreement.case_number
    if value.value is not None:
        return said(f"{value.value}.", of=[value])
    told = missing(_("The case number"), value)
    if agreement.guidelines.value is None or agreement.guidelines.value in value.near:
        return told
    return told + said(_("The guidelines it builds on: {number}.", number=agreement.guidelines.value))


def follow_up(agreement: Agreement) -> Said:
    decided, forms = agreement.follow_up.decided, agreement.follow_up.forms
    first = (
        missing(_("How it is followed up"), decided) if is_missing(decided) else said(decided.value or "", of=[decided])
    )
    agreed = [form for form in forms if form.agreed]
    proposed = [form for form in forms if not form.agreed]
    listed = said(*(f"• {form.text.value}" for form in agreed), of=[form.text for form in agreed])
    return first + listed + said(*(form.text.value or "" for form in proposed), of=[form.text for form in proposed])


def activity_requirement(agreement: Agreement) -> Said:
    value = agreement.activity_requirement
    if value.value is None:
        return missing(_("The activity requirement"), value)
    return said(value.value, value.near, of=[value])


TERMS: dict[str, Callable[[Agreement], Said]] = {
    "places": places,
    "places_per_year": places_per_year,
    "enrolment_length": enrolment_length,
    "target_group": target_group,
    "purpose": purpose,
    "goals": goals,
    "parties": parties,
    "case_number": case_number,
    "follow_up": follow_up,
    "activity_requirement": activity_requirement,
}
EVERY_YEAR = frozenset({"places", "places_per_year", "enrolment_length", "target_group", "goals", "posts"})
"""Terms that are the same in each of the agreement's years; said where somebody asks for one."""


def overview(agreement: Agreement, year: int | None, today: date) -> Said:
    """The agreement in a few lines, for a question that names no topic: its figures, or its goals where it has none."""
    told = (places(agreement), places_per_year(agreement), enrolment_length(agreement))
    figures = [each for each in told if not any(is_missing(value) for value in each.values)]
    budgets = {each: budget for each, budget in agreement.money.items() if year in (None, each)}
    goal_texts = [] if figures else [goal.text for goal in agreement.goals]
    term, start, last = term_of(agreement), agreement.period.starts, agreement.last_day
    holds = start.near
    if last is not None:
        holds = _("It held {period}.", period=term) if last < today else _("It holds {period}.", period=term)
    return said(
        f"{agreement.name}. {holds}",
        " ".join(each.lines[0] for each in figures),
        *(f"• {text.value}" for text in goal_texts),
        *(total_line(agreement, each, budget) for each, budget in budgets.items()),
        _("Ask about its period, notice, places, target group, purpose, goals, money, posts or follow-up."),
        of=[
            start if term else agreement.standing,
            *(value for each in figures for value in each.values),
            *goal_texts,
            *(budget.total for budget in budgets.values()),
        ],
    )
