"""Blanking personal identity numbers before anything is stored (DOMAIN.md, Personal data).

A personnummer is ÅÅMMDD-NNNN, with or without century, `+` for a dash from the year of turning 100; in a
samordningsnummer 60 is added to the day. It is blanked wherever spaces and dashes stand, and where its check digit
fails. An organisation number has 20 or more for a month. A telephone number begins with 0 and is grouped 3+7, 3-3-2-2
or the like; two dates in a row are 6+6 or 8+8 digits.
"""

import re
import unicodedata

BLANK = "▇▇▇"
BETWEEN = r"[\s+\-‐‑‒–—−\u200b-\u200d\u2060\ufeff]"
RUN = re.compile(rf"\d(?:{BETWEEN}{{0,3}}\d)+")
GROUP = re.compile(r"\d+")
CENTURIES = ("18", "19", "20")
MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Of a leap year: 29 February is a day, whatever the century."""


def blank_identity_numbers(text: str) -> tuple[str, bool]:
    """The text with every personal identity or coordination number blanked, and whether there was one."""
    parts, done = [], 0
    for run in RUN.finditer(text):
        for start, end in _numbers(run):
            parts += [text[done:start], BLANK]
            done = end
    return ("".join([*parts, text[done:]]), True) if parts else (text, False)


def _numbers(run: re.Match[str]) -> list[tuple[int, int]]:
    """Where identity numbers stand in a run of digits, each from the beginning of a group to the end of one."""
    groups = [(match.start() + run.start(), match[0]) for match in GROUP.finditer(run[0])]
    found, first = [], 0
    while first < len(groups):
        last = _last_group(groups, first)
        if last is None:
            first += 1
        else:
            at, digits = groups[last]
            found.append((groups[first][0], at + len(digits)))
            first = last + 1
    return found


def _last_group(groups: list[tuple[int, str]], first: int) -> int | None:
    """The group in which an identity number that begins with the group `first` ends, the longer one first."""
    written: list[str] = []
    fits = None
    for last in range(first, min(first + 12, len(groups))):
        written.append(groups[last][1])
        length = sum(map(len, written))
        if length > 12:
            break
        if length in (10, 12) and _is_identity_number(written) and not _two_dates(groups[first : last + 3]):
            fits = last
    return fits


def _two_dates(groups: list[tuple[int, str]]) -> bool:
    """«2026-11-23 2026-11-24»: the year of the second stands where the last four digits would."""
    return [len(digits) for _at, digits in groups] == [4, 2, 2, 4, 2, 2]


def _is_identity_number(written: list[str]) -> bool:
    digits = "".join(str(unicodedata.digit(digit)) for group in written for digit in group)
    short, lengths = digits[-10:], [len(group) for group in written]
    if len(digits) == 12 and digits[:2] not in CENTURIES:
        return False
    month, day = int(short[2:4]), int(short[4:6])
    if not 1 <= month <= 12 or not 1 <= (day - 60 if day > 60 else day) <= MONTH_DAYS[month - 1]:
        return False
    if lengths == [6, 6]:
        return False  # two dates in a row
    if len(digits) == 10 and digits[0] == "0" and lengths not in ([6, 4], [2, 2, 2, 4]):
        return lengths == [10] and _check_digit_holds(short)  # a telephone number, grouped as one or not at all
    several_small = len(lengths) > 1 and set(lengths) == {2}
    return not several_small or _check_digit_holds(short)


def _check_digit_holds(digits: str) -> bool:
    """The Luhn sum of ten digits ends in nought."""
    total = 0
    for position, digit in enumerate(digits):
        product = int(digit) * (2 - position % 2)
        total += product // 10 + product % 10
    return total % 10 == 0
