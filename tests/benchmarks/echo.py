"""A bare echo bot on python-telegram-bot's default transport, for bench_throughput: `echo.py TOKEN BASE_URL`."""

import sys
from typing import Any

from telegram import Update
from telegram.ext import Application, MessageHandler, filters


async def echo(update: Update, _context: Any) -> None:
    assert update.message is not None and update.message.text is not None
    await update.message.reply_text(update.message.text)


if __name__ == "__main__":
    application = Application.builder().token(sys.argv[1]).base_url(sys.argv[2]).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()
