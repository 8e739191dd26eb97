from __future__ import annotations

from tests.ui.shell.conftest import mellantorg, start

__all__ = ["mellantorg", "start"]
