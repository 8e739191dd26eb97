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


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default="0")


ACTIVITY_TEXTS = ("winter", "evaluation", "web")
ACTIVITY_CHOICES = ("evidence", "recurs", "intervention", "lasting")


def _table(statement: str) -> str:
    words = statement.replace("(", " ").split()
    return words[words.index("ON") + 1] if words[1] == "INDEX" else words[2]


def _build_anew(table: str) -> None:
    """Give a table its new columns and references; its rows keep what they have."""
    mine = [each for each in statements(2) if _table(each) == table]
    make = next(each for each in mine if each.startswith("CREATE TABLE"))
    found = op.get_bind().exec_driver_sql(f"pragma table_info({table})")
    kept = ", ".join(f'"{row[1]}"' for row in found)
    op.execute(make.replace(f"CREATE TABLE {table} ", "CREATE TABLE anew ", 1))
    op.execute(f"insert into anew ({kept}) select {kept} from {table}")  # noqa: S608 - own names
    op.execute(f"drop table {table}")
    op.execute(f"alter table anew rename to {table}")
    for statement in mine:
        if statement.startswith("CREATE INDEX"):
            op.execute(statement)


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
    known = {_table(statement) for statement in statements(1)}
    for statement in statements(2):
        if _table(statement) not in known:
            op.execute(statement)
    _build_anew("indicator")
    op.execute(JUDGED_ON)
