"""Verified minutes stay as they are, whoever edits and however, but while they are corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from workbench.project.recorder import Recorded

# What minutes say; what follows (who does it, until when, whether it is done) is free.
_SAID: Final[dict[str, frozenset[str]]] = {
    "meeting": frozenset(
        {"title", "held_on", "kind", "starts", "place", "opened_at", "closed_at", "votes_present",
         "votes_all", "verified_on", "verified_by"}
    ),
    "agenda_item": frozenset(
        {"title", "meeting_id", "kind", "background", "proposal", "document", "said", "state",
         "paragraph", "position"}
    ),
    "attendance": frozenset({"title", "meeting_id", "presence", "votes", "role", "name"}),
    "item_recusal": frozenset({"item_id", "attendance_id"}),
    "decision": frozenset(
        {"title", "kind", "meeting_id", "paragraph", "outcome", "votes_for", "votes_against",
         "votes_abstain", "reservation", "minuted"}
    ),
}  # fmt: skip
_STATE: Final = ("verified_on", "correcting")


def refuse_verified(raw: sqlite3.Connection, recorded: Iterable[Recorded]) -> None:
    """Raise WorkbenchError, which names the meeting, when ``recorded`` rewrites verified minutes.

    Looks at the file only when something that minutes hold has changed.
    """
    changes = [each for each in recorded if each.table in _SAID]
    touching = [each for each in changes if _touches(each)]
    if not touching:
        return
    locked = _locked(raw, changes)
    if not locked:
        return
    for each in touching:
        for key in _meetings(raw, each):
            if key in locked:
                raise WorkbenchError(
                    N_(
                        "The minutes of “{meeting}” are verified. Open them for correction first "
                        "and say why."
                    ),
                    meeting=locked[key],
                )


def _touches(change: Recorded) -> bool:
    if change.before is None or change.after is None:
        return change.table != "meeting" or change.after is None
    return any(name in _SAID[change.table] for name in change.after)


def _locked(raw: sqlite3.Connection, changes: list[Recorded]) -> dict[str, str]:
    """Return the meetings whose minutes were closed before the changes, by id with their title."""
    states: dict[str, dict[str, Any]] = {
        key: {"title": title, "verified_on": day, "correcting": correcting}
        for key, title, day, correcting in raw.execute(
            "select id, title, verified_on, correcting from meeting"
        )
    }
    for each in changes:
        if each.table != "meeting":
            continue
        if each.before is None:
            states.pop(each.row_id, None)
        else:
            states.setdefault(each.row_id, {"title": ""}).update(each.before)
    return {
        key: str(state["title"])
        for key, state in states.items()
        if state.get(_STATE[0]) and not state.get(_STATE[1])
    }


def _meetings(raw: sqlite3.Connection, change: Recorded) -> set[str]:
    """Return the meetings whose minutes hold the row, before the change or after it."""
    if change.table == "meeting":
        return {change.row_id}
    sides = [side for side in (change.before, change.after) if side]
    if change.table == "item_recusal":
        items = {side["item_id"] for side in sides if side.get("item_id")}
        query = "select meeting_id from agenda_item where id = ?"
        return {row[0] for item in items for row in raw.execute(query, (item,))}
    named = {side["meeting_id"] for side in sides if side.get("meeting_id")}
    query = f"select meeting_id from {change.table} where id = ?"  # noqa: S608 - own names
    return named | {row[0] for row in raw.execute(query, (change.row_id,)) if row[0]}
