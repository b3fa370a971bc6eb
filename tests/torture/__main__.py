"""`make torture`: kill the bot at random and count what was lost and what was doubled.

KILLS (1000) are shared by the MODES (polling,webhook) and DATABASES (sqlite,postgresql). Exit 1 if anything was lost or
doubled. A message repeated because the bot died between sending and marking is told, and is no failure.
"""

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from tests.torture.comparing import compare
from tests.torture.servers import Server

CHATS = 50


def fresh_files(folder: Path) -> Callable[[], str]:
    """Makes URLs of new SQLite files."""
    return lambda: f"sqlite:///{folder / os.urandom(4).hex()}.db"


def main() -> int:
    kills = int(os.environ.get("KILLS", "1000"))
    modes = os.environ.get("MODES", "polling,webhook").split(",")
    databases = os.environ.get("DATABASES", "sqlite,postgresql").split(",")
    rounds = [(database, mode) for database in databases for mode in modes]
    total: Counter[str] = Counter(kills=0, updates=0, lost=0, doubled=0, repeated=0)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="platsbot-torture-")))
        for number, (database, mode) in enumerate(rounds):
            share = kills * (number + 1) // len(rounds) - kills * number // len(rounds)
            fresh = fresh_files(folder)
            if database == "postgresql":
                server = Server(folder / f"pg{number}")
                stack.callback(server.stop)
                fresh = server.fresh
            result = compare(fresh, mode, chats=CHATS, kills=share)
            counts = Counter(
                kills=result.run.kills,
                updates=result.run.updates,
                lost=len(result.lost),
                doubled=len(result.doubled),
                repeated=result.repeated,
            )
            total += counts
            waited = f"longest wait {result.run.longest_wait:.1f} s, {result.run.seconds:.0f} s in all"
            say(f"{database} {mode}: {told(counts)}, {waited}")
            for line in (result.lost + result.doubled)[:20]:
                say(f"    {line}")
    say(told(total))
    return 1 if total["lost"] or total["doubled"] else 0


def told(counts: Counter[str]) -> str:
    return ", ".join(f"{counts[name]} {name}" for name in ("kills", "updates", "lost", "doubled", "repeated"))


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
