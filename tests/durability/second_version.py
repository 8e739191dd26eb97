"""A version 2 that exists for tests alone: a column more, one renamed, rows rewritten."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from workbench.project.format import SCHEMA_VERSION
from workbench.project.migrations.upgrade import HERE, Way
from workbench.project.schema import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

REVISION = f'''
from __future__ import annotations
import sqlalchemy as sa
from alembic import op
revision = "{SCHEMA_VERSION + 1:04d}"
down_revision = "{SCHEMA_VERSION:04d}"
def upgrade():
    with op.batch_alter_table("organisation", recreate="always") as batch:
        batch.add_column(sa.Column("colour", sa.String(), nullable=False, server_default="red"))
        batch.alter_column("website", new_column_name="web")
    op.execute("update organisation set colour = 'blue'")
    op.add_column("goal", sa.Column("weight", sa.Integer(), nullable=True))
'''


def way(folder: Path) -> Way:
    """Return the way to version 2; its files are written into ``folder``."""
    revisions, schemas = folder / "revisions", folder / "schemas"
    for each in (revisions, schemas):
        each.mkdir(exist_ok=True)
    version = SCHEMA_VERSION + 1
    (revisions / f"{version:04d}_second.py").write_text(REVISION, encoding="utf-8")
    first = (FOLDER / f"{SCHEMA_VERSION}.sql").read_text(encoding="utf-8")
    (schemas / f"{SCHEMA_VERSION}.sql").write_text(first, encoding="utf-8")
    head, body = first.split("CREATE TABLE organisation (", 1)
    body = body.replace("website VARCHAR", "colour VARCHAR DEFAULT 'red' NOT NULL, web VARCHAR", 1)
    second = f"{head}CREATE TABLE organisation ({body}"
    second = second.replace("CREATE TABLE goal (", "CREATE TABLE goal (weight INTEGER,")
    (schemas / f"{version}.sql").write_text(second, encoding="utf-8")
    return Way(version, (HERE / "versions", revisions), schemas)


def state(path: Path) -> str:
    """Return "old", "new" or what else a file is after an upgrade."""
    raw = sqlite3.connect(path)
    try:
        version = raw.execute("pragma user_version").fetchone()[0]
        columns = [fact[1] for fact in raw.execute("pragma table_info(organisation)")]
        count = raw.execute("select count(*) from organisation").fetchone()[0]
        whole = raw.execute("pragma integrity_check").fetchone()[0] == "ok"
        if not whole or count == 0:
            return "damaged"
        if version == SCHEMA_VERSION and "website" in columns and "colour" not in columns:
            return "old"
        if version == SCHEMA_VERSION + 1 and "web" in columns:
            blue = raw.execute("select count(*) from organisation where colour = 'blue'")
            return "new" if blue.fetchone()[0] == count else "mixed"
        return "mixed"
    finally:
        raw.close()
