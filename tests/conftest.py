from __future__ import annotations

import os
from pathlib import Path

import pytest

# Before anything imports Qt: tests paint into memory, on every machine alike.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout these tests belong to."""
    return ROOT
