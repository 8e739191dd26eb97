"""Meetings, the workshop board, the long run, documents that were issued."""

from __future__ import annotations

from workbench.project.migrations.tables import build_anew, make_new_tables

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    make_new_tables(3)
    build_anew("photo", 3)
