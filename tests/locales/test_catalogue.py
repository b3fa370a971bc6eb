"""Swedish is complete: every message of the code is translated once, with the same placeholders."""

import re
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from locales.catalogue import compile_catalogue, parts

ROOT = Path(__file__).parents[2]
FIELD = re.compile(r"\{(\w+)")
ROOMS = ("bot", "handlers", "storage")
IN_F_STRINGS = re.compile(r"_\('([^']+)'\)")
KEYWORDS = {"_": None, "_n": (1, 2)}


def source() -> str:
    """All code that speaks. The command line translates its own help, which stands in the code as plain text."""
    files = (file for room in ROOMS for file in sorted((ROOT / room).rglob("*.py")))
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def said_in_code() -> set[str]:
    """Every message (of a plural the singular) in the three rooms that speak."""
    found = set(IN_F_STRINGS.findall(source()))
    for room in ROOMS:
        for _file, _line, message, _comments, _context in extract_from_dir(ROOT / room, keywords=KEYWORDS):
            found.add(message if isinstance(message, str) else message[0])
    return found


def translated() -> dict[str, tuple[str, ...]]:
    """Message → its Swedish form or forms."""
    known: dict[str, tuple[str, ...]] = {}
    for part in parts():
        with part.open("rb") as lines:
            for message in read_po(lines, locale="sv"):
                if message.id:
                    forms = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
                    known[message.id if isinstance(message.id, str) else message.id[0]] = tuple(forms)
    return known


def test_every_message_is_translated() -> None:
    """No English reaches a user."""
    known = translated()
    assert sorted(message for message in said_in_code() if not all(known.get(message, ("",)))) == []


def test_no_translation_is_left_over() -> None:
    """What the code no longer says is gone from the catalogue too."""
    code = source()
    assert sorted(one for one in set(translated()) - said_in_code() if one.split("\n")[0] not in code) == []


def test_placeholders_are_those_of_the_source() -> None:
    """Each form uses only placeholders that the source names ({n} may be left out of a singular)."""
    wrong = [
        (message, form)
        for message, forms in translated().items()
        for form in forms
        if set(FIELD.findall(form)) - set(FIELD.findall(message)) - {"n"}
    ]
    assert wrong == []


def test_the_parts_agree() -> None:
    """Two parts that translate the same message say the same, and all compile."""
    assert compile_catalogue()
