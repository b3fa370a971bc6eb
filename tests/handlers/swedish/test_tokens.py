"""A message as tokens that dates, codes and people can be read from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.swedish.tokens import plain, tokenize


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3/12", [("3/12", "num")]),
        ("2026-12-03", [("2026-12-03", "num")]),
        ("15:e", [("15", "num"), (":", "punct"), ("e", "word")]),
        ("v50", [("v50", "code")]),
        ("v.50", [("v", "word"), (".", "punct"), ("50", "num")]),
        ("11.30", [("11.30", "num")]),
        ("50%", [("50", "num"), ("%", "punct")]),
        ("20min", [("20", "num"), ("min", "word")]),
        ("SK-014", [("SK-014", "code")]),
        ("sk2", [("sk2", "code")]),
        ("846004-8716", [("846004-8716", "num")]),
        ("28 dec-3 jan", [("28", "num"), ("dec", "word"), ("-", "punct"), ("3", "num"), ("jan", "word")]),
        ("ons18/11", [("ons", "word"), ("18/11", "num")]),
        ("Maj-Britt", [("Maj", "word"), ("-", "punct"), ("Britt", "word")]),
        ("jonas' paus", [("jonas", "word"), ("'", "punct"), ("paus", "word")]),
        ("🤢", [("🤢", "punct")]),
    ],
)
def test_kinds(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(token.text, token.kind) for token in tokenize(text)] == expected


@pytest.mark.parametrize("text", ["fr.o.m.", "fr.o.m", "FR.O.M."])
def test_an_abbreviation_is_one_token(text: str) -> None:
    assert [(token.norm, token.kind) for token in tokenize(f"{text} 3/12")] == [("from", "abbr"), ("3/12", "num")]


def test_plain_letters() -> None:
    assert [token.plain for token in tokenize("Åsa Ömer François ZOË")] == ["asa", "omer", "francois", "zoe"]
    assert plain("övermorgon") == "overmorgon"


@given(st.text(max_size=400))
def test_tokens_stand_where_they_say_and_leave_out_only_space(text: str) -> None:
    tokens = tokenize(text)
    assert [text[token.start : token.end] for token in tokens] == [token.text for token in tokens]
    assert "".join(token.text for token in tokens) == "".join(text.split())
