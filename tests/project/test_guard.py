"""Nothing hostile, foreign or damaged is opened, and every refusal is a sentence."""

from __future__ import annotations

import os
import random
import sqlite3

import pytest
from sqlalchemy import JSON, Column

from tests.pace import timing
from workbench.base.errors import WorkbenchError
from workbench.models import registry
from workbench.models.base import Base
from workbench.project.check import check_file
from workbench.project.column_types import fits
from workbench.project.digest import content_digest
from workbench.project.faults import Damaged, NewerFile, NotAProject
from workbench.project.format import SCHEMA_VERSION
from workbench.project.open import open_project
from workbench.project.rescue import rescue
from workbench.project.schema.__main__ import columns_from_models, stored
from workbench.project.schema.columns import BOOKKEEPING, FILE, columns, content_columns


def spoil(path, *statements):
    raw = sqlite3.connect(path)
    raw.execute("pragma foreign_keys = off")
    for statement in statements:
        raw.execute(statement)
    raw.commit()
    raw.close()


def patch(path, offset, data):
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(data)


@pytest.mark.parametrize(
    "content", [b"", b"SQLite", b"SQLite format 3\x00" + bytes(40), b"PK\x03\x04" * 100]
)
def test_what_is_no_project_is_refused(tmp_path, content):
    path = tmp_path / "x.plats"
    path.write_bytes(content)
    with pytest.raises(NotAProject, match=r"x\.plats"):
        open_project(path)
    assert path.read_bytes() == content


def test_missing_folder_and_pipe_are_refused(tmp_path):
    with pytest.raises(NotAProject):
        open_project(tmp_path / "none.plats")
    with pytest.raises(NotAProject):
        open_project(tmp_path)
    os.mkfifo(tmp_path / "pipe.plats")
    with pytest.raises(NotAProject):
        open_project(tmp_path / "pipe.plats")


def test_another_programs_database_is_refused(tmp_path):
    spoil(tmp_path / "other.plats", "create table t (x)")
    with pytest.raises(NotAProject):
        open_project(tmp_path / "other.plats")


def test_newer_version_is_refused_and_unchanged(closed):
    spoil(closed, f"pragma user_version = {SCHEMA_VERSION + 1}")
    before = closed.read_bytes(), closed.stat().st_mtime_ns
    with pytest.raises(NewerFile, match=r"newer version|nyare version"):
        open_project(closed)
    with pytest.raises(NewerFile):
        open_project(closed, read_only=True)
    assert (closed.read_bytes(), closed.stat().st_mtime_ns) == before


HOSTILE = {
    "trigger": "create trigger t after update on organisation begin delete from activity; end",
    "view": "create view v as select load_extension('x')",
    "table": "create table extra (x)",
    "generated": "alter table goal add column slow text generated always as (hex(zeroblob(9)))",
    "index": "create index more on goal (lower(title))",
    "column": "alter table goal add column more text",
    "without": "drop table activity_goal",
    "date": "update project set agreement_start = 'soon'",
    "no such day": "update project set agreement_start = '2026-02-30'",
    "number": "update project set residents = 'many'",
    "decimal": "update project set area_hectares = 'NaN'",
    "flag": "insert into calendar_day (id, date, works, name) values ('a', '2026-01-01', 7, '')",
    "blob": "update organisation set name = x'00ff'",
    "letters": "update organisation set name = cast(x'fffe41' as text)",
    "reference": "update organisation set name = 'b'; ",
    "seal": "update organisation set name = 'Another'",
    "seal lost rows": "delete from organisation where name = 'Förening 17'",
    "moment": "update edit set at = 'yesterday'",
    "moment of elsewhere": "update edit set at = '2026-01-01 00:00:00.123+01'",
}


