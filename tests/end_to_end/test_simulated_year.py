"""A year of summaries in seconds: two partnerships, 60 people, both clock changes, week 53, and two bots on one
database that are started anew at random moments.

Everybody gets each summary exactly once, and every number in them equals a count by hand from the rosters.
"""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlmodel import Session, col, select

from bot import engine as engine_module
from bot.engine import Engine
from handlers.registry import jobs
from locales.formats import format_percent
from storage import crypto
from storage.database import Database
from storage.days import STOCKHOLM, at_local, red_day
from storage.models import Job, Outbox, Staff
from storage.roster import load
from storage.subscriptions import SUMMARY
from storage.work import Work

STARTS, REPORTED_TO, ENDS = date(2026, 6, 29), date(2027, 4, 30), date(2027, 6, 27)
RESTARTS = 30
REPLICAS = 2
PLACES = 24
WEEKDAYS = ["mån", "tis", "ons", "tor", "fre"]
DAY = timedelta(days=1)
Person = dict[str, Any]
Roster = dict[str, Any]


def made_up_roster(agreement: str, prefix: str, chance: random.Random) -> Roster:
    """Thirty people whose enrolments lie over the whole year, with a lead, a supervisor and a caseworker; what each of
    them did until the last day reported."""
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
        "workplaces": [{"name": "Verkstad", "capacity": PLACES, "aliases": []}],
        "staff": [
            {"key": prefix + key, "name": prefix + key, "role": role, "workplace": workplace}
            for key, role, workplace in staff
        ],
        "participants": people,
        "attendance": {
            "reported_from": STARTS.isoformat(),
            "reported_to": REPORTED_TO.isoformat(),
            "default": "present",
            "exceptions": [
                {"code": one["code"], "date": day.isoformat(), "status": chance.choice(["sick", "vab", "late"])}
                for one in people
                for day in days(STARTS, REPORTED_TO)
                if is_planned(one, day) and chance.random() < 1 / 8
            ],
        },
        "orders": [],
    }


# The count by hand


def days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += DAY


def is_planned(person: Person, day: date) -> bool:
    if day.weekday() > 4 or red_day(day):
        return False
    return WEEKDAYS[day.weekday()] in person["weekdays"] and person["starts"] <= day.isoformat() <= person["ends"]


def planned(roster: Roster, first: date, last: date) -> list[tuple[str, date]]:
    """(code, day) of every planned day."""
    return [(one["code"], day) for day in days(first, last) for one in roster["participants"] if is_planned(one, day)]


def enrolled(roster: Roster, day: date) -> int:
    return sum(one["starts"] <= day.isoformat() <= one["ends"] for one in roster["participants"])


def among(roster: Roster, what: str, first: date, last: date) -> list[str]:
    """Codes of those who start or end from the first to the last day."""
    return [one["code"] for one in roster["participants"] if first.isoformat() <= one[what] <= last.isoformat()]


def attendance(roster: Roster, first: date, last: date) -> str:
    """The line on attendance of all the partnership's people."""
    expected = planned(roster, first, last)
    told = [one for one in expected if one[1] <= REPORTED_TO]
    away = {
        (row["code"], row["date"]) for row in roster["attendance"]["exceptions"] if row["status"] in ("sick", "vab")
    }
    came = sum((code, day.isoformat()) not in away for code, day in told)
    if not expected:
        return "Inga planerade dagar."
    if not told:
        return (
            "1 planerad dag, inte rapporterad."
            if len(expected) == 1
            else f"{len(expected)} planerade dagar, ingen rapporterad."
        )
    rate = format_percent(came / len(told))
    return (
        f"Närvaro {rate}: {came} av {len(told)} rapporterade dagar."
        f" {len(told)} av {len(expected)} planerade dagar är rapporterade."
    )


def missing(roster: Roster, monday: date, friday: date) -> int:
    return sum(day > REPORTED_TO for _code, day in planned(roster, monday, friday))


def check_lead(lines: list[str], roster: Roster, monday: date, friday: date) -> None:
    taken, sunday, year = enrolled(roster, friday), monday + 6 * DAY, friday.year
    started = among(roster, "starts", date(year, 1, 1), friday)
    coming = [monday + timedelta(weeks=number) for number in range(1, 5)]
    least = [PLACES - max(enrolled(roster, day) for day in days(one, one + 6 * DAY)) for one in coming]
    malmo = roster["partnership"].startswith("malmo")
    assert lines[1] == (
        f"{taken} av {PLACES} platser tagna, {PLACES - taken} lediga."
        if malmo
        else f"{taken} inskriv{'en' if taken == 1 else 'na'}."
    )
    assert lines[2:5] == [
        "Ingen väntar i kön.",
        f"In och ut i veckan: {len(among(roster, 'starts', monday, sunday))} börjar,"
        f" {len(among(roster, 'ends', monday, sunday))} slutar."
        f" {len(among(roster, 'ends', friday, friday + 14 * DAY))} slutar inom 14 dagar.",
        attendance(roster, monday, friday),
    ]
    assert numbers(lines[5])[0] == len(started)
    assert (
        lines[6]
        == "Lediga platser framåt: "
        + ", ".join(f"v. {one.isocalendar().week}: {free}" for one, free in zip(coming, least, strict=True))
        + "."
    )


