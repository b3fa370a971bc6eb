"""Joining, inviting, leaving and standing in, as people meet them in chat."""

import re

import pytest

from bot.play import Play

STRANGER = (
    "Hej! Den här boten är för personal i ett partnerskap om arbetsträning. Ska du använda den? "
    "Be din chef om en inbjudningslänk."
)


def link_of(play: Play, who: str, *taps: str) -> str:
    """Invite by taps and return the link's secret."""
    play.says(who, "/bjudin")
    shown = [message for label in taps for message in play.taps(who, label)]
    return re.findall(r"start=(\S+)", shown[-2].text)[0]


@pytest.mark.parametrize("text", ["hej", "Amina sjuk", "/personal", "när slutar Amina?", "/start", "/hjalp"])
def test_a_stranger_gets_one_sentence(play: Play, text: str) -> None:
    """Whatever an unknown person writes, nothing but the kind sentence comes back."""
    assert [message.as_json() for message in play.says("okänd", text)] == [
        {"to": "okänd", "text": STRANGER, "buttons": []}
    ]


def test_an_invitation_lets_one_person_in_once(play: Play) -> None:
    """The manager invites a supervisor; the link works for one, and the next is told why not."""
    play.says("gunilla", "/bjudin")
    play.taps("gunilla", "Handledare")
    edited, picture = play.taps("gunilla", "Matmission")
    secret = re.findall(r"start=(\S+)", edited.text)[0]
    assert edited.text == (
        "Inbjudan för handledare på Matmission. Den fungerar en gång, till och med måndag 30 november 2026. "
        f"Skicka länken till personen eller visa bilden:\nhttps://t.me/platsbot?start={secret}"
    )
    assert picture.photo == "Inbjudan som QR-kod."

    (welcome,) = play.says("berit", f"/start {secret}")
    first, *_rest = welcome.text.split("\n\n")
    assert first == "Välkommen, Berit! Du är nu med i Malmö stad och Skåne Stadsmission som handledare på Matmission."

    (refused,) = play.says("bertil", f"/start {secret}")
    assert refused.text == "Länken är redan använd. Be den som bjöd in dig om en ny."
    assert [message.text for message in play.says("bertil", "hej")] == [STRANGER]


def test_the_same_person_may_tap_the_link_again(play: Play) -> None:
    """A second /start of the one who joined welcomes again and changes nothing."""
    secret = link_of(play, "gunilla", "Yrkescoach")
    first = play.says("berit", f"/start {secret}")[0].text
    assert play.says("berit", f"/start {secret}")[0].text == first


def test_an_invitation_expires(play: Play) -> None:
    """After a week the link is of no use."""
    secret = link_of(play, "gunilla", "Yrkescoach")
    play.passes_to("2026-12-01T09:00")
    assert [message.text for message in play.says("berit", f"/start {secret}")] == [
        "Länken har gått ut. Be den som bjöd in dig om en ny."
    ]


def test_a_lead_invites_supervisors_only(play: Play) -> None:
    """The rights table: the lead invites supervisors, a supervisor nobody."""
    (asked,) = play.says("lena", "/bjudin")
    assert asked.labels == ["Handledare", "Avbryt"]
    (refused,) = play.says("petra", "/bjudin")
    assert refused.labels == []


def test_a_caseworker_hands_over_before_leaving(play: Play) -> None:
    """Nobody is removed while participants or orders hang on them; afterwards it works at once."""
    play.says("henrik", "/lamna")
    (blocked,) = play.taps("henrik", "Lämna")
    assert blocked.text == "13 deltagare och 1 beställning måste lämnas över först. Vem tar över efter Henrik?"
    assert blocked.labels == ["Sofia", "Avbryt"]
    told, done = play.taps("henrik", "Sofia")
    assert {told.to: told.text, done.to: done.text} == {
        "sofia": "Du har tagit över från Henrik: 13 deltagare och 1 beställning.",
        "henrik": "Sofia har tagit över 13 deltagare och 1 beställning från Henrik.",
    }
    (left,) = play.taps("henrik", "Lämna")
    assert left.text == (
        "Du har lämnat Malmö stad och Skåne Stadsmission. Tack för den här tiden, och välkommen tillbaka."
    )
    assert [message.text for message in play.says("henrik", "när slutar Amina?")] == [STRANGER]


def test_a_removed_supervisor_reads_nothing_more(play: Play) -> None:
    """The manager removes Omar: he is told, and from then on he is a stranger."""
    play.says("gunilla", "/personal")
    play.taps("gunilla", "Ta bort Omar")
    messages = play.taps("gunilla", "Ta bort Omar")
    assert {message.to: message.text for message in messages} == {
        "gunilla": "Omar är borttagen och kan inte längre läsa eller skriva något här.",
        "omar": "Du är inte längre med i Malmö stad och Skåne Stadsmission.",
    }
    assert [message.text for message in play.says("omar", "vilka är här?")] == [STRANGER]


def test_a_stand_in_reports_for_the_group(play: Play) -> None:
    """Petra is ill: Omar looks after her group today, and hers tomorrow again."""
    assert "Rapporterat" not in play.says("omar", "Amina sjuk")[0].text
    play.says("lena", "/vikarie")
    play.taps("lena", "Petra")
    play.taps("lena", "Omar")
    told = play.taps("lena", "I dag")
    text = "Omar tar hand om gruppen på Produktion i stället för Petra: måndag 23 november 2026."
    assert {message.to: message.text for message in told} == {"lena": text, "omar": text, "petra": text}
    assert play.says("omar", "Amina sjuk")[0].text == "Rapporterat för måndag 23 november 2026:\nAmina: sjuk"
    play.passes_to("2026-11-24T09:30")
    assert "Rapporterat" not in play.says("omar", "Amina sjuk")[0].text
