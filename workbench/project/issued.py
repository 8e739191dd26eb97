"""Documents that were issued: the files lie in the project as they left it, byte for byte."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.models.base import new_id
from workbench.models.registry import sql_table
from workbench.project.asking import rows_asked
from workbench.project.seen_rows import Asked

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.project import Project


@dataclass(frozen=True)
class Issue:
    """A document on its way into the file; ``edit_key`` is the last edit whose data it holds."""

    kind: str
    title: str
    version: int
    issued_on: date
    data_until: date
    audience: str
    language: str
    status: str
    pdf: bytes
    words: str
    edit_key: str
    docx: bytes | None = None
    subject: str = ""
    recipe: str = ""
    adopted: str = ""
    decision: str = ""


def next_version(session: Session, kind: str, subject: str = "") -> int:
    """Return the number that the next version of a document gets."""
    table = sql_table("issued_document")
    last = select(func.max(table.c.version)).where(table.c.kind == kind, table.c.subject == subject)
    return int(session.scalar(last) or 0) + 1


def add_issue(project: Project, issue: Issue, *, initiator: object = None) -> str:
    """Keep a document, one edit; return its id.

    Raises WorkbenchError when another was issued under the same number meanwhile.
    """
    values: dict[str, Any] = {
        **{name: getattr(issue, name) for name in issue.__dataclass_fields__},
        "id": new_id(),
        "content_hash": hashlib.sha256(issue.pdf).hexdigest(),
    }
    facts = {"title": issue.title, "version": issue.version}
    with project.edit(N_("Issued {title}, version {version}"), initiator=initiator, **facts) as s:
        if next_version(s, issue.kind, issue.subject) != issue.version:
            raise WorkbenchError(N_("Another version was issued meanwhile; issue it once more"))
        s.execute(insert(sql_table("issued_document")).values(values))
    return str(values["id"])


def issued_file(session: Session, row_id: str, ending: str = "pdf") -> bytes:
    """Return the file of an issued document; raises WorkbenchError where it is not there.

    ``ending`` is pdf or docx.
    """
    table = sql_table("issued_document")
    data = session.scalar(select(table.c[ending]).where(table.c.id == row_id))
    if not data:
        raise WorkbenchError(N_("The file of this version is no longer kept"))
    return bytes(data)


def edit_keys(session: Session) -> dict[str, str]:
    """Return, by the id of each issued document, the last edit whose data it holds."""
    return dict(rows_asked(session, Asked("issued_document", ("id", "edit_key"))))


def is_whole(session: Session, row_id: str) -> bool:
    """Tell whether the PDF file is still the one that was issued."""
    table = sql_table("issued_document")
    row = session.execute(
        select(table.c.pdf, table.c.content_hash).where(table.c.id == row_id)
    ).first()
    if row is None or not row[0]:
        return False
    return bool(hashlib.sha256(row[0]).hexdigest() == row[1])
