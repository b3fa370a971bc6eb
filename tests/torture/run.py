"""One run: fifty chats against the practice server, the bot killed at random, its replies and its database kept."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from sqlmodel import Session, col, select

from bot.practice.chats import Message, Person
from bot.practice.server import PracticeServer
from storage import crypto
from storage.database import Database
from storage.days import at_local
from storage.models import Staff
from storage.roster import load
from storage.work import Work
from tests.torture.balancing import Balancer
from tests.torture.bot import STARTS
from tests.torture.facts import settled
from tests.torture.people import Step, roster, rounds
from tests.torture.replicas import Replicas

TOKEN = "1:torture-torture-torture-torture"
SECRET = "torture"
GIVES_UP = 600.0  # seconds without an answer: lost; whoever has bad luck waits long, where lives are that short


@dataclass
class Run:
    """What a run did and saw. `steps`: how many each chat took; `said`: each chat's messages, as they stood at last.

    Seconds: the longest wait for an answer, the whole run, the standby's promotion, and until everybody who waited at
    the moment of a death, or wrote soon after it, had an answer.
    """

    kills: int = 0
    steps: list[int] = field(default_factory=list)
    said: dict[int, list[str]] = field(default_factory=dict)
    updates: int = 0
    unanswered: list[str] = field(default_factory=list)
    longest_wait: float = 0.0
    seconds: float = 0.0
    promoted: float = 0.0
    taken_up: float = 0.0


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
    """Fifty chats, or so, beside one another; each writes up to `burst` messages before it waits for the answers."""

    def __init__(self, url: str, mode: str, *, key: str, chats: int, replicas: int = 1, burst: int = 1) -> None:
        self.url, self._mode, self._key = url, mode, key
        self._chats, self._burst = chats, burst
        self._over = False
        environment = {
            "PLATSBOT_TOKEN": TOKEN,
            "PLATSBOT_DATABASE": url,
            "PLATSBOT_KEY": key,
            "PLATSBOT_SENDS_PER_SECOND": "10000",
            "PLATSBOT_CHAT_SENDS_PER_SECOND": "10000",
            "TORTURE_BEGAN": str(time.time()),
        }
        self.replicas = Replicas(replicas, environment)
        self.run = Run(steps=[0] * chats)

    async def go(self, disturb: Callable[["Torture"], Awaitable[None]] | None, steps: list[int] | None = None) -> Run:
        """Play it, until the disturbance returns or each chat has gone so many steps. The database must be empty."""
        crypto.use_keys(self._key)
        people = await asyncio.to_thread(prepare, self.url, self._chats)
        started = time.monotonic()
        async with (
            PracticeServer(TOKEN, people, webhook_pause=0.05) as server,
            Balancer(self.replicas.ports) as balancer,
        ):
            self.replicas.environment["PLATSBOT_BASE_URL"] = server.address
            if self._mode == "webhook":
                self.replicas.environment |= {
                    "PLATSBOT_WEBHOOK_URL": balancer.url,
                    "PLATSBOT_WEBHOOK_SECRET": SECRET,
                }
            try:
                await self.replicas.start_all()
                await asyncio.gather(
                    self._disturbed(disturb),
                    *(self._chat(server, number, people[number], steps) for number in range(self._chats)),
                )
                await self._settled()
            finally:
                await self.replicas.end()
            for person in people:
                self.run.said[person.id] = [one.text for one in server.messages(person) if one.from_bot]
        self.run.seconds = time.monotonic() - started
        return self.run

    async def _disturbed(self, disturb: Callable[["Torture"], Awaitable[None]] | None) -> None:
        if disturb is not None:
            try:
                await disturb(self)
            finally:
                self._over = True

    async def advances(self, steps: int) -> float:
        """Return when every chat has got so many answers more; the seconds it took."""
        began = time.monotonic()
        reached = [taken + steps for taken in self.run.steps]
        while any(taken < goal for taken, goal in zip(self.run.steps, reached, strict=True)):
            await asyncio.sleep(0.02)
        return time.monotonic() - began

    async def _chat(self, server: PracticeServer, number: int, person: Person, steps: list[int] | None) -> None:
        """One chat's people write, wait for the answers, and write again."""
        for together in rounds(number, self._burst):
            if self._over if steps is None else self.run.steps[number] >= steps[number]:
                break
            began = time.monotonic()
            try:
                await self._round(server, person, together)
            except TimeoutError:
                self.run.unanswered.append(f"{person.key}: {', '.join(step.text for step in together)}")
            self.run.longest_wait = max(self.run.longest_wait, time.monotonic() - began)
            self.run.steps[number] += len(together)

    async def _round(self, server: PracticeServer, person: Person, together: list[Step]) -> None:
        written: list[int] = []
        for step in together:
            if step.kind == "say":
                self.run.updates += 1
                written.append((await server.write(person, step.text)).id)
        await server.wait_until(lambda: len(_answers(server, person, written[0])) >= len(written), GIVES_UP)
        if together[-1].kind == "tap":
            self.run.updates += 1
            await self._tap(server, person, together[-1], written[-1])

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

    async def _settled(self) -> None:
        """Until every update is done and every message sent, or it takes too long: the comparison will tell."""
        ends = time.monotonic() + GIVES_UP
        while time.monotonic() < ends and not await asyncio.to_thread(settled, self.url, self.run.updates):
            await asyncio.sleep(0.2)


def _answers(server: PracticeServer, person: Person, after: int) -> list[Message]:
    """The bot's messages after that one, oldest first."""
    return [one for one in server.messages(person) if one.from_bot and one.id > after]
