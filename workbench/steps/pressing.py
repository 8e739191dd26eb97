"""Saving the document of what a page is about: ask for a file, make it as a job, tell of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.base.language import _, using
from workbench.documents.registry import Options, kind_of
from workbench.exchange.write_table import put_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.documents.registry import DocumentKind
    from workbench.project.project import Project
    from workbench.ui.parts.page import PageContext


def save_document(context: PageContext, key: str, subject: str, called: str, ending: str) -> None:
    """Ask for a file and write the document of a kind about ``subject`` into it.

    ``called`` follows the kind's name in the name of the file; ``ending`` is pdf or docx. Nothing
    happens where the program has no such document.
    """
    kind = kind_of(context.documents, key)
    if kind is None:
        return
    context.desk.ask_file(
        save=True,
        name=f"{kind.name()} {called}.{ending}",
        kinds=(ending,),
        done=partial(_make, context, kind, subject),
    )


def _make(context: PageContext, kind: DocumentKind, subject: str, path: str) -> None:
    project, desk = context.project, context.desk
    facts = project.facts()
    options = Options(
        date=project.today(), language=facts.language, author=facts.consultant, subject=subject
    )
    snapshot, ending = project.snapshot(), Path(path).suffix.removeprefix(".")

    def written(data: bytes) -> None:
        put_file(Path(path), data)
        desk.notice(_("Saved {file}").format(file=Path(path).name))

    context.jobs.run(
        _("Making the document"),
        lambda report: _bytes(kind, snapshot, options, ending, report),
        written,
        desk.fail,
    )


def _bytes(
    kind: DocumentKind,
    snapshot: Project,
    options: Options,
    ending: str,
    report: Callable[[float], None],
) -> bytes:
    """Return the document as a file, made from a snapshot that is closed afterwards."""
    from workbench.documents.docx.press import pressed as word
    from workbench.documents.pdf.press import pressed as pdf

    with snapshot:
        with using(options.language), snapshot.read() as session:
            document = kind.make(session, options)
        report(0.4)
        return word(document) if ending == "docx" else pdf(document)
