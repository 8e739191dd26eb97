"""What people type into one field, as the value it keeps: for tables, forms and the quick line."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from workbench.base.language import N_
from workbench.base.parse import ParseError
from workbench.exchange.import_plan import ExistingRow, Said
from workbench.exchange.references import References
from workbench.exchange.values import read_value
from workbench.models.base import new_id
from workbench.models.field import Kind
from workbench.models.registry import RECORDS
from workbench.rules.dependency_text import parse_dependencies

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.exchange.import_plan import PlannedRow
    from workbench.models.field import Field
    from workbench.project.project import Project
    from workbench.ui.data.display import Known

_EMPTY: Final[dict[Kind, object]] = {
    Kind.TEXT: "",
    Kind.NOTE: "",
    Kind.EMAIL: "",
    Kind.PHONE: "",
    Kind.SHAPE: "",
    Kind.YES_NO: False,
    Kind.LINKS: (),
    Kind.DEPENDENCIES: (),
}


_HALF_A_YEAR: Final = timedelta(days=183)


class Reading:
    """What is needed to understand a typed text: the day, and what rows are called.

    Good for one act: rows that a text asks for and that do not exist yet are planned in it
    (``created``) and have to be written together with the value. What has happened has done so on
    the ``latest`` day at last, today unless something else is said.
    """

    def __init__(self, known: Known, today: date, latest: date | None = None) -> None:
        self.today, self.latest = today, latest or today
        self._known = known
        self._tables: dict[str, References] = {}

    def references(self, table: str) -> References:
        """Return what finds the rows of ``table`` by code or name."""
        if table not in self._tables:
            titles, codes = self._known.of(table), self._known.codes(table)
            rows = [ExistingRow(key, codes.get(key, ""), title) for key, title in titles.items()]
            # A row with a short name is known by its full one too.
            names = self._known.names(table).items()
            rows += [ExistingRow(key, "", name) for key, name in names if name != titles.get(key)]
            self._tables[table] = References({table: rows}, RECORDS, new_id)
        return self._tables[table]

    def codes(self, table: str) -> Iterable[str]:
        """Return the codes of the rows of ``table``."""
        return self._known.codes(table).values()

    def created(self, ids: Iterable[str]) -> dict[str, tuple[PlannedRow, ...]]:
        """Return by table the rows that have to be added because ``ids`` refer to them."""
        used = set(ids)
        found: dict[str, tuple[PlannedRow, ...]] = {}
        for references in self._tables.values():
            found |= references.created(used)
        return found


def reading_of(project: Project, known: Known) -> Reading:
    """Return what is needed to understand what is typed into a project now."""
    today = project.clock.today()
    return Reading(known, today, max(today, project.today()))


def empty_value(field: Field) -> object:
    """Return what a field holds when nothing is known."""
    return {} if field.kind is Kind.YEARLY else _EMPTY.get(field.kind)


def read_text(field: Field, text: str, reading: Reading, *, row_id: str = "") -> Any:  # noqa: ANN401 - see Kind
    """Return the value that ``text`` means in ``field``; a YEARLY field gives one year's value.

    ``row_id`` is the row it is for, which can not refer to itself. Raises ParseError with the
    reason, also for an empty text where the field must say something.
    """
    value = read_value(text, field, reading.today)
    if value is None or value == "":
        if field.required:
            raise ParseError(N_("“{field}” is missing"), field=Said(field.label))
        return None if field.kind is Kind.YEARLY else empty_value(field)
    if field.past and isinstance(value, date) and value > reading.latest:
        value = _last(field, text, value, reading)
    if field.kind is Kind.REFERENCE:
        value = reading.references(field.target).one(field.target, str(value), 0)
    elif field.kind is Kind.LINKS:
        value = reading.references(field.target).several(field.target, str(value), 0)
    elif field.kind is Kind.DEPENDENCIES:
        value = _dependencies(field, str(value), reading)
    if row_id and row_id in referred(field, value):
        raise ParseError(N_("The row refers to itself"))
    return value


def _last(field: Field, text: str, day: date, reading: Reading) -> date:
    """Return the last day that "3/5" was, where the nearest lies ahead; refuses any other."""
    earlier = read_value(text, field, reading.today - _HALF_A_YEAR)
    # What counts from today, as "+7" does, moves with it.
    if isinstance(earlier, date) and earlier not in {day, day - _HALF_A_YEAR}:
        return earlier
    raise ParseError(N_("The day lies ahead"))


def _dependencies(field: Field, text: str, reading: Reading) -> tuple[tuple[str, str, int], ...]:
    found = parse_dependencies(text, reading.codes(field.target))
    if found.unreadable:
        raise ParseError(found.unreadable[0].reason)
    references = reading.references(field.target)
    return tuple(
        (references.one(field.target, link.code, 0), str(link.kind), link.lag)
        for link in found.read
    )


def referred(field: Field, value: Any) -> tuple[str, ...]:  # noqa: ANN401 - see Kind
    """Return the ids of the rows that a value refers to."""
    if not value:
        return ()
    if field.kind is Kind.REFERENCE:
        return (value,)
    if field.kind is Kind.LINKS:
        return tuple(value)
    if field.kind is Kind.DEPENDENCIES:
        return tuple(each[0] for each in value)
    return ()
