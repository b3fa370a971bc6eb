"""Personal identity numbers never get further than the door; numbers that only look alike do."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.swedish.masking import BLANK, blank_identity_numbers

BIRTHDAYS = st.dates(date(1900, 1, 1), date(2025, 12, 31))
LAST_FOUR = st.integers(0, 9999).map("{:04d}".format)
DASHES = st.sampled_from(["-", "+", "–", " ", " - ", "\u00a0", "- "])


@pytest.mark.parametrize(
    "written",
    """
    850412-0000|19850412-0000|8504120000|198504120000|850472-0000|850412+0000|850412 0000|1985-04-12-0000
    1985 04 12 0000|850412–0000|19850412 - 0000|8 5 0 4 1 2 0 0 0 0|010101-0000|85 04 12 - 0000|850412-\u200b0000
    """.replace("\n", "|").split("|"),
)
def test_a_number_is_blanked_however_it_is_written(written: str) -> None:
    if written.strip():
        assert blank_identity_numbers(f"Goran {written.strip()} är sjuk") == (f"Goran {BLANK} är sjuk", True)


@pytest.mark.parametrize(
    "text",
    [
        "organisationsnummer 846004-8716",
        "8460048716",
        "ring 040-123 45 67",
        "0701234567",
        "070-1234567",
        "010-121 2121",
        "+46701234567",
        "2026-11-23 2026-11-24",
        "20261123 20261124",
        "261123 261124",
        "borta 2026-11-30-2026-12-04",
        "20261130-20261204",
        "SK-014, 20 min, 50 %",
        "850412-00001",
    ],
)
def test_what_only_looks_alike_stays(text: str) -> None:
    assert blank_identity_numbers(text) == (text, False)


def test_two_numbers_and_an_amount_beside_them() -> None:
    said = "850412-0000 och 860101-1111 kom 15 min sent, 870203-2222 10 min"
    assert blank_identity_numbers(said) == (f"{BLANK} och {BLANK} kom 15 min sent, {BLANK} 10 min", True)


@given(BIRTHDAYS, LAST_FOUR, DASHES, st.booleans(), st.booleans())
def test_any_birthday_with_four_digits_is_blanked(
    born: date, last: str, dash: str, century: bool, coordination: bool
) -> None:
    """Whatever the check digit, with 60 added to the day or not, with or without century."""
    day = born.day + 60 * coordination
    year = f"{born.year}" if century else f"{born.year % 100:02d}"
    assert blank_identity_numbers(f"x {year}{born.month:02d}{day:02d}{dash}{last} y") == (f"x {BLANK} y", True)


@given(st.text(max_size=300))
def test_any_text_is_kept_but_for_what_is_blanked(text: str) -> None:
    blanked, found = blank_identity_numbers(text)
    assert found == (blanked != text)


@given(st.integers(20, 99), st.integers(0, 9999), st.integers(0, 99))
def test_organisation_numbers_stay(month: int, last: int, first: int) -> None:
    """Their third and fourth digits are 20 or more."""
    number = f"{first:02d}{month:02d}12-{last:04d}"
    assert blank_identity_numbers(number) == (number, False)
