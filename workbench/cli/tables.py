"""Tables in and out, documents and the whole project out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _, using
from workbench.cli.answer import Answer
from workbench.cli.maps import MAP, bring_map, brings_map
from workbench.exchange.explicit_map import read_mapping
from workbench.exchange.propose import choose_sheet, propose_kind
from workbench.exchange.read_table import read_sheets
from workbench.models.registry import RECORDS, record_for_kind
from workbench.program.exporting import export_json, export_table
from workbench.program.map_export import export_map
from workbench.project.open import open_project
from workbench.steps.finance.edits import plan_budget, take_in_budget
from workbench.steps.importing import plan_table, take_in

if TYPE_CHECKING:
    import argparse

    from workbench.base.clock import Clock
    from workbench.exchange.grid import Grid
    from workbench.exchange.import_plan import ImportPlan
    from workbench.models.field import Record
    from workbench.project.project import Project

TABLES = (".xlsx", ".csv", ".tsv")


def bring(said: argparse.Namespace, clock: Clock) -> Answer:
    """Bring in a table or a map, or say what that would do."""
    if brings_map(said):
        return bring_map(said, clock)
    grids = read_sheets(Path(said.source), said.sheet)
    record = _record(said.kind, grids)
    grid = grids[0] if len(grids) == 1 else choose_sheet(grids, record)
    mapping = read_mapping(said.mapping)
    with open_project(Path(said.file), clock=clock, read_only=said.dry_run) as project:
        plan = _do(project, record, grid, mapping, dry=said.dry_run)
    if plan.cleaned:
        print(plan.cleaned_text(), file=sys.stderr)
    report = plan.report()
    head = _("{new} new, {updated} updated, {skipped} skipped, {errors} refused").format(
        new=plan.new, updated=plan.updated, skipped=len(plan.skipped), errors=len(plan.errors)
    )
    refused = [_("row {row}: {column}: {reason}").format(**error) for error in report["errors"]]
    return Answer("\n".join([head, *refused]), report, findings=bool(plan.errors))


def _record(kind: str | None, grids: tuple[Grid, ...]) -> Record:
    kinds = {name: record for record in RECORDS.values() for name in record.kinds}
    if kind is not None:
        record = record_for_kind(kind)
        if record is None:
            raise WorkbenchError(
                N_("“{kind}” cannot be imported; choose one of {kinds}"),
                kind=kind,
                kinds=", ".join([*kinds, MAP]),
            )
        return record
    proposal = max((propose_kind(grid, kinds) for grid in grids), key=lambda p: p.confidence)
    if proposal.kind is None or not proposal.sure:
        raise WorkbenchError(
            N_("It is not clear what the table holds; say it with --as ({kinds})"),
            kinds=", ".join(kinds),
        )
    return kinds[proposal.kind]


def _do(
    project: Project, record: Record, grid: Grid, mapping: dict[str, str], *, dry: bool
) -> ImportPlan:
    if record.table == "budget_line":
        return (
            plan_budget(project, grid, mapping)[0]
            if dry
            else take_in_budget(project, grid, mapping)
        )
    plan = plan_table(project, record, grid, mapping)
    if not dry:
        take_in(project, plan)
    return plan


def export(said: argparse.Namespace, clock: Clock) -> Answer:
    """Write what the target's ending says."""
    target = Path(said.target)
    ending = target.suffix.casefold()
    with open_project(Path(said.file), clock=clock, read_only=True) as project:
        language = said.language or project.facts().language or "sv"
        left_out: list[str] = []
        if ending == ".pdf":
            _document(project, target, said.document, language, said.audience)
        elif ending == ".json":
            export_json(project, target)
        elif ending in TABLES:
            left_out = export_table(
                project, target, _table(said.table), language=language, audience=said.audience
            )
        elif ending == ".geojson":
            left_out = export_map(
                project,
                target,
                _table(said.table) if said.table else None,
                language=language,
                audience=said.audience,
                degrees=said.wgs84,
            )
        else:
            raise WorkbenchError(
                N_(
                    "Nothing can be written as “{ending}”; choose pdf, xlsx, csv, tsv, geojson or "
                    "json"
                ),
                ending=ending,
            )
    if left_out:
        note = _("Left out for this audience: {fields}").format(fields=", ".join(left_out))
        print(note, file=sys.stderr)
    return Answer(
        _("Wrote {file}").format(file=said.target), {"file": said.target, "left_out": left_out}
    )


def _table(name: str | None) -> Record:
    kinds = {kind: record for record in RECORDS.values() for kind in record.kinds}
    found = kinds.get(name or "") or RECORDS.get(name or "")
    if found is None:
        raise WorkbenchError(N_("Say which table with --table ({tables})"), tables=", ".join(kinds))
    return found


def _document(
    project: Project, target: Path, key: str | None, language: str, audience: str
) -> None:
    from workbench.documents.audience import Audience
    from workbench.documents.pdf import press
    from workbench.documents.registry import Options, kind_of
    from workbench.program.publishing import KINDS

    kind = kind_of(KINDS, key or "platsplan")
    if kind is None:
        raise WorkbenchError(
            N_("There is no document “{name}”; choose one of {names}"),
            name=key,
            names=", ".join(k.key for k in KINDS),
        )
    options = Options(date=project.today(), language=language, audience=Audience(audience))
    with using(language), project.read() as session:
        document = kind.build(session, options)
    press(document, target)
