"""What staff send at half past eight, from fifty chats of ten partnerships, and when the answers come.

Of a hundred updates 30 report in words («Babafa sjuk, resten här»), 10 open the attendance list, 35 are taps (on people
in that list, and «Så räknade jag»), 25 are questions (end dates, free places, attendance).
"""

import asyncio
import time
from collections import defaultdict, deque

from bot.practice.chats import Person
from bot.practice.server import PracticeServer
from tests.benchmarks.partnerships import Writer

TAP = ""
UNDO = "Ångra"
GIVES_UP = 20.0  # seconds without a single answer
SUPERVISOR = (
    "{a} sjuk, resten här",
    "närvaro",
    TAP,
    TAP,
    TAP,
    "{b} 20 min sen",
    "när slutar {c}?",
    "{d} vabbar imorgon",
)
CASEWORKER = (
    "hur många lediga platser finns det?",
    TAP,
    "när slutar {a}?",
    "hur har närvaron varit för {b}?",
    "hur många lediga platser finns det i december?",
    TAP,
    "när slutar {c}?",
    "hur har närvaron varit för {d} den här månaden?",
)
TURNS = len(SUPERVISOR)


class Load:
    """Writes and taps as the writers do, by turns, and sees the answers come.

    `taps` False: what would be a tap is written, for a bot that knows no buttons.
    """

    def __init__(self, server: PracticeServer, writers: list[Writer], people: list[Person], *, taps: bool) -> None:
        self._server, self._writers, self._people, self._taps = server, writers, people, taps
        self._cards: dict[int, int] = {}
        self._asked: defaultdict[int | str, deque[float]] = defaultdict(deque)
        self._sent = 0
        self.waits: list[float] = []
        server.world.changed.append(self._heard)

    def act(self) -> None:
        """The next update, of the next chat."""
        turn, number = divmod(self._sent, len(self._writers))
        writer, person = self._writers[number], self._people[number]
        self._sent += 1
        began = time.perf_counter()
        text = (SUPERVISOR if writer.supervisor else CASEWORKER)[turn % TURNS]
        if text == TAP and self._taps:
            card = self._server.world.find(person.id, self._cards[person.id])
            assert card is not None
            buttons = [button for row in card.rows for button in row]
            button = buttons[turn % TURNS % len(buttons) if writer.supervisor else 0]
            tap = self._server.acting.tap(person, card.id, button.data or "")
            self._asked[tap].append(began)
            return
        who = [writer.people[(turn // TURNS + number) % len(writer.people)] for number in range(4)]
        self._asked[person.id].append(began)
        self._server.acting.write(person, text.format_map(dict(zip("abcd", who, strict=True))) or "tack")

    def _heard(self, _chat: int, what: str, _data: object) -> None:
        if what != "call":
            return
        call = self._server.world.calls[-1]
        if call.method == "sendMessage":
            chat = int(call.params["chat_id"])
            message = self._server.world.find(chat, call.answer["message_id"])
            if message is not None and message.rows and message.rows[0][0].label != UNDO:
                self._cards[chat] = message.id
            self._answered(chat)
        elif call.method == "answerCallbackQuery":
            self._answered(call.params["callback_query_id"])

    def _answered(self, asked: int | str) -> None:
        if self._asked[asked]:
            self.waits.append(time.perf_counter() - self._asked[asked].popleft())

    async def rest(self) -> None:
        """Until all that was sent is answered. Raises TimeoutError when the answers stop coming."""
        had, since = len(self.waits), time.perf_counter()
        while len(self.waits) < self._sent:
            await asyncio.sleep(0.005)
            if len(self.waits) > had:
                had, since = len(self.waits), time.perf_counter()
            elif time.perf_counter() - since > GIVES_UP:
                raise TimeoutError(f"{self._sent - had} of {self._sent} unanswered")

    async def warm(self) -> None:
        """Everybody takes every turn once, each after the answer to the one before."""
        for _turn in range(TURNS):
            for _writer in self._writers:
                self.act()
            await self.rest()

    async def burst(self, updates: int) -> float:
        """Updates a second when all come at once."""
        began = time.perf_counter()
        for _number in range(updates):
            self.act()
        await self.rest()
        return updates / (time.perf_counter() - began)

    async def paced(self, updates: int, pace: int) -> list[float]:
        """Seconds from writing to the answer, at so many a second."""
        before = len(self.waits)
        began = time.perf_counter()
        for number in range(updates):
            self.act()
            await asyncio.sleep(max(0.0, began + (number + 1) / pace - time.perf_counter()))
        await self.rest()
        return self.waits[before:]
