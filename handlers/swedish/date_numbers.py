"""Numbers, ordinals and years in a message, in digits or words."""

from collections.abc import Sequence
from datetime import date

from handlers.swedish import date_words as words
from handlers.swedish.tokens import Token


class Numbers:
    """The tokens of one message, read as numbers."""

    def __init__(self, tokens: Sequence[Token], today: date) -> None:
        self.tokens, self.today = tokens, today
        self.words = [token.plain for token in tokens]
        self.count = len(tokens)

    def word(self, at: int) -> str:
        return self.words[at] if 0 <= at < self.count else ""

    def joined(self, at: int) -> bool:
        """The token stands right after the one before it, with no space between."""
        return 0 < at < self.count and self.tokens[at - 1].end == self.tokens[at].start

    def unit(self, at: int) -> str | None:
        """The unit of time named: «veckor» → week. The verb «är» is no year without its dots."""
        return None if self.word(at) == "ar" and self.tokens[at].norm == "är" else words.UNITS.get(self.word(at))

    def skip_dot(self, at: int) -> int:
        return at + 1 if self.word(at) == "." else at

    def number(self, at: int) -> tuple[int, int] | None:
        """(value, tokens used) of a number in digits or words; the decimals of «1,5» are none."""
        word = self.word(at)
        if word.isascii() and word.isdecimal() and len(word) <= 4:
            return None if self.word(at - 1) == "," and self.joined(at) and self.joined(at - 1) else (int(word), 1)
        value = words.NUMBERS.get(word)
        if value is None:
            return None
        following = self.word(at + 1)
        if word in ("ett", "en") and following == "par":
            return 2, 2
        if 20 <= value < 100 and value % 10 == 0 and 0 < words.NUMBERS.get(following, 0) < 10:
            return value + words.NUMBERS[following], 2
        return value, 1

    def ordinal(self, at: int) -> tuple[int, int] | None:
        """(value, tokens used) of «3:e», «3e», «tredje», «tjugo första»."""
        word, following = self.word(at), self.word(at + 1)
        if word in ("tjugo", "trettio") and following in words.ORDINALS:
            return words.NUMBERS[word] + words.ORDINALS[following], 2
        if word in words.ORDINALS:
            return words.ORDINALS[word], 1
        if word.isascii() and word.isdecimal() and len(word) <= 2:
            colon = following == ":"
            suffix = self.word(at + 1 + colon)
            if suffix == "." and self.joined(at + 1) and self.word(at + 2) in ("kvartal", "kvartalet"):
                return int(word), 2
            if suffix in ("e", "a", "de", "dje", "te", "nde", "er") and (colon or self.joined(at + 1)):
                return int(word), 2 + colon
        return None

    def full_year(self, digits: str) -> int:
        """The year of «2026» or «26»; two digits mean the one that is not far ahead («74» is 1974)."""
        year = int(digits)
        if len(digits) > 2:
            return year
        return year + 2000 if year + 2000 <= self.today.year + 20 else year + 1900

    def year_at(self, at: int) -> int | None:
        word = self.word(at)
        if len(word) == 4 and word.isascii() and word.isdecimal() and 1950 <= int(word) <= 2099:
            return int(word)
        return None

    def _relative_year(self, at: int) -> tuple[int | None, int]:
        if self.word(at) in ("nasta", "forra") and self.word(at + 1) in ("ar", "aret"):
            return self.today.year + (1 if self.word(at) == "nasta" else -1), 2
        if self.word(at) == "i" and self.word(at + 1) in ("ar", "fjol"):
            return self.today.year - (self.word(at + 1) == "fjol"), 2
        return None, 0

    def said_year(self, at: int) -> tuple[int | None, int]:
        """(year, tokens used) of «2027», «, 2027», «nästa år», «i fjol»; (None, 0) where none is said."""
        comma = self.word(at) == ","
        year = self.year_at(at + comma)
        return (year, 1 + comma) if year is not None else self._relative_year(at)

    def short_year(self, at: int) -> tuple[int | None, int]:
        """(year, tokens used) of «-26» or, where nothing follows, «26»."""
        dash = self.word(at) == "-" and self.joined(at + 1) and not self.joined(at)
        word = self.word(at + dash)
        if not (word.isdecimal() and len(word) == 2):
            return None, 0
        ended = at + 1 >= self.count or self.word(at + 1) in (".", "!", "?", ")")
        near = abs(self.full_year(word) - self.today.year) <= 3
        return (self.full_year(word), 1 + dash) if near and (dash or ended) else (None, 0)
