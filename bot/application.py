"""The one place that wires everything: settings in, a running bot out."""

import asyncio
import contextlib
import gc
import os
import signal
import sys
import threading
import time
import uuid
from collections.abc import Callable
from urllib.parse import urlsplit

import structlog
from sqlmodel import Session, select

from bot import logs, outbox
from bot.bell import Bell
from bot.clock import Clock, SystemClock
from bot.commands import described
from bot.cores import on_one_core
from bot.engine import Engine
from bot.gateway import BadToken
from bot.http import WebServer, web_app
from bot.inbox import Inbox
from bot.leading import Leading
from bot.limits import Limits
from bot.metrics import INBOX, OUTBOX
from bot.patience import until_migrated, until_reached
from bot.polling import Polling
from bot.processing import Processor, where
from bot.rendering import Drawing
from bot.schedule import Schedule
from bot.sending import Sender
from bot.settings import MissingSetting, Settings
from bot.store import Store
from bot.telegram_gateway import TelegramGateway
from locales import _
from storage import crypto
from storage.database import Database
from storage.models import Job

STOPS_WITHIN = 6.0  # seconds for what is in hand
GONE_WITHIN = 9.5  # seconds, whatever hangs: a container gets ten

log = structlog.get_logger()


class Application:
    """The running bot. After `stop`, `run` finishes what is in hand and returns; the rest stays in the inbox."""

    def __init__(self, settings: Settings, database: Database, gateway: TelegramGateway, clock: Clock) -> None:
        self._settings, self._gateway, self._clock = settings, gateway, clock
        replica = "one" if database.is_sqlite else uuid.uuid4().hex[:12]
        self._database = database
        self._store = Store(database)
        self._drawing = Drawing(self._store)
        self.engine = Engine(database, naming=settings.names, bot_name=gateway.username)
        self._inbox = Inbox(self._store, clock, bot_id=settings.bot_id, replica=replica)
        self._processor = Processor(
            self._inbox, self.engine, self._store, gateway, clock, most_at_once=settings.chats_at_once
        )
        limits = Limits(per_second=settings.sends_per_second, per_chat=settings.chat_sends_per_second)
        self._sender = Sender(self._store, gateway, clock, self._drawing, limits)
        self._schedule = Schedule(self.engine, self._inbox, self._store, clock, self._sender.wake)
        self._processor.handled.also(self._sender.wake.ring)
        self._processor.handled.also(self._schedule.wake.ring)
        self._happened = Bell()
        self._processor.handled.also(self._happened.ring)
        self._leading = Leading(self._store, bot_id=settings.bot_id)
        self._stop = asyncio.Event()
        self._web: WebServer | None = None

    def stop(self) -> None:
        """Finish what is in hand and return from `run`."""
        self._stop.set()

    async def rest(self, seconds: float = 30.0) -> None:
        """Return when nothing waits in the inbox and nothing may go out, or after so long: for practice, whose clock
        stops at each thing that falls due."""
        self._schedule.wake.ring()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._schedule.looked.wait()  # before that nothing is due because nothing is planned
                while not await self._store.read(self._rests):
                    await self._happened.wait(0.05)

    def _rests(self, session: Session) -> bool:
        now = self._clock.now()
        due = session.exec(select(Job.id).where(Job.due_at <= now).limit(1)).first()
        return due is None and not self._inbox.waiting(session) and not outbox.heads(session, now, 1)

    @property
    def port(self) -> int | None:
        """The port of /health, /metrics and the webhook, once `run` has started."""
        return self._web.port if self._web else None

    async def run(self) -> None:
        """Until stopped. Raises BadToken."""
        tasks = [
            asyncio.create_task(work, name=name)
            for name, work in (
                ("processor", self._processor.run()),
                ("schedule", self._schedule.run()),
                ("leading", self._leading.run()),
                ("leader", self._lead()),
                ("web", self._serve()),
            )
        ]
        stopped = asyncio.create_task(self._stop.wait())
        try:
            done, _pending = await asyncio.wait([*tasks, stopped], return_when=asyncio.FIRST_COMPLETED)
            for task in done - {stopped}:
                task.result()  # the tasks end only with an error
        finally:
            stopped.cancel()
            await self._wind_down(tasks)

    async def _wind_down(self, tasks: list[asyncio.Task[None]]) -> None:
        started = time.monotonic()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for part in (self._processor, self._sender):
            await part.finish(max(0.1, STOPS_WITHIN - (time.monotonic() - started)))
        self._leading.give_up()
        self._drawing.close()
        self._store.close()
        log.info("stopped", seconds=round(time.monotonic() - started, 2))

    async def _lead(self) -> None:
        """Send, and poll where there is no webhook, as long as this process leads."""
        while True:
            while not self._leading.leads:
                await self._leading.changed.wait(1.0)
            await self._introduce()
            parts = [asyncio.create_task(self._sender.run())]
            if self._settings.webhook_url is None:
                parts.append(asyncio.create_task(Polling(self._gateway, self._inbox, self._processor.wake).run()))
            try:
                while self._leading.leads:
                    waits = asyncio.ensure_future(self._leading.changed.wait())
                    done, _pending = await asyncio.wait([*parts, waits], return_when=asyncio.FIRST_COMPLETED)
                    waits.cancel()
                    for part in done - {waits}:
                        part.result()
            finally:
                for part in parts:
                    part.cancel()
                await asyncio.gather(*parts, return_exceptions=True)

    async def _introduce(self) -> None:
        """Commands, and how updates are to come: until Telegram has taken it."""
        settings = self._settings

        async def do() -> None:
            if settings.webhook_url is None:
                await self._gateway.poll_instead()
            else:
                await self._gateway.call_back(
                    settings.webhook_url, webhook_secret(settings), settings.webhook_connections
                )
            await self._gateway.introduce(described())

        await until_reached(do)

    async def _serve(self) -> None:
        """The web server, where a port is set."""
        settings = self._settings
        if settings.port is None:
            await asyncio.Event().wait()
            return
        webhook = settings.webhook_url
        app = web_app(
            healthy=self._healthy,
            measure=self._measure,
            inbox=self._inbox if webhook else None,
            wake=self._processor.wake,
            secret=webhook_secret(settings) if webhook else None,
            path=urlsplit(webhook).path or "/" if webhook else "/telegram",
        )
        self._web = WebServer(app, settings.host, settings.port)
        await self._web.start()
        try:
            await asyncio.Event().wait()
        finally:
            await self._web.stop()

    async def _healthy(self) -> bool:
        try:
            await asyncio.wait_for(self._store.read(self._inbox.waiting), 5)
        except Exception as error:
            log.warning("not healthy", **where(error))
            return False
        return True

    async def _measure(self) -> None:
        def count(session: Session) -> tuple[int, int]:
            return self._inbox.waiting(session), outbox.waiting(session)

        waiting_in, waiting_out = await self._store.read(count)
        INBOX.set(waiting_in)
        OUTBOX.set(waiting_out)


