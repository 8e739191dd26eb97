"""Tables in and out, documents and the whole project out."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _
from workbench.cli.answer import Answer
from workbench.documents.audience import Audience
from workbench.exchange.explicit_map import read_mapping
from workbench.exchange.incoming import Wishes
from workbench.exchange.source import Source
from workbench.exchange.write_table import put_file
from workbench.models.registry import RECORDS
from workbench.program.exporting import export_cards, export_table
from workbench.program.importers import importer_for
from workbench.program.results import RESULTS, of_document, result_of, write_result
from workbench.program.whole import export_json
from workbench.project.open import open_project
from workbench.steps.place.map_export import export_map
from workbench.steps.plan.plan_export import write_plan

if TYPE_CHECKING:
    import argparse

    from sqlalchemy.orm import Session

    from workbench.base.clock import Clock
    from workbench.documents.registry import DocumentKind
    from workbench.models.field import Record
    from workbench.program.results import Result
    from workbench.project.project import Project
    from workbench.steps.documents.recipes import Wish

TABLES = (".xlsx", ".csv", ".tsv")
CARDS = ".vcf"
PLANS = (".xml", ".ics")
DOCUMENTS = (".pdf", ".docx")


def bring(said: argparse.Namespace, clock: Clock) -> Answer:
    """Bring in a table or a map, or say what that would do."""
    source = Source(Path(said.source), said.sheet)
    importer = importer_for(said.kind, source)
    wishes = Wishes(read_mapping(said.mapping), said.round, said.add)
    with open_project(Path(said.file), clock=clock, read_only=said.dry_run) as project:
        coming = importer.plan(project, source, wishes, lambda _share: None)
        if not said.dry_run:
            coming.take(project)
    for note in coming.notes:
        print(note, file=sys.stderr)
    text = "\n".join([coming.counts_text(), *coming.refusals()])
    return Answer(text, coming.report(), findings=bool(coming.errors))


def export(said: argparse.Namespace, clock: Clock) -> Answer:
    """Write what the target's ending says."""
    target = Path(said.target)
    ending = target.suffix.casefold()
    with open_project(Path(said.file), clock=clock, read_only=True) as project:
        language = said.language or project.facts().language or "sv"
        audience = said.audience or "public"
        left_out: list[str] = []
        if ending in DOCUMENTS:
            _document(project, target, said)
        elif ending == ".json":
            export_json(project, target)
        elif ending in TABLES:
            left_out = _spreadsheet(project, target, said, audience)
        elif ending == CARDS:
            export_cards(
                project,
                target,
                _table(said.table or "stakeholders"),
                audience=audience,
                group=said.group,
                version=said.vcard,
            )
        elif ending in PLANS:
            left_out = write_plan(project, target, language=language, audience=Audience(audience))
        elif ending == ".geojson":
            left_out = export_map(
                project,
                target,
                _table(said.table) if said.table else None,
                language=language,
                audience=audience,
                degrees=said.wgs84,
            )
        else:
            raise WorkbenchError(
                N_(
                    "Nothing can be written as “{ending}”; choose pdf, docx, xlsx, csv, tsv, vcf, "
                    "geojson, xml, ics or json"
                ),
                ending=ending,
            )
    if left_out:
        note = _("Left out for this audience: {fields}").format(fields=", ".join(left_out))
        print(note, file=sys.stderr)
    return Answer(
        _("Wrote {file}").format(file=said.target), {"file": said.target, "left_out": left_out}
    )


def _spreadsheet(
    project: Project, target: Path, said: argparse.Namespace, audience: str
) -> list[str]:
    """Write a register or a result as a table; return the labels of fields left out."""
    result = _result(said)
    if result is not None:
        with project.read() as session:
            wish = _wish(project, session, said)
        write_result(project, target, result, wish.options(project.today()))
        return []
    return export_table(
        project,
        target,
        _table(said.table),
        language=said.language or project.facts().language or "sv",
        audience=audience,
        group=said.group,
    )


def _result(said: argparse.Namespace) -> Result | None:
    """Return what is asked for if it is no register but reckoned, or all tables of a document."""
    if said.document:
        return of_document(_kind(said.document))
    return result_of(said.table or "")


def _table(name: str | None) -> Record:
    kinds = {kind: record for record in RECORDS.values() for kind in record.kinds}
    found = kinds.get(name or "") or RECORDS.get(name or "")
    if found is None:
        known = (*kinds, *(each.key for each in RESULTS))
        raise WorkbenchError(N_("Say which table with --table ({tables})"), tables=", ".join(known))
    return found


def _kind(key: str) -> DocumentKind:
    from workbench.documents.registry import kind_of
    from workbench.program.publishing import KINDS

    kind = kind_of(KINDS, key)
    if kind is None:
        raise WorkbenchError(
            N_("There is no document “{name}”; choose one of {names}"),
            name=key,
            names=", ".join(k.key for k in KINDS),
        )
    return kind


def _document(project: Project, target: Path, said: argparse.Namespace) -> None:
    from workbench.documents.own_look import own_look
    from workbench.steps.documents.making import press

    with project.read() as session:
        wish = _wish(project, session, said)
        options = wish.options(project.today(), own_look(session))
        document = _kind(wish.kind).make(session, options)
    put_file(target, press(document, target.suffix.casefold()[1:]))


def _wish(project: Project, session: Session, said: argparse.Namespace) -> Wish:
    """Return what is wanted: what a recipe says, and over it what the command says."""
    from workbench.steps.documents.recipes import Wish, find_recipe, wish_of

    language = project.facts().language or "sv"
    wish = Wish(language=language)
    if said.recipe:
        wish = wish_of(find_recipe(session, said.recipe), language)
    over = {
        "kind": said.document or wish.kind or "platsplan",
        "language": said.language or wish.language,
        "audience": said.audience or wish.audience,
        "subject": said.owner or wish.subject,
    }
    return replace(wish, **over)
