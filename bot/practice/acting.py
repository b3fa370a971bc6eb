"""What people do in the practice chat: each deed changes the chat and tells the bot by an update."""

from collections.abc import Iterable
from typing import Any

from bot.practice.chats import Group, Message, Person, Standing
from bot.practice.entities import found_in, units
from bot.practice.pictures import kind_of
from bot.practice.world import Tap, World

LONGEST_MESSAGE = 4096

Who = str | int | Person


class Acting:
    """The people's hands. `who` is a key, a user id or the person; `chat` a group, else the chat with the bot."""

    def __init__(self, world: World) -> None:
        self._world = world

    def who(self, who: Who) -> Person:
        """Raises LookupError."""
        return who if isinstance(who, Person) else self._world.person(who)

    def write(self, who: Who, text: str, *, chat: Group | None = None, reply_to: int | None = None) -> Message:
        """Send a text, as Telegram's apps do in pieces of at most 4,096 characters; the last one is returned."""
        person, place = self._place(who, chat)
        text = text.strip()
        if not text:
            raise ValueError("a message needs text")
        for start in range(0, len(text), LONGEST_MESSAGE):
            piece = text[start : start + LONGEST_MESSAGE]
            message = self._world.put(place, person.user(), text=piece, entities=found_in(piece), reply_to=reply_to)
            if chat is None or self._bot_sees(message):
                self._world.push({"message": self._world.as_json(message)})
        return message

    def edit(self, who: Who, message_id: int, text: str, *, chat: Group | None = None) -> Message:
        """Change one's own message. Raises LookupError where it is not there or another's."""
        person, place = self._place(who, chat)
        message = self._message(place["id"], message_id)
        if message.sender["id"] != person.id:
            raise LookupError(f"message {message_id} is not {person.key}'s")
        text = text.strip()
        if text == message.text:
            return message
        changed = self._world.change(message, text=text, entities=found_in(text), edited=self._world.seconds())
        if chat is None or self._bot_sees(changed):
            self._world.push({"edited_message": self._world.as_json(changed)})
        return changed

    def tap(self, who: Who, message_id: int, label_or_data: str, *, chat: Group | None = None) -> str:
        """Tap an inline button of the bot's message: the id of the callback query. Raises LookupError."""
        person, place = self._place(who, chat)
        message = self._message(place["id"], message_id)
        button = message.button(label_or_data)
        if button.data is None:
            raise LookupError(f"{button.label!r} opens {button.url}")
        tap_id = str(self._world.next_id())
        self._world.taps[tap_id] = Tap(person.id, message, self._world.seconds())
        query = {
            "id": tap_id,
            "from": person.user(),
            "message": self._world.as_json(message),
            "chat_instance": str(place["id"]),
            "data": button.data,
        }
        self._world.push({"callback_query": query})
        return tap_id

    def send_document(self, who: Who, content: bytes, name: str, *, caption: str = "") -> Message:
        """Attach a file."""
        person, place = self._place(who, None)
        file = self._world.keep_file(name, kind_of(name), content)
        message = self._world.put(place, person.user(), text=caption, entities=found_in(caption), document=file)
        self._world.push({"message": self._world.as_json(message)})
        return message

    def stand(self, who: Who, standing: Standing) -> None:
        """Block the bot, unblock it («open»), or leave Telegram («deactivated»)."""
        person = self.who(who)
        before, person.standing = person.standing, standing
        if before == standing or "deactivated" in (before, standing):
            return
        self._membership(person.chat(), person, _private_status(before), _private_status(standing))

    def make_group(self, title: str, members: Iterable[Who]) -> Group:
        """A group with the bot in it."""
        people = [self.who(member) for member in members]
        group = Group(title, -self._world.next_id(), [person.id for person in people])
        self._world.groups[group.id] = group
        self._membership(group.chat(), people[0], "left", "member")
        return group

    def remove_bot(self, group: Group, by: Who) -> None:
        """Put the bot out of a group."""
        group.has_bot = False
        self._membership(group.chat(), self.who(by), "member", "kicked")

    def make_supergroup(self, group: Group) -> Group:
        """Telegram gives the group a new id; the old one is refused with the new in migrate_to_chat_id."""
        larger = Group(group.title, -1_000_000_000_000 - self._world.next_id(), list(group.members))
        group.moved_to = larger.id
        self._world.groups[larger.id] = larger
        owner = self._world.people[group.members[0]]
        notice = self._world.put(group.chat(), owner.user(), extra={"migrate_to_chat_id": larger.id})
        self._world.push({"message": self._world.as_json(notice)})
        return larger

    def _membership(self, chat: dict[str, Any], by: Person, before: str, after: str) -> None:
        me = self._world.me()
        self._world.push(
            {
                "my_chat_member": {
                    "chat": chat,
                    "from": by.user(),
                    "date": self._world.seconds(),
                    "old_chat_member": _member(me, before),
                    "new_chat_member": _member(me, after),
                }
            }
        )

    def _place(self, who: Who, chat: Group | None) -> tuple[Person, dict[str, Any]]:
        person = self.who(who)
        if chat is not None:
            return person, chat.chat()
        if person.standing == "blocked":
            self.stand(person, "open")  # writing to a bot that was blocked starts it again
        elif person.standing == "new":
            person.standing = "open"
        return person, person.chat()

    def _message(self, chat_id: int, message_id: int) -> Message:
        message = self._world.find(chat_id, message_id)
        if message is None:
            raise LookupError(f"no message {message_id} in chat {chat_id}")
        return message

    def _bot_sees(self, message: Message) -> bool:
        """In a group: what Telegram's privacy mode lets through."""
        group = self._world.groups[message.chat_id]
        if not group.has_bot:
            return False
        if self._world.reads_groups:
            return True
        replied = self._world.find(message.chat_id, message.reply_to) if message.reply_to else None
        if replied is not None and replied.from_bot:
            return True
        name = f"@{self._world.username}".casefold()
        for entity in message.entities:
            said = units(message.text, entity).casefold()
            if entity["type"] == "mention" and said == name:
                return True
            if entity["type"] == "bot_command" and ("@" not in said or said.endswith(name)):
                return True
        return False


def _private_status(standing: Standing) -> str:
    return "kicked" if standing == "blocked" else "member"


def _member(user: dict[str, Any], status: str) -> dict[str, Any]:
    return {"user": user, "status": status, **({"until_date": 0} if status == "kicked" else {})}
