"""What holds for any text: it is read without an error, in time that grows with its length, the same every time."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.swedish import Index, Person, Place, Speaker, understand

TODAY = date(2026, 11, 23)
Calls = Callable[[Callable[[], object]], int]
PLACES = [Place("Produktion", ("verkstan",)), Place("Matmission", ("matis",))]
STAFF = [Speaker("petra", "Petra", "supervisor", "Produktion"), Speaker("henrik", "Henrik", "caseworker", None)]


def people(count: int) -> list[Person]:
    """Made-up names that differ by more than a letter."""
    syllables = ("ba", "de", "fi", "go", "hu", "ja", "ke", "li", "mo", "nu")
    names = [
        (syllables[n // 100] + syllables[n // 10 % 10] + syllables[n % 10] + "ra").capitalize() for n in range(count)
    ]
    ends = TODAY + timedelta(days=40)
    return [
        Person(f"SK-{n:03d}", name, PLACES[n % 2].name, "henrik", False, ends) for n, name in enumerate(names, start=1)
    ]


INDEX = Index(people(24), PLACES, STAFF)
WORDS = st.sampled_from(
    """
    Bababara bababaras SK-003 sjuk vab sen här borta inte resten alla utom bara idag imorgon på fredag 3/12 v50 tom från
    förläng flytta matis verkstan slutar börjar två månader 75 % vilka hur många när är finns plats ? . , : och : 20 min
    """.split()
)


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_no_text_is_too_odd(text: str) -> None:
    understood = understand(text, STAFF[0], INDEX, TODAY)
    assert understood == understand(text, STAFF[0], INDEX, TODAY)


@given(st.lists(WORDS, max_size=40).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_every_order_of_our_words_is_read(text: str) -> None:
    """The slots stay in the contract's shape: nothing empty, every interval the right way round."""
    understood = understand(text, STAFF[0], INDEX, TODAY)
    for thing in (understood, *understood.more):
        assert all(value not in (None, [], {}, "") for value in thing.slots.values())
        when = thing.slots.get("when", {})
        if "start" in when and "end" in when:
            assert when["start"] <= when["end"]


@pytest.mark.parametrize(
    "text",
    [
        "9" * 4096,
        "Bababara " * 455,
        "😀" * 4096,
        "\u200bsjuk\u200b" * 682,
        "שלום " * 800,
        "sjuk, " * 680,
        "3/12 " * 800,
        "(" * 4096,
    ],
    ids=["digits", "names", "emoji", "zero width", "right to left", "statuses", "dates", "brackets"],
)
def test_the_longest_message_takes_no_more_for_its_length(text: str, calls: Calls) -> None:
    """4,096 characters, with work that grows as they do and not with their square."""
    short = text[: len(text) // 8]
    work = calls(lambda: understand(text, STAFF[0], INDEX, TODAY))
    assert work < 12 * calls(lambda: understand(short, STAFF[0], INDEX, TODAY))


def test_five_hundred_people_cost_about_the_same(calls: Calls) -> None:
    large = Index(people(500), PLACES, STAFF)
    said = "Bababara och Badefira sjuka, Bagohura 20 min sen, resten här"
    work = calls(lambda: understand(said, STAFF[0], large, TODAY))
    assert work < 2 * calls(lambda: understand(said, STAFF[0], INDEX, TODAY))
