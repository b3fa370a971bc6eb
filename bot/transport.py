"""HTTP for python-telegram-bot on aiohttp: its default (httpx) gets slower the more requests wait at once."""

from dataclasses import dataclass
from typing import Any, cast

import aiohttp
import orjson
from telegram.error import BadRequest, NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

READ_SECONDS = 20.0
WRITE_SECONDS = 20.0
CONNECT_SECONDS = 10.0
POOL_SECONDS = 10.0
MEDIA_SECONDS = 60.0
TOO_LARGE = 413


@dataclass(frozen=True)
class Spoken:
    """The parameters of a call as the JSON that is sent; PTB's own way makes an object of each of them first."""

    json: bytes
    contains_files: bool = False


class AiohttpRequest(BaseRequest):
    """One session with at most `connections` connections; `proxy` is an http(s) URL."""

    def __init__(self, *, connections: int = 64, proxy: str | None = None) -> None:
        self._connections, self._proxy = connections, proxy
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return READ_SECONDS

    async def initialize(self) -> None:
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=30, ttl_dns_cache=300)
            self._session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def ask(self, url: str, told: dict[str, Any]) -> Any:
        """Call the Bot API with what is JSON already; the result as JSON. PTB tells what an error means."""
        body = Spoken(orjson.dumps(told))
        return await self.post(url, cast(RequestData, body))

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Status and body. Raises TimedOut or NetworkError, and BadRequest for what is too large."""
        if self._session is None:
            raise RuntimeError("the request has not been initialized")
        files = request_data is not None and request_data.contains_files
        read = _seconds(read_timeout, READ_SECONDS)
        write = _seconds(write_timeout, MEDIA_SECONDS if files else WRITE_SECONDS)
        timeout = aiohttp.ClientTimeout(
            total=None if read is None or write is None else read + write,
            connect=_seconds(pool_timeout, POOL_SECONDS),
            sock_connect=_seconds(connect_timeout, CONNECT_SECONDS),
            sock_read=read,
        )
        try:
            async with self._session.request(
                method,
                url,
                data=_body(request_data),
                headers=_headers(request_data),
                timeout=timeout,
                proxy=self._proxy,
            ) as response:
                if response.status == TOO_LARGE:
                    raise BadRequest("the request is too large")  # PTB takes it for a network error: try again
                return response.status, await response.read()
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:
            # The text of an aiohttp error may hold the URL, and the URL the token.
            raise NetworkError(f"aiohttp.{type(error).__name__}") from error


def _seconds(told: Any, default: float) -> float | None:
    """PTB passes a marker of its own where nothing was said."""
    if told is None or isinstance(told, int | float):
        return told
    return default


JSON_HEADERS = {"Content-Type": "application/json"}


def _headers(request_data: RequestData | Spoken | None) -> dict[str, str] | None:
    return JSON_HEADERS if isinstance(request_data, Spoken) else None


def _body(request_data: RequestData | Spoken | None) -> aiohttp.FormData | dict[str, str] | bytes | None:
    if request_data is None:
        return None
    if isinstance(request_data, Spoken):
        return request_data.json
    if not request_data.contains_files:
        return request_data.json_parameters
    form = aiohttp.FormData(quote_fields=False)
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form
