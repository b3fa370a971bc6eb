"""`python -m bot.practice`: the practice server as a process of its own, on the machine's clock."""

import argparse
import asyncio
import signal
import sys

from bot.practice.people import people_of, practice_roster
from bot.practice.server import PracticeServer
from locales import _


async def serve(port: int, token: str) -> None:
    """Until SIGTERM or SIGINT. Writes the address as its first line."""
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    server = PracticeServer(token, people_of(practice_roster()))
    await server.start(port)
    sys.stdout.write(_("The practice chat: {address}", address=server.address) + "\n")
    sys.stdout.flush()
    await stopped.wait()
    await server.stop()


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m bot.practice", description=_("a stand-in for Telegram's Bot API, with a practice chat")
    )
    parser.add_argument("--port", type=int, default=8081, help=_("the port; 0 takes a free one"))
    parser.add_argument("--token", default="1:practice", help=_("the bot token that is let in"))
    told = parser.parse_args()
    asyncio.run(serve(told.port, told.token))


main()
