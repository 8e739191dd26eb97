"""How a step of the schema makes its tables: from the statements of the version it leads to."""

from __future__ import annotations

from alembic import op

from workbench.project.schema import statements


def table_of(statement: str) -> str:
    """Return the table that a statement makes or gives an index."""
    words = statement.replace("(", " ").split()
    return words[words.index("ON") + 1] if words[1] == "INDEX" else words[2]


def make_new_tables(version: int) -> None:
    """Make the tables that a version has and the one before it has not."""
    known = {table_of(statement) for statement in statements(version - 1)}
    for statement in statements(version):
        if table_of(statement) not in known:
            op.execute(statement)


def build_anew(table: str, version: int) -> None:
    """Give a table the columns and references of a version; its rows keep what they have."""
    mine = [each for each in statements(version) if table_of(each) == table]
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
