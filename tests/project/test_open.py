"""Who has a file, what lies beside it, and what happens when the disk says no."""

from __future__ import annotations

import json
import os
import platform
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from workbench.base.errors import WorkbenchError
from workbench.models.registry import record
from workbench.project import acts
from workbench.project import lock as locking
from workbench.project.check import check_file
from workbench.project.connection import connect_memory, copied
from workbench.project.digest import content_digest
from workbench.project.faults import Damaged, NotSaved
from workbench.project.format import SCHEMA_VERSION
from workbench.project.lock import FileInUse, note_path
from workbench.project.open import create, open_project
from workbench.project.schema import has_shape, statements
from workbench.project.schema.__main__ import from_models

ORGANISATION = record("organisation")

HOLDER = """
import sys, time
from pathlib import Path
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.open import open_project
project = open_project(Path(sys.argv[1]))
acts.add(project, record("organisation"), {"name": "Annans"})
print("ready", flush=True)
sys.stdin.readline()
project.close()
"""


@pytest.fixture
def holder(closed):
    """Another process that has the file open and has made an edit."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(closed)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert child.stdout.readline() == "ready\n"
    yield child
    child.kill()
    child.communicate()


def names(project):
    return {name for (name,) in project.raw.execute("select name from organisation")}


def test_structure_is_what_the_models_say():
    """After a change of the models: python -m workbench.project.schema (or a migration)."""
    parts = (part.strip() for part in from_models().split(";\n"))
    assert tuple(part for part in parts if part) == statements(SCHEMA_VERSION)


def test_structure_in_other_words_is_the_same_and_another_is_not(project):
    project.raw.execute("pragma query_only = off")
    assert has_shape(project.raw, statements(SCHEMA_VERSION))
    project.raw.execute("alter table goal rename to goal_old")
    project.raw.execute("alter table goal_old rename to goal")  # SQLite now quotes the name
    assert has_shape(project.raw, statements(SCHEMA_VERSION))
    project.raw.execute("alter table goal add column extra text")
    assert not has_shape(project.raw, statements(SCHEMA_VERSION))


def test_one_file_and_nothing_beside_it(project, tmp_path):
    acts.add(project, ORGANISATION, {"name": "A"})
    assert note_path(project.path).exists()
    project.close()
    assert [path.name for path in tmp_path.iterdir()] == ["torget.plats"]
    project.close()


def test_new_file_never_replaces_one(project, clock):
    with pytest.raises(WorkbenchError, match=r"torget\.plats"):
        create(project.path, "Annat", clock=clock)


def test_names_of_every_kind(tmp_path, clock):
    for name in ("å ä ö.plats", "100 % #1?.plats", "[a]*.plats", "a&b=c.plats"):
        with create(tmp_path / name, "x", clock=clock) as project:
            acts.add(project, ORGANISATION, {"name": "A"})
        with open_project(tmp_path / name) as project:
            assert names(project) == {"A"}
    assert len(list(tmp_path.iterdir())) == 4


def test_second_opener_is_told_who_and_may_read(closed, holder):
    started = time.perf_counter()
    with pytest.raises(FileInUse) as refusal:
        open_project(closed)
    assert time.perf_counter() - started < 2  # a quarter for the lock, the rest for a busy machine
    assert platform.node() in refusal.value.holder
    assert refusal.value.since is not None
    assert platform.node() in refusal.value.text()
    with open_project(closed, read_only=True) as copy:
        assert "Annans" in names(copy)
        with pytest.raises(WorkbenchError):
            acts.add(copy, ORGANISATION, {"name": "Nej"})
    assert check_file(closed).whole
    with pytest.raises(FileInUse):
        open_project(closed)


def test_lock_of_a_killed_program_heals_itself(closed, holder):
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    assert note_path(closed).exists()
    with open_project(closed) as project:
        assert "Annans" in names(project)
    assert not note_path(closed).exists()


def test_own_process_cannot_drop_its_own_lock(project):
    for attempt in (open_project, check_file):
        with pytest.raises(FileInUse):
            attempt(project.path)
    with pytest.raises(FileInUse):
        open_project(project.path, read_only=True)
    refused = subprocess.run(
        [sys.executable, "-c", HOLDER, str(project.path)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert "FileInUse" in refused.stderr


def test_note_of_another_computer_is_asked_about(closed):
    note = {"host": "annan", "user": "eva", "pid": 1, "since": "2026-11-23T11:00:00+01:00"}
    note_path(closed).write_text(json.dumps(note), encoding="utf-8")
    with pytest.raises(FileInUse) as refusal:
        open_project(closed)
    assert refusal.value.can_take_over
    assert refusal.value.holder == "eva@annan"
    open_project(closed, read_only=True).close()
    open_project(closed, take_over=True).close()
    assert not note_path(closed).exists()


@pytest.mark.parametrize("text", ["", "[]", "{", '{"host": 1}', "[" * 4000])
def test_note_that_cannot_be_read_does_not_matter(closed, text):
    note_path(closed).write_text(text, encoding="utf-8")
    open_project(closed).close()


def test_folder_that_cannot_be_written_opens_for_reading(closed, monkeypatch):
    monkeypatch.setattr("workbench.project.open.os.access", lambda path, mode: path == closed)
    with open_project(closed) as project:
        assert project.read_only
        assert "fil.plats" in project.notice.text()
        assert "Sist" in names(project)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounting needs root")
def test_read_only_disk_with_a_crashed_file(closed, holder, tmp_path):
    """The journal cannot be rolled back there; a private copy can."""
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "none", str(disk)], check=False).returncode:
        pytest.skip("no mounting here")
    try:
        for path in closed.parent.glob("fil.plats*"):
            shutil.copy(path, disk)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with open_project(disk / "fil.plats") as project:
            assert project.read_only
            assert project.notice is not None
            assert "Annans" in names(project)
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounting needs root")
def test_full_disk_loses_nothing_and_a_copy_elsewhere_works(tmp_path, clock):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2400k", "none", str(disk)]
    if subprocess.run(mount, check=False).returncode:
        pytest.skip("no mounting here")
    try:
        project = create(disk / "a.plats", "x", clock=clock)
        acknowledged = []
        with pytest.raises(NotSaved, match=r"full|utrymme"):  # noqa: PT012 - some one will fail
            for number in range(3000):
                name = f"{number} " + "x" * 2000
                acts.add(project, ORGANISATION, {"name": name})
                acknowledged.append(name)
        assert acknowledged
        assert names(project) == set(acknowledged)
        with pytest.raises(NotSaved):
            acts.add(project, ORGANISATION, {"name": "y" * 9000})
        project.save_copy(tmp_path / "copy.plats")
        with pytest.raises(WorkbenchError):
            project.save_copy(disk / "copy.plats")
        project.close()
        assert [path.name for path in disk.iterdir()] == ["a.plats"]
        for path in (disk / "a.plats", tmp_path / "copy.plats"):
            assert check_file(path).whole
            with open_project(path, read_only=True) as found:
                assert names(found) == set(acknowledged)
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("fate", ["moved", "deleted", "replaced"])
def test_file_that_vanishes_takes_no_edit_and_can_be_copied(project, tmp_path, fate):
    acts.add(project, ORGANISATION, {"name": "A"})
    if fate == "replaced":
        (tmp_path / "other").write_bytes(b"other")
        (tmp_path / "other").replace(project.path)
    elif fate == "moved":
        project.path.rename(tmp_path / "elsewhere.plats")
    else:
        project.path.unlink()
    with pytest.raises(NotSaved, match=r"torget\.plats"):
        acts.add(project, ORGANISATION, {"name": "B"})
    with pytest.raises(NotSaved):
        project.undo()
    assert names(project) == {"A"}
    project.save_copy(tmp_path / "copy.plats")
    with open_project(tmp_path / "copy.plats") as copy:
        assert content_digest(copy.raw) == content_digest(project.raw)
        acts.add(copy, ORGANISATION, {"name": "B"})


def test_snapshot_is_for_reading_and_stands_still(project):
    acts.add(project, ORGANISATION, {"name": "A"})
    with project.snapshot() as snapshot:
        acts.add(project, ORGANISATION, {"name": "B"})
        assert names(snapshot) == {"A"}
        assert snapshot.path == project.path


def test_a_copy_that_fails_half_way_leaves_nothing_open(monkeypatch):
    memory, gone = connect_memory(), connect_memory()
    monkeypatch.setattr("workbench.project.connection.connect_memory", lambda: memory)
    gone.close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        copied(gone)
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        memory.execute("select 1")


def test_who_is_the_person_at_the_keyboard(project, monkeypatch):
    assert project.who == locking.user_name()
    monkeypatch.setattr(locking.getpass, "getuser", lambda: {}["nobody"])
    assert locking.user_name() == ""


def test_history_tells_when_in_local_time(project, clock):
    clock.forward(minutes=7)
    acts.add(project, ORGANISATION, {"name": "A"})
    assert project.history()[0].at == clock.now()
    assert project.saved_at == clock.now()


def test_a_current_file_opens_without_what_only_rows_and_upgrades_need(closed):
    code = (
        "import sys; from pathlib import Path; from workbench.project.open import open_project; "
        f"open_project(Path({str(closed)!r})).close(); "
        "print(*{'alembic', 'PySide6', 'reportlab', 'sqlalchemy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == ""


def test_damaged_index_is_found_by_the_full_check(closed):
    raw = sqlite3.connect(closed)
    raw.execute("pragma writable_schema = on")
    raw.execute("delete from seal")
    raw.execute(
        "update sqlite_schema set rootpage = (select rootpage from sqlite_schema "
        "where name = 'ix_row_change_row') where name = 'ix_stakeholder_organisation_id'"
    )
    raw.commit()
    raw.close()
    with pytest.raises(Damaged):
        open_project(closed)
    assert check_file(closed).integrity == "damaged"
