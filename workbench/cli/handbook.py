"""The guide for users as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _, system_language
from workbench.cli.answer import Answer

if TYPE_CHECKING:
    import argparse

    from workbench.base.clock import Clock


def guide(said: argparse.Namespace, clock: Clock) -> Answer:
    """Write the guide as PDF or Word."""
    from workbench.documents.handbook import guide_document

    target = Path(said.target)
    document = guide_document(said.language or system_language(), clock.now().date())
    ending = target.suffix.casefold()
    if ending == ".pdf":
        from workbench.documents.pdf import press as press_pdf

        press_pdf(document, target)
    elif ending == ".docx":
        from workbench.documents.docx import press as press_word

        press_word(document, target)
    else:
        raise WorkbenchError(N_("The guide can be written as pdf or docx"))
    return Answer(_("Wrote {file}").format(file=said.target), {"file": said.target})
