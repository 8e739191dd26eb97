"""Registers written for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, using
from workbench.documents.audience import Audience, may_show
from workbench.documents.named_rows import KnownNames, columns_of
from workbench.exchange.write_table import put_file, write_table
from workbench.exchange.write_vcard import VERSIONS, vcards
from workbench.models.registry import record as record_of
from workbench.project.activity_dates import read_dated
from workbench.project.register import read_rows, row_ids
from workbench.steps.stakeholders.cards import read_cards
from workbench.steps.stakeholders.views import read_groups

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from workbench.models.field import Record
    from workbench.project.project import Project
    from workbench.project.register import Values

PLANNED = "activity"
CARDED = ("stakeholder", "organisation")


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
        there = [f for f in record.visible() if not f.inner]
        fields = [f for f in there if may_show(f, Audience(audience))]
        left_out = [f.title() for f in there if f not in fields]
        rows = _arranged(session, record, people_in(session, record, group))
        columns = [column for f in fields for column in columns_of(f, rows)]
        known = KnownNames(session)
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


def _arranged(session: Session, record: Record, ids: list[str] | None) -> list[Values]:
    """Return the rows in their order; those that join others in the order of what they join."""
    rows = read_dated(session, ids) if record.table == PLANNED else read_rows(session, record, ids)
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
