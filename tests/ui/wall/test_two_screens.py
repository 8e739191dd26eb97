"""The tests of ``two_screens.py``, in a process of their own that has two screens."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
LAPTOP = {"name": "LAPTOP", "x": 0, "y": 0, "width": 1366, "height": 768}
WIDE = {"name": "PROJ", "x": 1366, "y": 0, "width": 1280, "height": 720}
SQUARE = {"name": "PROJ", "x": 1366, "y": 0, "width": 1024, "height": 768}
COMMON = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}


@pytest.mark.parametrize("wall", [WIDE, SQUARE], ids=["16:9", "4:3"])
def test_on_two_screens(wall, tmp_path):
    """Run them with Qt's own description of screens that are not there."""
    described = {
        "synchronousWindowSystemEvents": False,
        "windowFrameMargins": False,
        "screens": [{**each, **COMMON} for each in (LAPTOP, wall)],
    }
    file = tmp_path / "screens.json"
    file.write_text(json.dumps(described), encoding="utf-8")
    # A path with a colon would end the argument of the platform.
    where = os.path.relpath(file, HERE.parents[2]) if ":" in str(file) else str(file)
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:randomly",
               "-p", "no:cacheprovider", str(HERE / "two_screens.py")]  # fmt: skip
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={where}"}
    for name in [each for each in environment if each.startswith(("PYTEST_", "COV_"))]:
        del environment[name]
    done = subprocess.run(
        command, env=environment, cwd=HERE.parents[2], capture_output=True, text=True, check=False,
        timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert " passed" in done.stdout
