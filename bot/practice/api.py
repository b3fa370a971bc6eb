"""The Bot API over HTTP: one ASGI app for /bot<token>/<method> and /file/bot<token>/<path>."""

import asyncio
import contextlib
import json
import re
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from bot.practice.errors import ApiError, bad_request, not_found, too_many_requests, unauthorized
from bot.practice.faults import Fault
from bot.practice.methods import MESSAGE_METHODS, Method
from bot.practice.params import Params, read_params
from bot.practice.profile import PROFILE_METHODS
from bot.practice.webhook import Webhook
from bot.practice.world import World

METHODS: dict[str, Method] = {
    name.casefold(): method for name, method in {**MESSAGE_METHODS, **PROFILE_METHODS}.items()
}
NAMES = {name.casefold(): name for name in (*MESSAGE_METHODS, *PROFILE_METHODS)} | {
    name.casefold(): name for name in ("getUpdates", "setWebhook", "deleteWebhook", "getWebhookInfo")
}
TOKEN = re.compile(r"\d+:[\w-]+")


class BotApi:
    """Answers calls. `webhook_pause`: seconds before the first new try of a delivery that failed."""

    def __init__(self, world: World, webhook_pause: float) -> None:
        self._world = world
        self.webhook = Webhook(world, self.carry_out, webhook_pause)
        self.closing = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The ASGI app; Starlette gives `token` and `method` or `path` as path parameters."""
        request = Request(scope, receive)
        told = request.path_params
        if "path" in told:
            await self._download(told["token"], told["path"], send)
            return
        name = told["method"].casefold()
        try:
            params = read_params(request.url.query, request.headers.get("content-type", ""), await request.body())
            self._check(told["token"], name)
        except ApiError as error:
            await _answer(send, error.body())
            return
        fault = self._world.faults.take(name, params.number("chat_id") or None)
        if fault is None:
            await _answer(send, await self._result(name, params, None))
            return
        if fault.done:
            await self._result(name, params, fault)
        else:
            self._log(name, params, None, fault)
        await self._fail(fault, send)

    def carry_out(self, name: str, params: Params) -> None:
        """Do what a method says, without the network."""
        with contextlib.suppress(ApiError):
            self._carried_out(name.casefold(), params, None)

    def _check(self, token: str, name: str) -> None:
        if not TOKEN.fullmatch(token):
            raise not_found()
        if token != self._world.token:
            raise unauthorized()
        if name not in NAMES:
            raise not_found()
        if self._world.profile.logged_out:
            raise bad_request("Logged out")

    async def _result(self, name: str, params: Params, fault: Fault | None) -> dict[str, Any]:
        """The JSON answer."""
        try:
            if name != "getupdates":
                return {"ok": True, "result": self._carried_out(name, params, fault)}
            updates = self._world.updates
            updates.allow(params.json("allowed_updates"))
            wait = 0 if self.closing.is_set() else params.number("timeout")
            return {"ok": True, "result": await updates.get(params.number("offset"), params.number("limit", 100), wait)}
        except ApiError as error:
            return error.body()

    def _carried_out(self, name: str, params: Params, fault: Fault | None) -> Any:
        answer: Any
        try:
            if name == "setwebhook":
                answer = self.webhook.set(params)
            elif name == "deletewebhook":
                answer = self.webhook.delete(params)
            elif name == "getwebhookinfo":
                answer = self.webhook.info()
            elif name in METHODS:
                answer = METHODS[name](self._world, params)
            else:
                raise not_found()
        except ApiError as error:
            self._log(name, params, error, fault)
            raise
        self._log(name, params, answer, fault)
        return answer

    def _log(self, name: str, params: Params, answer: Any, fault: Fault | None) -> None:
        self._world.log(NAMES.get(name, name), params.values, answer, fault.kind if fault else None)

    async def _download(self, token: str, path: str, send: Send) -> None:
        try:
            self._check(token, "getfile")
            file = self._world.files.get(path.removeprefix("files/"))
            if file is None:
                raise not_found()
        except ApiError as error:
            await _answer(send, error.body())
            return
        await _respond(send, 200, file.content, file.kind, f"attachment; filename*=UTF-8''{quote(file.name)}")

    async def _fail(self, fault: Fault, send: Send) -> None:
        if fault.kind == "flood":
            await _answer(send, too_many_requests(max(1, round(fault.seconds))).body())
        elif fault.kind == "error":
            await _answer(send, ApiError(fault.status or 502, "Internal Server Error").body())
        elif fault.kind == "garbage":
            await _respond(send, fault.status or 200, fault.body.encode(), "text/html")
        else:
            if fault.kind == "stall":
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self.closing.wait(), fault.seconds)
            await _break_off(send)


async def _answer(send: Send, answer: dict[str, Any]) -> None:
    body = json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()
    await _respond(send, answer.get("error_code", 200), body)


async def _respond(
    send: Send, status: int, body: bytes, kind: str = "application/json", disposition: str | None = None
) -> None:
    headers = [(b"content-type", kind.encode()), (b"content-length", str(len(body)).encode())]
    if disposition is not None:
        headers.append((b"content-disposition", disposition.encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _break_off(send: Send) -> None:
    """Promise more than is sent: the server then closes the connection."""
    headers = [(b"content-type", b"application/json"), (b"content-length", b"1000")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b'{"ok":tr', "more_body": True})
