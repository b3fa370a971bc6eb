"""All addresses of the practice server."""

from starlette.applications import Starlette
from starlette.routing import Route

from bot.practice.acting import Acting
from bot.practice.api import BotApi
from bot.practice.control import Control
from bot.practice.page import Page
from bot.practice.streams import Streams
from bot.practice.world import PracticeClock, World


class Web:
    """The app: the Bot API, the page, and the control addresses."""

    def __init__(self, world: World, acting: Acting, api: BotApi, clock: PracticeClock | None) -> None:
        self._streams = Streams(world, clock)
        self.app = Starlette(
            routes=[
                Route("/bot{token}/{method}", api),
                Route("/file/bot{token}/{path:path}", api),
                Route("/", Page().__call__),
                *Control(world, acting, self._streams, clock).routes(),
            ]
        )

    def close(self) -> None:
        """End the streams."""
        self._streams.close()
