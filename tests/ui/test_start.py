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
)  # fmt: skip
START = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from workbench import app

application, window = app.start(["start"], Path(sys.argv[1]))
page, desk = window.workspace.page, window.workspace


class FirstPaint(QObject):
    seen = None

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and page.isAncestorOf(watched):
            FirstPaint.seen = FirstPaint.seen or set(sys.modules)
        return False


watch = FirstPaint()
application.installEventFilter(watch)
window.show()
while FirstPaint.seen is None or any(each.status == "unknown" for each in desk.steps_overview()):
    application.processEvents()
told = {key: button.state.share for key, button in desk.navigation._buttons.items()}
window.close()
print(json.dumps([sorted(FirstPaint.seen), told]))
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
