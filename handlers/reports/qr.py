"""An invitation link as a QR picture."""

from io import BytesIO
from typing import Any

import segno
from sqlmodel import Session


def collect(_session: Session, args: dict[str, Any]) -> str:
    return str(args["link"])


def draw(link: str) -> bytes:
    """A PNG, about 400 pixels wide, with the quiet zone that scanners want."""
    buffer = BytesIO()
    segno.make(link, error="m").save(buffer, kind="png", scale=8, border=4)
    return buffer.getvalue()
