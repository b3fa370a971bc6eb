"""`platsbot understand`: what messages mean, JSON lines in and out, or one sentence with the words that gave what."""

import json
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from handlers.swedish import Index, Understood, understand
from handlers.swedish.meaning import Speaker
from handlers.swedish.rosters import index_from_roster


def run(roster: Path, lines: TextIO | None = None, out: TextIO | None = None) -> None:
    """Read {"id", "text", "as", "today"?} lines and write {"id", "intent", "slots", "micros"} for each."""
    told = json.loads(roster.read_text(encoding="utf-8"))
    index, out = index_from_roster(told), out or sys.stdout
    for line in lines or sys.stdin:
        if line.strip():
            out.write(json.dumps(_answer(line, index, told["today"]), ensure_ascii=False) + "\n")
    out.flush()


def explain(roster: Path, text: str, who: str | None = None) -> None:
    """Print what a sentence means and which words gave it. `who`: a staff key, else the roster's first."""
    told = json.loads(roster.read_text(encoding="utf-8"))
    index = index_from_roster(told)
    speaker = _speaker(index, who or next(iter(index.staff)))
    understood = understand(text, speaker, index, date.fromisoformat(told["today"]), explain=True)
    sys.stdout.write(json.dumps(_row(understood), ensure_ascii=False, indent=2) + "\n")
    for why in understood.why:
        sys.stdout.write(f"  «{why.words}» → {why.gave}\n")


def _answer(line: str, index: Index, today: str) -> dict[str, Any]:
    try:
        asked = json.loads(line)
        text, who, number = str(asked["text"]), str(asked["as"]), asked["id"]
        day = date.fromisoformat(asked.get("today") or today)
    except (ValueError, KeyError, TypeError) as error:
        return {"error": f"a line needs id, text and as: {error}"}
    began = time.perf_counter_ns()
    understood = understand(text, _speaker(index, who), index, day)
    micros = (time.perf_counter_ns() - began) // 1000
    return {"id": number, **_row(understood), "micros": micros}


def _speaker(index: Index, who: str) -> Speaker:
    """The staff member of that key; another key is somebody with no group and no participants of their own."""
    return index.staff.get(who) or Speaker(key=who, name=who, role="stranger", workplace=None)


def _row(understood: Understood) -> dict[str, Any]:
    row: dict[str, Any] = {"intent": understood.intent, "slots": understood.slots}
    if understood.unsure:
        row["unsure"] = True
    if understood.more:
        row["more"] = [{"intent": thing.intent, "slots": thing.slots} for thing in understood.more]
    return row
