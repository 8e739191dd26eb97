"""What the program loads before its first window stands, and what comes after it by itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from workbench.program.catalogue import STEPS

# What a first window can do without; a name stands for all that lies under it.
LATER = (
    "sqlalchemy", "alembic", "reportlab", "xlsxwriter", "python_calamine", "holidays", "pyqtgraph",
    "numpy", "docx", "asyncio", "babel", "workbench.models.registry", "workbench.project.register",
    "workbench.program.publishing", "workbench.documents.content", "workbench.exchange",
    *(f"workbench.steps.{step.key}.{part}" for step in STEPS for part in ("progress", "chapter")),
    *(f"workbench.steps.{step.key}.page" for step in STEPS[1:]),
    # Qt makes its classes when they are first named; a method that hands over a widget that Python
    # has not seen yet (a scroll area's own viewport) makes those of all kinds of widgets.
    "QTabWidget", "QFileDialog", "QMessageBox", "QListWidget", "QStyle",
)  # fmt: skip
START = """
import json, sys
from pathlib import Path
from workbench import app
from workbench.ui.parts.awakening import Awakening
from PySide6 import QtWidgets

# It begins when the window has been painted. (A filter of events would load much itself.)
seen, begin = [], Awakening._begin


def begun(self):
    seen.append({*sys.modules, *vars(QtWidgets)})
    begin(self)


Awakening._begin = begun
application, window = app.start(["start"], Path(sys.argv[1]))
desk = window.workspace
window.show()
while not seen or any(each.status == "unknown" for each in desk.steps_overview()):
    application.processEvents()
told = {key: button.state.share for key, button in desk.navigation._buttons.items()}
window.close()
print(json.dumps([sorted(seen[0]), told]))
"""


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    """What was loaded at the first paint of the example, and what the steps said in the end."""
    folder = tmp_path_factory.mktemp("start")
    file = folder / "Mellantorg.plats"
    own = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), str(folder))
    surroundings = {**os.environ, **own, "QT_QPA_PLATFORM": "offscreen"}

    def run(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, *words],
            env=surroundings,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    run("-m", "workbench", "example", str(file))
    return json.loads(run("-c", START, str(file)))


def test_the_first_window_waits_for_nothing_it_does_not_need(started):
    loaded, _told = started
    assert "workbench.steps.overview.page" in loaded
    early = [
        name
        for name in loaded
        if any(name == later or name.startswith(f"{later}.") for later in LATER)
    ]
    assert early == []


def test_the_steps_are_reckoned_by_themselves_once_the_window_stands(started):
    _loaded, told = started
    assert told["plan"] > 0
    assert told["finance"] > 0
