from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from workbench.base.errors import WorkbenchError
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.backups import (
    Backup,
    BackupKeeper,
    backups_of,
    kept,
    list_backups,
    restore,
    restore_file,
)
from workbench.project.digest import content_digest
from workbench.project.faults import Damaged
from workbench.project.open import open_project

ORGANISATION = record("organisation")


@pytest.fixture
def keeper(project, tmp_path, clock):
    return BackupKeeper(project, tmp_path / "backups", clock)


def test_due_when_changed_and_half_an_hour_has_passed(project, keeper, clock):
    assert keeper.due()
    keeper.make()
    clock.forward(hours=2)
    assert not keeper.due()
    acts.add(project, ORGANISATION, {"name": "A"})
    assert keeper.due()
    keeper.make()
    project.undo()
    clock.forward(minutes=29)
    assert not keeper.due()
    clock.forward(minutes=1)
    assert keeper.due()
    project.redo()
    assert not keeper.due()


def test_clock_set_back_does_not_stop_backups(project, keeper, clock):
    keeper.make()
    acts.add(project, ORGANISATION, {"name": "A"})
    clock.forward(days=-400)
    assert keeper.due()


def test_restored_is_equal(project, keeper, clock, tmp_path):
    acts.add(project, ORGANISATION, {"name": "A"})
    truth = content_digest(project.raw)
    backup = keeper.make("Före mötet")
    acts.add(project, ORGANISATION, {"name": "B"})
    assert [each.text() for each in list_backups(project, tmp_path / "backups")] == ["Före mötet"]
    restore(backup, tmp_path / "again.plats", clock)
    with open_project(tmp_path / "again.plats") as again:
        assert content_digest(again.raw) == truth
        assert again.undo() is not None
    with pytest.raises(WorkbenchError):
        restore(backup, tmp_path / "again.plats", clock)
    with pytest.raises(WorkbenchError):
        restore(backup, project.path, clock, replace=True, folder=tmp_path / "backups")


def test_replacing_keeps_what_was_there(project, keeper, clock, tmp_path):
    backup = keeper.make()
    acts.add(project, ORGANISATION, {"name": "B"})
    project.close()
    restore(backup, project.path, clock, replace=True, folder=tmp_path / "backups")
    with open_project(project.path) as now:
        assert now.history() == []
    newest = backups_of(project.path, tmp_path / "backups")[0]
    assert newest.label
    assert newest.text() == "Innan en annan version återställdes"
    restore(newest, tmp_path / "later.plats", clock)
    with open_project(tmp_path / "later.plats") as later:
        assert len(later.history()) == 1


def test_damaged_backup_is_noticed(keeper, clock, tmp_path):
    backup = keeper.make()
    assert backup.whole()
    data = bytearray(backup.path.read_bytes())
    data[-9] ^= 4
    backup.path.write_bytes(data)
    assert not backup.whole()
    for attempt in (
        lambda: restore(backup, tmp_path / "x.plats", clock),
        lambda: restore_file(backup.path, tmp_path / "x.plats", clock),
    ):
        with pytest.raises(Damaged):
            attempt()
    assert not (tmp_path / "x.plats").exists()


def test_backups_survive_the_loss_of_the_file(project, keeper, tmp_path):
    backup = keeper.make("x")
    project.close()
    project.path.unlink()
    assert backups_of(project.path, tmp_path / "backups") == [backup]
    assert backups_of(tmp_path / "other.plats", tmp_path / "backups") == []
    assert backups_of(tmp_path / "other.plats", tmp_path / "nowhere") == []


def test_folder_that_takes_no_file_is_told(project, clock, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(WorkbenchError):
        BackupKeeper(project, tmp_path / "file", clock).make()


def at(moment: datetime, label: str = "") -> Backup:
    return Backup(Path("x"), moment.isoformat(), label, "f", "", 0, "")


def test_thinning_over_two_years():
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    every = [at(now - timedelta(hours=6 * step)) for step in range(4 * 730)]
    labelled = at(now - timedelta(days=700), "Beslut")
    stay = kept([*every, labelled], now)
    assert labelled in stay
    stay.remove(labelled)
    ages = sorted((now - each.moment()).total_seconds() / 86400 for each in stay)
    recent = [age for age in ages if age < 2]
    assert len(recent) == 8
    assert len(stay) == 8 + 12 + 10 + 9
    assert ages[-1] > 290
    assert ages[8:20] == pytest.approx([2 + 0.5 + n - 0.5 for n in range(12)], abs=1)
    # What was kept stays kept: thinning again a moment later takes nothing more.
    assert set(kept(stay, now)) == set(stay)


def test_thinning_day_by_day_reaches_back_months(project, keeper, clock):
    for _ in range(120):
        clock.forward(days=1)
        keeper.make()
    files = keeper.list()
    assert len(files) <= 2 + 12 + 10 + 9
    assert (clock.now() - files[-1].moment()).days > 60
    assert all(each.whole() for each in files[:3])
