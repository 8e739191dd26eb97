"""A document about one thing as the bytes of a file, made from a snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import using
from workbench.documents.registry import Options

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.documents.registry import DocumentKind
    from workbench.project.project import Project


def filed(
    kind: DocumentKind,
    subject: str,
    ending: str,
    snapshot: Project,
    report: Callable[[float], None],
) -> bytes:
    """Return the document of a kind about ``subject`` as PDF or, for "docx", as Word.

    It is dated today, in the language of the project's documents, for the public. The snapshot is
    closed afterwards. Raises WorkbenchError when the document cannot be made.
    """
    from workbench.documents.docx.press import pressed as word
    from workbench.documents.pdf.press import pressed as pdf

    with snapshot:
        facts = snapshot.facts()
        options = Options(
            date=snapshot.today(), language=facts.language, author=facts.consultant, subject=subject
        )
        with using(options.language), snapshot.read() as session:
            document = kind.make(session, options)
        report(0.4)
        return word(document) if ending == "docx" else pdf(document)
