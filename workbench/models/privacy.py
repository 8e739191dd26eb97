"""What is left of people who have been erased, and what the file remembers of imports."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbench.base.language import N_
from workbench.models.base import Row
from workbench.models.declare import day, text
from workbench.models.field import Privacy

PUBLIC = Privacy.PUBLIC


class Erasure(Row):
    """That somebody was erased: when, why and how much, but not who."""

    __tablename__ = "erasure"

    erased_on: Mapped[date] = day(N_("Day"), PUBLIC, required=True)
    pseudonym: Mapped[str] = text(N_("Stands for"), PUBLIC, required=True)
    reason: Mapped[str] = text(N_("Reason"), PUBLIC)
    rows: Mapped[int] = mapped_column(Integer, nullable=False, default=0, server_default="0")


class ColumnMapping(Row):
    """What the columns of a kind of table meant last time, so that nobody is asked twice.

    ``headings`` are the folded column names in order; ``mapping`` is JSON, heading to field.
    """

    __tablename__ = "column_mapping"
    __table_args__ = (UniqueConstraint("kind", "headings"),)

    kind: Mapped[str] = mapped_column(String, nullable=False)
    headings: Mapped[str] = mapped_column(String, nullable=False)
    mapping: Mapped[str] = mapped_column(String, nullable=False)
