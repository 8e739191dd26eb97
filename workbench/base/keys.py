"""Keys of rows."""

from __future__ import annotations

from uuid import uuid4


def new_id() -> str:
    """Return a new key, the same in no other copy of any file (UUID 4 as 32 hex digits)."""
    return uuid4().hex
