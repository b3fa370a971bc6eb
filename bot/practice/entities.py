"""Marked-up text as Telegram reads it: plain words and entities, whose offsets count UTF-16 units."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.practice.chats import Entities
from bot.practice.errors import bad_request
from bot.practice.html_text import read_html
from bot.practice.markdown_text import read_markdown, read_old_markdown
from bot.practice.spans import Span

FOUND = re.compile(
    r"(?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/]))"
    r"|(?P<email>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?!\w))"
    r"|(?P<url>\b(?:https?://[^\s<>\"]+|(?:t|telegram)\.me/[^\s<>\"]+|www\.[^\s<>\"]+\.[^\s<>\"]+))"
    r"|(?P<mention>(?<![\w@])@[A-Za-z]\w{3,31}(?!\w))"
    r"|(?P<hashtag>(?<![\w#])#(?!\d+\b)\w{1,256})"
)
AFTER_URL = ".,:;!?'\")]»”"
READERS = {"html": read_html, "markdownv2": read_markdown, "markdown": read_old_markdown}
NOTHING_INSIDE = ("code", "pre", "text_link")


def length(text: str) -> int:
    """In UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def units(text: str, entity: Mapping[str, Any]) -> str:
    """The words that an entity covers."""
    start = entity["offset"] * 2
    return text.encode("utf-16-le")[start : start + entity["length"] * 2].decode("utf-16-le", "replace")


def found_in(text: str) -> Entities:
    """What Telegram marks by itself: commands, addresses, mentions, hashtags."""
    return _entities(text, _found(text))


def formatted(text: str, parse_mode: str, given: Any) -> tuple[str, Entities]:
    """The text that is shown and its entities. `parse_mode` is HTML, MarkdownV2, Markdown or "". Raises ApiError."""
    if parse_mode:
        reader = READERS.get(parse_mode.casefold())
        if reader is None:
            raise bad_request("unsupported parse_mode")
        words, spans = reader(text)
    else:
        words, spans = text, _given(text, given)
    words, spans = _trimmed(words, spans)
    taken = [(span.start, span.end) for span in spans if span.type in NOTHING_INSIDE]
    more = [span for span in _found(words) if not any(start < span.end and span.start < end for start, end in taken)]
    return words, _entities(words, [*spans, *more])


def _found(text: str) -> list[Span]:
    spans = []
    for match in FOUND.finditer(text):
        kind = match.lastgroup or ""
        said = match[0].rstrip(AFTER_URL) if kind == "url" else match[0]
        spans.append(Span(match.start(), match.start() + len(said), kind))
    return spans


def _given(text: str, entities: Any) -> list[Span]:
    spans = []
    raw = text.encode("utf-16-le")
    for entity in entities or ():
        try:
            start, end = int(entity["offset"]), int(entity["offset"]) + int(entity["length"])
            extra = {name: entity[name] for name in ("url", "user", "language", "custom_emoji_id") if name in entity}
            spans.append(
                Span(
                    len(raw[: start * 2].decode("utf-16-le", "ignore")),
                    len(raw[: end * 2].decode("utf-16-le", "ignore")),
                    str(entity["type"]),
                    extra,
                )
            )
        except (KeyError, TypeError, ValueError):
            raise bad_request("can't parse MessageEntity") from None
    return spans


def _trimmed(text: str, spans: list[Span]) -> tuple[str, list[Span]]:
    cut = len(text) - len(text.lstrip())
    words = text.strip()
    moved = (replace(span, start=max(0, span.start - cut), end=min(len(words), span.end - cut)) for span in spans)
    return words, [span for span in moved if span.start < span.end]


def _entities(text: str, spans: list[Span]) -> Entities:
    ordered = sorted(spans, key=lambda span: (span.start, -span.end))
    return tuple(
        {
            "type": span.type,
            "offset": length(text[: span.start]),
            "length": length(text[span.start : span.end]),
            **span.extra,
        }
        for span in ordered
    )
