"""What the page and programs may ask for over HTTP: act as people, look at chats, order trouble, move the clock.

All addresses lie under /practice/ and speak JSON. `who` is a key or a user id.
"""

from collections.abc import Awaitable, Callable
from dataclasses import asdict
from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.practice.acting import Acting
from bot.practice.chats import Group, Person
from bot.practice.faults import Fault
from bot.practice.page import file_response
from bot.practice.showing import shown_clock, shown_message, shown_person, shown_state
from bot.practice.streams import Streams
from bot.practice.world import PracticeClock, World
from storage.days import STOCKHOLM, at_local

Answer = Callable[[Request], Awaitable[Any]]

FRIDAY = 4
OPENS, WEEK_ENDS = time(9), time(14)  # of «Nästa dag» and «Fredag 14.00»


class Control:
    """The routes, over one world."""

    def __init__(self, world: World, acting: Acting, streams: Streams, clock: PracticeClock | None) -> None:
        self._world, self._acting, self._streams, self._clock = world, acting, streams, clock

    def routes(self) -> list[Route]:
        asks: dict[str, Answer] = {
            "people": self._people,
            "state": self._state,
            "stream": self._stream,
            "file/{file_id}": self._file,
            "messages": self._messages,
            "calls": self._calls,
            "counts": self._counts,
        }
        does: dict[str, Answer] = {
            "write": self._write,
            "edit": self._edit,
            "tap": self._tap,
            "document": self._document,
            "clock": self._move_clock,
            "bulk": self._bulk,
            "updates": self._updates,
            "people": self._add_people,
            "groups": self._add_group,
            "standing": self._stand,
            "faults": self._add_fault,
            "limits": self._limit,
            "calm": self._calm,
        }
        return [
            *(Route(f"/practice/{path}", _endpoint(answer), methods=["GET"]) for path, answer in asks.items()),
            *(Route(f"/practice/{path}", _endpoint(answer), methods=["POST"]) for path, answer in does.items()),
        ]

    def _reader(self, request: Request) -> tuple[Person, int]:
        person = self._acting.who(_who(request.query_params["who"]))
        chat = request.query_params.get("chat")
        if not chat or int(chat) == person.id:
            return person, person.id
        if person.id not in self._world.groups[int(chat)].members:
            raise LookupError(f"{person.key} is not in group {chat}")
        return person, int(chat)

    async def _people(self, _request: Request) -> Any:
        return [shown_person(person) for person in self._world.people.values()]

    async def _state(self, request: Request) -> Any:
        return shown_state(self._world, *self._reader(request), self._clock)

    async def _stream(self, request: Request) -> Any:
        events = self._streams.events(*self._reader(request))
        return StreamingResponse(events, media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    async def _file(self, request: Request) -> Any:
        return file_response(self._world.files[request.path_params["file_id"]])

    async def _messages(self, request: Request) -> Any:
        person, chat_id = self._reader(request)
        return [shown_message(message, person) for message in self._world.messages.get(chat_id, {}).values()]

    async def _calls(self, request: Request) -> Any:
        since = int(request.query_params.get("since", 0))
        return [asdict(call) for call in list(self._world.calls)[since:]]

    async def _counts(self, _request: Request) -> Any:
        """For watching a load: what waits for the bot, what it has asked, what the flood limits refused."""
        return {
            "pending": len(self._world.updates.waiting),
            "calls": len(self._world.calls),
            "floods": self._world.faults.floods,
            "messages": sum(map(len, self._world.messages.values())),
        }

    async def _write(self, request: Request) -> Any:
        told = await request.json()
        written = self._acting.write(told["who"], told["text"], chat=self._group(told), reply_to=told.get("reply_to"))
        return {"message_id": written.id}

    async def _edit(self, request: Request) -> Any:
        told = await request.json()
        return {
            "message_id": self._acting.edit(told["who"], told["message_id"], told["text"], chat=self._group(told)).id
        }

    async def _tap(self, request: Request) -> Any:
        told = await request.json()
        return {"tap": self._acting.tap(told["who"], told["message_id"], told["data"], chat=self._group(told))}

    async def _document(self, request: Request) -> Any:
        """The body is the file; `who`, `name` and `caption` stand in the address."""
        told = request.query_params
        sent = self._acting.send_document(
            _who(told["who"]), await request.body(), told["name"], caption=told.get("caption", "")
        )
        return {"message_id": sent.id}

    async def _bulk(self, request: Request) -> Any:
        """Many messages at once: {"messages": [{"who", "text"}, …]}."""
        told = await request.json()
        return {"message_ids": [self._acting.write(one["who"], one["text"]).id for one in told["messages"]]}

    async def _updates(self, request: Request) -> Any:
        """Updates just as they are, without update_id: {"updates": […]}."""
        told = await request.json()
        return {"update_ids": [self._world.push(update) for update in told["updates"]]}

    async def _add_people(self, request: Request) -> Any:
        """{"people": [{"key", "name"}, …]}."""
        told = await request.json()
        return [{"key": one["key"], "id": self._world.add(Person(**one)).id} for one in told["people"]]

    async def _add_group(self, request: Request) -> Any:
        told = await request.json()
        return {"id": self._acting.make_group(told["title"], told["members"]).id}

    async def _stand(self, request: Request) -> Any:
        told = await request.json()
        self._acting.stand(told["who"], told["standing"])
        return {}

    async def _add_fault(self, request: Request) -> Any:
        self._world.faults.add(Fault(**await request.json()))
        return {}

    async def _limit(self, request: Request) -> Any:
        told = await request.json()
        self._world.faults.limit(per_second=told.get("per_second"), per_chat=told.get("per_chat"))
        return {}

    async def _calm(self, _request: Request) -> Any:
        """No more faults and limits."""
        self._world.faults.clear()
        return {}

    async def _move_clock(self, request: Request) -> Any:
        """{"step": "hour", "day" or "friday"} or {"to": an ISO time}; answers when what was due has been done."""
        if self._clock is None:
            raise LookupError("this server's clock is not to be moved")
        told = await request.json()
        now = self._clock.now()
        moment = datetime.fromisoformat(told["to"]) if "to" in told else _stepped(now, told["step"])
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=STOCKHOLM)
        if moment < now:
            raise ValueError("the clock does not go back")
        await self._clock.advance_to(moment)
        self._world.tell(0, "clock", None)
        return shown_clock(self._clock)

    def _group(self, told: dict[str, Any]) -> Group | None:
        return self._world.groups[told["chat"]] if told.get("chat", 0) < 0 else None


def _stepped(now: datetime, step: str) -> datetime:
    """The moment that a button of the page moves the clock to."""
    if step == "hour":
        return now + timedelta(hours=1)
    local = now.astimezone(STOCKHOLM)
    if step == "day":
        return at_local(local.date() + timedelta(days=1), OPENS)
    if step == "friday":
        late = local.weekday() == FRIDAY and local.time() >= WEEK_ENDS
        return at_local(local.date() + timedelta(days=7 if late else (FRIDAY - local.weekday()) % 7), WEEK_ENDS)
    raise ValueError(f"no step {step!r}")


def _who(told: str) -> str | int:
    return int(told) if told.lstrip("-").isdigit() else told


def _endpoint(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        origin = request.headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
            return JSONResponse({"error": "another site may not act here"}, 403)
        try:
            found = await answer(request)
        except LookupError as error:
            return JSONResponse({"error": str(error)}, 404)
        except (TypeError, ValueError) as error:
            return JSONResponse({"error": str(error)}, 400)
        return found if isinstance(found, Response) else JSONResponse(found)

    return endpoint
