"""The main job over real HTTP, whole replies compared: python-telegram-bot, the inbox, the outbox, a SQLite file."""

from collections.abc import Callable
from typing import Any

from bot.practice.chats import Person
from bot.practice.server import PracticeServer
from bot.settings import Settings

TOKEN = "1:end-to-end-end-to-end-end-to-end"
Starts = Callable[[Settings, PracticeServer], Any]


class Chat:
    """One person's chat: what they write and tap, and the whole text that comes back."""

    def __init__(self, server: PracticeServer, who: str) -> None:
        self.server, self.who = server, who

    async def says(self, text: str) -> str:
        await self.server.write(self.who, text)
        return str((await self.server.next_message(self.who)).text)

    async def taps(self, label: str) -> str:
        """Tap the latest message that has the button; the text that it then shows."""
        shown = [
            one for one in self.server.messages(self.who) if any(label in b.label for row in one.rows for b in row)
        ][-1]
        before = shown.text, shown.rows
        button = next(b.label for row in shown.rows for b in row if label in b.label)
        await self.server.tap(self.who, shown.id, button)
        await self.server.wait_until(lambda: self._now(shown.id) != before)
        return str(self._now(shown.id)[0])

    def _now(self, message_id: int) -> tuple[str, Any]:
        return next((one.text, one.rows) for one in self.server.messages(self.who) if one.id == message_id)

    def labels(self) -> list[str]:
        return [button.label for row in self.server.messages(self.who)[-1].rows for button in row]


async def test_attendance_in_words_is_corrected_by_editing(
    settings: Settings, people: list[Person], start: Starts
) -> None:
    """A report, the same message edited, and the answer that changes in place."""
    async with PracticeServer(TOKEN, people) as server, start(settings, server):
        petra = Chat(server, "petra")
        answer = await petra.says("Amina sjuk, Goran 20 min sen, resten här")
        mine = next(one for one in reversed(server.messages("petra")) if not one.from_bot)
        await server.edit("petra", mine.id, "Amina vabbar, Goran 20 min sen, resten här")
        await server.wait_until(lambda: server.messages("petra")[-1].text != answer)
        corrected = server.messages("petra")[-1].text

    day = "Rapporterat för måndag 23 november 2026:\n"
    assert answer == day + "Amina: sjuk\nGoran: sen 20 min\nResten här: 8 personer"
    assert corrected == day + "Amina: vab\nGoran: sen 20 min\nResten här: 8 personer"


async def test_attendance_by_taps(settings: Settings, people: list[Person], start: Starts) -> None:
    """All present in one tap, then the summary."""
    async with PracticeServer(TOKEN, people) as server, start(settings, server):
        omar = Chat(server, "omar")
        shown = await omar.says("/narvaro")
        labels = omar.labels()
        everybody = await omar.taps("Alla här")
        done = await omar.taps("Klar")

    heading = "Närvaro på Matmission, måndag 23 november 2026\n"
    assert shown == heading + "0 av 8 rapporterade."
    names = ["Ali K", "Bosse", "Elif", "Maria", "Mehmet", "Nadia", "Olena", "Rahel"]
    assert labels == ["Alla här", *(f"– {name}" for name in names), "Annan dag", "Klar"]
    assert everybody == heading + "8 av 8 rapporterade."
    assert done == "Sparat för Matmission, måndag 23 november 2026:\nNärvarande: 8 personer\nAlla är rapporterade."


async def test_a_caseworker_asks_about_own_and_others(settings: Settings, people: list[Person], start: Starts) -> None:
    """Own participants by name, the others not."""
    async with PracticeServer(TOKEN, people) as server, start(settings, server):
        henrik = Chat(server, "henrik")
        own = await henrik.says("när slutar Amina?")
        other = await henrik.says("när slutar Birgitta?")

    assert own == "Slutdatum för Amina: onsdag 9 december 2026 (16 dagar kvar)."
    assert other == "Jag visar dig dina egna deltagare med namn. Om de andra kan jag berätta hur många de är."


async def test_the_lead_extends_and_the_caseworker_hears(
    settings: Settings, people: list[Person], start: Starts
) -> None:
    """Before → after on a card, a coded reason, «Bekräfta», and a word to the caseworker."""
    async with PracticeServer(TOKEN, people) as server, start(settings, server):
        lena = Chat(server, "lena")
        await lena.says("förläng Fatima till 15 januari")
        card = await lena.taps("Annat skäl")
        done = await lena.taps("Bekräfta")
        told = (await server.next_message("sofia")).text

    assert card == (
        "Förläng Fatima\n"
        "Slutdatum: fredag 18 december 2026 → fredag 15 januari 2027\n"
        "Skäl: annat skäl\n"
        "Lediga platser på Produktion under förlängningen: minst 4"
    )
    changed = "Fatima är förlängd till och med fredag 15 januari 2027 (förut fredag 18 december 2026)."
    assert done == changed
    assert told == f"Lena har ändrat: {changed}"


async def test_a_sick_call_is_registered_with_one_tap(settings: Settings, people: list[Person], start: Starts) -> None:
    """The caseworker reports, the workplace registers, the caseworker hears."""
    async with PracticeServer(TOKEN, people) as server, start(settings, server):
        sent = await Chat(server, "henrik").says("Amina är sjuk idag")
        await server.wait_until(lambda: bool(server.messages("petra")))
        registered = await Chat(server, "petra").taps("Registrera")
        await server.wait_until(lambda: len([one for one in server.messages("henrik") if one.from_bot]) == 2)
        heard = server.messages("henrik")[-1].text

    what = "Amina sjuk, måndag 23 november 2026"
    assert sent == f"Skickat till Produktion (Petra): {what}. Du får veta när det är registrerat."
    assert registered == f"Registrerat: {what}\nHenrik får veta det."
    assert heard == f"Petra har registrerat: {what}"


async def test_the_agreement_answers_with_its_conflict(settings: Settings, people: list[Person], start: Starts) -> None:
    """The posts and the total of 2027 do not add up, and the bot says so first."""
    async with PracticeServer(TOKEN, people) as server, start(settings, server):
        answer = await Chat(server, "gunilla").says("hur mycket pengar får vi 2027?")

    assert answer.split("\n")[0].replace("\N{NO-BREAK SPACE}", " ") == (
        "2027: posterna blir 3 360 733 kr men summan säger 3 333 577 kr. Skillnaden är 27 156 kr."
    )


async def test_an_invitation_lets_a_stranger_in(settings: Settings, people: list[Person], start: Starts) -> None:
    """The manager makes a link with its picture; who opens it has joined, and a second try is refused."""
    async with PracticeServer(TOKEN, people) as server, start(settings, server):
        gunilla, stranger = Chat(server, "gunilla"), Chat(server, "stranger")
        await gunilla.says("/bjudin")
        await gunilla.taps("Handledare")
        link = await gunilla.taps("Matmission")
        await server.wait_until(lambda: server.messages("gunilla")[-1].text == "Inbjudan som QR-kod.")
        secret = link.rsplit("start=", 1)[1]
        welcome = await stranger.says(f"/start {secret}")
        refused = await stranger.says("/start påhittat")
        answer = await stranger.says("hur många lediga platser på Matmission?")

    assert welcome.split("\n")[0] == (
        "Välkommen, Okänd! Du är nu med i Malmö stad och Skåne Stadsmission som handledare på Matmission."
    )
    assert refused == "Jag känner inte igen länken. Kontrollera att du fick med hela, eller be om en ny."
    assert answer.split("\n")[0] == "1 ledig plats på Matmission måndag 23 november 2026."