def check_supervisor(lines: list[str], roster: Roster, monday: date, friday: date) -> None:
    """What is not reported, how many come each day of next week, and who ends."""
    unreported = missing(roster, monday, friday)
    assert lines[1].partition(":")[0] == (
        "Allt är rapporterat." if not unreported else f"{unreported} rapport{'er' if unreported > 1 else ''} saknas"
    )
    said = [line for line in lines[2:] if re.match(r"(Mån|Tis|Ons|Tors|Fre)dag \d", line)]
    coming = [numbers(line.partition(":")[2])[:1] if "," in line else [0] for line in said]
    assert coming == [[len(planned(roster, day, day))] for day in days(monday + 7 * DAY, monday + 11 * DAY)]
    assert codes(lines, "Slutar inom 14 dagar") == sorted(among(roster, "ends", friday, friday + 14 * DAY))


def check_caseworker(lines: list[str], roster: Roster, monday: date, friday: date) -> None:
    unreported = missing(roster, monday, friday)
    assert numbers(lines[1]) == [enrolled(roster, friday)]
    assert lines[2] == attendance(roster, monday, friday)
    assert [numbers(line)[0] for line in lines if "inte rapportera" in line] == ([unreported] if unreported else [])
    assert codes(lines, "Slutar inom 14 dagar") == sorted(among(roster, "ends", friday, friday + 14 * DAY))
    changed = among(roster, "starts", monday, friday) + among(roster, "ends", monday, friday)
    assert codes(lines, "Ändrat") == sorted(changed)


def numbers(text: str) -> list[int]:
    return [int(one) for one in re.findall(r"(?<![\w-])\d+", text)]


def codes(lines: list[str], begins: str) -> list[str]:
    return sorted(re.findall(r"SK-\d+", next((line for line in lines if line.startswith(begins)), "")))


# The year


def test_a_year(postgresql: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    url = postgresql()
    chance = random.Random(53)
    only = {SUMMARY: jobs()[SUMMARY]}
    monkeypatch.setattr(engine_module, "jobs", lambda: only)
    crypto.use_keys(crypto.new_key())
    rosters = [
        made_up_roster("malmo-skane-stadsmission-2026", "m", chance),
        made_up_roster("linkoping-stadsmission-2020", "l", chance),
    ]
    now, end = at_local(STARTS, time(9)), at_local(ENDS, time(23))
    chats: dict[int, tuple[Roster, str]] = {}
    databases = [Database(url, durable=False) for _number in range(REPLICAS)]
    databases[0].create_tables()

    def fill(session: Session) -> None:
        for roster in rosters:
            work = Work(session, now)
            load(work, roster)
            work.finish()
        for row in session.exec(select(Staff)):
            row.chat_id = 5000 + (row.id or 0)
            session.add(row)
            chats[row.chat_id] = (rosters[row.key[0] == "l"], row.key[1:])

    databases[0].write(fill).result()
    engines = [Engine(database, naming="codes") for database in databases]
    engines[0].ensure_jobs(now)
    restarts = sorted(now + (end - now) * chance.random() for _number in range(RESTARTS))
    with ThreadPoolExecutor(REPLICAS) as together:
        while (due := engines[0].next_due()) is not None and due <= end:
            while restarts and restarts[0] <= due:
                which = chance.randrange(REPLICAS)
                databases[which].close()
                databases[which] = Database(url, durable=False)
                engines[which] = Engine(databases[which], naming="codes")
                engines[which].ensure_jobs(restarts.pop(0))
            list(together.map(lambda engine, due=due: engine.run_due(due), engines))

    came: dict[int, list[tuple[datetime, str]]] = defaultdict(list)

    def read(session: Session) -> None:
        for row in session.exec(select(Outbox).where(Outbox.kind == "send").order_by(col(Outbox.id))):
            came[row.chat_id].append((row.created_at.astimezone(STOCKHOLM), (row.payload or {})["text"]))
        assert len(session.exec(select(Job)).all()) == len(chats)

    databases[0].read(read)
    for database in databases:
        database.close()
    fridays = [day for day in days(STARTS, ENDS) if day.weekday() == 4]
    checks = {"lead": check_lead, "super": check_supervisor, "case": check_caseworker}
    assert sorted(came) == sorted(chats)
    for chat_id, (roster, role) in chats.items():
        assert [moment.date() for moment, _text in came[chat_id]] == fridays
        assert {moment.hour for moment, _text in came[chat_id]} == {14}
        for moment, text in came[chat_id]:
            lines, friday = text.split("\n"), moment.date()
            assert lines[0].startswith(f"Vecka {friday.isocalendar().week} ")
            checks[role](lines, roster, friday - 4 * DAY, friday)
