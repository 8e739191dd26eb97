"""By what the map is coloured: classes of ground in words, and each thing's own words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from workbench.base.formats import number_text
from workbench.base.language import N_, _, current, ngettext, using
from workbench.charts.map import (
    CATEGORIES,
    HIGH,
    LOW,
    NONE,
    OTHER,
    PLAIN,
    UNKNOWN,
    MapContent,
    MapGroup,
    MapPoint,
    MapThing,
)
from workbench.models.registry import record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from workbench.charts.map import Look
    from workbench.models.field import Field
    from workbench.steps.place.views import MapPoint as FoundPoint
    from workbench.steps.place.views import PlaceMap, Plot

SURFACE, PROPERTY, FINDING = record("surface"), record("property"), record("finding")
MUCH: Final = 3
_GROUND, _AREA, _UNSAID, _REST = "ground", "area", "unsaid", "rest"
_SIGNS: Final = {"ongoing": "running", "done": "done", "verified": "done"}


class Theme(StrEnum):
    """What the colours of the map tell."""

    RESPONSIBILITY = "responsibility"
    CLEANING = "cleaning"
    PUBLICNESS = "publicness"
    CONTROL = "control"
    OWNER = "owner"
    MEMBERSHIP = "membership"
    PLAIN = "plain"

    @override
    def title(self) -> str:
        """Return the name in the current language."""
        return _(_THEMES[self])

    @property
    def by_day(self) -> bool:
        """Whether it tells what holds on a day."""
        return self in {Theme.RESPONSIBILITY, Theme.CLEANING}

    @property
    def about_surfaces(self) -> bool:
        """Whether it colours surfaces; the properties are then the ground they lie on."""
        return self not in {Theme.OWNER, Theme.MEMBERSHIP}


_THEMES: Final = {
    Theme.RESPONSIBILITY: N_("Responsibility per surface"),
    Theme.CLEANING: N_("Who cleans"),
    Theme.PUBLICNESS: N_("Publicness"),
    Theme.CONTROL: N_("Control"),
    Theme.OWNER: N_("Owner"),
    Theme.MEMBERSHIP: N_("Membership"),
    Theme.PLAIN: N_("No colours"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How clear the responsibility on a surface is on a day.

    ``cleaned`` is None where cleaning is not relevant or not spoken of; ``cleaner`` names who does
    it, in short.
    """

    unclear: int = 0
    relevant: int = 0
    cleaned: bool | None = None
    cleaner: str = ""


Standings = dict[str, Standing]
Classes = dict[str, tuple[str, str]]
"""By the id of a plot: the key of its class and what its name adds to itself."""


def themed(
    place: PlaceMap,
    theme: Theme,
    *,
    title: str = "",
    standings: Mapping[str, Standing] | None = None,
    today: date | None = None,
) -> MapContent:
    """Return the map coloured by a theme. ``today`` tells which findings are late."""
    standings = standings or {}
    groups, classes = _PAINTS[theme](place, standings)
    own = MapGroup(_GROUND, _("Property"), PLAIN) if theme.about_surfaces else None
    other = MapGroup(_AREA, _("Surface"), PLAIN)
    rest = own or other
    things = tuple(
        _thing(plot, classes.get(plot.id, (rest.key, "")), theme, standings.get(plot.id))
        for plot in place.plots
        if plot.shape
    )
    points = tuple(_point(found, today) for found in place.points)
    return MapContent(place.boundary, things, points, (*groups, rest), title)


def _thing(plot: Plot, group: tuple[str, str], theme: Theme, standing: Standing | None) -> MapThing:
    is_ground = (plot.table == "property") is theme.about_surfaces
    return MapThing(
        plot.id,
        plot.shape,
        plot.code,
        "" if is_ground else plot.short_name.partition(" (")[0],
        group[0],
        group[1],
        described(plot, standing),
        is_ground=is_ground,
    )


def _point(found: FoundPoint, today: date | None) -> MapPoint:
    x, y = found.point
    sign = _SIGNS.get(found.status or "", "planned")
    late = today is not None and found.due is not None and found.due < today and sign != "done"
    status = FINDING["status"].choice(found.status)
    words = [
        f"{found.code} {found.title}".strip(),
        _("severity {number}").format(number=found.severity) if found.severity else "",
        (_("late") if late else status.text().lower() if status else ""),
    ]
    return MapPoint(
        found.id, x, y, found.code, "late" if late else sign, ", ".join(filter(None, words))
    )


# -- in words


def described(plot: Plot, standing: Standing | None = None) -> str:
    """Return a plot as one says it: what it is, whose it is, how large, how clear."""
    kind = SURFACE if plot.table == "surface" else PROPERTY
    words = [f"{plot.code} {plot.name}".strip()]
    if plot.table == "surface":
        words += [_chosen(kind["type"], plot.type), _chosen(kind["publicness"], plot.publicness)]
    else:
        words += [_("property"), _chosen(kind["status"], plot.status)]
    label = kind["control_id" if plot.table == "surface" else "owner_id"].title().lower()
    holder = plot.holder or _("not known")
    words.append(f"{label} {holder}")
    if plot.area is not None:
        words.append(_square_metres(round(plot.area), current()))
    if standing is not None and standing.relevant:
        said = _("{unclear} of {all} unclear")
        words.append(said.format(unclear=standing.unclear, all=standing.relevant))
    return ", ".join(filter(None, words))


