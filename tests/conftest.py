from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

from workbench.base import language

ROOT = Path(__file__).resolve().parent.parent

# Before anything imports Qt: tests paint into memory, and no test meets its user's own settings.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = tempfile.TemporaryDirectory(prefix="platsverkstad-tests-")
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
    os.environ[_name] = str(Path(_HOME.name, _name.lower()))

# How long an example takes says more about the machine than about the code.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout these tests belong to."""
    return ROOT


@pytest.fixture(autouse=True)
def swedish():
    """Every test begins in Swedish, whatever the one before it chose."""
    language.set_language("sv")


@pytest.fixture(autouse=True)
def painting_succeeds():
    """Guarded paint methods swallow their exceptions; a test in which one failed has failed."""
    yield
    painting = sys.modules.get("workbench.ui.parts.painting")
    if painting is None:
        return
    failures = painting.failed_paints()
    painting.forget_failed_paints()
    assert not failures, failures
