"""What is typed in the update round: a value, or how far an activity has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import LANGUAGES, N_, using
from workbench.base.parse import parse_date, parse_number
from workbench.models.registry import record

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from workbench.project.register import Values

ACTIVITY: Final = record("activity")
FULL: Final = 100
DONE, ONGOING, PLANNED = "done", "ongoing", "planned"
_BEGIN: Final = ("start", "startade", "startat", "started", "började")
_END: Final = ("slut", "till", "end", "finish")


def read_value(text: str, unit: str) -> Decimal:
    """Return the value of an indicator as typed: "54,8", "54,8 %"; raises ParseError."""
    bare = text.strip()
    if unit and fold(bare).endswith(fold(unit)):
        bare = bare[: -len(unit)]
    return parse_number(bare.strip().removesuffix("%").strip())


def read_progress(text: str, row: Values, today: date) -> dict[str, Any]:
    """Return the fields of an activity that some words change.

    Parts stand between commas: "60", "done 12/11", "ongoing", "start 3/11", "end 2026-12-18".
    What follows from them is filled in: 100 % is done, done is finished today. Raises
    WorkbenchError for words that mean nothing here.
    """
    found: dict[str, Any] = {}
    for part in (each.strip() for each in text.split(",")):
        if part:
            found |= _read_part(part, today)
    if found.get("progress") == FULL and "status" not in found:
        found["status"] = DONE
    if found.get("status") == DONE:
        found.setdefault("progress", FULL)
        found.setdefault("actual_finish", row["actual_finish"] or today)
    begun = bool(found.get("progress")) or "actual_start" in found
    if begun and "status" not in found and row["status"] in {None, PLANNED}:
        found["status"] = ONGOING
    return found


def _read_part(part: str, today: date) -> dict[str, Any]:
    bare = part.removesuffix("%").strip()
    if bare.isdigit():
        if int(bare) > FULL:
            raise WorkbenchError(N_("{percent} % is more than all of it"), percent=bare[:9])
        return {"progress": int(bare)}
    word, _space, rest = part.partition(" ")
    if fold(word) in _BEGIN and rest:
        return {"actual_start": parse_date(rest, today)}
    if fold(word) in _END and rest:
        return {"finish": parse_date(rest, today)}
    status = _status(word)
    if status is None:
        raise WorkbenchError(
            N_("“{text}” is not understood: write per cent, a status or a day"), text=part[:40]
        )
    if rest and status == DONE:
        return {"status": status, "actual_finish": parse_date(rest, today)}
    return {"status": status}


def _status(word: str) -> str | None:
    """Return the status that a word means in any language, also one that begins with it."""
    wanted = fold(word)
    for choice in ACTIVITY["status"].choices:
        names = [choice.key, *choice.known_as]
        for language in LANGUAGES:
            with using(language):
                names.append(choice.text())
        if any(fold(name).startswith(wanted) for name in names):
            return choice.key
    return None
