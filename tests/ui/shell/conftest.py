from __future__ import annotations

import shutil

import pytest

from tests.windows import NOW, Driver, new_file
from workbench.base.clock import FixedClock
from workbench.program.example import make_example
from workbench.ui.look.metrics import Density
from workbench.ui.look.theme import Theme


@pytest.fixture(scope="session")
def mellantorg(tmp_path_factory):
    """The example project, made once; tests open copies of it."""
    path = tmp_path_factory.mktemp("example") / "Mellantorg.plats"
    make_example(path, FixedClock(NOW))
    return path


@pytest.fixture
def start(qapp, tmp_path, mellantorg):
    """Open windows on an empty file, the example or nothing; all are closed afterwards."""
    opened = []

    def begin(file="example", **facts):
        folder = tmp_path / f"{len(opened)}"
        folder.mkdir()
        path = {"empty": lambda: new_file(folder), "nothing": lambda: None}.get(file)
        where = path() if path else shutil.copy(mellantorg, folder / "Mellantorg.plats")
        opened.append(Driver(folder, where, **facts))
        return opened[-1]

    yield begin
    for each in opened:
        each.close()
    Theme.current().set_all("light", 100, Density.NORMAL)
