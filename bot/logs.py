"""Logging: one JSON object a line on standard error, with neither tokens nor anything that a person wrote."""

import contextlib
import io
import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any, TextIO, cast

import structlog

TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{20,}")
TALKATIVE = ("httpx", "httpcore", "telegram", "aiohttp.access", "uvicorn.access", "alembic")


def configure(level: str) -> None:
    """Set up logging for this process. Libraries that log URLs or messages are kept quiet."""
    number = logging.getLevelNamesMapping()[level]
    logging.basicConfig(
        level=max(number, logging.WARNING), stream=sys.stderr, format="%(name)s %(levelname)s %(message)s"
    )
    for handler in logging.getLogger().handlers:
        handler.addFilter(_WithoutTokens())
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL if name == "telegram" else logging.WARNING)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            _without_tokens,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(cast("TextIO", _Unfailing(sys.stderr))),
        cache_logger_on_first_use=False,
    )


class _Unfailing(io.TextIOBase):
    """Drops what cannot be written: a log that has filled its disk, or that nobody reads any more, stops no bot."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, words: str) -> int:
        with contextlib.suppress(OSError):
            self._stream.write(words)
        return len(words)

    def flush(self) -> None:
        with contextlib.suppress(OSError):
            self._stream.flush()


def _without_tokens(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    for name, value in event.items():
        if isinstance(value, str):
            event[name] = TOKEN.sub("<token>", value)
    return event


class _WithoutTokens(logging.Filter):
    """Removes tokens and tracebacks (whose texts may hold what somebody wrote) from what libraries log."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = TOKEN.sub("<token>", record.getMessage()), ()
        if record.exc_info and record.exc_info[0] is not None:
            record.msg += f" ({record.exc_info[0].__name__})"
        record.exc_info = record.exc_text = None
        return True
