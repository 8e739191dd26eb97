"""Setting the seal when a file is closed, and breaking it with the next edit."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from workbench.project.digest import content_digest

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime


def set_seal(raw: sqlite3.Connection, at: datetime) -> str:
    """Write what the file holds now into it and return that digest; one transaction of its own."""
    raw.execute("begin immediate")
    try:
        found = content_digest(raw)
        moment = at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
        raw.execute("delete from seal")
        raw.execute("insert into seal (id, digest, at) values (1, ?, ?)", (found, moment))
        raw.execute("commit")
    except BaseException:
        if raw.in_transaction:
            raw.execute("rollback")
        raise
    return found


def break_seal(raw: sqlite3.Connection) -> None:
    """Remove the seal; the caller holds the transaction of the edit that makes it untrue."""
    raw.execute("delete from seal")
