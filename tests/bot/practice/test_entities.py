"""HTML and Markdown are read as Telegram reads them; offsets count UTF-16 units."""

import html
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.practice.entities import formatted, units
from bot.practice.errors import ApiError
from bot.practice.markdown_text import RESERVED


def said(text: str, mode: str) -> tuple[str, list[tuple[str, str]]]:
    """The words, and each entity as (type, the words it covers)."""
    words, entities = formatted(text, mode, None)
    return words, [(entity["type"], units(words, entity)) for entity in entities]


@pytest.mark.parametrize(
    ("text", "words", "entities"),
    [
        ("<b>fet</b> text", "fet text", [("bold", "fet")]),
        ("👋 <i>hej <b>du</b></i>", "👋 hej du", [("italic", "hej du"), ("bold", "du")]),
        (
            "<u>a</u><s>b</s><code>&lt;c&gt;</code>",
            "ab<c>",
            [("underline", "a"), ("strikethrough", "b"), ("code", "<c>")],
        ),
        ('<a href="https://malmo.se/">sidan</a>', "sidan", [("text_link", "sidan")]),
        ('<span class="tg-spoiler">dolt</span>', "dolt", [("spoiler", "dolt")]),
        ('<pre><code class="language-python">x</code></pre>', "x", [("pre", "x")]),
        ("<blockquote expandable>citat</blockquote>", "citat", [("expandable_blockquote", "citat")]),
        ("&amp; &#229; &#xe5; &quot; &nbsp; &", '& å å " &nbsp; &', []),
        ("  <b> mitt </b>  ", "mitt", [("bold", "mitt")]),
        (
            "/narvaro https://malmo.se/a. #tagg @platsbot a@b.se",
            "/narvaro https://malmo.se/a. #tagg @platsbot a@b.se",
            [
                ("bot_command", "/narvaro"),
                ("url", "https://malmo.se/a"),
                ("hashtag", "#tagg"),
                ("mention", "@platsbot"),
                ("email", "a@b.se"),
            ],
        ),
        ("<code>/narvaro</code>", "/narvaro", [("code", "/narvaro")]),
    ],
)
def test_html(text: str, words: str, entities: list[tuple[str, str]]) -> None:
    assert said(text, "HTML") == (words, entities)


@pytest.mark.parametrize(
    ("text", "words", "entities"),
    [
        (
            "*fet* _kursiv_ __under__ ~struken~ ||dold||",
            "fet kursiv under struken dold",
            [
                ("bold", "fet"),
                ("italic", "kursiv"),
                ("underline", "under"),
                ("strikethrough", "struken"),
                ("spoiler", "dold"),
            ],
        ),
        ("👋 *hej _du_*", "👋 hej du", [("bold", "hej du"), ("italic", "du")]),
        (r"1\.5 `a\`b`", "1.5 a`b", [("code", "a`b")]),
        ("[sidan](https://malmo.se/)", "sidan", [("text_link", "sidan")]),
        ("```python\nx = 1```", "x = 1", [("pre", "x = 1")]),
        (">ett\n>två\ntre", "ett\ntvå\ntre", [("blockquote", "ett\ntvå")]),
    ],
)
def test_markdown(text: str, words: str, entities: list[tuple[str, str]]) -> None:
    assert said(text, "MarkdownV2") == (words, entities)


def test_older_markdown() -> None:
    assert said("*fet* _kursiv_ `kod` [sidan](https://malmo.se/) \\*", "Markdown") == (
        "fet kursiv kod sidan *",
        [("bold", "fet"), ("italic", "kursiv"), ("code", "kod"), ("text_link", "sidan")],
    )


@pytest.mark.parametrize(
    ("text", "mode", "mistake"),
    [
        ("å</b>", "HTML", "Unexpected end tag at byte offset 2"),
        ("<b>å</i>", "HTML", 'Unmatched end tag at byte offset 5, expected "</b>", found "</i>"'),
        ("<b", "HTML", "Unclosed start tag at byte offset 0"),
        ("<a href='x", "HTML", 'Unclosed start tag "a" at byte offset 0'),
        ("<b>x</b", "HTML", "Unclosed end tag at byte offset 4"),
        ("1 < 2 > 1", "HTML", 'Unsupported start tag "" at byte offset 2'),
        ("<span>x</span>", "HTML", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("å *fet", "MarkdownV2", "Can't find end of Bold entity at byte offset 3"),
        ("`kod", "MarkdownV2", "Can't find end of Code entity at byte offset 0"),
        ("å _x", "Markdown", "Can't find end of the entity starting at byte offset 3"),
    ],
)
def test_mistakes_are_told_in_telegrams_words(text: str, mode: str, mistake: str) -> None:
    with pytest.raises(ApiError) as refused:
        formatted(text, mode, None)
    assert refused.value.description == f"Bad Request: can't parse entities: {mistake}"


@given(st.text())
def test_escaped_text_is_read_as_it_was(text: str) -> None:
    marked = "".join(f"\\{letter}" if letter in RESERVED + "\\" else letter for letter in text)
    assert formatted(html.escape(text), "HTML", None) == formatted(text, "", None)
    assert formatted(marked, "MarkdownV2", None) == formatted(text, "", None)


@given(st.text(), st.text(min_size=1).filter(lambda words: words.strip() == words), st.text())
def test_bold_words_are_found_wherever_they_stand(before: str, words: str, after: str) -> None:
    shown, entities = formatted(f"{html.escape(before)}<b>{html.escape(words)}</b>{html.escape(after)}", "HTML", None)
    [bold] = [entity for entity in entities if entity["type"] == "bold"]
    assert (shown, units(shown, bold)) == ((before + words + after).strip(), words)


@given(st.text(alphabet="<>/ab =\"'&;#x1s"))
def test_any_html_is_read_or_refused(text: str) -> None:
    _read_or_refused(text, "HTML")


@given(st.text(alphabet=RESERVED + "a\\ \n"))
def test_any_markdown_is_read_or_refused(text: str) -> None:
    _read_or_refused(text, "MarkdownV2")
    _read_or_refused(text, "Markdown")


def _read_or_refused(text: str, mode: str) -> Any:
    try:
        words, entities = formatted(text, mode, None)
    except ApiError as refused:
        assert refused.description.startswith("Bad Request: can't parse entities: ")
        return
    assert words == words.strip()
    assert all(units(words, entity) for entity in entities)


def test_given_entities_are_kept() -> None:
    words, entities = formatted("👋 hej", "", [{"type": "bold", "offset": 3, "length": 3}])
    assert (words, entities) == ("👋 hej", ({"type": "bold", "offset": 3, "length": 3},))
