"""What the program loads before its first window stands."""

from __future__ import annotations

import os
import subprocess
import sys

LATER = (
    "reportlab", "xlsxwriter", "python_calamine", "holidays", "pyqtgraph", "numpy", "alembic",
    "docx",
)  # fmt: skip
START = """
import sys
from pathlib import Path
from workbench.base.clock import SystemClock
from workbench import app
order = list(sys.modules)
assert order.index("sqlalchemy.orm") < order.index("PySide6.QtCore"), "PySide6 came first"
application, window = app.start(["start"], Path(sys.argv[1]))
window.show()
application.processEvents()
assert window.has_project() and window.isVisible()
print(",".join(name for name in sys.argv[2].split(",") if name in sys.modules))
window.close()
"""


def test_the_first_window_waits_for_nothing_it_does_not_need(tmp_path):
    file = tmp_path / "Mellantorg.plats"
    own = {"XDG_DATA_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)}
    surroundings = {**os.environ, **own, "QT_QPA_PLATFORM": "offscreen"}

    def run(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, *words], env=surroundings, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    run("-m", "workbench", "example", str(file))
    assert run("-c", START, str(file), ",".join(LATER)) == ""
