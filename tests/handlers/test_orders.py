"""Ordering a place in the chat: a caseworker's order, a colleague's draft, the queue, and the lead's way through it."""

from typing import Any

from bot.play import Play, Shown

STEPS = "• Studiebesök: ingen dag än\n• Lämplighetsprövning: ingen dag än\n• Riskbedömning: ingen dag än"
ORDER_ROWS = ["Studiebesök", "Lämplighetsprövning", "Riskbedömning", "Reservera en plats", "Avböj"]


def told(shown: list[Shown]) -> dict[str, str]:
    """Who was shown what."""
    return {one.to: one.text for one in shown}


def test_a_caseworker_orders_with_a_confirm_card_and_the_lead_hears(play: Play) -> None:
    (card,) = play.says("sofia", "Jag vill beställa en plats på Matmission från 14 december, 75 %")
    expected = (
        "Beställ en plats: Matmission från måndag 14 december 2026, 75\N{NO-BREAK SPACE}%.\n"
        "2 platser är lediga då. 1 väntar i kön."
    )
    assert (expected, ["Bekräfta", "Ändra", "Avbryt"]) == (card.text, card.labels)
    shown = play.taps("sofia", "Bekräfta")
    expected_of = {
        "sofia": "Beställt: Matmission från måndag 14 december 2026, 75\N{NO-BREAK SPACE}%. Den är nummer 3 i kön. "
        "Du får veta varje steg.",
        "lena": "Ny beställning från Sofia.\n"
        "Matmission från måndag 14 december 2026, 75\N{NO-BREAK SPACE}%.\n"
        "I kö sedan måndag 23 november 2026.\n"
        f"{STEPS}\n"
        "3 väntar i kön.",
    }
    assert expected_of == told(shown)
    assert [one.labels for one in shown if one.to == "lena"] == [ORDER_ROWS]


def test_the_wish_is_changed_on_the_card(play: Play) -> None:
    play.says("sofia", "Jag vill beställa en plats på Matmission från 14 december, 75 %")
    for label in ("Ändra", "Produktion", "100", "7 december"):
        play.taps("sofia", label)
    (card,) = play.taps("sofia", "Klar")
    expected = (
        "Beställ en plats: Produktion från måndag 7 december 2026, 100\N{NO-BREAK SPACE}%.\n"
        "3 platser är lediga då. 1 väntar i kön."
    )
    assert expected == card.text
    (card,) = play.taps("sofia", "Avbryt")
    assert card.text == "Ingen plats beställdes."


def test_the_same_order_again_is_asked_about(play: Play) -> None:
    play.says("sofia", "/bestall")
    play.taps("sofia", "Bekräfta")
    play.says("sofia", "/bestall")
    (card,) = play.taps("sofia", "Bekräfta")
    expected = "Du har redan beställt precis det i dag: valfri arbetsplats så snart som möjligt."
    assert (expected, ["Beställ en till", "Avbryt"]) == (card.text, card.labels)
    shown = play.taps("sofia", "Beställ en till")
    assert told(shown)["lena"].endswith("4 väntar i kön.")


def test_a_supervisor_makes_a_draft_for_the_caseworker_chosen(play: Play) -> None:
    (card,) = play.says("petra", "Jag vill beställa en plats på Produktion")
    expected = (
        "Beställ en plats: Produktion så snart som möjligt.\n"
        "2 platser är lediga då. 1 väntar i kön.\n"
        "Det blir ett utkast. Vilken handläggare ska ha det?"
    )
    assert (expected, ["Henrik", "Sofia", "Ändra", "Avbryt"]) == (card.text, card.labels)
    expected_of = {
        "petra": "Utkastet har gått till Sofia: Produktion så snart som möjligt.",
        "sofia": "Petra, handledare på Produktion, föreslår en beställning: Produktion så snart som möjligt.",
    }
    assert expected_of == told(play.taps("petra", "Sofia"))
    (counts,) = play.says("petra", "/ko")
    assert counts.text.splitlines()[0] == "2 väntar i kön."
    assert counts.text.splitlines()[-1] == "1 utkast från dig väntar på svar."
    shown = told(play.taps("sofia", "Beställ"))
    assert shown["petra"] == "Sofia har beställt det du föreslog: Produktion så snart som möjligt."
    assert shown["lena"].splitlines()[0] == "Ny beställning från Sofia."
    assert shown["sofia"].startswith("Beställt: Produktion så snart som möjligt. Den är nummer 3 i kön.")


