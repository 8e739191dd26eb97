from __future__ import annotations

from tests.project_files import own_backups
from tests.ui.shell.conftest import mellantorg, start

__all__ = ["mellantorg", "own_backups", "start"]
