"""The step “Documents”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import N_
from workbench.steps.step import Section, Step

if TYPE_CHECKING:
    from workbench.steps.step import MakePage


def _page() -> MakePage:
    from workbench.steps.documents.page import DocumentsPage

    return DocumentsPage


STEP = Step(
    key="documents",
    section=Section.TOOLS,
    title=N_("Documents"),
    icon="file-text",
    what=N_("Preview and export what leaves the program."),
    why=N_("The document is what most people will ever see of the work."),
    good_enough=(),
    progress=None,
    page=_page,
    chapter=None,
)
