"""What does not fit together on the map, and how much is covered, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.formats import number_text, percent_text
from workbench.base.language import N_, _
from workbench.rules.ground import MapFinding, Trouble

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.rules.overlay import Coverage
    from workbench.steps.place.views import PlaceMap, Plot

_SAYS: Final = {
    Trouble.FAULTY: N_("{name}: {reason}"),
    Trouble.OVERLAP: N_("{name} and {other} overlap by {area}"),
    Trouble.ON_PROPERTY: N_("{name} lies on {other}, whose owner does not control it ({area})"),
    Trouble.OUTSIDE_PARENT: N_("{name} lies outside {other}, which it is a part of, by {area}"),
    Trouble.PARTS_LARGER: N_("The parts of {name} are together {area} larger than it"),
    Trouble.GAP: N_("{area} within the boundary is neither surface nor property"),
}


def trouble_text(found: MapFinding, plots: Mapping[str, Plot]) -> str:
    """Return what is wrong in a sentence."""
    named = [plot_title(plots[key]) for key in found.ids if key in plots]
    name, other = [*named, "–", "–"][:2]
    if found.trouble is Trouble.NO_OWNER:
        plot = plots.get(found.ids[0])
        unowned = plot is not None and plot.table == "property"
        words = _("{name}: no known owner") if unowned else _("{name}: nobody known controls it")
        return words.format(name=name)
    said = _(_SAYS[found.trouble])
    return said.format(
        name=name, other=other, area=square_metres(found.area), reason=_(found.reason)
    )


def square_metres(area: float | None) -> str:
    """Return an area in words: whole square metres, small ones with a decimal."""
    if area is None:
        return "–"
    return _("{count} m²").format(count=number_text(area, 0 if area >= 10 else 1))  # noqa: PLR2004


def plot_title(plot: Plot) -> str:
    """Return code and short name."""
    return f"{plot.code} {plot.short_name}".strip()


def coverage_text(covered: Coverage | None) -> str:
    """Return how much of the boundary is surface or property; empty where it is not drawn."""
    if covered is None:
        return ""
    return _("{share} of the area within the boundary is surface or property").format(
        share=percent_text(covered.share, 1)
    )


def summary(place: PlaceMap) -> tuple[int, int, str]:
    """Return how many surfaces and properties there are, and the hectares in words."""
    hectares = place.hectares
    return (
        len(place.of("surface")),
        len(place.of("property")),
        _("{count} ha").format(count=number_text(hectares, 1)) if hectares else "",
    )
