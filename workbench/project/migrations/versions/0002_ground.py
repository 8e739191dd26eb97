"""The ground and who controls it, responsibilities, findings, relations between people."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from workbench.project.schema import statements

revision = "0002"
down_revision = "0001"

NEW = (
    "assessment", "column_mapping", "commitment", "contact", "erasure", "finding", "former_owner",
    "group_member", "legal_regime", "maintenance_task", "property", "relation", "responsibility",
    "stakeholder_group", "surface", "underlay",
)  # fmt: skip


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


def upgrade() -> None:
    op.add_column("project", sa.Column("coordinate_system", sa.String(), nullable=True))
    op.add_column("project", _text("boundary"))
    op.execute("update project set coordinate_system = 'local'")
    op.add_column("organisation", sa.Column("standpoint", sa.String(), nullable=True))
    op.add_column("organisation", sa.Column("standpoint_date", sa.Date(), nullable=True))
    op.add_column("organisation", sa.Column("votes", sa.Integer(), nullable=True))
    op.add_column("stakeholder", sa.Column("informed", sa.Date(), nullable=True))
    op.add_column("stakeholder", sa.Column("assessed", sa.Date(), nullable=True))
    for statement in statements(2):
        words = statement.replace("(", " ").split()
        owner = words[words.index("ON") + 1] if words[1] == "INDEX" else words[2]
        if owner in NEW:
            op.execute(statement)
    op.execute(JUDGED_ON)
