"""Telegram's HTML: few tags, strict nesting, and its own words for every mistake."""

import re
from typing import Any

from bot.practice.errors import ApiError, bad_request
from bot.practice.spans import Span

TAGS = {
    "a": "text_link",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "pre": "pre",
    "code": "code",
    "blockquote": "blockquote",
}
CHARACTER = re.compile(r"&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|quot));?")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
USER_LINK = re.compile(r"tg://user\?id=(\d+)")


def mistake(words: str) -> ApiError:
    return bad_request(f"can't parse entities: {words}")


def link(url: str) -> tuple[str, dict[str, Any]] | None:
    """Type and extras of a link's entity; None where the address is none."""
    user = USER_LINK.fullmatch(url)
    if user:
        return "text_mention", {"user": {"id": int(user[1]), "is_bot": False, "first_name": ""}}
    if re.match(r"(?:https?|tg|mailto|tel):", url):
        return "text_link", {"url": url}
    if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?", url):
        return "text_link", {"url": f"http://{url}"}
    return None


def read_html(text: str) -> tuple[str, list[Span]]:
    """Words and spans. Raises ApiError with Telegram's text; its offsets count bytes."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0
        self._words: list[str] = []
        self._length = 0
        self._spans: list[Span] = []
        self._open: list[tuple[str, int, dict[str, str]]] = []

    def read(self) -> tuple[str, list[Span]]:
        while self._at < len(self._text):
            character = self._text[self._at]
            if character != "<":
                self._say(self._character())
            elif self._text.startswith("</", self._at):
                self._end_tag()
            else:
                self._start_tag()
        if self._open:
            raise mistake(f'Can\'t find end tag corresponding to start tag "{self._open[-1][0]}"')
        return "".join(self._words), self._spans

    def _say(self, words: str) -> None:
        self._words.append(words)
        self._length += len(words)

    def _character(self) -> str:
        """One character, decoded where it is written as &…;"""
        match = CHARACTER.match(self._text, self._at) if self._text[self._at] == "&" else None
        if match is not None:
            number = int(match[1]) if match[1] else int(match[2], 16) if match[2] else 0
            if match[3] or (0 < number < 0x110000 and not 0xD800 <= number < 0xE000):
                self._at = match.end()
                return NAMED[match[3]] if match[3] else chr(number)
        self._at += 1
        return self._text[self._at - 1]

    def _bytes(self, at: int) -> int:
        return len(self._text[:at].encode())

    def _until(self, stops: str) -> str:
        start = self._at
        while self._at < len(self._text) and self._text[self._at] not in stops and not self._text[self._at].isspace():
            self._at += 1
        return self._text[start : self._at]

    def _spaces(self) -> None:
        while self._at < len(self._text) and self._text[self._at].isspace():
            self._at += 1

    def _start_tag(self) -> None:
        begins = self._at
        self._at += 1
        name = self._until(">").casefold()
        if self._at >= len(self._text):
            raise mistake(f"Unclosed start tag at byte offset {self._bytes(begins)}")
        if name not in TAGS:
            raise mistake(f'Unsupported start tag "{name}" at byte offset {self._bytes(begins)}')
        attributes: dict[str, str] = {}
        while True:
            self._spaces()
            if self._at >= len(self._text):
                raise mistake(f'Unclosed start tag "{name}" at byte offset {self._bytes(begins)}')
            if self._text[self._at] == ">":
                break
            self._attribute(name, begins, attributes)
        self._at += 1
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise mistake(f'Tag "span" must have class "tg-spoiler" at byte offset {self._bytes(begins)}')
        if name == "tg-emoji" and not attributes.get("emoji-id", "").isdigit():
            raise mistake("Invalid custom emoji identifier specified")
        self._open.append((name, self._length, attributes))

    def _attribute(self, tag: str, begins: int, attributes: dict[str, str]) -> None:
        attribute = self._until("=>").casefold()
        if not attribute:
            raise mistake(f'Empty attribute name in the tag "{tag}" at byte offset {self._bytes(begins)}')
        self._spaces()
        if not self._text.startswith("=", self._at):
            attributes[attribute] = ""
            return
        self._at += 1
        self._spaces()
        quote = self._text[self._at : self._at + 1]
        if quote not in ("'", '"') or not quote:
            value = re.compile(r"[\w.-]*").match(self._text, self._at)
            attributes[attribute] = value[0].casefold() if value else ""
            self._at = value.end() if value else self._at
            if self._at < len(self._text) and not self._text[self._at].isspace() and self._text[self._at] != ">":
                raise mistake(f"Unexpected end of name token at byte offset {self._bytes(begins)}")
            return
        self._at += 1
        said = []
        while self._at < len(self._text) and self._text[self._at] != quote:
            said.append(self._character())
        self._at += 1
        attributes[attribute] = "".join(said)

    def _end_tag(self) -> None:
        begins = self._at
        if not self._open:
            raise mistake(f"Unexpected end tag at byte offset {self._bytes(begins)}")
        self._at += 2
        said = self._until(">").casefold()
        self._spaces()
        if not self._text.startswith(">", self._at):
            raise mistake(f"Unclosed end tag at byte offset {self._bytes(begins)}")
        self._at += 1
        name, start, attributes = self._open.pop()
        if said not in ("", name):
            raise mistake(
                f'Unmatched end tag at byte offset {self._bytes(begins)}, expected "</{name}>", found "</{said}>"'
            )
        if self._length > start:
            self._close(name, start, attributes)

    def _close(self, name: str, start: int, attributes: dict[str, str]) -> None:
        kind = TAGS[name]
        extra: dict[str, Any] = {}
        if name == "a":
            found = link(attributes.get("href") or "".join(self._words)[start:])
            if found is None:
                return
            kind, extra = found
        elif name == "tg-emoji":
            extra = {"custom_emoji_id": attributes["emoji-id"]}
        elif name == "blockquote" and "expandable" in attributes:
            kind = "expandable_blockquote"
        elif name == "code" and attributes.get("class", "").startswith("language-"):
            extra = {"language": attributes["class"].removeprefix("language-")}
        elif name == "pre" and self._spans and self._spans[-1].type == "code":
            inner = self._spans[-1]
            if (inner.start, inner.end) == (start, self._length):  # <pre><code class="language-…">
                self._spans.pop()
                extra = dict(inner.extra)
        self._spans.append(Span(start, self._length, kind, extra))
