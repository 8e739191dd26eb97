"""The ground and its responsibilities, relations between people, everything measured."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from workbench.project.schema import statements

revision = "0002"
down_revision = "0001"


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False, server_default="")


def _table(statement: str) -> str:
    words = statement.replace("(", " ").split()
    return words[words.index("ON") + 1] if words[1] == "INDEX" else words[2]


def upgrade() -> None:
    op.add_column("project", sa.Column("coordinate_system", sa.String(), nullable=True))
    op.add_column("project", _text("boundary"))
    op.execute("update project set coordinate_system = 'local'")
    op.add_column("organisation", sa.Column("standpoint", sa.String(), nullable=True))
    op.add_column("organisation", sa.Column("standpoint_date", sa.Date(), nullable=True))
    op.add_column("organisation", sa.Column("votes", sa.Integer(), nullable=True))
    op.add_column("stakeholder", sa.Column("informed", sa.Date(), nullable=True))
    op.add_column("stakeholder", sa.Column("assessed", sa.Date(), nullable=True))
    known = {_table(statement) for statement in statements(1)}
    for statement in statements(2):
        if _table(statement) not in known:
            op.execute(statement)
