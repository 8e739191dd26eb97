from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbench.ui.look.settings import (
    RECENT,
    MachineSettings,
    SettingsStore,
    declared,
    settings_path,
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "deep" / "settings.json"


def test_a_first_start_has_defaults_and_writes_nothing(path):
    store = SettingsStore(path)
    assert store.current == MachineSettings()
    assert store.problem == ""
    assert not path.exists()


def test_every_default_is_an_allowed_value_with_a_label():
    for name, setting in declared().items():
        assert setting.allowed(getattr(MachineSettings(), name)), name
        assert setting.label


def test_changes_are_there_at_the_next_start(path):
    store = SettingsStore(path)
    store.change(theme="dark", zoom=125, language="en", guides_closed=("plan",))
    again = SettingsStore(path)
    assert again.current == store.current
    assert (again.current.theme, again.current.guides_closed) == ("dark", ("plan",))


@pytest.mark.parametrize(
    "values", [{"theme": "pink"}, {"zoom": 500}, {"zoom": True}, {"recent_files": [1]}]
)
def test_a_value_that_is_not_allowed_is_refused(path, values):
    store = SettingsStore(path)
    with pytest.raises(ValueError, match=next(iter(values))):
        store.change(**values)
    assert store.current == MachineSettings()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[1]", b'"dark"', b"\xff\xfe{}", b"[" * 100_000, b" " * 300_000 + b"{}", b"1e999"],
    ids=["empty", "half", "list", "text", "not utf-8", "deep", "long", "number"],
)
def test_a_damaged_file_gives_defaults_and_a_sentence(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    store = SettingsStore(path)
    assert store.current == MachineSettings()
    assert store.problem
    assert path.with_suffix(".damaged.json").read_bytes() == content
    store.change(zoom=150)
    assert store.problem == ""
    assert SettingsStore(path).current.zoom == 150


def test_one_bad_value_costs_only_itself(path):
    path.parent.mkdir()
    path.write_text(json.dumps({"theme": "dark", "zoom": "huge", "density": 7}), encoding="utf-8")
    store = SettingsStore(path)
    assert store.current.theme == "dark"
    assert store.current.zoom == 100
    assert store.problem


def test_what_a_newer_version_wrote_is_kept_for_it(path):
    path.parent.mkdir()
    path.write_text(json.dumps({"theme": "dark", "hologram": {"on": True}}), encoding="utf-8")
    SettingsStore(path).change(zoom=110)
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["hologram"] == {"on": True}
    assert data["zoom"] == 110


def test_a_folder_one_may_not_write_to_stops_nothing(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    store, told = SettingsStore(blocked / "settings.json"), []
    store.could_not_save = lambda: told.append(store.problem)
    store.change(zoom=140)
    store.change(zoom=150)
    assert store.current.zoom == 150
    assert told == [store.problem]


def test_recent_files_are_few_and_the_last_is_first(path):
    store = SettingsStore(path)
    for number in range(RECENT + 5):
        store.remember_file(Path(f"/platser/{number}.plats"))
    store.remember_file(Path("/platser/9.plats"))
    recent = store.current.recent_files
    assert len(recent) == RECENT
    assert Path(recent[0]) == Path("/platser/9.plats")
    assert len(set(recent)) == RECENT
    store.forget_file(Path("/platser/9.plats"))
    assert str(Path("/platser/9.plats")) not in store.current.recent_files
    assert Path(store.current.last_folder) == Path("/platser")


def test_settings_lie_in_the_users_folder():
    assert settings_path().parent.name == "Platsverkstad"


def test_one_file_named_in_two_ways_is_one_recent_file(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    store = SettingsStore(path)
    store.remember_file(Path("torg.plats"))
    store.remember_file(tmp_path / "torg.plats")
    assert store.current.recent_files == (str(tmp_path / "torg.plats"),)


def test_values_that_only_a_newer_version_knows_are_kept_without_a_word(path):
    path.parent.mkdir()
    newer = {"newest_version": "99.0", "theme": "sepia", "density": "huge"}
    path.write_text(json.dumps(newer), encoding="utf-8")
    store = SettingsStore(path)
    assert (store.current.theme, store.problem) == ("system", "")
    store.change(zoom=110, density="tight")
    data = json.loads(path.read_text(encoding="utf-8"))
    assert (data["theme"], data["density"], data["zoom"]) == ("sepia", "tight", 110)
