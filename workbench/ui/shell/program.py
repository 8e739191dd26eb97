"""What the window asks of the program around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.base.clock import Clock
    from workbench.documents.deliverable import Deliverable
    from workbench.documents.registry import DocumentKind
    from workbench.project.project import Project
    from workbench.project.review_marks import Reviewer
    from workbench.ui.shell.entries import StepEntry
    from workbench.ui.shell.importing import Incomings
    from workbench.ui.shell.over_list import Hit
    from workbench.ui.shell.portfolio import Portfolios


class Program(Protocol):
    """What the program gives its window."""

    @property
    def entries(self) -> tuple[StepEntry, ...]:
        """The steps, in the order of the navigation."""

    @property
    def clock(self) -> Clock:
        """The clock everything goes by."""

    def make_example(self, path: Path) -> None:
        """Write a copy of the example project."""

    def import_json(self, source: Path, target: Path) -> None:
        """Make a project file of a whole project written as JSON."""

    def pieces(self) -> tuple[Callable[[], object], ...]:
        """Return what loads the part of the program that reads rows, in pieces."""

    def idle_pieces(self) -> tuple[Callable[[], object], ...]:
        """Return what loads the pages before they are asked for, in pieces."""

    def documents(self) -> tuple[DocumentKind, ...]:
        """Return the documents it can write."""

    def begin_process(self, project: Project, template: str) -> None:
        """Put the steps of a template into a new project."""

    def reviewer(self) -> Reviewer:
        """Return what looks the whole project through."""

    def deliverables(self, project: Project) -> tuple[Deliverable, ...]:
        """Return what can be taken out of a project for a meeting."""

    def incomings(self) -> Incomings:
        """Return what it knows of files that can be taken in."""

    def portfolios(self) -> Portfolios:
        """Return what looks through a folder of projects."""

    def search(
        self, project: Project, text: str, go: Callable[[str, str], None], *, protected: bool
    ) -> list[Hit]:
        """Find rows by name for the palette; ``go`` opens a step at a row."""

    def search_texts(
        self, project: Project, go: Callable[[str, str], None], *, protected: bool
    ) -> Callable[[str], list[Hit]]:
        """Read all texts there are now; what is returned searches them."""