def test_a_draft_that_is_not_wanted(play: Play) -> None:
    play.says("tove", "/bestall")
    play.taps("tove", "Henrik")
    expected = {
        "henrik": "Inte beställd: valfri arbetsplats så snart som möjligt.",
        "tove": "Henrik beställer inte det du föreslog: valfri arbetsplats så snart som möjligt.",
    }
    assert expected == told(play.taps("henrik", "Nej tack"))


def test_the_queue_is_counts_for_all_and_own_orders_for_the_caseworker(play: Play) -> None:
    counts = (
        "2 väntar i kön.\n• Produktion: 1\n• Matmission: 1\nDen äldsta beställningen är från torsdag 12 november 2026."
    )
    for who in ("petra", "tove"):
        (shown,) = play.says(who, "Hur lång är kön?")
        assert (counts, []) == (shown.text, shown.labels)
    (shown,) = play.says("sofia", "Hur går det med min beställning?")
    own = (
        "\nDina beställningar:\n"
        "• Matmission från måndag 14 december 2026, 50\N{NO-BREAK SPACE}%: i kö sedan tisdag 17 november 2026"
    )
    assert (counts + own, ["Matmission, 14 december"]) == (shown.text, shown.labels)
    (shown,) = play.says("lena", "Hur ser kön ut?")
    assert [counts, "Henrik: Produktion, 7 december", "Sofia: Matmission, 14 december"] == [shown.text, *shown.labels]


def test_the_lead_takes_an_order_through_its_steps(play: Play) -> None:
    play.says("lena", "/ko")
    (card,) = play.taps("lena", "Sofia: Matmission")
    expected = (
        "Beställning från Sofia, tisdag 17 november 2026.\n"
        "Matmission från måndag 14 december 2026, 50\N{NO-BREAK SPACE}%.\n"
        "I kö sedan tisdag 17 november 2026.\n"
        f"{STEPS}"
    )
    assert (expected, ORDER_ROWS) == (card.text, card.labels)
    (card,) = play.taps("lena", "Studiebesök")
    assert card.text.splitlines()[-1] == "Vilken dag är det studiebesök?"
    expected_labels = ["I dag", "tisdag 24 november", "onsdag 25 november", "torsdag 26 november", "fredag 27 november"]
    assert expected_labels == card.labels[:5]
    shown = told(play.taps("lena", "torsdag 26 november"))
    assert shown["sofia"] == (
        "Din beställning (Matmission från måndag 14 december 2026, 50\N{NO-BREAK SPACE}%): "
        "studiebesök torsdag 26 november 2026."
    )
    assert "• Studiebesök: torsdag 26 november 2026" in shown["lena"].splitlines()
    (card,) = play.taps("lena", "Reservera en plats")
    assert card.text.splitlines()[-1] == (
        "Reservera en plats på Matmission från måndag 14 december 2026? 2 platser är lediga då. "
        "Utan dag än: lämplighetsprövning, riskbedömning."
    )
    shown = told(play.taps("lena", "Reservera"))
    assert shown["sofia"] == (
        "En plats är reserverad för din beställning (Matmission från måndag 14 december 2026, 50\N{NO-BREAK SPACE}%): "
        "Matmission från måndag 14 december 2026."
    )
    (shown_queue,) = play.says("petra", "/ko")
    assert shown_queue.text.splitlines()[-1] == "Dessutom är 1 plats reserverad."
    play.taps("lena", "Riskbedömning")
    lines = told(play.taps("lena", "fredag 27 november"))["lena"].splitlines()
    assert "Plats reserverad på Matmission från måndag 14 december 2026." in lines
    assert "• Riskbedömning: fredag 27 november 2026" in lines


