"""Inspected aspects as a picture of bars, and as the table behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.formats import decimal_text, number_text
from workbench.base.language import N_, _
from workbench.charts.scores import BASE_TEXT, Score, ScoreHead, ScoreRow, score_scene
from workbench.measures.inspections import cut_offs_of
from workbench.rules.indicators import Light
from workbench.rules.inspection import HIGHEST

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from workbench.charts.scene import Scene
    from workbench.measures.inspections import Inspections
    from workbench.project.register import Values
    from workbench.rules.inspection import AspectScore

_LEVELS = {Light.RED: N_("red"), Light.YELLOW: N_("yellow"), Light.GREEN: N_("green")}
SIGNS = {Light.RED: "▲", Light.YELLOW: "◆", Light.GREEN: "●"}


def level_word(light: Light) -> str:
    """Return a level in a word; nothing where nothing was scored."""
    return _(_LEVELS[light]) if light in _LEVELS else ""


def score_text(score: Fraction | None) -> str:
    """Return a score as it is written: "14", "13,5"."""
    if score is None:
        return "–"
    return number_text(int(score)) if score.denominator == 1 else number_text(float(score), 1)


def change_text(change: Fraction | None) -> str:
    """Return a change of score with its sign."""
    if change is None:
        return ""
    sign = "+" if change > 0 else "−" if change < 0 else "±"
    return f"{sign}{score_text(abs(change))}"


def inspection_scene(
    found: Inspections, chosen: Sequence[Values], width: float, text: float = BASE_TEXT
) -> Scene:
    """Return a row an aspect with a bar for each of the chosen inspections, the last one filled."""
    cut_offs = cut_offs_of(chosen[-1])
    head = ScoreHead(
        _("Aspect"),
        tuple(row["name"] for row in chosen),
        _("Change"),
        _("Level"),
        float(cut_offs.yellow),
        float(cut_offs.green),
        float(HIGHEST),
    )
    rows = [_row(found, each, chosen) for each in found.aspects]
    alt = _("Points of each aspect from 0, alarming, to 20, good")
    return score_scene(head, rows, width, text, alt)


def _row(found: Inspections, aspect: Values, chosen: Sequence[Values]) -> ScoreRow:
    scores = tuple(_score(found.score(each, aspect)) for each in chosen)
    change = found.change(chosen[-2], chosen[-1], aspect) if len(chosen) > 1 else None
    red = scores[-1].level == Light.RED.value and not found.findings.get(aspect["id"])
    flag = _("no finding") if red else ""
    return ScoreRow(aspect["id"], aspect["name"], scores, change_text(change), flag)


def _score(score: AspectScore) -> Score:
    level = "" if score.level is Light.GREY else score.level.value
    value = None if score.score is None else float(score.score)
    return Score(value, score_text(score.score), level, level_word(score.level))


def cut_offs_text(inspection: Values) -> str:
    """Return from which points on an aspect is red, yellow and green."""
    cut_offs = cut_offs_of(inspection)
    return _("▲ red below {yellow}, ◆ yellow, ● green from {green}").format(
        yellow=decimal_text(float(cut_offs.yellow)), green=decimal_text(float(cut_offs.green))
    )


def table_lines(found: Inspections, chosen: Sequence[Values]) -> list[list[str]]:
    """Return the scores as lines of a table, headings first."""
    names = [row["name"] for row in chosen]
    head = [_("Aspect"), *names, _("Change"), _("Level")]
    lines = []
    for aspect in found.aspects:
        scores = [found.score(each, aspect) for each in chosen]
        change = found.change(chosen[-2], chosen[-1], aspect) if len(chosen) > 1 else None
        lines.append(
            [
                aspect["name"],
                *(score_text(each.score) for each in scores),
                change_text(change),
                level_word(scores[-1].level),
            ]
        )
    return [head, *lines]
