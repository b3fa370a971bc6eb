"""`platsbot ask` and `platsbot play`: JSON lines in, JSON lines out (understanding.md, Interface).

A line that cannot be followed gets {"id", "error"} in its place, and the next goes on.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from bot.play import NoSuchButton, NoSuchLine, Play, Shown
from storage.days import at_local

Line = dict[str, Any]


class BadLine(ValueError):
    """The line does not follow the form."""


def answer_lines(play: Play, lines: Iterable[bytes], out: IO[str], answer: Callable[[Play, Line], Line]) -> None:
    """One line out for each line in, in order."""
    for line in filter(bytes.strip, lines):
        told: Any = None
        try:
            told = json.loads(line.decode(errors="replace"))
            if not isinstance(told, dict):
                raise BadLine("a line is a JSON object")
            said = answer(play, told)
        except (json.JSONDecodeError, RecursionError):
            said = {"error": "not JSON"}
        except (BadLine, NoSuchButton, NoSuchLine) as error:
            said = {"error": str(error)}
        number = told.get("id") if isinstance(told, dict) else None
        out.write(json.dumps({"id": number, **said}, ensure_ascii=False).encode(errors="replace").decode() + "\n")
        out.flush()


def ask(play: Play, line: Line) -> Line:
    """What the bot answers the one who asks, as plain text."""
    who, text = _who(line), _text(line, "text")
    today = line.get("today")
    if today is not None:
        try:
            play.stand_on(date.fromisoformat(today))
        except (TypeError, ValueError) as error:
            raise BadLine("today is an ISO date") from error
    return {"reply": reply_to(play, who, text)}


def reply_to(play: Play, who: str, text: str) -> str:
    """The texts that reach the writer because of the message, a blank line between two."""
    return "\n\n".join(shown.text for shown in play.says(who, text) if shown.to == who and shown.text)


class Following:
    """Plays line by line; `folder` keeps the documents and pictures that are sent."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._kept = 0

    def __call__(self, play: Play, line: Line) -> Line:
        reached = self._follow(play, line)
        if self._folder is not None:
            self._keep(reached, self._folder)
        return {"messages": [shown.as_json() for shown in reached]}

    def _follow(self, play: Play, line: Line) -> list[Shown]:
        if "clock" in line:
            return play.passes_to(_moment(play, line["clock"]))
        if "tap" in line:
            return play.taps(_who(line), _text(line, "tap"))
        edits = line.get("edits")
        if edits is not None and not isinstance(edits, str | int):
            raise BadLine("edits is the id of a line")
        name = line.get("id")
        return play.says(
            _who(line), _text(line, "text"), line=name if isinstance(name, str | int) else None, edits=edits
        )

    def _keep(self, reached: list[Shown], folder: Path) -> None:
        for shown in reached:
            if shown.content:
                self._kept += 1
                name = Path(shown.document).name if shown.document else f"bild-{self._kept}.png"
                path = folder / name
                if path.exists():
                    path = folder / f"{path.stem}-{self._kept}{path.suffix}"
                path.write_bytes(shown.content)


def split(stream: IO[bytes]) -> Iterator[bytes]:
    """The lines of a stream, each as soon as it has come."""
    while line := stream.readline():
        yield line


def _who(line: Line) -> str:
    who = line.get("as")
    if not isinstance(who, str) or not who:
        raise BadLine("as is missing")
    return who


def _text(line: Line, name: str) -> str:
    """The text as Telegram would pass it on: no lone surrogates, no NUL."""
    text = line.get(name)
    if not isinstance(text, str):
        raise BadLine(f"{name} is missing")
    return text.encode(errors="replace").decode().replace("\0", "")


def _moment(play: Play, told: object) -> str:
    try:
        moment = datetime.fromisoformat(str(told))
        if moment.tzinfo is not None:
            raise BadLine("clock is a local time with no zone")
        reached = at_local(moment.date(), moment.time())
    except (ValueError, OverflowError) as error:
        raise BadLine("clock is a local time such as 2026-11-27T14:00") from error
    if reached < play.clock.now():
        raise BadLine("the clock does not go back")
    return str(told)
