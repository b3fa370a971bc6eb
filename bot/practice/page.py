"""The page itself, and the headers that keep it to itself."""

import base64
import hashlib
import re
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from bot.practice.chats import File

PAGE = Path(__file__).with_name("page.html")
SAFE_PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")


def _hashes(page: str, tag: str) -> str:
    """The CSP sources that allow exactly the inline parts of the page."""
    parts = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
    return " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()}'" for part in parts)


class Page:
    """Serves page.html."""

    def __init__(self) -> None:
        text = PAGE.read_text(encoding="utf-8")
        self._body = text.encode()
        self._headers = {
            "Content-Security-Policy": (
                f"default-src 'self'; script-src {_hashes(text, 'script')}; style-src {_hashes(text, 'style')}; "
                "img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; "
                "frame-ancestors 'none'"
            ),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "no-store",
        }

    async def __call__(self, _request: Request) -> Response:
        return Response(self._body, media_type="text/html; charset=utf-8", headers=self._headers)


def file_response(file: File) -> Response:
    """A picture to show, or anything else to download."""
    safe = file.kind in SAFE_PICTURES and file.width > 0
    way = "inline" if safe else "attachment"
    headers = {
        "Content-Disposition": f"{way}; filename*=UTF-8''{quote(file.name)}",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, max-age=3600",
    }
    return Response(file.content, media_type=file.kind if safe else "application/octet-stream", headers=headers)
