"""JSON from others, read so that one bad number spoils one thing only and nothing is guessed."""

from __future__ import annotations

import json
import math
from typing import Any, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_

_DIGITS: Final = 300  # more make no number that a float could hold


class Twice(dict[str, Any]):
    """An object in which a key stands twice, so that it is unclear what it says."""

    key = ""


def read_json(text: str) -> Any:  # noqa: ANN401 - any JSON
    """Return what a JSON text holds.

    NaN, infinities and numbers beyond all bounds come as floats that are not finite, objects with
    a repeated key as Twice. Raises WorkbenchError with the line for text that is no JSON.
    """
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_constant,
            parse_int=_integer,
        )
    except RecursionError as error:
        raise WorkbenchError(N_("The file is nested too deep and was not read")) from error
    except json.JSONDecodeError as error:
        raise WorkbenchError(
            N_("The file is damaged: it cannot be read from line {line} on"), line=error.lineno
        ) from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    double = Twice(pairs)
    seen: set[str] = set()
    for key, _value in pairs:
        if key in seen:
            double.key = key[:40]
            break
        seen.add(key)
    return double


def _constant(name: str) -> float:
    return math.nan if name == "NaN" else math.inf


def _integer(digits: str) -> float:
    return int(digits) if len(digits) <= _DIGITS else math.inf
