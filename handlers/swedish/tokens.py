"""A message as a row of tokens, in one pass: words, numbers, codes, punctuation, with their places in the text."""

import re
import unicodedata
from typing import NamedTuple

# A month or weekday joined with a number («dec-3», «feb13», «ons18») is no code.
_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]++(?![\d.'’´-]))"
    r"|(?P<abbr>(?:[^\W\d_]{1,2}\.){2,}(?:[^\W\d_]{1,2}(?![^\W_]))?\.?)"
    r"|(?P<code>(?!(?i:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|mån|tis|ons|tor|fre|lör|sön)[^\W\d_]*-?\d)"
    r"[^\W\d_]{1,5}-?\d{1,6}(?!\w))"
    r"|(?P<num>\d+(?:[./:\-–]\d+)*)"
    r"|(?P<apostrophe>[^\W\d_]+(?:['’´][^\W\d_]+)*)"
    r"|(?P<punct>\S)"
)
_FOLD = str.maketrans("åäöéèüáàóíøæñç", "aaoeeuaaoioanc")
_KINDS: dict[str | None, str] = {kind: kind for kind in ("abbr", "code", "num", "punct")}


class Token(NamedTuple):
    """`norm` is casefolded, `plain` also without diacritics; `kind` is abbr, code, num, word or punct."""

    text: str
    norm: str
    plain: str
    start: int
    end: int
    kind: str


def plain(text: str) -> str:
    """Without the dots and accents that a thumb leaves out."""
    if text.isascii():
        return text
    folded = text.translate(_FOLD)
    if folded.isascii():
        return folded
    return "".join(char for char in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(char))


def tokenize(text: str) -> list[Token]:
    """The tokens of a text; linear, never raises."""
    tokens = []
    for match in _TOKEN.finditer(text):
        kind = _KINDS.get(match.lastgroup, "word")
        written = match[0]
        norm = written.casefold()
        if kind == "abbr":
            norm = norm.replace(".", "")
        tokens.append(Token(written, norm, plain(norm), match.start(), match.end(), kind))
    return tokens
