"""`make torture`: kill the bot at random and count what was lost, what was doubled and what came out of order.

KILLS (1000) are shared by the MODES (polling,webhook) and DATABASES (sqlite,postgresql). MANY (2,4,failover) are the
rounds on many machines: so many replicas of which the leading one dies, and a database server that dies under two.
Exit 1 if anything was lost, doubled or out of order. A message repeated because the bot died between sending and
marking is told, and is no failure.
"""

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from tests.torture.cluster import Cluster
from tests.torture.comparing import Result, compare
from tests.torture.disturbances import kills, leader_dies, primary_dies
from tests.torture.servers import Server

CHATS = 50
BURST = 3  # messages that each chat writes before it waits, on many machines
COUNTED = ("kills", "updates", "lost", "doubled", "disordered", "repeated")
FAILURES = ("lost", "doubled", "disordered")


def fresh_files(folder: Path) -> Callable[[], str]:
    """Makes URLs of new SQLite files."""
    return lambda: f"sqlite:///{folder / os.urandom(4).hex()}.db"


def main() -> int:
    modes, databases, many = (
        listed("MODES", "polling,webhook"),
        listed("DATABASES", "sqlite,postgresql"),
        listed("MANY", "2,4,failover"),
    )
    count = int(os.environ.get("KILLS", "1000"))
    rounds = [(database, mode) for database in databases for mode in modes]
    total: Counter[str] = Counter()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="platsbot-torture-")))
        folder.chmod(0o755)  # PostgreSQL's own user goes through it
        for number, (database, mode) in enumerate(rounds):
            share = count * (number + 1) // len(rounds) - count * number // len(rounds)
            fresh = fresh_files(folder)
            if database == "postgresql":
                server = Server(folder / f"pg{number}")
                stack.callback(server.stop)
                fresh = server.fresh
            total += told(f"{database} {mode}", compare(fresh, mode, kills(share), chats=CHATS))
        for name in many:
            if name == "failover":
                cluster = Cluster(folder / name)
                stack.callback(cluster.stop)
                result = compare(cluster.fresh, "webhook", primary_dies(cluster), chats=CHATS, replicas=2, burst=BURST)
            else:
                server = Server(folder / f"pg-{name}")
                stack.callback(server.stop)
                dies = leader_dies(comes_back=True)
                result = compare(server.fresh, "webhook", dies, chats=CHATS, replicas=int(name), burst=BURST)
            total += told(f"{name} replicas, one dies" if name != "failover" else "failover", result)
    say(", ".join(f"{total[name]} {name}" for name in COUNTED))
    return 1 if any(total[name] for name in FAILURES) else 0


def listed(name: str, default: str) -> list[str]:
    return [one for one in os.environ.get(name, default).split(",") if one]


def told(name: str, result: Result) -> Counter[str]:
    """Print what a round showed, and give it to be counted."""
    run = result.run
    counts = Counter(
        kills=run.kills,
        updates=run.updates,
        lost=len(result.lost),
        doubled=len(result.doubled),
        disordered=len(result.disordered),
        repeated=result.repeated,
    )
    times = [f"longest wait {run.longest_wait:.1f} s", f"{run.seconds:.0f} s in all"]
    if run.taken_up:
        times.append(f"all answered {run.taken_up:.1f} s after the death")
    if run.promoted:
        times.append(f"the standby promoted after {run.promoted:.1f} s")
    say(f"{name}: {', '.join(f'{counts[what]} {what}' for what in COUNTED)}; {', '.join(times)}")
    for line in result.faults[:20]:
        say(f"    {line}")
    return counts


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
