"""The command line. Imports stand inside the commands, so that `understand` and `ask` start quickly."""

import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup


def _translate(command: Any) -> None:
    """Put the help of a command and its parameters into the user's language; only done when help is shown."""
    from locales import _

    command.help = _(command.help) if command.help else command.help
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = _(parameter.help)


class Command(TyperCommand):
    def format_help(self, ctx: Any, formatter: Any) -> None:
        _translate(self)
        super().format_help(ctx, formatter)


class Group(TyperGroup):
    def format_help(self, ctx: Any, formatter: Any) -> None:
        for command in (self, *self.commands.values()):
            _translate(command)
        super().format_help(ctx, formatter)


app = typer.Typer(
    cls=Group,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Platsbot: attendance, places and end dates of work training, in Telegram.",
)

Roster = Annotated[
    Path, typer.Option("--roster", help="a roster: JSON or an Excel workbook", exists=True, dir_okay=False)
]


@app.command(cls=Command)
def run() -> None:
    """Talk to Telegram (needs PLATSBOT_TOKEN and PLATSBOT_KEY)."""
    from bot.application import run_bot

    raise SystemExit(run_bot(_settings()))


@app.command(cls=Command)
def demo(
    port: Annotated[int, typer.Option(help="the port of the practice chat")] = 8080,
    fresh: Annotated[bool, typer.Option("--fresh", help="start afresh")] = False,
    browser: Annotated[bool, typer.Option(help="open the browser")] = True,
) -> None:
    """The practice chat in a browser: the real bot, no Telegram account needed."""
    from bot.demo import run_demo

    raise SystemExit(run_demo(port=port, fresh=fresh, browser=browser))


@app.command(cls=Command)
def understand(
    roster: Roster,
    explain: Annotated[str | None, typer.Option(help="show which words of one sentence gave what")] = None,
    who: Annotated[str | None, typer.Option("--as", help="who writes (with --explain)")] = None,
) -> None:
    """Read JSON lines on standard input and write what each message means."""
    from bot import understand as understanding

    if explain is not None:
        understanding.explain(roster, explain, who)
    else:
        understanding.run(roster)


@app.command(cls=Command)
def ask(
    roster: Roster,
    text: Annotated[
        str | None, typer.Argument(help="one question; otherwise JSON lines are read on standard input")
    ] = None,
    who: Annotated[str | None, typer.Option("--as", help="who asks: a staff key of the roster")] = None,
) -> None:
    """What the bot would answer in the chat."""
    from bot import lines
    from bot.play import Play

    if (text is None) != (who is None):
        _stop('ask --as KEY "text"')
    _log_quietly()
    play = Play(_read_roster(roster))
    try:
        if text is not None and who is not None:
            sys.stdout.write(lines.reply_to(play, who, text) + "\n")
        else:
            lines.answer_lines(play, lines.split(sys.stdin.buffer), sys.stdout, lines.ask)
    finally:
        play.close()


@app.command(cls=Command)
def play(
    roster: Roster,
    save: Annotated[Path | None, typer.Option(help="a folder for documents and pictures", file_okay=False)] = None,
) -> None:
    """Play a whole conversation from JSON lines on standard input."""
    from bot import lines
    from bot.play import Play

    _log_quietly()
    if save is not None:
        save.mkdir(parents=True, exist_ok=True)
    conversation = Play(_read_roster(roster), draw=save is not None)
    try:
        lines.answer_lines(conversation, lines.split(sys.stdin.buffer), sys.stdout, lines.Following(save))
    finally:
        conversation.close()


@app.command(cls=Command)
def key() -> None:
    """Make a key for PLATSBOT_KEY."""
    from storage.crypto import new_key

    sys.stdout.write(new_key() + "\n")


@app.command(cls=Command)
def migrate() -> None:
    """Bring the database to its latest form."""
    from bot.operations import migrate_database

    _say(migrate_database(_settings()))


@app.command(cls=Command)
def load(file: Annotated[Path, typer.Argument(help="JSON or an Excel workbook", exists=True, dir_okay=False)]) -> None:
    """Bring in people, workplaces and staff: all or nothing."""
    from bot.operations import load_file

    done, words = load_file(_settings(), file)
    _say(words)
    raise SystemExit(0 if done else 1)


@app.command(cls=Command)
def template(
    file: Annotated[Path, typer.Argument(help="the Excel file to write", dir_okay=False)] = Path("platsbot-mall.xlsx"),
    partnership: Annotated[str | None, typer.Option(help="the agreement's key")] = None,
) -> None:
    """Write a workbook to fill in."""
    from bot.operations import write_workbook

    _say(write_workbook(file, partnership))


@app.command(cls=Command)
def invite(
    role: Annotated[str, typer.Option(help="admin, unit_manager, operations_lead, supervisor, coach, caseworker")],
    workplace: Annotated[str | None, typer.Option(help="the name of the workplace (for a supervisor)")] = None,
    partnership: Annotated[
        str | None, typer.Option(help="the agreement's key, where the database holds several")
    ] = None,
) -> None:
    """Make an invitation link that works once, for seven days."""
    from bot.operations import invite_somebody

    _say(invite_somebody(_settings(), role, workplace, partnership))


def main() -> None:
    """The `platsbot` command."""
    from bot.settings import MissingSetting

    try:
        app()
    except MissingSetting as missing:
        _stop(str(missing))


def _settings() -> Any:
    from pydantic import ValidationError

    from bot.settings import Settings

    try:
        return Settings()
    except ValidationError as error:
        _stop("\n".join(f"PLATSBOT_{'_'.join(map(str, row['loc'])).upper()}: {row['msg']}" for row in error.errors()))


def _read_roster(path: Path) -> dict[str, Any]:
    from handlers.loading import BadFile, read_file

    try:
        return read_file(path)
    except BadFile as error:
        _stop(str(error))


def _log_quietly() -> None:
    from bot.logs import configure

    configure("ERROR")


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")


def _stop(why: str) -> NoReturn:
    sys.stderr.write(why + "\n")
    raise SystemExit(2)
