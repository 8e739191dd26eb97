"""Place ratings as a wheel with its table, and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.formats import number_text
from workbench.base.language import _, ngettext
from workbench.charts.radar import (
    BASE_TEXT,
    MOST_SERIES,
    RadarSeries,
    RadarTheme,
    radar_scene,
    wheel_scene,
)
from workbench.rules.rating import ENOUGH_GROUPS, ENOUGH_RATERS, LEAST_RATERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.charts.scene import Scene
    from workbench.measures.ratings import RatedGroup, RatedOccasion, Ratings
    from workbench.project.register import Values


def rating_scene(
    found: Ratings, groups: Sequence[RatedGroup], width: float, text: float = BASE_TEXT
) -> Scene:
    """Return the wheel of some groups (or of all on some occasions)."""
    themes = [RadarTheme(each["id"], each["name"]) for each in found.themes]
    series = [_series(group, found.themes) for group in groups[:MOST_SERIES]]
    alt = _("Mean of each theme from 1, poor, to 7, very good")
    return radar_scene(themes, series, width, text, head=_("What is rated"), alt=alt)


def rating_wheel(
    found: Ratings, groups: Sequence[RatedGroup], size: tuple[float, float], text: float
) -> Scene:
    """Return the wheel alone, of a width and a height."""
    themes = [RadarTheme(each["id"], each["name"]) for each in found.themes]
    series = [_series(group, found.themes) for group in groups]
    alt = _("Mean of each theme from 1, poor, to 7, very good")
    return wheel_scene(themes, series, size, text, alt=alt)


def _series(group: RatedGroup, themes: Sequence[Values]) -> RadarSeries:
    ratings = [group.ratings.get(each["id"]) for each in themes]
    return RadarSeries(
        group_title(group),
        tuple(None if each is None else each.mean for each in ratings),
        tuple("–" if each is None else number_text(each.mean, 1) for each in ratings),
    )


def group_title(group: RatedGroup) -> str:
    """Return a group with how many they are: "Boende, n 12"."""
    name = group.name or _("All")
    if group.together:
        return _("{name}, together").format(name=name)
    return _("{name}, n {count}").format(name=name, count=number_text(group.raters))


def shown_series(rated: RatedOccasion) -> list[RatedGroup]:
    """Return all raters and the groups that may be shown, the largest first, at most four."""
    whole = [rated.whole] if rated.whole.shown else []
    groups = sorted((each for each in rated.groups if each.shown), key=lambda each: -each.raters)
    return [*whole, *groups][:MOST_SERIES]


def rating_lines(found: Ratings, rated: RatedOccasion) -> list[tuple[str, str]]:
    """Return what to mind beside a wheel, each sentence with its tone."""
    lines: list[tuple[str, str]] = []
    if not rated.whole.shown and not any(each.together for each in rated.groups):
        said = _("Nothing is shown before {count} people have rated.")
        lines.append((said.format(count=LEAST_RATERS), "warn"))
    hidden = rated.hidden
    if hidden and len(rated.groups) > 1:
        said = _("Not shown by itself: {groups}. A group has fewer than {count} raters.")
        names = ", ".join(each.name or _("without a group") for each in hidden)
        lines.append((said.format(groups=names, count=LEAST_RATERS), "muted"))
    if rated.whole.raters < ENOUGH_RATERS or len(rated.groups) < ENOUGH_GROUPS:
        said = _("Few have rated: aim for {raters} people from {groups} groups at least.")
        lines.append((said.format(raters=ENOUGH_RATERS, groups=ENOUGH_GROUPS), "warn"))
    gap = rated.gap()
    if gap is not None:
        name = next(each["name"] for each in found.themes if each["id"] == gap[0])
        said = _("The groups are farthest apart on “{theme}”: {gap} steps.")
        lines.append((said.format(theme=name, gap=number_text(gap[1], 1)), "muted"))
    return lines


def raters_text(rated: RatedOccasion) -> str:
    """Return how many have rated."""
    count = rated.whole.raters
    said = ngettext("{count} rater", "{count} raters", count).format(count=number_text(count))
    groups = len(rated.groups)
    parted = ngettext("{count} group", "{count} groups", groups).format(count=groups)
    return f"{said} · {parted}"


def table_lines(found: Ratings, groups: Sequence[RatedGroup]) -> list[list[str]]:
    """Return the means as lines of a table, headings first."""
    head = [_("What is rated"), *(group_title(each) for each in groups)]
    columns = [_series(each, found.themes).texts for each in groups]
    return [
        head,
        *(
            [theme["name"], *(texts[place] for texts in columns)]
            for place, theme in enumerate(found.themes)
        ),
    ]
