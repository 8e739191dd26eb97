"""All that can be taken out for a meeting: every document, every register, the plan."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from workbench.base.language import _
from workbench.documents.deliverable import Deliverable
from workbench.documents.own_look import own_look
from workbench.documents.registry import DocumentKind, Options
from workbench.exchange.write_table import put_file
from workbench.models.registry import RECORDS
from workbench.program.exporting import export_table
from workbench.program.publishing import KINDS
from workbench.project.register import read_rows
from workbench.steps.documents.making import press
from workbench.steps.plan.plan_export import write_plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from workbench.documents.audience import Audience
    from workbench.models.field import Record
    from workbench.project.project import Project

TABLES: Final = ("xlsx", "csv")
PLANS: Final = ("ics", "xml")


def deliverables(project: Project) -> tuple[Deliverable, ...]:
    """Return what a project can give: registers only where there is something in them."""
    documents = tuple(
        Deliverable(kind.key, kind.name(), "documents", ("pdf", "docx"), partial(_document, kind))
        for kind in KINDS
    )
    with project.read() as session:
        tables = tuple(_register(each) for each in _filled(session))
    plan = Deliverable("plan", _("Action plan"), "plans", PLANS, _plan)
    return (*documents, *tables, plan)


def _filled(session: Session) -> Iterator[Record]:
    for record in RECORDS.values():
        if record.kinds and record.table != "project" and read_rows(session, record):
            yield record


def _register(record: Record) -> Deliverable:
    title = _(record.many).capitalize()
    return Deliverable(record.table, title, "tables", TABLES, partial(_table, record))


def _document(
    kind: DocumentKind, project: Project, target: Path, language: str, audience: Audience
) -> None:
    with project.read() as session:
        options = Options(
            date=project.today(), language=language, audience=audience, look=own_look(session),
            author=project.facts().consultant,
        )  # fmt: skip
        document = kind.make(session, options)
    put_file(target, press(document, target.suffix[1:]))


def _table(
    record: Record, project: Project, target: Path, language: str, audience: Audience
) -> None:
    export_table(project, target, record, language=language, audience=audience)


def _plan(project: Project, target: Path, language: str, audience: Audience) -> None:
    write_plan(project, target, language=language, audience=audience)
