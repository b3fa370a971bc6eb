"""A practice server, ways to call it, and a browser to look at it with.

A module's tests share an event loop, so that its Chromium is started once: they say so in `pytestmark`.
"""

import contextlib
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, async_playwright
from telegram.ext import Application, ApplicationBuilder

from bot.clock import SetClock
from bot.practice.chats import Person
from bot.practice.server import PracticeServer

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

Call = Callable[..., Awaitable[dict[str, Any]]]


class PageClock(SetClock):
    """A clock that the page may move."""

    async def advance_to(self, moment: datetime) -> None:
        self.set(moment)


def practice_server(clock: PageClock) -> PracticeServer:
    people = [
        Person("petra", "Petra", 1001, about="handledare på Produktion"),
        Person("omar", "Omar", 1002, about="handledare på Matmission"),
        Person("okand", "Okänd", 1003, standing="new"),
    ]
    return PracticeServer(TOKEN, people, clock=clock, first_id=1, webhook_pause=0.01)


@contextlib.asynccontextmanager
async def calling(server: PracticeServer) -> AsyncIterator[Call]:
    async with httpx.AsyncClient(base_url=f"{server.base_url}{TOKEN}/", timeout=20) as client:

        async def ask(method: str, **params: Any) -> dict[str, Any]:
            answer = await client.post(method, json=params)
            body: dict[str, Any] = answer.json()
            assert answer.status_code == body.get("error_code", 200)
            return body

        yield ask


@pytest.fixture
def clock() -> PageClock:
    return PageClock(MONDAY)


@pytest_asyncio.fixture(loop_scope="module")
async def server(clock: PageClock) -> AsyncIterator[PracticeServer]:
    """Petra (id 1001), Omar (1002) and a stranger (1003), who has never written; message and update ids from 1 on."""
    async with practice_server(clock) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module")
async def call(server: PracticeServer) -> AsyncIterator[Call]:
    """`await call("sendMessage", chat_id=1001, text="Hej")`: the JSON answer, whatever it is."""
    async with calling(server) as ask:
        yield ask


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def refused() -> AsyncIterator[Call]:
    """As `call`, but on a server that a module's tests share: for calls that change nothing."""
    async with practice_server(PageClock(MONDAY)) as server, calling(server) as ask:
        yield ask


@pytest_asyncio.fixture(loop_scope="module")
async def application(server: PracticeServer) -> AsyncIterator["Application[Any, Any, Any, Any, Any, Any]"]:
    """python-telegram-bot with nothing but its address changed; it polls. Add handlers to it."""
    built = ApplicationBuilder().token(TOKEN).base_url(server.base_url).base_file_url(server.base_file_url).build()
    async with built:
        await built.start()
        assert built.updater is not None
        await built.updater.start_polling(timeout=20)
        yield built
        await built.updater.stop()
        await built.stop()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Browser]:
    """Debian's Chromium, without a window. Skips where there is none; in CI that is an error."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        if os.environ.get("CI", "").casefold() == "true":
            pytest.fail("CI needs Chromium for the practice chat")
        pytest.skip("there is no Chromium on this machine")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_ARGUMENTS))
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def open_chat(chromium: Browser, server: PracticeServer) -> AsyncIterator[Callable[..., Awaitable[Page]]]:
    """`await open_chat("petra")`: the chat of one person in a browser of her own, by default as wide as a phone.

    An error on the page, also one against its Content-Security-Policy, fails the test.
    """

    contexts: list[BrowserContext] = []
    mistakes: list[str] = []

    async def opened(who: str | None, *, width: int = 360, height: int = 740) -> Page:
        context = await chromium.new_context(viewport={"width": width, "height": height}, accept_downloads=True)
        contexts.append(context)
        page = await context.new_page()

        page.on("pageerror", lambda error: mistakes.append(str(error)))
        page.on("console", lambda said: mistakes.append(said.text) if said.type == "error" else None)
        await page.goto(f"{server.address}/?som={who}" if who else server.address)
        return page

    yield opened
    for context in contexts:
        await context.close()
    assert mistakes == []
