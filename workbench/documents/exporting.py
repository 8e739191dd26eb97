"""Registers and the whole project written for other programs."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, using
from workbench.documents.audience import Audience, may_show
from workbench.exchange.table_columns import WriteColumn, column_of, written
from workbench.exchange.write_table import put_file, write_table
from workbench.exchange.write_vcard import VERSIONS, vcards
from workbench.models.field import Field, Kind, Record
from workbench.models.registry import record as record_of
from workbench.project.format import SCHEMA_VERSION
from workbench.project.register import all_rows, codes, names, read_rows, row_ids
from workbench.rules.dependency_text import Dependency, format_dependencies
from workbench.rules.schedule_types import LinkKind
from workbench.steps.stakeholders.cards import read_cards
from workbench.steps.stakeholders.views import read_groups

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from workbench.exchange.table_columns import Written
    from workbench.project.project import Project
    from workbench.project.register import Values

CARDED = ("stakeholder", "organisation")
BETWEEN = "|"
SEPARATORS = frozenset("|;\n")  # what a list of names is taken apart at when it is read


def export_table(
    project: Project,
    target: Path,
    record: Record,
    *,
    language: str,
    audience: str,
    group: str = "",
) -> list[str]:
    """Write a register as xlsx, csv or tsv; return the labels of fields that were left out.

    References are written by name, so that the table can be taken in again. ``group`` names the
    group whose people are written, with those of the groups below it.
    """
    with using(language), project.read() as session:
        fields = [f for f in record.visible() if may_show(f, Audience(audience))]
        left_out = [f.title() for f in record.visible() if f not in fields]
        rows = _arranged(session, record, people_in(session, record, group))
        columns = [column for f in fields for column in _columns(f, rows)]
        known = _Known(session)
        cells = [[known.cell(f, row[f.name], year) for f, year, _c in columns] for row in rows]
    write_table(
        target,
        [c for _f, _y, c in columns],
        cells,
        language=language,
        title=record.many.capitalize(),
        created=project.clock.now().replace(tzinfo=None),
    )
    return left_out


def named_rows(
    session: Session, record: Record, audience: Audience
) -> list[tuple[Values, dict[str, Written]]]:
    """Return the rows of a register, each with what it says by the headings of its export.

    Fields that the audience may not see and those that hold a place are left out; blank ones too.
    """
    fields = [f for f in record.visible() if may_show(f, audience) and f.kind is not Kind.SHAPE]
    rows = read_rows(session, record)
    columns = [column for f in fields for column in _columns(f, rows)]
    known = _Known(session)
    found: list[tuple[Values, dict[str, Written]]] = []
    for row in rows:
        said: dict[str, Written] = {
            c.label: written(known.cell(f, row[f.name], y), c) for f, y, c in columns
        }
        found.append((row, {k: value for k, value in said.items() if value is not None}))
    return found


def _arranged(session: Session, record: Record, ids: list[str] | None) -> list[Values]:
    """Return the rows in their order; those that join others in the order of what they join."""
    rows = read_rows(session, record, ids)
    if not record.key:
        return rows
    joined = [field for field in record.naming_fields() if field.target]
    places = {
        field.name: {key: at for at, key in enumerate(row_ids(session, record_of(field.target)))}
        for field in joined
    }
    return sorted(
        rows,
        key=lambda row: (
            *(places[field.name].get(row[field.name], 0) for field in joined),
            str(row.get(record.holds_from) or ""),
        ),
    )


def export_cards(
    project: Project,
    target: Path,
    record: Record,
    *,
    audience: str,
    group: str = "",
    version: str = VERSIONS[0],
) -> int:
    """Write people or organisations as contact cards; return how many.

    Raises WorkbenchError where the audience may not see who they are.
    """
    if record.table not in CARDED:
        raise WorkbenchError(N_("Contact cards are made of stakeholders and organisations"))
    if not may_show(record[record.title_field], Audience(audience)):
        raise WorkbenchError(
            N_("Contact cards hold personal data; say --audience internal to write them")
        )
    with project.read() as session:
        cards = read_cards(session, record, people_in(session, record, group))
    put_file(target, vcards(cards, version))
    return len(cards)


def people_in(session: Session, record: Record, group: str) -> list[str] | None:
    """Return the ids of the people in a group and below it, None where no group is named."""
    if not group:
        return None
    if "groups" not in record.by_name:
        raise WorkbenchError(N_("Only people are in groups"))
    lines = read_groups(session)
    found = next((line for line in lines if fold(line.name) == fold(group)), None)
    if found is None:
        raise WorkbenchError(
            N_("There is no group “{group}”; the groups are {groups}"),
            group=group[:80],
            groups=", ".join(line.name for line in lines) or "–",
        )
    return [key for key in row_ids(session, record) if key in found.everybody]


def _columns(field: Field, rows: list[Values]) -> list[tuple[Field, int | None, WriteColumn]]:
    if field.kind is not Kind.YEARLY:
        return [(field, None, column_of(field))]
    years = sorted({year for row in rows for year in row[field.name]})
    return [(field, year, column_of(field, year)) for year in years]


class _Known:
    """What rows of other tables are called, read once each."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._names: dict[str, dict[str, str]] = {}
        self._codes: dict[str, dict[str, str]] = {}

    def cell(self, field: Field, value: Any, year: int | None) -> object:  # noqa: ANN401 - see Kind
        """Return what stands in a cell."""
        if year is not None:
            return value.get(year)
        if field.kind is Kind.REFERENCE:
            return self._name(field.target, value) if value else None
        if field.kind is Kind.LINKS:
            return BETWEEN.join(self._name(field.target, key) for key in value)
        if field.kind is Kind.DEPENDENCIES:
            known = self._codes_of(field.target)
            return format_dependencies(
                Dependency(known.get(key, key), LinkKind(kind), lag) for key, kind, lag in value
            )
        return value

    def _name(self, table: str, key: str) -> str:
        if table not in self._names:
            self._names[table] = self._unmistakable(table)
        return self._names[table].get(key, "")

    def _unmistakable(self, table: str) -> dict[str, str]:
        """Return the names, but codes for those that share a name or have a separator in it."""
        called, numbers = names(self._session, table), self._codes_of(table)
        times = Counter(fold(name) for name in called.values())
        return {
            key: numbers.get(key, name) if times[fold(name)] > 1 or SEPARATORS & set(name) else name
            for key, name in called.items()
        }

    def _codes_of(self, table: str) -> dict[str, str]:
        if table not in self._codes:
            self._codes[table] = codes(self._session, table)
        return self._codes[table]


def export_json(project: Project, target: Path) -> None:
    """Write all rows of all tables as they are stored, for those who work with the file."""
    with project.read() as session:
        tables = all_rows(session)
    whole = {"format": "platsverkstad", "schema": SCHEMA_VERSION, "tables": tables}
    put_file(target, json.dumps(whole, ensure_ascii=False, indent=1, default=str).encode("utf-8"))
