"""What one can see of place ratings: the mean of each theme, of all and by group of raters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from workbench.models.registry import record
from workbench.project.once import once
from workbench.project.register import read_rows
from workbench.rules.rating import (
    LEAST_RATERS,
    Mark,
    ThemeRating,
    rate_by_group,
    rate_themes,
    shown_groups,
    widest_gap,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from workbench.project.register import Values


class RatedGroup(NamedTuple):
    """A group of raters: how many they are, and their ratings by theme.

    ``together`` groups gave one mark in common. Themes that may not be shown are not among the
    ratings; a group of which nothing may be shown has none.
    """

    name: str
    raters: int
    ratings: Mapping[str, ThemeRating]
    together: bool = False

    @property
    def shown(self) -> bool:
        """Whether anything of the group is shown."""
        return bool(self.ratings)


class RatedOccasion(NamedTuple):
    """One occasion: all raters together, and each group of them."""

    occasion: Values
    whole: RatedGroup
    groups: tuple[RatedGroup, ...]

    @property
    def hidden(self) -> tuple[RatedGroup, ...]:
        """The groups of which nothing is shown."""
        return tuple(each for each in self.groups if not each.shown)

    def gap(self) -> tuple[str, float] | None:
        """Return the theme in which the shown groups are farthest apart, and how far."""
        gaps = widest_gap({each.name: each.ratings for each in self.groups if each.shown})
        if sum(each.shown for each in self.groups) < 2 or not gaps:  # noqa: PLR2004 - two differ
            return None
        theme = max(gaps, key=lambda key: gaps[key])
        return theme, gaps[theme]


@dataclass(frozen=True)
class Ratings:
    """All marks with their themes and occasions."""

    themes: tuple[Values, ...]
    occasions: tuple[Values, ...]
    rows: tuple[Values, ...]

    def of(self, occasion_id: str) -> list[Values]:
        """Return the marks of an occasion."""
        return [row for row in self.rows if row["occasion_id"] == occasion_id]

    def groups(self, occasion_id: str) -> list[str]:
        """Return the groups that rated on an occasion."""
        return sorted({row["group"] for row in self.of(occasion_id)})

    @property
    def used(self) -> tuple[Values, ...]:
        """The occasions on which anything was rated, in the order of time."""
        said = {row["occasion_id"] for row in self.rows}
        return tuple(each for each in self.occasions if each["id"] in said)

    def occasion(self, row: Values) -> RatedOccasion:
        """Return what was given on an occasion, as it may be shown."""
        single = [each for each in self.of(row["id"]) if each["rater"] is not None]
        joint = [each for each in self.of(row["id"]) if each["rater"] is None]
        raters = {(each["group"], each["rater"]) for each in single}
        sizes: dict[str, int] = {}
        for group, _rater in raters:
            sizes[group] = sizes.get(group, 0) + 1
        whole = rate_themes(_marks(single))
        enough = {key: each for key, each in whole.items() if each.n >= LEAST_RATERS}
        by_group = self._by_group(single, sizes)
        groups = [RatedGroup(name, sizes[name], by_group[name]) for name in sorted(sizes)]
        groups += [
            RatedGroup(name, 1, ratings, together=True)
            for name, ratings in sorted(rate_by_group(_marks(joint)).items())
        ]
        return RatedOccasion(row, RatedGroup("", len(raters), enough), tuple(groups))

    def _by_group(
        self, rows: list[Values], sizes: Mapping[str, int]
    ) -> dict[str, dict[str, ThemeRating]]:
        """Return the ratings of each group, theme by theme only where they may be shown."""
        found: dict[str, dict[str, ThemeRating]] = {name: {} for name in sizes}
        if len(sizes) < 2:  # noqa: PLR2004 - one group is the whole
            return found
        large = shown_groups(sizes)
        rated = rate_by_group(_marks(rows))
        for theme in self.themes:
            counts = {
                name: rated[name][theme["id"]].n if theme["id"] in rated[name] else 0
                for name in sizes
            }
            for name in shown_groups(counts) & large:
                found[name][theme["id"]] = rated[name][theme["id"]]
        return found


def _marks(rows: list[Values]) -> list[Mark]:
    return [Mark(row["theme_id"], row["points"], row["group"]) for row in rows]


@once
def read_ratings(session: Session) -> Ratings:
    """Return the ratings of the project."""
    occasions = read_rows(session, record("rating_occasion"))
    return Ratings(
        tuple(read_rows(session, record("rating_theme"))),
        tuple(sorted(occasions, key=_when)),
        tuple(row for row in read_rows(session, record("rating")) if row["points"] is not None),
    )


def _when(row: Values) -> tuple[str, str]:
    day = row["rated_on"]
    return (day.isoformat() if day else str(row["name"]), str(row["name"]))
