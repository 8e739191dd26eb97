"""Files of older versions: upgraded on a copy, kept as they were, or left alone."""

from __future__ import annotations

import importlib.util
import shutil
import sqlite3
from pathlib import Path

import pytest

from workbench.base.errors import WorkbenchError
from workbench.models.base import Base
from workbench.project import format as file_format
from workbench.project import guard
from workbench.project.backups import backups_of
from workbench.project.connection import connect_private
from workbench.project.faults import Damaged
from workbench.project.migrations import upgrade as upgrading
from workbench.project.migrations.upgrade import Way, revision_name, upgrade, upgrade_private
from workbench.project.open import open_project
from workbench.project.schema import FOLDER, has_shape, statements
from workbench.project.seal import set_seal

NEXT = file_format.SCHEMA_VERSION + 1


@pytest.fixture
def second(root):
    path = root / "tests" / "durability" / "second_version.py"
    spec = importlib.util.spec_from_file_location("second_version_here", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(path: Path, table: str) -> int:
    raw = sqlite3.connect(path)
    try:
        return raw.execute(f'select count(*) from "{table}"').fetchone()[0]
    finally:
        raw.close()


def test_first_revision_makes_the_first_structure(tmp_path, clock):
    """From nothing to the current version by all revisions gives what the models say."""
    path = tmp_path / "empty"
    path.touch()
    raw = connect_private(path)
    upgrading._run(raw, 0, Way(), guard.Expected("empty"))
    assert has_shape(raw, statements(file_format.SCHEMA_VERSION))
    assert set(Base.metadata.tables) == {
        name for (name,) in raw.execute("select name from sqlite_schema where type = 'table'")
    }
    raw.close()


def test_every_version_has_a_revision_and_a_structure():
    for version in range(1, file_format.SCHEMA_VERSION + 1):
        assert (FOLDER / f"{version}.sql").exists()
        names = [path.name for path in (upgrading.HERE / "versions").glob("*.py")]
        assert any(name.startswith(revision_name(version)) for name in names)


def test_upgrade_keeps_rows_that_belong_to_rebuilt_tables(closed, second, tmp_path, clock):
    raw = sqlite3.connect(closed)
    key = raw.execute("select id from organisation").fetchone()[0]
    raw.execute("insert into activity (id, title) values ('a', 'x')")
    raw.execute(
        "insert into activity_role (id, activity_id, organisation_id, role) "
        "values ('r', 'a', ?, 'R')",
        (key,),
    )
    raw.commit()
    raw.close()
    upgrade(closed, clock.now(), second.way(tmp_path))
    assert second.state(closed) == "new"
    assert rows(closed, "activity_role") == 1  # batch mode drops the table it belongs to
    assert sorted(path.name for path in closed.parent.glob("*fil*")) == ["fil.plats"]


def test_upgrade_that_fails_leaves_the_file_as_it_was(closed, second, tmp_path, clock):
    before = closed.read_bytes()
    way = second.way(tmp_path)
    revision = next((tmp_path / "revisions").glob("*.py"))
    revision.write_text(revision.read_text() + '    op.execute("no such statement")\n')
    with pytest.raises(Damaged, match=r"fil\.plats"):
        upgrade(closed, clock.now(), way)
    revision.write_text(second.REVISION + '    op.execute("drop table goal")\n')
    with pytest.raises(WorkbenchError):
        upgrade(closed, clock.now(), way)
    assert closed.read_bytes() == before
    assert list(closed.parent.glob(".*")) == []


def test_file_of_another_shape_is_not_upgraded(closed, second, tmp_path, clock):
    raw = sqlite3.connect(closed)
    raw.execute("create view v as select 1")
    raw.commit()
    raw.close()
    before = closed.read_bytes()
    with pytest.raises(Damaged):
        upgrade(closed, clock.now(), second.way(tmp_path))
    assert closed.read_bytes() == before


@pytest.fixture
def older(closed, clock, monkeypatch):
    """The closed file as if the program had grown a version since."""
    # The next version has the structure of this one, so that the models read it.
    folder = closed.parent / "schemas"
    folder.mkdir()
    now = f"{file_format.SCHEMA_VERSION}.sql"
    for version in range(1, file_format.SCHEMA_VERSION):
        shutil.copyfile(FOLDER / f"{version}.sql", folder / f"{version}.sql")
    for name in (now, f"{NEXT}.sql"):
        shutil.copyfile(FOLDER / now, folder / name)
    revisions = closed.parent / "revisions"
    revisions.mkdir()
    (revisions / f"{revision_name(NEXT)}_same.py").write_text(
        f"from alembic import op\nrevision = '{revision_name(NEXT)}'\n"
        f"down_revision = '{revision_name(file_format.SCHEMA_VERSION)}'\n"
        "def upgrade():\n    op.execute(\"update project set name = name || ' II'\")\n"
    )
    way = Way(NEXT, (upgrading.HERE / "versions", revisions), folder)
    monkeypatch.setattr("workbench.project.open.SCHEMA_VERSION", NEXT)
    monkeypatch.setattr(
        "workbench.project.open.read_header",
        lambda path: file_format.read_header(path, newest=NEXT),
    )
    monkeypatch.setattr(
        "workbench.project.open.Expected", lambda name: guard.Expected(name, NEXT, folder)
    )
    for name, real in (("upgrade", upgrade), ("upgrade_private", upgrade_private)):

        def through(*arguments, real=real):
            return real(*[each for each in arguments if each is not way], way)

        monkeypatch.setattr(upgrading, name, through)
    return closed


def test_older_file_is_upgraded_when_opened_and_kept(older, own_backups):
    before = older.read_bytes()
    with open_project(older, backups=own_backups) as project:
        assert project.facts().name == "Torget II"
        assert "Återställ en kopia" in project.notice.text()
        assert project.undo() is not None
    assert file_format.read_header(older, newest=NEXT).version == NEXT
    kept = backups_of(older, own_backups)
    assert [backup.text() for backup in kept] == ["Före uppdateringen av programmet"]
    assert kept[0].path.read_bytes() == before
    assert kept[0].whole()
    with open_project(older, backups=own_backups) as project:
        assert project.notice is None
        assert len(backups_of(older, own_backups)) == 1


def test_older_file_is_read_without_being_upgraded(older):
    before = older.read_bytes()
    with open_project(older, read_only=True) as project:
        assert project.facts().name == "Torget II"
    assert older.read_bytes() == before


def test_seal_is_set_in_one_transaction(project, clock):
    project.raw.execute("pragma query_only = off")
    with pytest.raises(AttributeError):
        set_seal(project.raw, None)
    assert not project.raw.in_transaction
