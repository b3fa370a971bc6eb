"""A year of summaries in seconds: two partnerships, 60 people, both clock changes, week 53, restarts at random moments.

Everybody gets each summary exactly once, and the numbers equal a count by hand from the rosters.
"""

import random
import re
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, col, select

from bot import engine as engine_module
from bot.engine import Engine
from handlers.registry import jobs
from storage import crypto
from storage.database import Database
from storage.days import STOCKHOLM, at_local, red_day
from storage.models import Job, Outbox, Staff
from storage.roster import load
from storage.subscriptions import SUMMARY
from storage.work import Work

STARTS, ENDS = date(2026, 7, 1), date(2027, 6, 30)
RESTARTS = 30
WEEKDAYS = ["mån", "tis", "ons", "tor", "fre"]


def made_up_roster(agreement: str, prefix: str, chance: random.Random) -> dict[str, Any]:
    """Thirty people whose enrolments lie over the whole year, with a lead, a supervisor and a caseworker."""
    people = []
    for number in range(1, 31):
        starts = STARTS - timedelta(days=60) + timedelta(days=chance.randrange(380))
        people.append(
            {
                "code": f"SK-{number:03d}",
                "name": f"Person{number}",
                "gender": chance.choice(["man", "kvinna"]),
                "workplace": "Verkstad",
                "starts": starts.isoformat(),
                "ends": (starts + timedelta(days=chance.randrange(30, 122))).isoformat(),
                "caseworker": f"{prefix}case",
                "extent": 100,
                "weekdays": sorted(chance.sample(WEEKDAYS, 3), key=WEEKDAYS.index),
                "originally_until": None,
                "ended_on": None,
                "end_reason": None,
                "pause": None,
            }
        )
    staff = [("super", "supervisor", "Verkstad"), ("lead", "operations_lead", None), ("case", "caseworker", None)]
    return {
        "today": STARTS.isoformat(),
        "partnership": agreement,
        "workplaces": [{"name": "Verkstad", "capacity": 24, "aliases": []}],
        "staff": [
            {"key": prefix + key, "name": prefix + key, "role": role, "workplace": workplace}
            for key, role, workplace in staff
        ],
        "participants": people,
        "attendance": {
            "reported_from": STARTS.isoformat(),
            "reported_to": (STARTS - timedelta(days=1)).isoformat(),
            "default": "present",
            "exceptions": [],
        },
        "orders": [],
    }


def enrolled(roster: dict[str, Any], day: date) -> list[dict[str, Any]]:
    return [one for one in roster["participants"] if one["starts"] <= day.isoformat() <= one["ends"]]


def expected(roster: dict[str, Any], day: date) -> int:
    if day.weekday() > 4 or red_day(day):
        return 0
    return sum(WEEKDAYS[day.weekday()] in one["weekdays"] for one in enrolled(roster, day))


def number(pattern: str, text: str) -> int:
    found = re.search(pattern, text)
    assert found is not None, text
    return int(found.group(1))


def check_lead(text: str, roster: dict[str, Any], friday: date) -> None:
    monday = friday - timedelta(days=4)
    week = {(monday + timedelta(days=number)).isoformat() for number in range(7)}
    started = [one["starts"] for one in roster["participants"] if one["starts"][:4] == str(friday.year)]
    planned = sum(expected(roster, monday + timedelta(days=number)) for number in range(5))
    soon = {(friday + timedelta(days=number)).isoformat() for number in range(15)}
    assert number(r"(\d+) (?:av \d+ platser tagna|inskriv)", text) == len(enrolled(roster, friday))
    assert number(r"In och ut i veckan: (\d+) börjar", text) == sum(
        one in week for one in map(starts_of, people(roster))
    )
    assert number(r"börjar, (\d+) slutar", text) == sum(one["ends"] in week for one in people(roster))
    assert number(r"slutar\. (\d+) slutar inom 14 dagar", text) == sum(one["ends"] in soon for one in people(roster))
    assert number(r"(\d+) (?:av 72 årsplatser|inskrivning\w* har börjat i år)", text) == sum(
        one <= friday.isoformat() for one in started
    )
    assert (number(r"(\d+) planerade? dag", text) if planned else 0) == planned


def people(roster: dict[str, Any]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = roster["participants"]
    return rows


def starts_of(person: dict[str, Any]) -> str:
    return str(person["starts"])


def check_supervisor(text: str, roster: dict[str, Any], friday: date) -> None:
    """How many come each day of next week."""
    monday = friday + timedelta(days=3)
    said = [line for line in text.split("\n") if re.match(r"(Mån|Tis|Ons|Tors|Fre)dag \d", line)]
    counts = [int(found.group(1)) if (found := re.search(r": (\d+),", line)) else 0 for line in said]
    assert counts == [expected(roster, monday + timedelta(days=number)) for number in range(5)]


def check_caseworker(text: str, roster: dict[str, Any], friday: date) -> None:
    assert number(r"(\d+) av dina deltagare", text) == len(enrolled(roster, friday))


def test_a_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(53)
    only = {SUMMARY: jobs()[SUMMARY]}
    monkeypatch.setattr(engine_module, "jobs", lambda: only)
    crypto.use_keys(crypto.new_key())
    rosters = [
        made_up_roster("malmo-skane-stadsmission-2026", "m", chance),
        made_up_roster("linkoping-stadsmission-2020", "l", chance),
    ]
    url = f"sqlite:///{tmp_path / 'year.db'}"
    now = at_local(STARTS, time(9))
    chats: dict[int, tuple[dict[str, Any], str]] = {}
    database = Database(url, durable=False)
    database.create_tables()

    def fill(session: Session) -> None:
        for roster in rosters:
            work = Work(session, now)
            load(work, roster)
            work.finish()
        for row in session.exec(select(Staff)):
            row.chat_id = 5000 + (row.id or 0)
            session.add(row)
            chats[row.chat_id] = (rosters[row.key[0] == "l"], row.key[1:])

    database.write(fill).result()
    engine = Engine(database, naming="codes")
    engine.ensure_jobs(now)
    end = at_local(ENDS, time(23))
    restarts = sorted(now + (end - now) * chance.random() for _number in range(RESTARTS))
    while (due := engine.next_due()) is not None and due <= end:
        while restarts and restarts[0] <= due:
            database.close()
            database = Database(url, durable=False)
            engine = Engine(database, naming="codes")
            engine.ensure_jobs(restarts.pop(0))
        engine.run_due(due)
        engine.run_due(due)

    came: dict[int, list[tuple[datetime, str]]] = defaultdict(list)

    def read(session: Session) -> None:
        for row in session.exec(select(Outbox).where(Outbox.kind == "send").order_by(col(Outbox.id))):
            came[row.chat_id].append((row.created_at.astimezone(STOCKHOLM), (row.payload or {})["text"]))
        assert len(session.exec(select(Job)).all()) == len(chats)

    database.read(read)
    database.close()
    fridays = [day for day in (STARTS + timedelta(days=n) for n in range(365)) if day.weekday() == 4]
    checks = {"lead": check_lead, "super": check_supervisor, "case": check_caseworker}
    assert sorted(came) == sorted(chats)
    for chat_id, (roster, role) in chats.items():
        assert [moment.date() for moment, _text in came[chat_id]] == fridays
        assert {moment.hour for moment, _text in came[chat_id]} == {14}
        for moment, text in came[chat_id]:
            assert text.startswith(f"Vecka {moment.isocalendar().week} ")
            checks[role](text, roster, moment.date())
