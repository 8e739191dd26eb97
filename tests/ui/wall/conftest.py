from __future__ import annotations

from tests.ui.shell.conftest import mellantorg, start  # noqa: F401 - fixtures
