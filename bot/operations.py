"""What the one who runs the bot does from the command line: migrate, load, invite. Each returns what to say."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from sqlmodel import Session, col, select

from bot.settings import MissingSetting, Settings
from handlers.loading import BadFile, describe_loaded, explain_rows, read_file
from handlers.registry import jobs
from locales import _
from storage import agreement, crypto
from storage.database import Database
from storage.days import local_day
from storage.errors import BadRows, NeedsMore
from storage.invitations import VALID_FOR, make_invitation
from storage.models import Partnership, Workplace
from storage.roster import load
from storage.roster_workbook import write_template
from storage.vocabulary import Role
from storage.work import Work

T = TypeVar("T")


def migrate_database(settings: Settings) -> str:
    """Bring the database to its latest form."""
    database = Database(settings.database)
    try:
        before, after = database.migrate()
    finally:
        database.close()
    if before == after:
        return _("The database already has its latest form ({version}).", version=after)
    return _("The database now has its latest form ({version}).", version=after)


def load_file(settings: Settings, path: Path) -> tuple[bool, str]:
    """Bring in a file, all or nothing; whether it went well, and what to say."""
    try:
        raw = read_file(path)
        loaded = _in_database(settings, lambda work: describe_loaded(load(work, raw)))
    except BadFile as error:
        return False, str(error)
    except BadRows as error:
        return False, "\n".join([_("Nothing was brought in. Put this right and try again:"), *explain_rows(error)])
    return True, "\n".join(loaded)


def write_workbook(path: Path, partnership: str | None) -> str:
    """A workbook to fill in."""
    chosen = partnership or agreement.DEFAULT_KEY
    if chosen not in set(agreement.keys()):
        raise MissingSetting(
            _("There is no agreement with that key. Choose one of: {keys}.", keys=", ".join(agreement.keys()))
        )
    write_template(path, chosen, local_day(datetime.now(UTC)))
    return _("Wrote {path}. Fill it in and run: platsbot load {path}", path=path)


def invite_somebody(settings: Settings, role: str, workplace: str | None, partnership: str | None) -> str:
    """A deep link that works once."""
    if role not in list(Role):
        raise MissingSetting(_("There is no role {role}. Choose one of: {roles}.", role=role, roles=", ".join(Role)))
    secret = _in_database(settings, lambda work: _invitation(work, Role(role), workplace, partnership))
    username = asyncio.run(_username(settings))
    return _(
        "https://t.me/{bot}?start={secret}\nThe link works once, for {days} days. Send it to one person only.",
        bot=username,
        secret=secret,
        days=VALID_FOR.days,
    )


def _invitation(work: Work, role: Role, workplace: str | None, partnership: str | None) -> str:
    found = list(work.session.exec(select(Partnership).order_by(col(Partnership.id))))
    chosen = [row for row in found if partnership in (None, row.key)]
    if not found:
        raise MissingSetting(_("The database is empty. Bring in people and workplaces first: platsbot load FILE"))
    if len(chosen) != 1:
        keys = ", ".join(row.key for row in found)
        raise MissingSetting(_("Say which partnership with --partnership: {keys}.", keys=keys))
    work.partnership = chosen[0]
    places = work.session.exec(select(Workplace).where(Workplace.partnership_id == work.partnership_id)).all()
    place = next((row for row in places if row.name == workplace), None)
    try:
        if workplace is not None and place is None:
            raise NeedsMore("workplace")
        return make_invitation(work, role, place)
    except NeedsMore as error:
        names = ", ".join(row.name for row in places)
        raise MissingSetting(_("Say which workplace with --workplace: {names}.", names=names)) from error


def _in_database(settings: Settings, do: Callable[[Work], T]) -> T:
    crypto.use_keys(settings.needed_key())
    database = Database(settings.database)

    def work_in(session: Session) -> T:
        work = Work(session, datetime.now(UTC), naming=settings.names)
        result = do(work)
        if work.partnership is not None:
            for kind in jobs().values():
                kind.ensure(work)
        work.finish()
        return result

    try:
        database.migrate()
        return database.write(work_in).result()
    finally:
        database.close()


async def _username(settings: Settings) -> str:
    from bot.telegram_gateway import TelegramGateway

    async with TelegramGateway(settings) as gateway:
        return gateway.username
