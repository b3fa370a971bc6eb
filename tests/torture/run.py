"""One run: fifty chats against the practice server, the bot killed at random, its replies and its database kept."""

import asyncio
import contextlib
import os
import random
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from sqlmodel import Session, col, select

from bot.practice.chats import Message, Person
from bot.practice.server import PracticeServer
from storage import crypto
from storage.database import Database
from storage.days import at_local
from storage.models import Staff
from storage.roster import load
from storage.work import Work
from tests.torture.bot import STARTS
from tests.torture.facts import settled
from tests.torture.people import Step, roster, script

TOKEN = "1:torture-torture-torture-torture"
SECRET = "torture"
GIVES_UP = 120.0  # seconds without an answer: lost
ROOT = Path(__file__).parents[2]


@dataclass
class Run:
    """What a run did and saw. `steps`: how many each chat took; `said`: each chat's messages as they stood at last."""

    kills: int = 0
    steps: list[int] = field(default_factory=list)
    said: Counter[tuple[int, str]] = field(default_factory=Counter)
    updates: int = 0
    unanswered: list[str] = field(default_factory=list)
    longest_wait: float = 0.0
    seconds: float = 0.0


def prepare(url: str, chats: int) -> list[Person]:
    """Fill the database; the people to act as, in the order of their chats."""
    database = Database(url)
    database.migrate()

    def fill(session: Session) -> list[Person]:
        work = Work(session, at_local(STARTS.date(), STARTS.time()))
        load(work, roster(chats))
        people = []
        for staff in session.exec(select(Staff).order_by(col(Staff.id))):
            people.append(Person(staff.key, staff.name))
            staff.chat_id = people[-1].id
            session.add(staff)
        work.finish()
        return people

    people = database.write(fill).result()
    database.close()
    return people


class Torture:
    """`kills` times the bot dies; `steps` (of an earlier run) says how far each chat goes, else all go on until the
    kills are done."""

    def __init__(self, url: str, mode: str, *, key: str, chats: int, kills: int, replicas: int = 1) -> None:
        self._url, self._mode, self._key = url, mode, key
        self._chats, self._kills, self._replicas = chats, kills, replicas
        self._chance = random.Random(4711)
        self._processes: list[asyncio.subprocess.Process | None] = [None] * replicas
        self._over = False
        self._began = time.time()
        self.run = Run()

    async def go(self, steps: list[int] | None = None) -> Run:
        """Play it. The database must be empty."""
        crypto.use_keys(self._key)
        people = await asyncio.to_thread(prepare, self._url, self._chats)
        started = time.monotonic()
        server = PracticeServer(TOKEN, people, webhook_pause=0.05)
        async with server:
            killer = asyncio.create_task(self._keep_killing(server))
            self.run.steps = await asyncio.gather(
                *(self._chat(server, number, people[number], steps) for number in range(self._chats))
            )
            await killer
            await self._settled()
            await self._end()
            for person in people:
                texts = (message.text for message in server.messages(person) if message.from_bot)
                self.run.said.update((person.id, text) for text in texts)
        self.run.seconds = time.monotonic() - started
        return self.run

    async def _chat(self, server: PracticeServer, number: int, person: Person, steps: list[int] | None) -> int:
        """One chat's people write, wait for the answer, and write again; how many steps they took."""
        taken, latest = 0, 0
        for step in script(number):
            if (self._over and steps is None) or (steps is not None and taken >= steps[number]):
                break
            began = time.monotonic()
            self.run.updates += 1
            try:
                if step.kind == "say":
                    latest = (await server.write(person, step.text)).id
                    await server.wait_until(lambda after=latest: _answers(server, person, after), GIVES_UP)
                else:
                    await self._tap(server, person, step, latest)
            except TimeoutError:
                self.run.unanswered.append(f"{person.key}: {step.text}")
            self.run.longest_wait = max(self.run.longest_wait, time.monotonic() - began)
            taken += 1
        return taken

    async def _tap(self, server: PracticeServer, person: Person, step: Step, after: int) -> None:
        """Tap the button of the card that answers, once it is there: neither of an earlier card that is sent once more
        nor, where such a one has been taken for an answer, of the late answer to an earlier question."""
        earlier = {each.data for one in server.messages(person) if one.id <= after for row in one.rows for each in row}

        def button() -> tuple[int, str] | None:
            for one in _answers(server, person, after):
                for each in (each for row in one.rows for each in row if step.on in one.text):
                    if step.text in each.label and each.data not in earlier:
                        return one.id, each.label
            return None

        found = await server.wait_until(button, GIVES_UP)
        assert found is not None
        tap = server.acting.tap(person, *found)
        await server.wait_until(lambda: server.world.taps[tap].answer is not None, GIVES_UP)

    async def _keep_killing(self, server: PracticeServer) -> None:
        for replica in range(self._replicas):
            await self._start(server, replica)
        while self.run.kills < self._kills:
            await asyncio.sleep(self._chance.uniform(0.3, 3.0))
            replica = self._chance.randrange(self._replicas)
            process = self._processes[replica]
            if process is not None:
                with contextlib.suppress(ProcessLookupError):
                    process.send_signal(signal.SIGKILL)
                await process.wait()
            self.run.kills += 1
            await self._start(server, replica)
        await asyncio.sleep(3 if self._kills else 0)
        self._over = True

    async def _start(self, server: PracticeServer, replica: int) -> None:
        environment = {
            **os.environ,
            "PLATSBOT_TOKEN": TOKEN,
            "PLATSBOT_DATABASE": self._url,
            "PLATSBOT_KEY": self._key,
            "PLATSBOT_BASE_URL": server.address,
            "PLATSBOT_SENDS_PER_SECOND": "10000",
            "PLATSBOT_CHAT_SENDS_PER_SECOND": "10000",
            "TORTURE_BEGAN": str(self._began),
        }
        if self._mode == "webhook":
            port = server.port + 1
            environment |= {
                "PLATSBOT_WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram",
                "PLATSBOT_WEBHOOK_SECRET": SECRET,
                "PLATSBOT_PORT": str(port),
            }
        self._processes[replica] = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.torture.bot", env=environment, cwd=ROOT
        )

    async def _settled(self) -> None:
        """Until every update is done and every message sent, or it takes too long: the comparison will tell."""
        ends = time.monotonic() + GIVES_UP
        while time.monotonic() < ends and not await asyncio.to_thread(settled, self._url, self.run.updates):
            await asyncio.sleep(0.2)

    async def _end(self) -> None:
        for process in self._processes:
            if process is not None:
                with contextlib.suppress(ProcessLookupError):
                    process.terminate()
                async with asyncio.timeout(15):
                    await process.wait()


def _answers(server: PracticeServer, person: Person, after: int) -> list[Message]:
    """The bot's messages after that one, oldest first."""
    return [one for one in server.messages(person) if one.from_bot and one.id > after]