@pytest.mark.parametrize("statement", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("sealed", [True, False])
def test_what_was_done_to_a_file_elsewhere_is_noticed(closed, statement, sealed):
    spoil(closed, statement.rstrip("; "), *(() if sealed else ("delete from seal",)))
    if not sealed and statement.startswith(("update organisation set name = '", "delete")):
        open_project(closed).close()  # a change that any program of ours could have made
        return
    before = closed.read_bytes()
    with timing() as watch, watch.lap(), pytest.raises(Damaged) as refusal:
        open_project(closed)
    assert watch.laps[0] < 1
    assert refusal.value.text().startswith("fil.plats") or "fil.plats" in refusal.value.text()
    assert closed.read_bytes() == before
    assert not check_file(closed).whole


def test_reference_to_nothing_is_noticed(closed):
    spoil(closed, "insert into stakeholder (id, name, organisation_id) values ('s', 'n', 'gone')")
    with pytest.raises(Damaged):
        open_project(closed)


def test_wal_file_and_huge_value_are_refused(closed):
    big = closed.with_name("big.plats")
    big.write_bytes(closed.read_bytes())
    spoil(big, "update project set description = hex(zeroblob(30000000))")
    with pytest.raises(Damaged):
        open_project(big)
    raw = sqlite3.connect(closed)
    raw.execute("pragma journal_mode = wal")
    raw.execute("delete from seal")
    raw.commit()
    raw.close()
    with pytest.raises(Damaged):
        open_project(closed)


def test_cut_off_file_tells_how_much_is_missing(closed):
    size = closed.stat().st_size
    os.truncate(closed, size - 8192)
    with pytest.raises(Damaged, match="8192"):
        open_project(closed)
    with pytest.raises(Damaged):
        open_project(closed, read_only=True)


def test_every_damage_to_content_is_noticed_and_the_rest_is_rescued(closed, tmp_path):
    """Bits, sectors and pages at random; a file that opens holds exactly what it held."""
    random_source = random.Random(7)
    whole, size = closed.read_bytes(), closed.stat().st_size
    with open_project(closed) as project:
        truth = content_digest(project.raw)
    noticed = saved = 0
    for number in range(60):
        closed.write_bytes(whole)
        length = (1, 512, 4096)[number % 3]
        at = random_source.randrange(0, size - length)
        at -= at % length
        data = random_source.randbytes(length) if length > 1 else bytes([whole[at] ^ 0x10])
        patch(closed, at, data)
        try:
            with open_project(closed) as project:
                assert content_digest(project.raw) == truth
        except WorkbenchError:
            noticed += 1
            target = tmp_path / f"saved{number}.plats"
            try:
                report = rescue(closed, target)
            except NotAProject:  # the damage lies where the file says which tables it has
                continue
            saved += report.rows.get("organisation", 0) >= 200
            with open_project(target) as project:
                assert project.check() == []
    assert noticed >= 25  # the others hit the empty room of pages
    assert saved >= 0.8 * noticed


def test_rescue_of_a_whole_file_is_complete_and_keeps_undo(closed, tmp_path):
    before = closed.read_bytes()
    report = rescue(closed, tmp_path / "new.plats")
    assert report.complete
    assert report.rows["organisation"] == 301
    assert closed.read_bytes() == before
    with open_project(closed) as old, open_project(tmp_path / "new.plats") as new:
        assert content_digest(old.raw) == content_digest(new.raw)
        assert new.undo() is not None
    with pytest.raises(WorkbenchError):
        rescue(closed, tmp_path / "new.plats")


def test_rescue_blanks_what_cannot_be_and_drops_what_hangs_loose(closed, tmp_path):
    spoil(
        closed,
        "update project set agreement_start = 'soon', name = cast(x'4aff' as text)",
        "insert into stakeholder (id, name, organisation_id) values ('s', 'Kvar', 'gone')",
        "insert into activity_goal (id, activity_id, goal_id) values ('l', 'gone', 'gone')",
        "create trigger t after insert on organisation begin delete from stakeholder; end",
    )
    report = rescue(closed, tmp_path / "new.plats")
    assert report.blanked == 3
    assert report.lost == {"activity_goal": 1}
    with open_project(tmp_path / "new.plats") as project:
        facts = project.facts()
        assert facts.agreement_start is None
        assert facts.name.startswith("J")
        assert project.undo() is None  # the history is no longer all there
        assert len(project.history()) == 2


def test_rescue_of_something_else_says_so(tmp_path):
    path = tmp_path / "x.plats"
    path.write_bytes(b"nothing" * 1000)
    with pytest.raises(NotAProject):
        rescue(path, tmp_path / "y.plats")
    assert not (tmp_path / "y.plats").exists()


def test_hostile_history_is_not_run(closed):
    spoil(
        closed,
        "update row_change set table_name = 'organisation\" set name = ''pwned''; --'",
        "delete from seal",
    )
    with open_project(closed) as project:
        with pytest.raises(Damaged):
            project.undo()
        names = {name for (name,) in project.raw.execute("select name from organisation")}
        assert "pwned" not in names


def test_opening_and_closing_changes_not_one_byte(closed):
    before = closed.read_bytes(), closed.stat().st_mtime_ns
    open_project(closed).close()
    open_project(closed, read_only=True).close()
    assert check_file(closed).whole
    assert (closed.read_bytes(), closed.stat().st_mtime_ns) == before


def test_every_column_of_the_models_knows_its_values():
    for table in Base.metadata.tables.values():
        for column, known in zip(table.columns, columns()[table.name], strict=True):
            assert (column.name, bool(column.nullable)) == (known.name, known.nullable)
            assert fits(known, None) == known.nullable
            assert not fits(known, object())


def test_the_file_of_columns_is_the_one_that_the_models_make():
    assert FILE.read_text(encoding="utf-8") == columns_from_models()
    assert set(BOOKKEEPING) == set(registry.BOOKKEEPING)
    assert set(content_columns()) == set(registry.content_tables())


def test_a_type_that_nobody_has_thought_about_does_not_pass_as_sound():
    with pytest.raises(TypeError, match="JSON"):
        stored(Column("x", JSON()))
