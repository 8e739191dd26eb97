"""What Alembic runs: the revisions, on the connection and in the transaction they are given."""

from __future__ import annotations

from alembic import context

from workbench.models.base import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite changes a column by building the table anew
)
with context.begin_transaction():
    context.run_migrations()
