"""A small load balancer for webhooks: the replicas in turn, and the next one where one does not answer or cannot."""

import itertools
import socket

import aiohttp
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.http import HEADER, WebServer

PATH = "/telegram"


def free_port() -> int:
    """A port of the loopback interface that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


class Balancer:
    """Enter it to serve; `url` is where Telegram delivers, `ports` are the replicas'."""

    def __init__(self, ports: list[int]) -> None:
        self._ports = ports
        self._turn = itertools.count()
        self._web = WebServer(Starlette(routes=[Route(PATH, self._pass_on, methods=["POST"])]), "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._web.port}{PATH}"

    async def __aenter__(self) -> "Balancer":
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        await self._web.start()
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self._web.stop()
        await self._session.close()

    async def _pass_on(self, request: Request) -> Response:
        body, headers = await request.body(), {HEADER: request.headers.get(HEADER, "")}
        first, answered = next(self._turn), Response(status_code=502)
        for number in range(len(self._ports)):
            url = f"http://127.0.0.1:{self._ports[(first + number) % len(self._ports)]}{PATH}"
            try:
                async with self._session.post(url, data=body, headers=headers) as response:
                    told = {name: value for name, value in response.headers.items() if name == "Retry-After"}
                    answered = Response(await response.read(), response.status, told)
            except aiohttp.ClientError:
                continue  # down: nobody has it, or the one that died, and then it knows the number
            if answered.status_code < 500:
                break
        return answered
