"""Place ratings: themes from 1 to 7, their mean and spread, by group (domain guide F2, 2.4)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.rules.means import mean_of_counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LOWEST: Final = 1
HIGHEST: Final = 7
ENOUGH_RATERS: Final = 8
ENOUGH_GROUPS: Final = 2
LEAST_RATERS: Final = 5
"""Of fewer raters together nothing is shown: it would tell what single people think."""


class Mark(NamedTuple):
    """One rater's mark for one theme."""

    theme: str
    value: int
    group: str = ""


class ThemeRating(NamedTuple):
    """A theme: ``mean`` of ``n`` marks, their standard deviation (None of one), least and most."""

    mean: float
    n: int
    sd: float | None
    least: int
    most: int


def rate_themes(
    marks: Iterable[Mark], lowest: int = LOWEST, highest: int = HIGHEST
) -> dict[str, ThemeRating]:
    """Return each theme's rating, in the order in which themes first come.

    ValueError for a mark outside the scale.
    """
    counts: dict[str, Counter[int]] = {}
    for mark in marks:
        if not lowest <= mark.value <= highest:
            raise ValueError(mark)
        counts.setdefault(mark.theme, Counter())[mark.value] += 1
    rated = {theme: (mean_of_counts(values), values) for theme, values in counts.items()}
    return {
        theme: ThemeRating(mean.mean, mean.n, mean.sd, min(values), max(values))
        for theme, (mean, values) in rated.items()
        if mean is not None
    }


def rate_by_group(
    marks: Iterable[Mark], lowest: int = LOWEST, highest: int = HIGHEST
) -> dict[str, dict[str, ThemeRating]]:
    """Return the ratings of each group of raters by theme."""
    groups: dict[str, list[Mark]] = {}
    for mark in marks:
        groups.setdefault(mark.group, []).append(mark)
    return {group: rate_themes(each, lowest, highest) for group, each in groups.items()}


def shown_groups(raters: Mapping[str, int], least: int = LEAST_RATERS) -> frozenset[str]:
    """Return the groups that may be shown beside the whole, given how many rated in each.

    Small groups are hidden, and while all that is hidden are fewer than ``least`` also the smallest
    other one: from the whole and the groups that are shown one can reckon what the others said
    together.
    """
    shown = {group for group, count in raters.items() if count >= least}
    while shown:
        hidden = sum(count for group, count in raters.items() if group not in shown)
        if hidden == 0 or hidden >= least:
            break
        shown.remove(min(shown, key=lambda group: (raters[group], group)))
    return frozenset(shown)


def widest_gap(by_group: Mapping[str, Mapping[str, ThemeRating]]) -> dict[str, float]:
    """Return by theme how far apart the means of the groups are that rated it."""
    means: dict[str, list[float]] = {}
    for themes in by_group.values():
        for theme, rating in themes.items():
            means.setdefault(theme, []).append(rating.mean)
    return {theme: max(each) - min(each) for theme, each in means.items()}
