"""What was last spoken of in a chat, for «och i januari?»: one row for each chat, renewed by each message."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from storage.models import Conversation
from storage.statements import Command, Query
from storage.work import Work


def latest(work: Work, since: datetime) -> dict[str, Any] | None:
    """What `remember` was told last in the speaker's chat; None where it is older than `since`."""
    return LATEST.first(work.session, {"chat": work.chat_id, "since": since})


def remember(work: Work, told: dict[str, Any]) -> None:
    """Keep it as the latest of the speaker's chat."""
    row = {"chat_id": work.chat_id, "latest": told, "at": work.now}
    REMEMBER[work.session.get_bind().dialect.name].run(work.session, row)


# The statements are built once: building one takes longer than running it.
LATEST = Query(
    select(col(Conversation.latest)).where(
        col(Conversation.chat_id) == bindparam("chat"), col(Conversation.at) >= bindparam("since")
    )
)


def _renewing(dialect: Any) -> Command:
    insert = dialect.insert(Conversation)
    told = insert.excluded
    renewing = insert.on_conflict_do_update(index_elements=["chat_id"], set_={"latest": told.latest, "at": told.at})
    return Command(renewing, ("chat_id", "latest", "at"))


REMEMBER = {"sqlite": _renewing(sqlite), "postgresql": _renewing(postgresql)}
