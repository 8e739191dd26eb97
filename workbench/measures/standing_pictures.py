"""Indicators as pictures: what the charts need to know of how they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.charts.aim import AimPanel, AimPoint
from workbench.measures.readings import Certainty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.measures.readings import Reading
    from workbench.measures.standings import Standing

_DAYS = 366


def panel_of(stand: Standing) -> AimPanel:
    """Return an indicator as a picture over the years."""
    known = [each for each in stand.series if each.year is not None and each.value is not None]
    return AimPanel(
        stand.values["id"],
        _title(stand),
        tuple(_points(stand, known)),
        tuple((year, float(value)) for year, value in sorted(stand.values["targets"].items())),
        stand.light,
        stand.light_text(),
        _upper(stand),
        words_of(stand),
    )


def _title(stand: Standing) -> str:
    return f"{stand.values['code']} {stand.values['title']}".strip()


def _upper(stand: Standing) -> float | None:
    upper = stand.values["target_upper"]
    return float(upper) if upper is not None and stand.values["direction"] == "within" else None


def _points(stand: Standing, known: Sequence[Reading]) -> list[AimPoint]:
    found = []
    for nth, each in enumerate(known):
        if each.year is None or each.value is None:
            continue
        at = each.year + (each.day.timetuple().tm_yday / _DAYS if each.day else 0.5)
        before = known[nth - 1].since if nth else Certainty.UNKNOWN
        found.append(
            AimPoint(
                at,
                float(each.value),
                stand.number(each.value),
                float(each.low) if each.low is not None else None,
                float(each.high) if each.high is not None else None,
                before is not Certainty.NOT_COMPARABLE,
            )
        )
    return found


def words_of(stand: Standing) -> str:
    """Return what a picture shows in a sentence, for those who cannot see it."""
    baseline = stand.baseline.value if stand.baseline else None
    return _("{title}: {baseline} at the start, {value} now, target {target}, {status}").format(
        title=_title(stand),
        baseline=stand.with_unit(baseline),
        value=stand.with_unit(stand.value),
        target=stand.with_unit(stand.target),
        status=stand.light_text(),
    )
