"""What is unclear is asked with buttons, and what the bot cannot do is said plainly; help and mishaps."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlmodel import Session, select

from bot.play import Play
from handlers.describe import describe
from handlers.mishaps import error_in_words
from handlers.readings import ask
from handlers.swedish import Thing, Understood
from storage import errors
from storage.models import Membership, Partnership, Staff
from storage.vocabulary import Role
from storage.work import Work

PERCENT = "\N{NO-BREAK SPACE}%"


def works_as(play: Play, who: str, do: Callable[[Work], Any]) -> Any:
    """Run `do` in a work of that person's, as an update would."""

    def run(session: Session) -> Any:
        staff = session.exec(select(Staff).where(Staff.key == who)).one()
        membership = session.exec(select(Membership).where(Membership.staff_id == staff.id)).one()
        partnership = session.get(Partnership, membership.partnership_id)
        work = Work(session, play.clock.now(), staff=staff, membership=membership, partnership=partnership)
        work.chat_id, work.naming = staff.chat_id, "names"
        result = do(work)
        work.finish()
        return result

    return play.database.write(run).result()


MOVE = Thing("move", {"participants": ["SK-021"], "workplace": "Matmission", "starts": "2026-11-25"})
REPORT = Thing(
    "report_attendance",
    {"items": [{"participant": "SK-002", "status": "late", "minutes": 20}], "rest": "present"},
)


@pytest.mark.parametrize(
    ("thing", "expected"),
    [
        (MOVE, "Flytta Lotta till Matmission från onsdag 25 november 2026"),
        (REPORT, "Rapportera: Amina sen 20 min, resten närvarande"),
        (
            Thing("end_placement", {"participants": ["SK-011"], "until": "2026-11-26", "reason": "studies"}),
            "Avsluta Fatima till och med torsdag 26 november 2026 (studier)",
        ),
        (
            Thing("start_placement", {"new_name": "Leyla", "extent": 50, "weekdays": ["mån", "ons"], "months": 4}),
            f"Skriv in Leyla, 50{PERCENT} mån och ons, 4 månader",
        ),
        (
            Thing("attendance", {"participants": ["SK-009"], "when": {"start": "2026-11-01", "end": "2026-11-30"}}),
            "Närvaro för Erik, november 2026",
        ),
        (Thing("goals"), "Hur vi ligger till mot målen"),
    ],
)
def test_a_reading_in_a_few_words(play: Play, thing: Thing, expected: str) -> None:
    assert works_as(play, "lena", lambda work: describe(work, thing)) == expected


def test_a_doubtful_change_is_only_done_after_a_tap(play: Play) -> None:
    unsure = Understood(MOVE.intent, MOVE.slots, unsure=True, readings=[MOVE, REPORT])
    works_as(play, "petra", lambda work: ask(work, unsure))
    (card,) = play.passes_to("2026-11-23T09:01")
    assert (card.text, card.labels) == (
        "Vad menar du?",
        [
            "Flytta Lotta till Matmission från onsdag 25 november 2026",
            "Rapportera: Amina sen 20 min, resten närvarande",
            "Inget av det",
        ],
    )
    reading, change = play.taps("petra", "Flytta Lotta")
    assert (reading.text, reading.labels) == ("Flytta Lotta till Matmission från onsdag 25 november 2026", [])
    assert change.labels == ["Bekräfta", "Ändra", "Avbryt"]


def test_one_doubtful_reading_is_a_yes_or_no(play: Play) -> None:
    works_as(play, "petra", lambda work: ask(work, Understood(MOVE.intent, MOVE.slots, unsure=True)))
    (card,) = play.passes_to("2026-11-23T09:01")
    assert (card.text, card.labels) == (
        "Menar du så här?\nFlytta Lotta till Matmission från onsdag 25 november 2026",
        ["Ja", "Inget av det"],
    )
    (answer,) = play.taps("petra", "Inget av det")
    assert (answer.text, answer.labels) == (
        "Då gör jag ingenting. Skriv på ett annat sätt, eller välj /hjalp.",
        [],
    )


