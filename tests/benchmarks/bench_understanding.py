"""Understanding beside dateparser and hassil, side by side in one run; prints figures, asserts nothing.

python tests/benchmarks/bench_understanding.py
"""

import copy
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from handlers.swedish import Index, understand
from handlers.swedish.rosters import index_from_roster

DATA = Path(__file__).parents[1] / "data"
TODAY = date(2026, 11, 23)
ROUNDS = 3
IMPORTS = 5
LETTERS = "bdfghjklmnprstv"
VOWELS = "aeiouy"


def median_of(do: Callable[[dict[str, Any]], object], rows: list[dict[str, Any]]) -> float:
    """The median microseconds of one message, over a few rounds after a warm-up."""
    for row in rows[:20]:
        do(row)
    times = []
    for _round in range(ROUNDS):
        for row in rows:
            began = time.perf_counter_ns()
            do(row)
            times.append((time.perf_counter_ns() - began) / 1000)
    return statistics.median(times)


def import_time(module: str) -> float:
    """Milliseconds a fresh interpreter takes to import a module, less its bare start: the median of a few.

    Compiled beforehand, as an installed package is, whatever the environment says of bytecode.
    """
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def run(code: str) -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, env=compiled)
        return (time.perf_counter() - began) * 1000

    run(f"import {module}")
    bare = statistics.median(run("pass") for _ in range(IMPORTS))
    return statistics.median(run(f"import {module}") for _ in range(IMPORTS)) - bare


def made_up_names(count: int) -> list[str]:
    """Different two-syllable names."""
    names = [a + b + c + d for a in LETTERS for b in VOWELS for c in LETTERS for d in VOWELS]
    return [name.capitalize() for name in names[:: max(1, len(names) // count)]][:count]


def widened(roster: dict[str, Any], count: int) -> dict[str, Any]:
    """The roster with made-up people, up to `count`."""
    wider = copy.deepcopy(roster)
    like = wider["participants"][0]
    for number, name in enumerate(made_up_names(count - len(wider["participants"])), start=100):
        wider["participants"].append({**like, "code": f"SK-{number}", "name": name})
    return wider


def reading_with(index: Index) -> Callable[[dict[str, Any]], object]:
    return lambda row: understand(row["text"], index.staff[row["as"]], index, TODAY)


def main() -> None:
    roster = json.loads((DATA / "roster.json").read_text(encoding="utf-8"))
    rows = [json.loads(line) for line in (DATA / "utterances.jsonl").read_text(encoding="utf-8").splitlines()]
    figures = []
    for people in (roster, widened(roster, 500)):
        index = index_from_roster(people)
        took = median_of(reading_with(index), rows)
        figures.append(took)
        print(f"understand(), {len(people['participants'])} people: median {took:.0f} µs a message")
    print(f"growth to 500 people: {figures[1] / figures[0]:.2f} × (to reach: ≤ 2 ×)")
    try:
        from dateparser.search import search_dates
    except ImportError:
        print("dateparser is not installed: make bench installs it")
    else:
        took = median_of(lambda row: search_dates(row["text"], languages=["sv"]), rows[:60])
        print(f"dateparser search_dates, 60 of the same sentences: median {took:.0f} µs")
        print(f"understand() / search_dates: {figures[0] / took:.3f} (to reach: ≤ 0.5)")
        ours, theirs = import_time("handlers.swedish"), import_time("dateparser.search")
        print(f"cold import: handlers.swedish {ours:.0f} ms, dateparser {theirs:.0f} ms, ratio {ours / theirs:.2f}")
    hassil_beside(rows)


def hassil_beside(rows: list[dict[str, Any]]) -> None:
    """hassil with a few templates: the time that template matching takes."""
    try:
        from hassil import Intents, recognize
    except ImportError:
        print("hassil is not installed: make bench installs it")
        return
    templates = {
        "language": "sv",
        "intents": {
            "end": {"data": [{"sentences": ["när slutar {name}", "{name} slutdatum", "hur länge är {name} kvar"]}]},
            "free": {"data": [{"sentences": ["hur många lediga platser [på {name}]", "finns det plats [på {name}]"]}]},
            "sick": {"data": [{"sentences": ["{name} [är] (sjuk|vab|här|borta)", "alla är här"]}]},
        },
        "lists": {"name": {"values": ["Amina", "Erik", "Jonas", "Produktion", "Matmission"]}},
    }
    intents = Intents.from_dict(templates)
    took = median_of(lambda row: recognize(row["text"], intents), rows)
    print(f"hassil, 8 templates: median {took:.0f} µs a message")


if __name__ == "__main__":
    main()
