"""`platsbot ask` and `platsbot play`: one line out for each line in, whatever comes."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot import lines
from bot.play import Play


def answers(play: Play, answer: Callable[[Play, lines.Line], lines.Line], *told: Any) -> list[dict[str, Any]]:
    out = io.StringIO()
    raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in told]
    lines.answer_lines(play, raw, out, answer)
    return [json.loads(line) for line in out.getvalue().splitlines()]


FREE = "3 lediga platser måndag 23 november 2026.\n• Produktion: 2 av 14\n• Matmission: 1 av 10"


def test_ask_gives_the_reply_as_plain_text(play: Play) -> None:
    question = {"id": "a", "as": "petra", "text": "hur många lediga platser finns det?"}

    assert answers(play, lines.ask, question) == [{"id": "a", "reply": FREE}]


def test_ask_on_another_day(play: Play) -> None:
    question = {"id": "a", "as": "petra", "text": "hur många lediga platser finns det?", "today": "2026-11-24"}

    (said,) = answers(play, lines.ask, question)

    assert said["reply"].splitlines()[0].endswith("tisdag 24 november 2026.")


def test_play_tells_who_heard_what_with_which_buttons(play: Play) -> None:
    question = {"id": 1, "as": "petra", "text": "hur många lediga platser finns det?"}

    assert answers(play, lines.Following(None), question, {"id": 2, "as": "petra", "tap": "räknade"})[0] == {
        "id": 1,
        "messages": [{"to": "petra", "text": FREE, "buttons": ["Så räknade jag"]}],
    }


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"garbage", {"id": None, "error": "not JSON"}),
        (b"[" * 100_000, {"id": None, "error": "not JSON"}),
        (b"\xff\xfe", {"id": None, "error": "not JSON"}),
        ([1], {"id": None, "error": "a line is a JSON object"}),
        ({"id": 1}, {"id": 1, "error": "as is missing"}),
        ({"id": 1, "as": "petra"}, {"id": 1, "error": "text is missing"}),
        ({"id": 1, "as": "petra", "tap": "Nej"}, {"id": 1, "error": "petra has no button «Nej»"}),
        ({"id": 1, "as": "petra", "text": "x", "edits": 9}, {"id": 1, "error": "nothing was written in line 9"}),
        ({"id": 1, "clock": "soon"}, {"id": 1, "error": "clock is a local time such as 2026-11-27T14:00"}),
        ({"id": 1, "clock": "2026-11-22T14:00"}, {"id": 1, "error": "the clock does not go back"}),
    ],
)
def test_a_line_that_cannot_be_followed_is_an_error_and_the_next_goes_on(
    play: Play, line: Any, error: dict[str, Any]
) -> None:
    following = {"id": 2, "clock": "2026-11-23T09:01"}

    assert answers(play, lines.Following(None), line, following) == [error, {"id": 2, "messages": []}]


@pytest.mark.parametrize("text", ["\ud800", "\0", "💥" * 5000, " ", "/", "/start", "%s {0} {x}"])
def test_strange_texts_are_answered(play: Play, text: str) -> None:
    (said,) = answers(play, lines.Following(None), {"id": 1, "as": "petra", "text": text})

    assert "error" not in said


def test_a_stranger_may_write(play: Play) -> None:
    (said,) = answers(play, lines.ask, {"id": 1, "as": "nobody", "text": "hej"})

    assert said["reply"].startswith("Hej! Den här boten är för personal")


def test_documents_are_kept_in_the_folder(play: Play, tmp_path: Path) -> None:
    """A name leads nowhere outside of it, and none is written over."""
    following = lines.Following(tmp_path)
    play.gateway.shown.clear()

    def send(conversation: Play, _line: lines.Line) -> lines.Line:
        from bot.play import Shown

        following._keep([Shown("petra", "", document="../a.txt", content=b"1")] * 2, tmp_path)
        return {}

    answers(play, send, {"id": 1})

    assert sorted(path.name for path in tmp_path.iterdir()) == ["a-2.txt", "a.txt"]
