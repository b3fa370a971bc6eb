"""The coded words of the domain. The values are what the database and the understanding contract hold."""

from enum import StrEnum


class Role(StrEnum):
    SUPERVISOR = "supervisor"
    OPERATIONS_LEAD = "operations_lead"
    UNIT_MANAGER = "unit_manager"
    COACH = "coach"
    CASEWORKER = "caseworker"
    ADMIN = "admin"


class Gender(StrEnum):
    WOMAN = "woman"
    MAN = "man"
    NOT_STATED = "not_stated"


class Status(StrEnum):
    """What one day of attendance was."""

    PRESENT = "present"
    LATE = "late"
    LEFT_EARLY = "left_early"
    SICK = "sick"
    VAB = "vab"
    ABSENT = "absent"
    EXCUSED = "excused"
    UNEXCUSED = "unexcused"

    @property
    def attended(self) -> bool:
        """Counts as attended in a rate: (present + late + left early) / reported."""
        return self in (Status.PRESENT, Status.LATE, Status.LEFT_EARLY)


class Known(StrEnum):
    """Yes, no or unknown: whether an absence was notified, whether a certificate exists."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class EndReason(StrEnum):
    WORK = "work"
    STUDIES = "studies"
    OTHER_MEASURE = "other_measure"
    ILLNESS = "illness"
    MOVED = "moved"
    DROPPED_OUT = "dropped_out"
    COMPLETED = "completed"
    OTHER = "other"


class Reason(StrEnum):
    """Why an enrolment was extended, or why somebody went over a workplace's capacity. Coded, never free text."""

    NEEDS_MORE_TIME = "needs_more_time"
    LANGUAGE = "language"
    ABSENCE = "absence"
    AWAITS_WORK = "awaits_work"
    AWAITS_STUDIES = "awaits_studies"
    AWAITS_MEASURE = "awaits_measure"
    OTHER = "other"


class OrderStatus(StrEnum):
    DRAFT = "draft"
    QUEUED = "queued"
    STUDY_VISIT = "study_visit"
    SUITABILITY_CHECK = "suitability_check"
    RISK_ASSESSMENT = "risk_assessment"
    RESERVED = "reserved"
    PLACED = "placed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"

    @property
    def waiting(self) -> bool:
        """In the queue: asked for, and no place reserved yet."""
        return self in (
            OrderStatus.QUEUED,
            OrderStatus.STUDY_VISIT,
            OrderStatus.SUITABILITY_CHECK,
            OrderStatus.RISK_ASSESSMENT,
        )


class RequestStatus(StrEnum):
    OPEN = "open"
    DONE = "done"
    DECLINED = "declined"


NOTIFIED_BY_STATUS = {
    Status.SICK: Known.YES,
    Status.VAB: Known.YES,
    Status.EXCUSED: Known.YES,
    Status.UNEXCUSED: Known.NO,
}
"""DESIGN.md: notified is yes for sick, vab and excused, no for unexcused, otherwise unknown."""
