"""What one can do with observations, each act one labelled edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.language import N_
from workbench.models.registry import record
from workbench.project.register import add_row, delete_rows, read_rows, update_row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from workbench.measures.observations import Place
    from workbench.project.project import Project
    from workbench.project.register import Values

OBSERVATION: Final = record("observation")
_PLACE: Final = frozenset({"round", "surface_id", "slot"})


def write_observations(
    project: Project,
    round_name: str,
    values: Mapping[Place, Mapping[str, object]],
    *,
    initiator: object = None,
) -> None:
    """Write what was seen in some slots of a round; rows that end up saying nothing go."""
    with project.edit(
        N_("Wrote observations of {round}: {count} slots"),
        initiator=initiator,
        round=round_name,
        count=len(values),
    ) as session:
        known = _known(session, round_name)
        for place, said in values.items():
            _write(session, round_name, place, said, known.get(place))


def _known(session: Session, round_name: str) -> dict[Place, Values]:
    found: dict[Place, Values] = {}
    for row in read_rows(session, OBSERVATION):
        if row["round"] == round_name:
            found.setdefault((row["surface_id"] or "", row["slot"]), row)
    return found


def _write(
    session: Session,
    round_name: str,
    place: Place,
    said: Mapping[str, object],
    before: Values | None,
) -> None:
    if before is None:
        if _says(said):
            surface, slot = place
            values = {"round": round_name, "surface_id": surface or None, "slot": slot, **said}
            add_row(session, OBSERVATION, values)
        return
    if _says({**before, **said}):
        update_row(session, OBSERVATION, before["id"], said)
    else:
        delete_rows(session, OBSERVATION, [before["id"]])


def _says(values: Mapping[str, object]) -> bool:
    """Tell whether anything is noted beside where and when."""
    return any(
        value is not None and value != ""
        for name, value in values.items()
        if name != "id" and name not in _PLACE
    )
