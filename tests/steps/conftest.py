"""The project files of tests/project_files.py, for the tests in this folder."""

from __future__ import annotations

from tests.project_files import (  # noqa: F401 - fixtures
    blank,
    empty,
    example,
    mellantorg,
    own_backups,
    shell,
    torg,
)
from tests.ui.shell.conftest import start  # noqa: F401 - fixture
