"""The gettext catalogue: compiled `.mo` where it is fresh, otherwise read from the `.po` files themselves.

The Swedish words lie in `sv/parts/*.po`, one file a topic, so that each can be read as a page. A wheel carries the
compiled file; a checkout works without a compile step.
"""

import gettext
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

LANGUAGE = "sv"
HERE = Path(__file__).parent
COMPILED = HERE / LANGUAGE / "LC_MESSAGES" / "platsbot.mo"


def parts() -> list[Path]:
    """The source files of the catalogue, in a fixed order."""
    return sorted((HERE / LANGUAGE / "parts").glob("*.po"))


def compile_catalogue(target: Path | None = None) -> bytes:
    """Merge the parts and compile them; written to `target` where given. Raises ValueError where two parts disagree."""
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    merged = Catalog(locale=LANGUAGE)
    for part in parts():
        with part.open("rb") as lines:
            for message in read_po(lines, locale=LANGUAGE):
                if not message.id:
                    continue
                known = merged.get(message.id if isinstance(message.id, str) else message.id[0])
                if known is not None and known.string != message.string:
                    raise ValueError(f"{part.name}: {message.id!r} is translated in two ways")
                if known is None:
                    merged.add(message.id, message.string, flags=message.flags)
    buffer = BytesIO()
    write_mo(buffer, merged)
    if target is not None:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(buffer.getvalue())
    return buffer.getvalue()


@cache
def _catalogue() -> gettext.GNUTranslations:
    sources = parts()
    if COMPILED.exists() and all(COMPILED.stat().st_mtime >= part.stat().st_mtime for part in sources):
        with COMPILED.open("rb") as lines:
            return gettext.GNUTranslations(lines)
    return gettext.GNUTranslations(BytesIO(compile_catalogue()))


def _(message: str, **named: Any) -> str:
    """`message` in the user's language, its {named} placeholders filled in."""
    said = _catalogue().gettext(message)
    return said.format(**named) if named else said


def _n(one: str, many: str, n: int, **named: Any) -> str:
    """The singular or plural of a message for `n`, which is also the placeholder {n}."""
    return _catalogue().ngettext(one, many, n).format(n=n, **named)
