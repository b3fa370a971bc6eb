"""What a database knows, without numbers and times that differ from run to run: two runs can be compared row by row."""

from collections import Counter
from typing import Any

from sqlalchemy import text

from storage.database import Database

QUESTIONS = {
    "attendance": """SELECT p.code, a.day, a.status, a.notified, a.minutes, a.extra, s.key FROM attendance a
        JOIN participant p ON p.id = a.participant_id LEFT JOIN staff s ON s.id = a.reported_by""",
    "attendance corrected": """SELECT p.code, a.day, a.status FROM attendancebefore a
        JOIN participant p ON p.id = a.participant_id""",
    "placements": """SELECT p.code, l.starts, l.ends, l.extent, l.weekdays FROM placement l
        JOIN enrolment e ON e.id = l.enrolment_id JOIN participant p ON p.id = e.participant_id""",
    "enrolments": """SELECT p.code, e.starts, e.last_day FROM enrolment e
        JOIN participant p ON p.id = e.participant_id""",
    "changes": "SELECT s.key, c.kind, c.undone_at IS NULL FROM change c JOIN staff s ON s.id = c.staff_id",
    "log": """SELECT s.key, p.code, a.wrote, a.what FROM accesslog a
        LEFT JOIN staff s ON s.id = a.staff_id LEFT JOIN participant p ON p.id = a.participant_id""",
    "cards": "SELECT chat_id, kind FROM card",
    "inbox": "SELECT chat_id, done_at IS NULL, set_aside, payload IS NULL FROM inbox",
    "outbox": "SELECT chat_id, kind, sent_at IS NULL, failed, payload IS NULL FROM outbox",
    "jobs": "SELECT kind, owner FROM job",
}


def facts(url: str) -> dict[str, Counter[tuple[Any, ...]]]:
    """The rows of each question, counted: a row that is there twice is there twice."""
    database = Database(url)
    try:
        with database.engine.connect() as connection:
            return {
                name: Counter(tuple(str(value) for value in row) for row in connection.execute(text(question)))
                for name, question in QUESTIONS.items()
            }
    finally:
        database.close()


def settled(url: str, updates: int) -> bool:
    """Whether so many updates are done and nothing waits to be sent."""
    database = Database(url)
    try:
        with database.engine.connect() as connection:
            done = connection.execute(text("SELECT count(*) FROM inbox WHERE done_at IS NOT NULL")).scalar()
            unsent = connection.execute(text("SELECT count(*) FROM outbox WHERE sent_at IS NULL")).scalar()
    finally:
        database.close()
    return done == updates and unsent == 0


def differences(
    calm: dict[str, Counter[tuple[Any, ...]]], tortured: dict[str, Counter[tuple[Any, ...]]]
) -> tuple[list[str], list[str]]:
    """(rows lost, rows doubled), each as a line."""
    lost = [f"{name}: {row}" for name in calm for row in (calm[name] - tortured[name]).elements()]
    doubled = [f"{name}: {row}" for name in calm for row in (tortured[name] - calm[name]).elements()]
    return lost, doubled
