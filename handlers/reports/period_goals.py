"""The report's goals beside their outcomes: counted ones in figures, the others as rows for people to assess."""

from handlers.reports.period_splits import hires
from handlers.reports.tables import Cell, Chart, Figure, Sheet, Table, in_kind
from locales import _
from storage import agreement
from storage.agreement_terms import Goal, Unit
from storage.goals import Outcome
from storage.period_figures import Figures
from storage.work import Work


def goals_chapter(work: Work, found: Figures, heading: str) -> Sheet:
    """Each goal of the agreement beside its outcome; what cannot be measured against a figure is assessed."""
    terms = agreement.load(work.here.agreement)
    outcomes = {outcome.goal.key: outcome for outcome in found.goals}
    rows = [_row(goal, outcomes.get(goal.key), found) for goal in terms.goals]
    measured = [row for row in rows if isinstance(row[3], Figure)]
    others = [row for row in rows if row not in measured]
    individuals = (_("individuals (another measure, beside the places)"), None, found.individuals, None)
    notes = [_note(goal) for goal in terms.goals if goal.unit is not None]
    notes += [goal.period.near for goal in terms.goals if goal.period is not None and goal.period.value is None]
    if not terms.assessment.value:
        assessed = []
    else:
        assessed = [_("The documents' own assessment: {what}", what=terms.assessment.value)]
    return Sheet(
        heading,
        heading,
        lines=tuple(assessed),
        tables=(
            Table(
                "",
                (_("Goal"), _("Goal for the period"), _("Outcome"), _("Share or assessment")),
                (*measured, *others, *([] if _counts_individuals(terms.goals) else [individuals])),
                ("text", "number", "number", "percent"),
                " ".join(dict.fromkeys(note for note in notes if note)),
                (8, 2.8, 2.4, 3.8),
                _chart(measured),
            ),
        ),
        to_fill_in=(_("Comment on the goals"),),
    )


def _row(goal: Goal, outcome: Outcome | None, found: Figures) -> tuple[Cell, ...]:
    """The goal, its figure for the period, the outcome, and the share reached where the two can be compared."""
    words = goal.text.value or goal.key
    if outcome is None:
        return words, None, None, _("[to be assessed]")
    figure: Cell = hires(found) if goal.unit == Unit.HIRES else outcome.figure
    target = outcome.target
    whole = target is None or target == int(target)
    shown: Cell = None if target is None else int(target) if whole else Figure(round(target, 1), "hours")
    if target is None or goal.period is None or goal.period.value is None or not isinstance(figure, int):
        return words, shown, figure, _("[to be assessed]")
    return words, shown, figure, Figure(figure / target, "percent")


def _note(goal: Goal) -> str:
    """How the goal's outcome is counted."""
    return {
        Unit.PLACES_AT_ONCE: _("Places at once are counted on the last day."),
        Unit.PLACES_PER_YEAR: _("Yearly places are enrolments that have started."),
        Unit.IN_MATCHING: _("In matching are distinct people with an enrolled day in the period."),
        Unit.HIRES: _("Hires are enrolments that have ended with work as the reason."),
    }.get(goal.unit or Unit.INDIVIDUALS, "")


def _counts_individuals(goals: tuple[Goal, ...]) -> bool:
    return any(goal.unit in (Unit.INDIVIDUALS, Unit.IN_MATCHING) for goal in goals)


def _chart(measured: list[tuple[Cell, ...]]) -> Chart | None:
    if not measured:
        return None
    said = "; ".join(
        _(
            "{goal}: {figure} of {target}",
            goal=row[0],
            figure=in_kind(row[2], "number"),
            target=in_kind(row[1], "number"),
        )
        for row in measured
    )
    return Chart(
        _("Goals and outcome"),
        _("Diagram: goals and outcome. {goals}.", goals=said),
        _("Goal"),
        _("Number"),
        bars=(1, 2),
        rows=len(measured),
    )