def webhook_secret(settings: Settings) -> str:
    """The webhook's secret, or MissingSetting."""
    if settings.webhook_secret is None:
        raise MissingSetting(_("PLATSBOT_WEBHOOK_SECRET is missing: any long random text of A–Z, a–z, 0–9, _ and -."))
    return settings.webhook_secret.get_secret_value()


async def serve(
    settings: Settings,
    clock: Clock | None = None,
    *,
    started: Callable[[Application], None] = lambda _application: None,
) -> None:
    """Open the database, meet Telegram and run until stopped or told to by SIGTERM or SIGINT. Raises BadToken."""
    settings.needed_token()
    if settings.webhook_url is not None:
        webhook_secret(settings)
    crypto.use_keys(settings.needed_key())
    database = Database(settings.database)
    try:
        await until_migrated(database)
        async with contextlib.AsyncExitStack() as stack:
            gateway = TelegramGateway(settings)

            async def meet() -> None:
                await gateway.__aenter__()

            stack.push_async_exit(gateway)
            await until_reached(meet)
            application = Application(settings, database, gateway, clock or SystemClock())
            loop = asyncio.get_running_loop()
            for number in (signal.SIGTERM, signal.SIGINT):
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, _told_to_stop, application)
            _spare_the_collector()
            await stack.enter_async_context(on_one_core())
            log.info("started", bot=gateway.username, database=database.url.get_backend_name())
            started(application)
            await application.run()
    finally:
        await asyncio.to_thread(database.close)


def _spare_the_collector() -> None:
    """What is there from the start stays: the collector need not look through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


def _told_to_stop(application: Application) -> None:
    application.stop()
    last_resort = threading.Timer(GONE_WITHIN, _break_off)
    last_resort.daemon = True  # the process may end before
    last_resort.start()


def _break_off() -> None:
    """Something hangs, a database server that has vanished perhaps. Nothing is lost by it."""
    log.error("broken off", seconds=GONE_WITHIN)
    os._exit(1)


def run_bot(settings: Settings) -> int:
    """`platsbot run`: the exit code."""
    logs.configure(settings.log_level)
    try:
        asyncio.run(serve(settings))
    except BadToken:
        sys.stderr.write(
            _("Telegram does not accept PLATSBOT_TOKEN. Ask @BotFather for it: /mybots, API Token.") + "\n"
        )
        return 2
    return 0