@pytest.mark.parametrize("text", ["vad har dawit för personnummer", "radera alla deltagare på matis så börjar vi om"])
def test_what_the_bot_must_not_do_is_refused_kindly(play: Play, text: str) -> None:
    (answer,) = play.says("petra", text)
    assert answer.text == (
        "Det kan jag inte hjälpa till med. Personnummer, diagnoser och annat privat finns inte här, och "
        "ingenting raderas genom ett meddelande. Skriv /hjalp så visar jag vad jag kan."
    )


@pytest.mark.parametrize("text", ["köp mjölk på vägen", "skrivaren krånglar igen", "Amina är så duktig"])
def test_something_else_gets_one_friendly_sentence_and_no_guess(play: Play, text: str) -> None:
    (answer,) = play.says("petra", text)
    assert (answer.text, answer.labels) == (
        "Det kan jag inte hjälpa till med. Fråga om platser, närvaro, slutdatum eller överenskommelsen, rapportera "
        "eller ändra något, eller skriv /hjalp för exempel.",
        [],
    )


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Amina imorgon", ["Om Amina", "Slutdatum för Amina", "Närvaro för Amina, tisdag 24 november 2026"]),
        (
            "Matmission?",
            [
                "Lediga platser på Matmission",
                "Vilka som väntas på Matmission",
                "Hur många som är inskrivna på Matmission",
            ],
        ),
        (
            "torsdag",
            [
                "Vilka som väntas, torsdag 26 november 2026",
                "Vilka som börjar, torsdag 26 november 2026",
                "Vilka som slutar, torsdag 26 november 2026",
            ],
        ),
        (
            "Amina slutar på fredag, eller ska hon förlängas",
            [
                "Förläng Amina till och med fredag 27 november 2026",
                "Avsluta Amina till och med fredag 27 november 2026",
            ],
        ),
        ("flytta Lotta produktion matmission", ["Flytta Lotta till Matmission", "Flytta Lotta till Produktion"]),
    ],
)
def test_an_unclear_message_gets_at_most_three_readings(play: Play, text: str, readings: list[str]) -> None:
    (card,) = play.says("petra", text)
    assert (card.text, card.labels) == ("Vad menar du?", [*readings, "Inget av det"])


def test_the_reading_that_is_tapped_is_answered(play: Play) -> None:
    play.says("petra", "Amina imorgon")
    chosen, answer = play.taps("petra", "Slutdatum")
    (plainly,) = play.says("petra", "när slutar Amina?")
    assert (chosen.text, answer.text) == ("Slutdatum för Amina", plainly.text)


def test_small_talk_gets_one_friendly_sentence(play: Play) -> None:
    (answer,) = play.says("petra", "tack så mycket!")
    assert answer.text == (
        "Jag finns här när du behöver mig: för närvaro, platser, slutdatum och ändringar. Skriv /hjalp för exempel."
    )


def test_how_it_was_counted_is_told_on_any_card(play: Play) -> None:
    (card,) = play.says("sofia", "hur många platser är lediga?")
    assert "Så räknade jag" in card.labels
    shown = play.taps("sofia", "Så räknade jag")
    assert len(shown) == 1
    assert shown[0].text != card.text


@pytest.mark.parametrize("who", ["petra", "lena", "gunilla", "tove", "henrik"])
def test_every_line_of_the_help_is_understood(play: Play, who: str) -> None:
    """What the help tells a role to try is something the bot does for that role."""
    (answer,) = play.says(who, "hjälp")
    lines = [line.removeprefix("• ").partition(" (")[0] for line in answer.text.splitlines() if line.startswith("• ")]
    assert 6 <= len(lines) <= 8
    for line in lines:
        replies = [shown.text for shown in play.says(who, line) if shown.to == who]
        assert replies, line
        assert not replies[0].startswith(("Det kan jag inte hjälpa till med", "Menar du", "Vad menar du")), line


