"""The domain as tables, with their rules as methods. Import every model from here."""

from storage.models.attendance import Attendance, AttendanceBefore, ClosedDay, PlannedAbsence
from storage.models.base import Tracked, naming_convention
from storage.models.chat import Card, Conversation, Inbox, Outbox
from storage.models.follow_up import BookedAmount, Meeting
from storage.models.log import AccessLog, Change, ErasedEnrolment, LogSeal
from storage.models.orders import Order, Request
from storage.models.partnerships import Capacity, Partnership, Workplace
from storage.models.people import Enrolment, Extension, Participant, Pause, Placement
from storage.models.schedule import Job
from storage.models.staff import Invitation, Membership, Staff, StandIn, Subscription

__all__ = [
    "AccessLog",
    "Attendance",
    "AttendanceBefore",
    "BookedAmount",
    "Capacity",
    "Card",
    "Change",
    "ClosedDay",
    "Conversation",
    "Enrolment",
    "ErasedEnrolment",
    "Extension",
    "Inbox",
    "Invitation",
    "Job",
    "LogSeal",
    "Meeting",
    "Membership",
    "Order",
    "Outbox",
    "Participant",
    "Partnership",
    "Pause",
    "Placement",
    "PlannedAbsence",
    "Request",
    "Staff",
    "StandIn",
    "Subscription",
    "Tracked",
    "Workplace",
    "naming_convention",
]
