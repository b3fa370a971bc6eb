"""The coded words of the domain in Swedish: status, reasons and gender, said alike by every topic."""

from locales import _
from storage.vocabulary import EndReason, Gender, Reason, Status


def status_word(status: Status, minutes: int | None = None) -> str:
    """«sjuk», or «sen 20 min» where an amount is known."""
    word = {
        Status.PRESENT: _("present"),
        Status.LATE: _("late"),
        Status.LEFT_EARLY: _("left early"),
        Status.SICK: _("sick"),
        Status.VAB: _("care of a child"),
        Status.ABSENT: _("absent"),
        Status.EXCUSED: _("excused absence"),
        Status.UNEXCUSED: _("unexcused absence"),
    }[status]
    return _("{word} {n} min", word=word, n=minutes) if minutes else word


def end_reason_word(reason: EndReason) -> str:
    """Why an enrolment ended: «arbete»."""
    return {
        EndReason.WORK: _("work"),
        EndReason.STUDIES: _("studies"),
        EndReason.OTHER_MEASURE: _("another measure"),
        EndReason.ILLNESS: _("illness"),
        EndReason.MOVED: _("moved away"),
        EndReason.DROPPED_OUT: _("dropped out"),
        EndReason.COMPLETED: _("completed"),
        EndReason.OTHER: _("other reason"),
    }[reason]


def reason_word(reason: Reason) -> str:
    """Why an enrolment was extended or the capacity gone over: «behöver mer tid»."""
    return {
        Reason.NEEDS_MORE_TIME: _("needs more time"),
        Reason.LANGUAGE: _("the language"),
        Reason.ABSENCE: _("has been absent"),
        Reason.AWAITS_WORK: _("awaits work"),
        Reason.AWAITS_STUDIES: _("awaits studies"),
        Reason.AWAITS_MEASURE: _("awaits a measure"),
        Reason.OTHER: _("other reason"),
    }[reason]


def gender_word(gender: Gender) -> str:
    return {Gender.WOMAN: _("woman"), Gender.MAN: _("man"), Gender.NOT_STATED: _("not stated")}[gender]
