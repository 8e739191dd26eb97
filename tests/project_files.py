"""Project files for tests: the example, a copy of it, an empty one, and commands on them."""

from __future__ import annotations

import shutil

import pytest

from tests.command import CLOCK, Shell
from workbench.base.resources import resource
from workbench.exchange.read_table import read_table
from workbench.models.registry import RECORDS
from workbench.program.example import make_example
from workbench.project import open as opening
from workbench.project.open import create, open_project
from workbench.steps.importing import plan_table, take_in

SOURCES = {"stakeholder": "stakeholders", "goal": "goals", "activity": "activities"}


@pytest.fixture(autouse=True)
def own_backups(monkeypatch, tmp_path_factory):
    """No test writes among the backups of whoever runs it."""
    folder = tmp_path_factory.mktemp("backups")
    monkeypatch.setattr(opening, "default_folder", lambda: folder)
    monkeypatch.setattr("workbench.project.backups.default_folder", lambda: folder)
    return folder


@pytest.fixture(scope="module")
def mellantorg(tmp_path_factory):
    """The example, made once; never written to."""
    path = tmp_path_factory.mktemp("example") / "mellantorg.plats"
    make_example(path, CLOCK)
    return path


@pytest.fixture
def shell(tmp_path, capsys):
    return Shell(tmp_path, capsys)


@pytest.fixture
def example(mellantorg, tmp_path):
    """A copy of the example that a test may spoil."""
    path = tmp_path / "exempel.plats"
    shutil.copyfile(mellantorg, path)
    return path


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """A file into which three tables of the example were imported; never written to."""
    path = tmp_path_factory.mktemp("imported") / "torget.plats"
    with create(path, "Torget", clock=CLOCK, language="sv") as project:
        for table in ("stakeholder", "goal", "activity"):
            source = resource("example", f"{SOURCES[table]}.csv")
            take_in(project, plan_table(project, RECORDS[table], read_table(source)))
    return path


@pytest.fixture
def worked(imported, tmp_path):
    """A copy of the imported file that a test may spoil."""
    path = tmp_path / "torget.plats"
    shutil.copyfile(imported, path)
    return path


@pytest.fixture
def torg(example):
    """The example, open for work."""
    with open_project(example, clock=CLOCK) as project:
        yield project


@pytest.fixture
def empty(tmp_path):
    """A new project, open for work."""
    with create(tmp_path / "tomt.plats", "Torget", clock=CLOCK, language="sv") as project:
        yield project


@pytest.fixture
def blank(tmp_path):
    """The path of a new project, closed."""
    path = tmp_path / "nytt.plats"
    create(path, "Torget", clock=CLOCK, language="sv").close()
    return path
