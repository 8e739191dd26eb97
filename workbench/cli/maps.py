"""Maps in: GeoJSON and GeoPackage onto the project's map."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _
from workbench.cli.answer import Answer
from workbench.exchange.explicit_map import read_mapping
from workbench.exchange.map_import import ORDER
from workbench.exchange.read_map import is_map, read_map
from workbench.models.registry import record, record_for_kind
from workbench.project.open import open_project
from workbench.steps.place.edits import plan_map_file, take_in_map

if TYPE_CHECKING:
    import argparse

    from workbench.base.clock import Clock

MAP: Final = "map"


def brings_map(said: argparse.Namespace) -> bool:
    """Tell whether what is to be brought in is a map: said so, or seen from the file."""
    return said.kind == MAP or is_map(Path(said.source))


def bring_map(said: argparse.Namespace, clock: Clock) -> Answer:
    """Bring in a map, or say what that would do."""
    only = _only(said.kind)
    features = read_map(Path(said.source), said.sheet)
    mapping = read_mapping(said.mapping)
    with open_project(Path(said.file), clock=clock, read_only=said.dry_run) as project:
        plan = plan_map_file(project, features, only=only, mapping=mapping)
        if not said.dry_run:
            take_in_map(project, plan)
    report = plan.report()
    for note in plan.notes():
        print(note, file=sys.stderr)
    head = _("{new} new, {updated} updated, {skipped} skipped, {errors} refused").format(
        new=plan.new, updated=plan.updated, skipped=plan.skipped, errors=len(plan.errors)
    )
    refused = [_("feature {row}: {reason}").format(**error) for error in report["errors"]]
    return Answer("\n".join([head, *refused]), report, findings=bool(plan.errors))


def _only(kind: str | None) -> str | None:
    """Return the table that every feature shall go to, None where each goes to its own."""
    if kind is None or kind == MAP:
        return None
    found = record_for_kind(kind)
    if found is None or found.table not in ORDER:
        kinds = [MAP, *(name for table in ORDER for name in record(table).kinds)]
        raise WorkbenchError(
            N_("A map cannot be brought in as “{kind}”; choose one of {kinds}"),
            kind=kind[:40],
            kinds=", ".join(kinds),
        )
    return found.table
