"""All addresses of the practice server."""

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Route

from bot.practice.acting import Acting
from bot.practice.api import BotApi
from bot.practice.world import PracticeClock, World


class Web:
    """The app: the Bot API, the page, and the control addresses."""

    def __init__(self, world: World, acting: Acting, api: BotApi, clock: PracticeClock | None) -> None:
        routes: list[BaseRoute] = [
            Route("/bot{token}/{method}", api),
            Route("/file/bot{token}/{path:path}", api),
        ]
        self.app = Starlette(routes=routes)

    def close(self) -> None:
        """End the streams."""
