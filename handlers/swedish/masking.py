"""Blanking personal identity numbers before anything is stored (DOMAIN.md, Personal data)."""

import re
from calendar import monthrange

BLANK = "▇▇▇"
DIGITS = re.compile(r"(?<![\d-])\d(?:[ \-+–\u00a0]?\d){9,11}(?![\d-])")


def blank_identity_numbers(text: str) -> tuple[str, bool]:
    """The text with every personal identity or coordination number blanked, and whether there was one."""
    found = False

    def blank(match: re.Match[str]) -> str:
        nonlocal found
        if not _is_identity_number(match[0]):
            return match[0]
        found = True
        return BLANK

    return DIGITS.sub(blank, text), found


def _is_identity_number(written: str) -> bool:
    digits = re.sub(r"\D", "", written)
    if len(digits) not in (10, 12):
        return False
    short = digits[-10:]
    month, day = int(short[2:4]), int(short[4:6])
    if len(digits) == 12 and digits[:2] not in ("18", "19", "20"):
        return False
    if not 1 <= month <= 12 or not (1 <= day <= 31 or 61 <= day <= 91):
        return False
    if day % 60 > monthrange(2024, month)[1]:
        return False
    groups = [len(group) for group in re.split(r"\D", written)]
    if len(groups) > 1 and groups[-1] != 4:
        return False
    if len(groups) == 1 and len(digits) == 10 and short[0] == "0":
        return _luhn(short)
    return True


def _luhn(digits: str) -> bool:
    total = 0
    for position, digit in enumerate(digits):
        product = int(digit) * (2 - position % 2)
        total += product // 10 + product % 10
    return total % 10 == 0