DAY, LATER = date(2026, 11, 23), date(2026, 11, 27)
MISHAPS: list[tuple[str, errors.DomainError, str]] = [
    ("petra", errors.NoSuchPerson("SK-999"), "Jag hittar ingen med koden SK-999."),
    ("petra", errors.NoSuchName("Bengt"), "Jag känner ingen som heter Bengt."),
    ("petra", errors.NotEnrolled(2, DAY), "Amina är inte inskriven måndag 23 november 2026."),
    ("petra", errors.NotEnrolled(2, DAY, starts=LATER), "Amina börjar först fredag 27 november 2026."),
    ("petra", errors.NotEnrolled(2, LATER, last_day=DAY), "Amina slutade måndag 23 november 2026."),
    ("petra", errors.NotPaused(2), "Amina har inget uppehåll"),
    (
        "petra",
        errors.NoFreePlace(2, DAY, 10, 10, None),
        "Matmission är fullt måndag 23 november 2026: 10 av 10 platser är upptagna. Ingen dag inom ett år passar.",
    ),
    (
        "petra",
        errors.NoFreePlace(2, LATER, 10, 10, None, stays=True, lasts_until=DAY),
        "Matmission är fullt fredag 27 november 2026: 10 av 10 platser är upptagna. Platsen är lovad till någon annan. "
        "Den kan behållas till och med måndag 23 november 2026.",
    ),
    ("petra", errors.NeedsMore("reason"), "Jag behöver veta skälet."),
    ("petra", errors.NothingToUndo("none"), "Du har inget att ångra."),
    ("henrik", errors.StillHangsOn(2, 1, 0), "Lämna först över 2 deltagare och 1 beställning till en kollega"),
    ("petra", errors.BadInvitation("expired"), "Länken har gått ut."),
    ("petra", errors.BadRows([("staff", 1, "name", "empty")]), "1 rad är fel, så inget lästes in."),
    ("omar", errors.NotAllowed("invite"), "Det kan inte du göra. Verksamhetsledaren eller enhetschefen kan göra det."),
]


@pytest.mark.parametrize(("who", "error", "begins"), MISHAPS)
def test_a_mishap_says_what_to_do_next(play: Play, who: str, error: errors.DomainError, begins: str) -> None:
    said = works_as(play, who, lambda work: error_in_words(work, error))
    assert said.startswith(begins)


def test_every_error_of_the_domain_has_a_sentence_of_its_own(play: Play) -> None:
    known = {
        one
        for one in vars(errors).values()
        if isinstance(one, type) and issubclass(one, errors.DomainError) and one is not errors.DomainError
    }
    fallback = works_as(play, "lena", lambda work: error_in_words(work, errors.DomainError()))
    for kind in known:
        values = {
            "person": False,
            "participant_id": 2,
            "workplace_id": 2,
            "code": "SK-999",
            "day": DAY,
            "starts": DAY,
            "last_day": LATER,
            "fits": LATER,
            "taken": 10,
            "capacity": 10,
        }
        fields = getattr(kind, "__dataclass_fields__", {})
        made = kind(**{name: values.get(name, "none") for name, one in fields.items() if _needed(one)})
        assert works_as(play, "lena", lambda work, made=made: error_in_words(work, made)) != fallback, kind


def _needed(one: Any) -> bool:
    from dataclasses import MISSING

    return one.default is MISSING and one.default_factory is MISSING


@pytest.mark.parametrize(
    ("role", "what", "expected"),
    [
        (Role.SUPERVISOR, "end_date", "Jag visar dig deltagarna på din egen arbetsplats."),
        (Role.CASEWORKER, "end_date", "Jag visar dig dina egna deltagare med namn."),
        (Role.CASEWORKER, "move", "Det kan du be om för dina egna deltagare."),
        (Role.COACH, "move", "Som coach kan du se och rapportera närvaro"),
        (Role.ADMIN, "end_date", "Som administratör ser du inga deltagare."),
    ],
)
def test_a_refusal_is_kind_and_says_what_one_may(play: Play, role: Role, what: str, expected: str) -> None:
    def do(work: Work) -> str:
        assert work.membership is not None
        work.membership.role = role
        return error_in_words(work, errors.NotAllowed(what, person=True))

    assert works_as(play, "petra", do).startswith(expected)
