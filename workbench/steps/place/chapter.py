"""The place in the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.formats import date_text, decimal_text, number_text
from workbench.base.language import _
from workbench.documents.content import (
    Block,
    Column,
    Heading,
    Paragraph,
    Row,
    Table,
)
from workbench.models.field import Kind
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.place.ground_tables import measured_size, surface_blocks
from workbench.steps.place.map_figure import map_figure
from workbench.steps.place.map_themes import Theme
from workbench.steps.place.views import read_map

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.models.field import Field

FACTS = (
    "municipality",
    "place_type",
    "area_hectares",
    "residents",
    "workplaces",
    "legal_form",
    "agreement_start",
    "agreement_end",
    "client",
    "consultant",
)


def chapter(session: Session, options: Options, today: date) -> tuple[Block, ...]:
    """Return the chapter: what the place is, facts, needs, boundary, map, surfaces."""
    row = read_rows(session, record("project"))[0]
    place = read_map(session)
    blocks: list[Block] = [Heading(_("The place and its area"))]
    if row["description"]:
        blocks.append(Paragraph(row["description"]))
    facts = [(field, row[field.name]) for field in map(record("project").__getitem__, FACTS)]
    rows = [Row((f.title(), _written(f, v))) for f, v in facts if v not in {None, ""}]
    if row["area_hectares"] is None and (size := measured_size(place)):
        rows.append(Row((_("Size within the boundary"), size)))
    if rows:
        columns = (Column(_("Fact"), header=True, weight=2), Column(_("Value"), weight=3))
        blocks.append(Table(columns, tuple(rows), _("Facts about the place"), show_header=False))
    for name, title in (
        ("boundary_reason", _("The boundary")),
        ("needs", _("Why a place collaboration")),
    ):
        if row[name]:
            blocks += [Heading(title, 2), Paragraph(row[name])]
    figure = map_figure(session, Theme.CONTROL, options, today)
    if figure is not None:
        blocks.append(figure)
    return (*blocks, *surface_blocks(place, options.audience))


def _written(field: Field, value: object) -> str:
    if field.kind is Kind.CHOICE:
        choice = field.choice(value)
        return choice.text() if choice else ""
    if field.kind is Kind.DATE:
        return date_text(value)  # type: ignore[arg-type]
    if field.kind in {Kind.INTEGER, Kind.DECIMAL}:
        text = number_text(value) if field.kind is Kind.INTEGER else decimal_text(value)  # type: ignore[arg-type]
        return f"{text} {_(field.unit)}".strip()
    return str(value)
