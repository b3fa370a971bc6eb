"""Loading people, workplaces and staff: all or nothing, each wrong row named, again without doubling."""

import copy
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, func, select

from handlers.loading import BadFile, describe_loaded, explain_rows, read_file
from storage import agreement, crypto
from storage.database import Database
from storage.errors import BadRows
from storage.models import Enrolment, Participant, Staff, Workplace
from storage.roster import Loaded, load
from storage.roster_workbook import write_template
from storage.work import Work

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    crypto.use_keys(crypto.new_key())
    base = Database(f"sqlite:///{tmp_path / 'load.db'}")
    base.create_tables()
    yield base
    base.close()


def bring_in(database: Database, raw: dict[str, Any]) -> Loaded:
    def do(session: Session) -> Loaded:
        work = Work(session, NOW)
        loaded = load(work, raw)
        work.finish()
        return loaded

    return database.write(do).result()


def counts(database: Database) -> list[int]:
    models = (Workplace, Staff, Participant, Enrolment)
    return database.read(lambda session: [session.exec(select(func.count()).select_from(one)).one() for one in models])


def test_what_came_in_is_told_with_warnings(database: Database, roster: dict[str, Any]) -> None:
    """Two enrolments exceed four months by a day or two: brought in, and pointed at."""
    assert describe_loaded(bring_in(database, roster)) == [
        "Inläst i Malmö stad och Skåne Stadsmission: 2 arbetsplatser, 7 kollegor, 32 deltagare, 2 beställningar.",
        "Obs, deltagare rad 1: SK-001 är inskriven längre än överenskommelsens månader, som går ut "
        "torsdag 26 november 2026. Det står kvar som det är.",
        "Obs, deltagare rad 14: SK-006 är inskriven längre än överenskommelsens månader, som går ut "
        "lördag 28 november 2026. Det står kvar som det är.",
    ]
    assert counts(database) == [2, 7, 32, 32]


def test_loading_again_brings_in_only_what_is_new(database: Database, roster: dict[str, Any]) -> None:
    """The same file twice changes nothing; one more person is one more."""
    bring_in(database, roster)
    again = bring_in(database, roster)
    assert [again.workplaces, again.staff, again.participants, again.orders] == [0, 0, 0, 0]
    wider = copy.deepcopy(roster)
    wider["participants"].append({**wider["participants"][0], "code": "SK-099", "name": "Nils"})
    assert bring_in(database, wider).participants == 1
    assert counts(database) == [2, 7, 33, 33]


def test_wrong_rows_are_all_named_and_nothing_is_stored(database: Database, roster: dict[str, Any]) -> None:
    """Several mistakes at once: each with its row and reason."""
    broken = copy.deepcopy(roster)
    people = broken["participants"]
    people[0]["workplace"] = "Bageriet"
    people[1]["ends"] = "2026-01-01"
    people[2]["code"] = people[3]["code"]
    people[4]["caseworker"] = "ingen"
    broken["staff"][0]["workplace"] = None
    del broken["attendance"]
    with pytest.raises(BadRows) as raised:
        bring_in(database, broken)
    assert sorted(explain_rows(raised.value)) == [
        "Deltagare, rad 1: arbetsplatsen finns inte i filen.",
        "Deltagare, rad 2: ends ligger före starten.",
        "Deltagare, rad 4: code står två gånger.",
        "Deltagare, rad 5: personen finns inte bland filens personal.",
        "Personal, rad 1: en handledare måste ha en arbetsplats.",
    ]
    assert counts(database) == [0, 0, 0, 0]


def test_cells_that_cannot_be_read(database: Database, roster: dict[str, Any]) -> None:
    """A date that is none, a role that is unknown, a field that is missing."""
    broken = copy.deepcopy(roster)
    broken["participants"][6]["starts"] = "i våras"
    broken["participants"][7]["weekdays"] = ["mån", "någon"]
    broken["staff"][1]["role"] = "kung"
    del broken["workplaces"][0]["name"]
    with pytest.raises(BadRows) as raised:
        bring_in(database, broken)
    assert sorted(explain_rows(raised.value)) == [
        "Arbetsplatser, rad 1: name saknas.",
        "Deltagare, rad 7: starts går inte att läsa.",
        "Deltagare, rad 8: weekdays går inte att läsa.",
        "Personal, rad 2: role går inte att läsa.",
    ]


def test_an_unknown_agreement(database: Database, roster: dict[str, Any]) -> None:
    """The partnership's key must be one of the agreements."""
    with pytest.raises(BadRows) as raised:
        bring_in(database, {**roster, "partnership": "okänd"})
    (line,) = explain_rows(raised.value)
    assert line == (f"Det finns ingen överenskommelse med den nyckeln. Välj en av: {', '.join(agreement.keys())}.")


def test_the_template_can_be_filled_in_and_read_back(database: Database, tmp_path: Path) -> None:
    """The workbook as written out, with its example rows, loads as it stands."""
    path = tmp_path / "mall.xlsx"
    write_template(path, "malmo-skane-stadsmission-2026", date(2026, 1, 1))
    loaded = bring_in(database, read_file(path))
    assert [loaded.workplaces, loaded.staff, loaded.participants] == [1, 2, 1]


def test_two_partnerships_side_by_side(database: Database, roster: dict[str, Any]) -> None:
    """Another agreement's people live in the same database, and staff may belong to both."""
    bring_in(database, roster)
    other = {
        "partnership": "linkoping-stadsmission-2020",
        "today": "2026-11-23",
        "workplaces": [{"name": "Second hand", "capacity": 8}],
        "staff": [{"key": "lena", "name": "Lena", "role": "operations_lead"}],
        "participants": [],
    }
    assert bring_in(database, other).staff == 1
    assert counts(database) == [3, 7, 32, 32]


@pytest.mark.parametrize("content", ["", "[]", "ingenting"])
def test_a_file_that_is_no_roster(tmp_path: Path, content: str) -> None:
    """Anything else is refused with a sentence, never a traceback."""
    path = tmp_path / "fel.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadFile) as raised:
        read_file(path)
    assert str(raised.value) == f"{path} går inte att läsa, varken som JSON eller som Excel-arbetsbok."
