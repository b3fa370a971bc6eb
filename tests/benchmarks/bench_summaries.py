"""What composing 10,000 weekly summaries costs: `python tests/benchmarks/bench_summaries.py [people …]`.

One line of JSON for each number of subscribers. Composing is one transaction each; sending is spread by the outbox
under Telegram's 30 a second, so 10,000 take at least 334 seconds to go out, whatever composing costs.
"""

import json
import sys
import tempfile
import time as clock
from datetime import date, time
from pathlib import Path

from sqlmodel import Session, col, select

from bot import engine as engine_module
from bot.engine import Engine
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


def measure(people: int) -> dict[str, float]:
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
        database.close()
    return {
        "subscribers": people,
        "composed": ran,
        "seconds": round(seconds, 1),
        "ms_each": round(seconds / ran * 1000, 2),
        "messages": messages,
        "seconds_to_send": round(messages / A_SECOND),
    }


if __name__ == "__main__":
    for wanted in [int(one) for one in sys.argv[1:]] or [1_000, 10_000]:
        sys.stdout.write(json.dumps(measure(wanted)) + "\n")
