"""The ground in the documents: how large the place is, and its surfaces with who controls them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.formats import decimal_text
from workbench.base.language import _
from workbench.documents.audience import may_show
from workbench.documents.content import Block, Column, ColumnKind, Heading, Row, RowRole, Table
from workbench.models.registry import record

if TYPE_CHECKING:
    from workbench.documents.audience import Audience
    from workbench.steps.place.views import PlaceMap, Plot

_FIELDS = ("type", "publicness", "control_id")


def measured_size(place: PlaceMap) -> str:
    """Return the area within the boundary as a fact ("11,1 ha"), "" where none is drawn."""
    return f"{decimal_text(round(place.hectares, 1))} ha" if place.boundary else ""


def surface_blocks(place: PlaceMap, audience: Audience) -> tuple[Block, ...]:
    """Return a table of the surfaces with their areas; nothing where there are none."""
    surfaces = place.of("surface")
    if not surfaces:
        return ()
    kind = record("surface")
    shown = [kind[name] for name in _FIELDS if may_show(kind[name], audience)]
    columns = (
        Column(_(kind.one).capitalize(), header=True, weight=4),
        *(Column(field.title(), weight=2) for field in shown),
        Column(_("Area (m²)"), ColumnKind.INTEGER),
    )
    rows = [
        Row((each.name, *(_said(each, f.name) for f in shown), _rounded(each))) for each in surfaces
    ]
    total = round(place.total("surface"))
    if total:
        blanks = ("",) * len(shown)
        rows.append(Row((_("Total, parts within their surface"), *blanks, total), RowRole.TOTAL))
    heading = Heading(_("Surfaces"), 2)
    return heading, Table(columns, tuple(rows), _("Surfaces of the place and who controls them"))


def _said(plot: Plot, name: str) -> str:
    if name == "control_id":
        return plot.holder
    choice = record("surface")[name].choice(getattr(plot, name))
    return choice.text() if choice else ""


def _rounded(plot: Plot) -> int | None:
    return None if plot.area is None else round(plot.area)