def test_a_full_workplace_offers_the_first_day_that_fits_and_the_way_over(play: Play) -> None:
    """Two reservations fill Produktion from today; a third is refused, and the lead goes over with a reason."""
    for _ in range(3):
        play.says("sofia", "Jag vill beställa en plats på Produktion")
        play.taps("sofia", "Bekräfta")
        play.taps("lena", "Reservera en plats")
        shown = play.taps("lena", "Reservera")
    (card,) = shown
    assert card.text == (
        "Produktion är fullt måndag 23 november 2026: 14 av 14 platser är upptagna. "
        "Första dag det får plats är torsdag 3 december 2026."
    )
    assert card.labels[:2] == ["Reservera från torsdag 3 december", "Gå över: behöver mer tid"]
    (card, _to_sofia) = sorted(play.taps("lena", "Gå över: väntar på arbete"), key=lambda one: one.to)
    assert card.text.splitlines()[-5:-3] == [
        "Plats reserverad på Produktion från måndag 23 november 2026.",
        "Över antalet platser: väntar på arbete.",
    ]


def test_taking_back_says_which_order_and_what(play: Play) -> None:
    play.says("lena", "/ko")
    play.taps("lena", "Sofia: Matmission")
    play.taps("lena", "Studiebesök")
    play.taps("lena", "torsdag 26 november")
    (said,) = [shown for shown in play.says("lena", "ångra") if shown.to == "lena"]
    assert said.text == (
        "Tog tillbaka: beställningen Matmission från måndag 14 december 2026, 50\N{NO-BREAK SPACE}%: "
        "studiebesök torsdag 26 november 2026."
    )


def test_the_lead_declines_after_one_more_question(play: Play) -> None:
    play.says("lena", "/ko")
    play.taps("lena", "Henrik: Produktion")
    (card,) = play.taps("lena", "Avböj")
    assert card.text.splitlines()[-1] == "Vill du avböja beställningen?"
    shown = told(play.taps("lena", "Avböj"))
    assert shown["henrik"] == (
        "Lena har avböjt din beställning: Produktion från måndag 7 december 2026, 100\N{NO-BREAK SPACE}%."
    )
    (own,) = play.says("henrik", "/ko")
    assert own.text.splitlines()[-1] == "Du har inga öppna beställningar."


def test_the_caseworker_takes_an_order_back_and_the_old_card_says_so(play: Play) -> None:
    play.says("lena", "/ko")
    play.taps("lena", "Sofia: Matmission")
    play.says("sofia", "/ko")
    play.taps("sofia", "Matmission, 14 december")
    wish = "Matmission från måndag 14 december 2026, 50\N{NO-BREAK SPACE}%"
    expected = {"sofia": f"Återtagen: {wish}.", "lena": f"Sofia har tagit tillbaka en beställning: {wish}."}
    assert expected == told(play.taps("sofia", "Ta tillbaka"))
    (card,) = play.taps("lena", "Riskbedömning")
    assert (card.text.splitlines()[-1], card.labels) == ("Återtagen.", [])


def test_an_order_withdrawn_in_words_is_looked_up_and_nothing_else_is_undone(play: Play) -> None:
    play.says("sofia", "Beställ en plats på Produktion, heltid från 1 februari")
    play.taps("sofia", "Bekräfta")
    play.says("sofia", "Elif är sjuk idag")
    (queue,) = play.says("sofia", "Jag vill dra tillbaka min beställning på Produktion.")
    assert queue.labels == ["Matmission, 14 december", "Produktion, 1 februari"]
    (order,) = play.taps("sofia", "Produktion, 1 februari")
    expected = (
        f"Produktion från måndag 1 februari 2027, 100\N{NO-BREAK SPACE}%.\nI kö sedan måndag 23 november 2026.\n{STEPS}"
    )
    assert (expected, ["Ta tillbaka beställningen"]) == (order.text, order.labels)


def test_an_order_undone_is_gone_from_the_leads_card(play: Play) -> None:
    play.says("sofia", "/bestall")
    play.taps("sofia", "Bekräfta")
    play.taps("sofia", "Ångra")
    (card,) = play.taps("lena", "Reservera en plats")
    assert (card.text, card.labels) == ("Beställningen är återtagen.", [])


def test_only_one_answer_counts_on_a_card(play: Play) -> None:
    play.says("sofia", "/bestall")
    shown: list[Any] = play.taps("sofia", "Bekräfta")
    assert len(shown) == 2
    (counts,) = play.says("petra", "/ko")
    assert counts.text.splitlines()[0] == "3 väntar i kön."
