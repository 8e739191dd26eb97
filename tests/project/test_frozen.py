"""Files of every released version open for ever."""

from __future__ import annotations

import importlib.util
import shutil

import pytest

from workbench.models.base import Base
from workbench.project.format import SCHEMA_VERSION
from workbench.project.open import open_project


@pytest.fixture
def frozen(root):
    path = root / "tests" / "project" / "frozen.py"
    spec = importlib.util.spec_from_file_location("frozen", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_version_before_this_one_is_frozen_and_opens(frozen, tmp_path):
    for version in range(1, SCHEMA_VERSION):
        assert (frozen.FOLDER / f"v{version}.plats").exists()
    for path in sorted(frozen.FOLDER.glob("v*.plats")):
        copy = tmp_path / path.name
        shutil.copyfile(path, copy)
        with open_project(copy) as project:
            assert project.facts().name
            assert project.redo() is not None
            assert project.check() == []


def test_what_is_frozen_has_a_row_in_every_table(frozen, tmp_path):
    frozen.write(tmp_path / "now.plats")
    with open_project(tmp_path / "now.plats") as project:
        for table in Base.metadata.tables:
            assert project.raw.execute(f'select count(*) from "{table}"').fetchone()[0], table
        assert project.redo() is not None
        assert project.check() == []
