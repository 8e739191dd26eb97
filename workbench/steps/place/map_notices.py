"""What does not fit together on the map, in words, with the way there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.base.formats import number_text, percent_text
from workbench.base.language import N_, _
from workbench.rules.ground import MapFinding, Trouble
from workbench.steps.place.views import ground_report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.rules.overlay import Coverage
    from workbench.rules.shapes import Point
    from workbench.steps.place.views import PlaceMap, Plot


@dataclass(frozen=True, slots=True)
class MapNotice:
    """Something on the map to see to: where ("Y01 Torget"), what, and which row and point it is.

    ``row_id`` is None for a gap in the boundary, which belongs to no row.
    """

    trouble: Trouble
    where: str
    text: str
    row_id: str | None
    point: Point | None


def map_notices(place: PlaceMap) -> tuple[MapNotice, ...]:
    """Return what does not fit together on the map, the worst first, in the current language."""
    plots = {plot.id: plot for plot in place.plots}
    unread = tuple(
        MapNotice(Trouble.FAULTY, _called(plot), plot.fault.text(), plot.id, None)
        for plot in place.plots
        if plot.fault is not None
    )
    return (*unread, *(_notice(each, plots) for each in ground_report(place).findings))


def coverage_text(coverage: Coverage) -> str:
    """Return how much of the boundary is covered, as one line."""
    return _("{share} of the boundary is covered by surfaces and properties").format(
        share=percent_text(coverage.share, 1)
    )


def _called(plot: Plot) -> str:
    return f"{plot.code} {plot.name}".strip()


def _notice(finding: MapFinding, plots: Mapping[str, Plot]) -> MapNotice:
    named = [plots[each] for each in finding.ids if each in plots]
    where = _called(named[0]) if named else _("The boundary")
    text = _text(finding, named)
    row_id = finding.ids[0] if finding.ids else None
    return MapNotice(finding.trouble, where, text, row_id, finding.point)


# What is said of a trouble that has an area, and of another row where it takes two.
_SAID: Final = {
    Trouble.OVERLAP: N_("claims {area} m² that {other} claims too"),
    Trouble.ON_PROPERTY: N_("has {area} m² on {other}, which has another owner"),
    Trouble.OUTSIDE_PARENT: N_("has {area} m² outside {other}, which it is a part of"),
    Trouble.PARTS_LARGER: N_("has parts that are {area} m² larger than itself"),
    Trouble.GAP: N_("{area} m² are covered by no surface and no property"),
}


def _text(finding: MapFinding, named: list[Plot]) -> str:
    if finding.trouble is Trouble.FAULTY:
        return _(finding.reason)
    if finding.trouble is Trouble.NO_OWNER:
        is_property = bool(named) and named[0].table == "property"
        return _("has no known owner") if is_property else _("is controlled by nobody known")
    area = number_text(round(finding.area or 0))
    other = _called(named[1]) if len(named) > 1 else ""
    return _(_SAID[finding.trouble]).format(area=area, other=other)
