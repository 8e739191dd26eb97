"""What a project file looks like from outside."""

from __future__ import annotations

from typing import Final

SUFFIX: Final = ".plats"
APPLICATION_ID: Final = 0x506C6174  # "Plat", at byte 68 of the file
SCHEMA_VERSION: Final = 1
