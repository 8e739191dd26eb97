"""How well a table looks like the answers of people, or like answers that were counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.exchange.answer_columns import find_answer_columns
from workbench.exchange.read_columns import columns_of_grid
from workbench.exchange.survey_counts import has_counts

if TYPE_CHECKING:
    from workbench.exchange.answer_columns import AnswerColumn
    from workbench.exchange.grid import Grid
    from workbench.exchange.source import Source

_STEPS: Final = frozenset({"safe5", "agree5", "frequency5", "grade10", "yes_no", "multiple"})
_ASKS: Final = re.compile(r"[A-Za-zÅÄÖåäö]{1,3}\d{1,3}(?:[\s.:_)–-]|$)|.*\?\s*$")
_LEAST: Final = 3


def likeness_of_answers(_source: Source, grid: Grid) -> float:
    """Return the share of columns that hold answers, where some of them ask like a survey."""
    try:
        layout = find_answer_columns(columns_of_grid(grid), ())
    except WorkbenchError:
        return 0.0
    answers = [each for each in layout.columns if each.scale in _STEPS]
    asking = [each for each in answers if _asks(each)]
    if len(answers) < _LEAST or not asking:
        return 0.0
    backgrounds = sum(1 for each in layout.columns if each.background)
    return min((len(answers) + backgrounds) / len(layout.columns) + 0.15, 1.0)


def _asks(column: AnswerColumn) -> bool:
    return column.scale in {"safe5", "frequency5"} or bool(_ASKS.match(column.heading))


def likeness_of_counts(_source: Source, grid: Grid) -> float:
    """Return whether a table has a column for the round and one for each answer."""
    return 1.0 if has_counts(grid) else 0.0
