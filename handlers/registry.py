"""The topics of handlers/__init__.py, looked up by intent, command, word, card and job."""

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from handlers import TOPIC_MODULES

if TYPE_CHECKING:
    from handlers.swedish import Thing
    from handlers.topic import AnswersCommand, AnswersIntent, AnswersTap, JobKind, Topic
    from storage.work import Work


@cache
def topics() -> "tuple[Topic, ...]":
    return tuple(import_module(module).TOPIC for module in TOPIC_MODULES)


@cache
def intents() -> "dict[str, AnswersIntent]":
    return {intent: answers for topic in topics() for intent, answers in topic.intents.items()}


@cache
def commands() -> "dict[str, AnswersCommand]":
    return {command: answers for topic in topics() for command, answers in topic.commands.items()}


@cache
def words() -> dict[str, str]:
    return {word: command for topic in topics() for word, command in topic.words.items()}


@cache
def cards() -> "dict[str, AnswersTap]":
    return {kind: answers for topic in topics() for kind, answers in topic.cards.items()}


@cache
def everywhere() -> "dict[str, AnswersTap]":
    """Actions that mean the same on every card (undo, explain, …)."""
    return {action: answers for topic in topics() for action, answers in topic.everywhere.items()}


@cache
def jobs() -> "dict[str, JobKind]":
    return {kind: job for topic in topics() for kind, job in topic.jobs.items()}


def run_thing(work: "Work", thing: "Thing") -> None:
    """Let the module that answers this intent answer. Raises DomainError as that module does."""
    intents()[thing.intent](work, thing)
