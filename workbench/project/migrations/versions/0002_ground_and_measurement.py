"""The ground and its responsibilities, relations between people, everything measured."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from workbench.project.migrations.tables import build_anew, make_new_tables

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


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default="0")


ACTIVITY_TEXTS = ("winter", "evaluation", "web")
ACTIVITY_CHOICES = ("evidence", "recurs", "intervention", "lasting")


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
    for eve in ("midsummer_eve", "christmas_eve", "new_years_eve"):
        op.add_column("project", _flag(f"works_{eve}"))
    for name in ACTIVITY_TEXTS:
        op.add_column("activity", _text(name))
    for name in ACTIVITY_CHOICES:
        op.add_column("activity", sa.Column(name, sa.String(), nullable=True))
    op.add_column("activity", sa.Column("life", sa.Integer(), nullable=True))
    op.add_column("project", _text("goal_levels"))
    op.add_column("budget_version", _text("decision"))
    op.add_column("budget_version", sa.Column("opening", sa.Integer(), nullable=True))
    for name in ("vat_category", "deductible_percent", "index_percent", "hours", "hour_kind"):
        op.add_column("budget_line", sa.Column(name, sa.String(), nullable=True))
    op.add_column("budget_line", sa.Column("rhythm", sa.String(), nullable=True))
    make_new_tables(2)
    build_anew("indicator", 2)
    op.execute(JUDGED_ON)
