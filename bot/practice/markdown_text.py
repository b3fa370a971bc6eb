"""Telegram's MarkdownV2, where every special character must be escaped, and the older Markdown."""

from typing import Any

from bot.practice.html_text import link, mistake
from bot.practice.spans import Span

RESERVED = "_*[]()~`>#+-=|{}.!"
MARKS = {
    "*": ("bold", "Bold"),
    "_": ("italic", "Italic"),
    "__": ("underline", "Underline"),
    "~": ("strikethrough", "Strikethrough"),
    "||": ("spoiler", "Spoiler"),
}


def read_markdown(text: str) -> tuple[str, list[Span]]:
    """MarkdownV2: words and spans. Raises ApiError with Telegram's text."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0
        self._words: list[str] = []
        self._spans: list[Span] = []
        self._open: list[tuple[str, int, int]] = []
        self._quote: int | None = None

    def read(self) -> tuple[str, list[Span]]:
        text = self._text
        while self._at < len(text):
            character = text[self._at]
            if character == "\\" and self._at + 1 < len(text) and 0 < ord(text[self._at + 1]) <= 126:
                self._words.append(text[self._at + 1])
                self._at += 2
            elif self._mark() or self._line(character):
                continue
            elif character in RESERVED:
                raise mistake(f"Character '{character}' is reserved and must be escaped with the preceding '\\'")
            else:
                self._words.append(character)
                self._at += 1
        if self._open:
            mark, begins, _start = self._open[-1]
            name = "TextUrl" if mark == "[" else MARKS[mark][1]
            raise mistake(f"Can't find end of {name} entity at byte offset {self._bytes(begins)}")
        self._end_quote()
        return "".join(self._words), self._spans

    def _bytes(self, at: int) -> int:
        return len(self._text[:at].encode())

    def _line(self, character: str) -> bool:
        """Line ends and the quotes that begin at the start of a line."""
        if character == "\n":
            if not self._text.startswith(">", self._at + 1):
                self._end_quote()
            self._words.append("\n")
            self._at += 1
            return True
        if character == ">" and (self._at == 0 or self._text[self._at - 1] == "\n"):
            self._quote = len(self._words) if self._quote is None else self._quote
            self._at += 1
            return True
        return False

    def _end_quote(self) -> None:
        if self._quote is not None and len(self._words) > self._quote:
            self._spans.append(Span(self._quote, len(self._words), "blockquote"))
        self._quote = None

    def _mark(self) -> bool:
        """Take a mark at this place, if there is one."""
        for opens in ("```", "`"):
            if self._text.startswith(opens, self._at):
                self._code(opens)
                return True
        if self._text[self._at] == "]" and self._open and self._open[-1][0] == "[":
            self._end_link()
            return True
        if self._text[self._at] == "[":
            self._begin("[")
            return True
        for mark in ("||", "__", "*", "_", "~"):
            if self._text.startswith(mark, self._at):
                if self._open and self._open[-1][0] == mark:
                    _mark, _begins, start = self._open.pop()
                    self._add(start, MARKS[mark][0], {})
                    self._at += len(mark)
                else:
                    self._begin(mark)
                return True
        return False

    def _begin(self, mark: str) -> None:
        self._open.append((mark, self._at, len(self._words)))
        self._at += len(mark)

    def _add(self, start: int, kind: str, extra: dict[str, Any]) -> None:
        if len(self._words) > start:
            self._spans.append(Span(start, len(self._words), kind, extra))

    def _code(self, mark: str) -> None:
        begins, start = self._at, len(self._words)
        self._at += len(mark)
        extra: dict[str, Any] = {}
        if mark == "```":
            line = self._text[self._at :].partition("\n")[0]
            if line and "`" not in line and " " not in line and "\n" in self._text[self._at :]:
                extra = {"language": line}
                self._at += len(line)
            self._at += self._text.startswith("\n", self._at)
        while not self._text.startswith(mark, self._at):
            if self._at >= len(self._text):
                name = "PreCode" if mark == "```" else "Code"
                raise mistake(f"Can't find end of {name} entity at byte offset {self._bytes(begins)}")
            self._at += self._text[self._at] == "\\" and self._at + 1 < len(self._text)
            self._words.append(self._text[self._at])
            self._at += 1
        self._at += len(mark)
        self._add(start, "pre" if mark == "```" else "code", extra)

    def _end_link(self) -> None:
        _mark, _begins, start = self._open.pop()
        self._at += 1
        url = "".join(self._words[start:])
        if self._text.startswith("(", self._at):
            begins = self._at
            self._at += 1
            said = []
            while not self._text.startswith(")", self._at):
                if self._at >= len(self._text):
                    raise mistake(f"Can't find end of a URL at byte offset {self._bytes(begins)}")
                self._at += self._text[self._at] == "\\" and self._at + 1 < len(self._text)
                said.append(self._text[self._at])
                self._at += 1
            self._at += 1
            url = "".join(said)
        found = link(url)
        if found is not None:
            self._add(start, *found)


def read_old_markdown(text: str) -> tuple[str, list[Span]]:
    """The older Markdown: *bold*, _italic_, `code`, ```pre``` and [words](address), never one within another."""
    words: list[str] = []
    spans: list[Span] = []
    at = 0
    kinds = {"*": "bold", "_": "italic", "`": "code", "```": "pre"}
    while at < len(text):
        if text[at] == "\\" and text[at + 1 : at + 2] in ("_", "*", "`", "["):
            words.append(text[at + 1])
            at += 2
            continue
        mark = "```" if text.startswith("```", at) else text[at]
        if mark not in kinds and mark != "[":
            words.append(text[at])
            at += 1
            continue
        end = text.find("]" if mark == "[" else mark, at + len(mark))
        if end < 0:
            raise mistake(f"Can't find end of the entity starting at byte offset {len(text[:at].encode())}")
        start = len(words)
        words.extend(text[at + len(mark) : end])
        at = end + (1 if mark == "[" else len(mark))
        if mark == "[":
            closes = text.find(")", at) if text.startswith("(", at) else -1
            found = link(text[at + 1 : closes]) if closes > 0 else None
            at = closes + 1 if closes > 0 else at
        else:
            found = (kinds[mark], {})
        if found is not None and len(words) > start:
            spans.append(Span(start, len(words), *found))
    return "".join(words), spans
