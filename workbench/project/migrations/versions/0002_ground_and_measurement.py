"""The ground and its responsibilities, relations between people, everything measured."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from workbench.project.schema import statements

revision = "0002"
down_revision = "0001"


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False, server_default="")


# A judgement is of the day on which somebody last wrote one of its fields.
JUDGED_ON = """
update stakeholder set assessed = (
  select date(max(edit.at)) from row_change join edit on edit.id = row_change.edit_id
  where row_change.table_name = 'stakeholder' and row_change.row_id = stakeholder.id
    and edit.state = 'done' and (
      row_change.after like '%"influence":%' or row_change.after like '%"interest":%'
      or row_change.after like '%"stance":%'))
where influence is not null or interest is not null or stance is not null
"""


def _table(statement: str) -> str:
    words = statement.replace("(", " ").split()
    return words[words.index("ON") + 1] if words[1] == "INDEX" else words[2]


def upgrade() -> None:
    op.add_column("project", sa.Column("coordinate_system", sa.String(), nullable=True))
    op.add_column("project", _text("boundary"))
    op.add_column("project", _text("legal_form_reason"))
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
    op.execute(JUDGED_ON)
