"""What the page is told, as JSON."""

from datetime import datetime
from typing import Any

from bot.practice.chats import File, Message, Person
from bot.practice.profile import commands_for
from bot.practice.world import PracticeClock, World
from locales.formats import format_date, format_time
from storage.days import STOCKHOLM


def shown_message(message: Message, reader: Person) -> dict[str, Any]:
    """One message as `reader` sees it; `day` and `time` are Swedish words."""
    moment = datetime.fromtimestamp(message.date, STOCKHOLM)
    shown: dict[str, Any] = {
        "id": message.id,
        "mine": message.sender["id"] == reader.id,
        "sender": message.sender["first_name"],
        "text": message.text,
        "entities": list(message.entities),
        "rows": [[_button(button.label, button.data, button.url) for button in row] for row in message.rows],
        "edited": message.edited is not None,
        "day": format_date(moment.date()),
        "time": format_time(moment),
    }
    if message.photo is not None:
        shown["photo"] = {**_file(message.photo), "width": message.photo.width, "height": message.photo.height}
    if message.document is not None:
        shown["document"] = _file(message.document)
    return shown


def shown_state(world: World, reader: Person, chat_id: int, clock: PracticeClock | None) -> dict[str, Any]:
    """Everything that the page needs to show a chat afresh."""
    groups = [group for group in world.groups.values() if reader.id in group.members and group.moved_to is None]
    return {
        "bot": {"name": bot_name(world), "username": world.username, "about": _text(world, "short_description")},
        "me": shown_person(reader),
        "chat": chat_id,
        "groups": [{"id": group.id, "title": group.title} for group in groups],
        "commands": commands_for(world, reader.id),
        "messages": [
            shown_message(message, reader)
            for message in world.messages.get(chat_id, {}).values()
            if message.text or message.photo or message.document
        ],
        "clock": shown_clock(clock),
    }


def shown_person(person: Person) -> dict[str, Any]:
    return {"key": person.key, "name": person.name, "about": person.about, "blocked": person.standing == "blocked"}


def shown_clock(clock: PracticeClock | None) -> dict[str, str] | None:
    """Day and time in words; None where the practice clock is not the page's to move."""
    if clock is None:
        return None
    moment = clock.now().astimezone(STOCKHOLM)
    return {"day": format_date(moment.date()), "time": format_time(moment)}


def bot_name(world: World) -> str:
    return _text(world, "name") or world.name


def _text(world: World, name: str) -> str:
    texts = world.profile.texts
    return texts.get((name, "sv")) or texts.get((name, "")) or ""


def _button(label: str, data: str | None, url: str | None) -> dict[str, Any]:
    return {"label": label, "url": url} if url is not None else {"label": label, "data": data}


def _file(file: File) -> dict[str, Any]:
    return {"address": f"/practice/file/{file.id}", "name": file.name, "size": len(file.content)}
