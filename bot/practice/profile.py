"""The Bot API methods about the bot itself and about chats."""

import json
import re
from typing import Any

from bot.practice.errors import bad_request
from bot.practice.methods import Method
from bot.practice.params import Params
from bot.practice.world import World

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
MOST_COMMANDS = 100
LONGEST = {"name": 64, "description": 512, "short_description": 120}
TOO_LONG = {
    "name": "BOT_TITLE_INVALID",
    "description": "description is too long",
    "short_description": "about is too long",
}


def get_me(world: World, _params: Params) -> Any:
    return {
        **world.me(),
        "can_join_groups": True,
        "can_read_all_group_messages": world.reads_groups,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def log_out(world: World, _params: Params) -> Any:
    world.profile.logged_out = True
    return True


def close(_world: World, _params: Params) -> Any:
    return True


def set_my_commands(world: World, params: Params) -> Any:
    told = params.json("commands")
    if not isinstance(told, list):
        raise bad_request("can't parse commands: expected an Array of BotCommand")
    if len(told) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    commands = []
    for one in told:
        if not isinstance(one, dict):
            raise bad_request("can't parse commands: expected an Object")
        name, words = str(one.get("command", "")).removeprefix("/"), str(one.get("description", "")).strip()
        if not COMMAND.fullmatch(name):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(words) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        commands.append({"command": name, "description": words})
    world.profile.commands[_scope(params)] = commands
    world.tell(0, "menu", None)
    return True


def get_my_commands(world: World, params: Params) -> Any:
    return world.profile.commands.get(_scope(params), [])


def delete_my_commands(world: World, params: Params) -> Any:
    world.profile.commands.pop(_scope(params), None)
    world.tell(0, "menu", None)
    return True


def commands_for(world: World, user_id: int) -> list[dict[str, str]]:
    """The commands that a Swedish user sees in the private chat: the narrowest scope that has any."""
    scopes = ({"type": "chat", "chat_id": user_id}, {"type": "all_private_chats"}, {"type": "default"})
    for scope in scopes:
        for language in ("sv", ""):
            commands = world.profile.commands.get((json.dumps(scope, sort_keys=True), language))
            if commands:
                return commands
    return []


def _scope(params: Params) -> tuple[str, str]:
    scope = params.json("scope") or {"type": "default"}
    return json.dumps(scope, sort_keys=True), params.text("language_code")


def _setter(name: str) -> Method:
    def set_text(world: World, params: Params) -> Any:
        text = params.text(name)
        if len(text) > LONGEST[name]:
            raise bad_request(TOO_LONG[name])
        world.profile.texts[name, params.text("language_code")] = text
        world.tell(0, "menu", None)
        return True

    return set_text


def _getter(name: str) -> Method:
    def get_text(world: World, params: Params) -> Any:
        default = world.name if name == "name" else ""
        texts = world.profile.texts
        return {name: texts.get((name, params.text("language_code"))) or texts.get((name, "")) or default}

    return get_text


def set_chat_menu_button(world: World, params: Params) -> Any:
    world.profile.menu_button = params.json("menu_button") or {"type": "default"}
    return True


def get_chat_menu_button(world: World, _params: Params) -> Any:
    return world.profile.menu_button


def get_chat(world: World, params: Params) -> Any:
    chat = world.chat_for_sending(params.number("chat_id"))
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    return {
        **chat,
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, True),
    }


def get_chat_member(world: World, params: Params) -> Any:
    chat = world.chat_for_sending(params.number("chat_id"))
    user_id = params.number("user_id")
    if user_id == world.bot_id:
        return {"user": world.me(), "status": "member"}
    person = world.people.get(user_id)
    if person is None:
        raise bad_request("user not found")
    group = world.groups.get(chat["id"])
    present = user_id in group.members if group else user_id == chat["id"]
    return {"user": person.user(), "status": "member" if present else "left"}


def leave_chat(world: World, params: Params) -> Any:
    chat_id = params.number("chat_id")
    world.chat_for_sending(chat_id)
    if chat_id not in world.groups:
        raise bad_request("chat member status can't be changed in private chats")
    world.groups[chat_id].has_bot = False
    return True


PROFILE_METHODS: dict[str, Method] = {
    "getMe": get_me,
    "logOut": log_out,
    "close": close,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": _setter("name"),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description"),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description"),
    "getMyShortDescription": _getter("short_description"),
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "leaveChat": leave_chat,
}
