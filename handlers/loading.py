"""What was wrong with a file of people and workplaces, and what came in, in Swedish: for the command line."""

import json
from pathlib import Path
from typing import Any

from locales import _, _n
from locales.formats import format_date
from storage import agreement
from storage.errors import BadRows
from storage.roster import Loaded


class BadFile(ValueError):
    """The file cannot be read at all; the message says why, in Swedish."""


def read_file(path: Path) -> dict[str, Any]:
    """The roster in a JSON file or an Excel workbook, unchecked. Raises BadFile."""
    if not path.exists():
        raise BadFile(_("There is no file {path}.", path=path))
    try:
        if path.suffix.casefold() == ".xlsx":
            from storage.roster_workbook import read_workbook  # slow to load, and `ask` must start quickly

            return read_workbook(path)
        raw = json.loads(path.read_text(encoding="utf-8"))
    except KeyError as error:
        raise BadFile(
            _("The workbook lacks the sheet {sheet}. Write out a template: platsbot template", sheet=error)
        ) from error
    except Exception as error:
        raise BadFile(_("{path} cannot be read as JSON or as an Excel workbook.", path=path)) from error
    if not isinstance(raw, dict):
        raise BadFile(_("{path} cannot be read as JSON or as an Excel workbook.", path=path))
    return raw


def explain_rows(error: BadRows) -> list[str]:
    """A line for each wrong row: where it is and what to do."""
    return [_line(section, number, field, why) for section, number, field, why in error.rows]


def _line(section: str, number: int, field: str, why: str) -> str:
    sections = {
        "workplaces": _("Workplaces"),
        "staff": _("Staff"),
        "participants": _("Participants"),
        "orders": _("Orders"),
        "attendance": _("Attendance"),
    }
    whys = {
        "missing": _("{field} is missing"),
        "malformed": _("{field} cannot be read"),
        "unknown_workplace": _("there is no such workplace in the file"),
        "unknown_staff": _("there is no such person among the staff of the file"),
        "unknown_code": _("there is no participant with that code"),
        "duplicate": _("{field} stands twice"),
        "ends_before_start": _("{field} is before the start"),
        "no_workplace": _("a supervisor must have a workplace"),
        "reason_without_end": _("there is a reason but no last day"),
    }
    if why == "unknown_agreement":
        return _("There is no agreement with that key. Choose one of: {keys}.", keys=", ".join(agreement.keys()))
    where = sections.get(section, section)
    reason = whys[why].format(field=field)
    if number == 0:
        return f"{where}: {reason}."
    return _("{where}, row {number}: {reason}.", where=where, number=number, reason=reason)


def describe_loaded(loaded: Loaded) -> list[str]:
    """What came in, then the warnings."""
    came = [
        _n("{n} workplace", "{n} workplaces", loaded.workplaces),
        _n("{n} colleague", "{n} colleagues", loaded.staff),
        _n("{n} participant", "{n} participants", loaded.participants),
        _n("{n} order", "{n} orders", loaded.orders),
    ]
    lines = [_("Brought into {name}: {what}.", name=loaded.partnership.name, what=", ".join(came))]
    for number, code, limit in loaded.warnings:
        lines.append(
            _(
                "Note, participants row {number}: {code} is enrolled longer than the agreement's months, "
                "which end {limit}. It is kept as it stands.",
                number=number,
                code=code,
                limit=format_date(limit),
            )
        )
    return lines
