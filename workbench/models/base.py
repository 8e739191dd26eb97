"""The common ground of all rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import Column, Integer, MetaData, String, Table
from sqlalchemy.orm import MappedColumn
from typing_extensions import override

from workbench.base.keys import new_id

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Base", "Ordered", "Row", "new_id"]

CONVENTION = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base:
    """Everything that lies in a project file.

    A class with a ``__tablename__`` becomes a table of SQLAlchemy. It is written as a mapped class
    is, but not mapped to objects: rows are plain values, read and written through the tables (see
    ``project/register.py``), and making the mappers took most of the time that the models cost.
    Say ``nullable=False`` of a column that must hold something; the annotation alone does not.
    """

    metadata: ClassVar[MetaData] = MetaData(naming_convention=CONVENTION)
    __tablename__: ClassVar[str]
    __table__: ClassVar[Table]
    __table_args__: ClassVar[tuple[Any, ...]] = ()

    @override
    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "__tablename__" in vars(cls):
            columns = (*_declared(cls), *cls.common())
            cls.__table__ = Table(cls.__tablename__, Base.metadata, *columns, *cls.__table_args__)

    @staticmethod
    def common() -> tuple[Column[Any], ...]:
        """Return new columns that every class of the kind has, beside those it declares."""
        return ()


def _declared(model: type[Base]) -> Iterator[Column[Any]]:
    for name, value in vars(model).items():
        if isinstance(value, MappedColumn):
            value.column.name = value.column.key = name
            yield value.column


class Row(Base):
    """A row with a key of its own, so that copies of a file can be merged."""

    @staticmethod
    @override
    def common() -> tuple[Column[Any], ...]:
        """Return the key."""
        return (Column("id", String(32), primary_key=True, default=new_id),)


class Ordered(Row):
    """A row that people order by hand; ``position`` counts from 0 and may have gaps."""

    @staticmethod
    @override
    def common() -> tuple[Column[Any], ...]:
        """Return the place in the order, and the key."""
        position = Column("position", Integer, nullable=False, default=0, server_default="0")
        return (position, *Row.common())
