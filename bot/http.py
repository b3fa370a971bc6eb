"""The bot's own small web server: the webhook, /health and /metrics."""

import asyncio
import contextlib
import hmac
import json
import socket
from collections.abc import Awaitable, Callable, Generator

import structlog
import uvicorn
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.bell import Bell
from bot.inbox import Inbox
from bot.processing import where

HEADER = "x-telegram-bot-api-secret-token"
LARGEST_UPDATE = 1_000_000

log = structlog.get_logger()


def web_app(
    *,
    healthy: Callable[[], Awaitable[bool]],
    measure: Callable[[], Awaitable[None]],
    inbox: Inbox | None = None,
    wake: Bell | None = None,
    secret: str | None = None,
    path: str = "/telegram",
) -> Starlette:
    """/health and /metrics; with an inbox and a secret, Telegram's webhook at `path`."""

    async def health(_request: Request) -> Response:
        well = await healthy()
        return JSONResponse({"ok": well}, 200 if well else 503)

    async def metrics(_request: Request) -> Response:
        await measure()
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    async def webhook(request: Request) -> Response:
        assert inbox is not None and secret is not None and wake is not None
        told = request.headers.get(HEADER, "")
        if not hmac.compare_digest(told.encode(), secret.encode()):
            return PlainTextResponse("wrong secret", 403)
        body = await request.body()
        try:
            update = json.loads(body) if len(body) <= LARGEST_UPDATE else None
        except ValueError:
            update = None
        if not isinstance(update, dict):
            return PlainTextResponse("no update", 400)
        try:
            await inbox.put([update])
        except Exception as error:  # not stored, so Telegram must deliver it again
            log.warning("update not stored", **where(error))
            return PlainTextResponse("try again", 503)
        wake.ring()
        return PlainTextResponse("")

    routes = [Route("/health", health), Route("/metrics", metrics)]
    if inbox is not None and secret is not None and wake is not None:
        routes.append(Route(path, webhook, methods=["POST"]))
    return Starlette(routes=routes)


class _Server(uvicorn.Server):
    """Signals are the application's own business. `ready` is set when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()


class WebServer:
    """Serves an app until stopped. `port` 0 takes a free one. Raises OSError where the port is taken."""

    def __init__(self, app: Starlette, host: str, port: int) -> None:
        config = uvicorn.Config(
            app, log_config=None, access_log=False, lifespan="off", timeout_keep_alive=75, timeout_graceful_shutdown=4
        )
        self._socket = socket.create_server((host, port), backlog=1024)
        # asyncio does so only for sockets that name their protocol: else each answer waits 40 ms for the other side.
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._server = _Server(config)
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Returns when it answers."""
        self._task = asyncio.create_task(self._server.serve(sockets=[self._socket]))
        await self._server.ready.wait()

    @property
    def port(self) -> int:
        return int(self._socket.getsockname()[1])

    async def stop(self) -> None:
        self._server.should_exit = True
        if self._task is not None:
            await self._task
