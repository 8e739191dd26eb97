"""The first structure."""

from __future__ import annotations

from alembic import op

from workbench.project.schema import statements

revision = "0001"
down_revision = None


def upgrade() -> None:
    for statement in statements(1):
        op.execute(statement)
