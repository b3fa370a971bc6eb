"""The machine's clock set back by hours: what is due comes once, and nobody waits for the time to come again."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date, time, timedelta

from bot.application import Application
from bot.clock import RunningClock
from bot.practice.chats import Person
from bot.practice.server import PracticeServer
from bot.settings import Settings
from storage.days import at_local

TOKEN = "1:end-to-end-end-to-end-end-to-end"
Starts = Callable[..., AbstractAsyncContextManager[Application]]
MONDAY = date(2026, 11, 23)


class SetBack(RunningClock):
    """A clock that somebody sets back."""

    def set_back(self, hours: int) -> None:
        self._start -= timedelta(hours=hours)


async def test_a_clock_set_back(settings: Settings, people: list[Person], start: Starts) -> None:
    """One reminder of ten o'clock that comes twice, and a report and a tap in the hours that are lived again."""
    clock = SetBack(at_local(MONDAY, time(9)))

    def said() -> list[str]:
        return [one.text for one in server.messages("petra") if one.from_bot]

    async with PracticeServer(TOKEN, people) as server, start(settings, server, clock) as application:
        clock.move_to(at_local(MONDAY, time(10, 1)))
        await server.next_message("petra")
        await application.rest()
        clock.set_back(hours=3)
        await server.write("petra", "Amina sjuk")
        report = await server.next_message("petra")
        await server.tap("petra", report.id, "Ångra")
        clock.move_to(at_local(MONDAY, time(10, 2)))
        await application.rest()
        await server.write("petra", "tack")
        await server.next_message("petra")

    assert [text.partition(" på Produktion")[0] for text in said()] == [
        "10 personer är inte rapporterade",
        "Rapporterat för måndag 23 november 2026:\nAmina: sjuk\n\nTog tillbaka: Amina sjuk måndag 23 november 2026.",
        "Jag finns här när du behöver mig: för närvaro, platser, slutdatum och ändringar. Skriv /hjalp för exempel.",
    ]
