"""The common ground of all rows."""

from __future__ import annotations

from sqlalchemy import Integer, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from workbench.base.keys import new_id

__all__ = ["Base", "Ordered", "Row", "new_id"]

CONVENTION = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Everything that lies in a project file."""

    metadata = MetaData(naming_convention=CONVENTION)


class Row(Base):
    """A row with a key of its own, so that copies of a file can be merged."""

    __abstract__ = True

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)


class Ordered(Row):
    """A row that people order by hand; ``position`` counts from 0 and may have gaps."""

    __abstract__ = True

    position: Mapped[int] = mapped_column(Integer, nullable=False, default=0, server_default="0")