@lru_cache(maxsize=4096)
def _square_metres(area: int, language: str) -> str:
    """Return an area in words; of hundreds of things most keep theirs from edit to edit."""
    with using(language):
        return _("{count} m²").format(count=number_text(area))


def _chosen(field: Field, key: str | None) -> str:
    choice = field.choice(key)
    return choice.text().lower() if choice else ""


# -- the themes


Painted = tuple[list[MapGroup], Classes]


def _responsibility(place: PlaceMap, standings: Mapping[str, Standing]) -> Painted:
    groups = [
        MapGroup("clear", _("Clear"), NONE),
        MapGroup("some", _("1–2 unclear"), LOW),
        MapGroup("much", _("3 or more unclear"), HIGH),
        MapGroup(_UNSAID, _("Nothing said"), UNKNOWN),
    ]
    classes: Classes = {}
    for plot in place.of("surface"):
        standing = standings.get(plot.id)
        if standing is None or not standing.relevant:
            classes[plot.id] = (_UNSAID, "")
            continue
        count = standing.unclear
        note = ngettext("{count} unclear", "{count} unclear", count).format(count=count)
        key = "clear" if not count else "some" if count < MUCH else "much"
        classes[plot.id] = (key, note if count else "")
    return groups, classes


def _cleaning(place: PlaceMap, standings: Mapping[str, Standing]) -> Painted:
    groups = [
        MapGroup("cleaned", _("Somebody cleans"), NONE),
        MapGroup("nobody", _("Nobody cleans"), HIGH),
        MapGroup(_UNSAID, _("Nothing said or not relevant"), UNKNOWN),
    ]
    classes: Classes = {}
    for plot in place.of("surface"):
        standing = standings.get(plot.id) or Standing()
        key = {True: "cleaned", False: "nobody", None: _UNSAID}[standing.cleaned]
        note = _("nobody") if key == "nobody" else standing.cleaner
        classes[plot.id] = (key, note)
    return groups, classes


def _publicness(place: PlaceMap, standings: Mapping[str, Standing]) -> Painted:
    del standings
    return _by_choice(place.of("surface"), SURFACE["publicness"], lambda plot: plot.publicness)


def _membership(place: PlaceMap, standings: Mapping[str, Standing]) -> Painted:
    del standings
    return _by_choice(place.of("property"), PROPERTY["status"], lambda plot: plot.status)


def _by_choice(plots: Sequence[Plot], field: Field, value: Callable[[Plot], str | None]) -> Painted:
    groups = [
        MapGroup(choice.key, choice.text(), look)
        for choice, look in zip(field.choices, CATEGORIES, strict=False)
    ]
    groups.append(MapGroup(_UNSAID, _("Not known"), UNKNOWN))
    classes = {plot.id: (value(plot) or _UNSAID, _chosen(field, value(plot))) for plot in plots}
    return groups, classes


def _control(place: PlaceMap, standings: Mapping[str, Standing]) -> Painted:
    del standings
    return _by_holder(place.of("surface"))


def _owner(place: PlaceMap, standings: Mapping[str, Standing]) -> Painted:
    del standings
    return _by_holder(place.of("property"))


def _by_holder(plots: Sequence[Plot]) -> Painted:
    """Tell the holders of most ground apart; the others are one class."""
    ground: dict[str, float] = defaultdict(float)
    names: dict[str, str] = {}
    for plot in plots:
        if plot.holder_id:
            ground[plot.holder_id] += plot.area or 0.0
            names[plot.holder_id] = plot.holder
    ranked = sorted(ground, key=lambda key: (-ground[key], names[key]))
    apart = ranked[: len(CATEGORIES)]
    looks: list[tuple[str, Look]] = list(zip(apart, CATEGORIES, strict=False))
    groups = [MapGroup(key, names[key], look) for key, look in looks]
    others = len(ranked) - len(apart)
    if others:
        said = ngettext("{count} other", "{count} others", others).format(count=others)
        groups.append(MapGroup(_REST, said, OTHER))
    groups.append(MapGroup(_UNSAID, _("Not known"), UNKNOWN))
    classes: Classes = {}
    for plot in plots:
        key = plot.holder_id or _UNSAID
        told_apart = key in apart or key == _UNSAID
        classes[plot.id] = (key if told_apart else _REST, names.get(key, ""))
    return groups, classes


def _plain(place: PlaceMap, standings: Mapping[str, Standing]) -> Painted:
    del standings
    look = CATEGORIES[0]
    return [MapGroup(_AREA, _("Surface"), look)], {p.id: (_AREA, "") for p in place.of("surface")}


_PAINTS: Final[dict[Theme, Callable[[PlaceMap, Mapping[str, Standing]], Painted]]] = {
    Theme.RESPONSIBILITY: _responsibility,
    Theme.CLEANING: _cleaning,
    Theme.PUBLICNESS: _publicness,
    Theme.CONTROL: _control,
    Theme.OWNER: _owner,
    Theme.MEMBERSHIP: _membership,
    Theme.PLAIN: _plain,
}
