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

    def skip_dot(self, at: int) -> int:
        return at + 1 if self.word(at) == "." else at

    def number(self, at: int) -> tuple[int, int] | None:
        """(value, tokens used) of a number in digits or words."""
        word = self.word(at)
        if word.isascii() and word.isdigit() and len(word) <= 4:
            return int(word), 1
        if word in words.NUMBERS:
            if word in ("ett", "en") and self.word(at + 1) == "par":
                return 2, 2
            if word in words.NUMBERS and words.NUMBERS[word] % 10 == 0 and self.word(at + 1) in words.NUMBERS:
                one = words.NUMBERS[self.word(at + 1)]
                if one < 10 and words.NUMBERS[word] >= 20:
                    return words.NUMBERS[word] + one, 2
            return words.NUMBERS[word], 1
        return None

    def ordinal(self, at: int) -> tuple[int, int] | None:
        """(value, tokens used) of «3:e», «3e», «tredje»."""
        word = self.word(at)
        if word in words.ORDINALS:
            follow = self.word(at + 1)
            if word in ("tjugo", "trettio") and follow in words.ORDINALS:
                return words.NUMBERS[word] + words.ORDINALS[follow], 2
            return words.ORDINALS[word], 1
        if word in ("tjugo", "trettio") and self.word(at + 1) in words.ORDINALS:
            return words.NUMBERS[word] + words.ORDINALS[self.word(at + 1)], 2
        if word.isascii() and word.isdigit() and len(word) <= 2:
            colon = self.word(at + 1) == ":"
            suffix = self.word(at + 1 + colon)
            if suffix in ("e", "a", "de", "dje", "te", "nde", "er") and (
                colon or self.tokens[at + 1].start == self.tokens[at].end
            ):
                return int(word), 2 + colon
        return None

    def year_at(self, at: int) -> int | None:
        word = self.word(at)
        if len(word) == 4 and word.isascii() and word.isdigit() and 1990 <= int(word) <= 2099:
            return int(word)
        return None

    def _relative_year(self, at: int) -> tuple[int | None, int]:
        if self.word(at) in ("nasta", "forra") and self.word(at + 1) in ("ar", "aret"):
            return self.today.year + (1 if self.word(at) == "nasta" else -1), 2
        if self.word(at) == "i" and self.word(at + 1) in ("ar", "fjol"):
            return self.today.year - (self.word(at + 1) == "fjol"), 2
        return None, 0

    def said_year(self, at: int) -> tuple[int | None, int]:
        """(year, tokens used) of «2027», «nästa år», «i fjol»; (None, 0) where none is said."""
        year = self.year_at(at)
        return (year, 1) if year is not None else self._relative_year(at)
