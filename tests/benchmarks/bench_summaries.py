"""What composing 10,000 weekly summaries costs: `python tests/benchmarks/bench_summaries.py [people …]`.

One line of JSON for each number of subscribers. Sending is spread by the outbox under Telegram's 30 a second: that of
the smallest number is done and measured (with FULL=1 of every number), to a stand-in that answers at once.
"""

import asyncio
import json
import os
import sys
import tempfile
import time as clock
from datetime import date, datetime, time
from pathlib import Path

from sqlmodel import Session, col, select

from bot import engine as engine_module
from bot.clock import SystemClock
from bot.engine import Engine
from bot.limits import Limits
from bot.sending import Sender
from bot.store import Store
from handlers.registry import jobs
from storage import crypto
from storage.database import Database
from storage.days import at_local
from storage.models import Membership, Outbox, Partnership, Staff, Subscription
from storage.roster import load
from storage.subscriptions import SUMMARY
from storage.vocabulary import Role
from storage.work import Work, key

ROSTER = Path(__file__).parents[1] / "data" / "roster.json"
ROLES = (Role.CASEWORKER, Role.SUPERVISOR, Role.COACH, Role.OPERATIONS_LEAD)
A_SECOND = 30


def fill(session: Session, people: int) -> None:
    """The practice partnership with so many subscribers, of four roles in turn."""
    work = Work(session, at_local(date(2026, 11, 23), time(9)))
    load(work, json.loads(ROSTER.read_text(encoding="utf-8")))
    home = session.exec(select(Partnership)).one()
    workplace = session.exec(select(Membership.workplace_id).where(col(Membership.workplace_id).is_not(None))).first()
    for number in range(people):
        staff = Staff(key=f"bench{number}", name=f"Bench {number}", chat_id=10_000 + number)
        session.add(staff)
        session.flush()
        role = ROLES[number % len(ROLES)]
        row = Membership(
            staff_id=key(staff.id),
            partnership_id=key(home.id),
            role=role,
            workplace_id=workplace if role == Role.SUPERVISOR else None,
        )
        session.add(row)
        session.flush()
        session.add(Subscription(membership_id=key(row.id)))
    work.finish()


class StandIn:
    """Telegram, as far as sending goes: remembers when each message came."""

    def __init__(self) -> None:
        self.came: list[float] = []

    async def send(self, *_told: object) -> int:
        self.came.append(clock.perf_counter())
        return len(self.came)

    photo = send

    def most_in_a_second(self) -> int:
        first, most = 0, 0
        for last, moment in enumerate(self.came):
            while self.came[first] <= moment - 1:
                first += 1
            most = max(most, last - first + 1)
        return most


async def send_all(database: Database, messages: int) -> StandIn:
    """The outbox through the real sender, in real time."""
    telegram, store = StandIn(), Store(database)
    skew = at_local(date(2026, 11, 27), time(14)) - SystemClock().now()

    class Shifted(SystemClock):
        def now(self) -> datetime:
            return super().now() + skew

    async def draw(_render: str, _args: object) -> bytes:
        return b""

    sender = Sender(store, telegram, Shifted(), draw, Limits(per_second=A_SECOND, per_chat=1))  # type: ignore[arg-type]
    running = asyncio.create_task(sender.run())
    while len(telegram.came) < messages:
        await asyncio.sleep(0.2)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await sender.finish(5)
    store.close()
    return telegram


def measure(people: int, *, sends: bool) -> dict[str, float]:
    crypto.use_keys(crypto.new_key())
    engine_module.jobs = lambda: {SUMMARY: jobs()[SUMMARY]}
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bench.db'}", durable=False)
        database.create_tables()
        database.write(lambda session: fill(session, people)).result()
        engine = Engine(database, naming="codes")
        engine.ensure_jobs(at_local(date(2026, 11, 23), time(9)))
        started = clock.perf_counter()
        ran = engine.run_due(at_local(date(2026, 11, 27), time(14)))
        seconds = clock.perf_counter() - started
        messages = len(database.read(lambda session: session.exec(select(Outbox.id)).all()))
        sent = {}
        if sends:
            telegram = asyncio.run(send_all(database, messages))
            took = telegram.came[-1] - telegram.came[0]
            sent = {"sent_in_seconds": round(took, 1), "most_in_a_second": telegram.most_in_a_second()}
        database.close()
    return {
        "subscribers": people,
        "composed": ran,
        "seconds": round(seconds, 1),
        "ms_each": round(seconds / ran * 1000, 2),
        "messages": messages,
        **sent,
    }


if __name__ == "__main__":
    wanted = [int(one) for one in sys.argv[1:]] or [1_000, 2_000, 5_000, 10_000]
    for people in wanted:
        told = measure(people, sends=people == wanted[0] or bool(os.environ.get("FULL")))
        sys.stdout.write(json.dumps(told) + "\n")
