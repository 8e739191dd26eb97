"""The history of a file: what was done, when, and every value before and after."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from workbench.models.base import Base


class Edit(Base):
    """One labelled act of the user; ``label`` is a message id and ``facts`` fills it (JSON).

    ``state`` is ``done``, ``undone`` (can be redone) or ``abandoned`` (undone, then overtaken).
    ``at`` is UTC. ``key`` is the same in all copies of the file.
    """

    __tablename__ = "edit"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    key: Mapped[str] = mapped_column(String(32), nullable=False, unique=True)
    at: Mapped[datetime] = mapped_column(DateTime, nullable=False)
    who: Mapped[str] = mapped_column(String, nullable=False, default="", server_default="")
    label: Mapped[str] = mapped_column(String, nullable=False)
    facts: Mapped[str] = mapped_column(String, nullable=False, default="{}", server_default="{}")
    state: Mapped[str] = mapped_column(
        String, nullable=False, default="done", server_default="done"
    )
    rows: Mapped[int] = mapped_column(Integer, nullable=False, default=0, server_default="0")


class RowChange(Base):
    """One row that an edit touched, in the order it happened.

    ``before`` and ``after`` are JSON objects with the columns that differ; a null ``before`` means
    the row was added, a null ``after`` that it was deleted.
    """

    __tablename__ = "row_change"
    __table_args__ = (Index("ix_row_change_row", "table_name", "row_id"),)

    edit_id: Mapped[int] = mapped_column(
        ForeignKey("edit.id", ondelete="CASCADE"), primary_key=True
    )
    seq: Mapped[int] = mapped_column(Integer, primary_key=True)
    table_name: Mapped[str] = mapped_column(String, nullable=False)
    row_id: Mapped[str] = mapped_column(String, nullable=False)
    before: Mapped[str | None] = mapped_column(String)
    after: Mapped[str | None] = mapped_column(String)
