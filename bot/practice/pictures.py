"""What Telegram looks at in a file: its kind by name, and whether bytes are a picture that it takes."""

import mimetypes
import struct

from bot.practice.errors import bad_request

LARGEST_PHOTO = 10_000_000
LONGEST_SIDES = 10_000
WIDEST_RATIO = 20


def kind_of(name: str) -> str:
    """The MIME type that the name tells."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def photo_size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG, JPEG or GIF. Raises ApiError for what Telegram does not take as a photo."""
    if len(content) > LARGEST_PHOTO:
        raise bad_request("file is too big")
    size = _png(content) or _gif(content) or _jpeg(content)
    if size is None or 0 in size:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > LONGEST_SIDES or max(size) > WIDEST_RATIO * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size


def _png(content: bytes) -> tuple[int, int] | None:
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    return None


def _gif(content: bytes) -> tuple[int, int] | None:
    if content.startswith((b"GIF87a", b"GIF89a")) and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
        return width, height
    return None


def _jpeg(content: bytes) -> tuple[int, int] | None:
    if not content.startswith(b"\xff\xd8"):
        return None
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # a start of frame
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None
