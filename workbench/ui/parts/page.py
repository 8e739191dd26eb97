"""What a page is given and what it gives: the whole contract between a step and the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.models.field import Field, Privacy

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.documents.deliverable import Deliverable
    from workbench.documents.registry import DocumentKind
    from workbench.project.changes import Changes
    from workbench.project.project import Project
    from workbench.project.review_marks import Reviewer
    from workbench.ui.look.settings import SettingsStore
    from workbench.ui.parts.jobs import Jobs


Kept = TypeVar("Kept", bound=QWidget)


def kept(widget: Kept, owner: QWidget) -> Kept:
    """Give a widget that the inspector will show to its page: with the page it goes.

    It is hidden until the inspector takes it; the inspector hands it back.
    """
    widget.setParent(owner)
    widget.hide()
    return widget


@dataclass(frozen=True)
class Command:
    """Something one can do, known to menus, palette and key sheet alike.

    ``title`` is ready text; ``key`` is a portable key sequence or empty; ``menu`` is the key of the
    menu it stands in, empty for the palette alone. ``ready`` says whether it can be done now.
    """

    id: str
    title: str
    run: Callable[[], None]
    key: str = ""
    menu: str = ""
    icon: str = ""
    ready: Callable[[], bool] | None = None


class Desk(Protocol):
    """What the window does for its pages."""

    def go_to(self, step: str, row_id: str | None = None) -> None:
        """Open another step, at a row if given; "vision:round" opens a view of it."""

    def notice(self, text: str, *, undo: bool = False) -> None:
        """Say something small for a while, with an undo button if asked for."""

    def inspect(self, widget: QWidget | None) -> None:
        """Show a widget in the inspector, or its empty state."""

    def toggle_inspector(self) -> None:
        """Show or hide the inspector, also where the window is too narrow to show it by itself."""

    def fail(self, error: Exception) -> None:
        """Tell of an error in one sentence beside the work, never in a modal box."""

    def ask_file(
        self, *, save: bool, name: str, kinds: tuple[str, ...], done: Callable[[str], None]
    ) -> None:
        """Let the user choose a file; ``kinds`` are endings, ``done`` gets the path."""

    def steps_overview(self) -> tuple[StepState, ...]:
        """Return the state of all steps, computed now.

        While the window is painted for the first time their status is ``unknown``; the page is
        refreshed as soon as they are known.
        """

    def set_mode(self, *, full: bool) -> None:
        """Show all fields everywhere, or only those that everybody needs."""

    def mark_step(self, step: str, status: str) -> None:
        """Ask why a step is ``done`` or ``skipped`` and set it so; empty gives it back."""


@dataclass(frozen=True)
class StepState:
    """How far a step is, as the navigation and the overview show it.

    ``share`` is 0..1; ``status`` is ``not_started``, ``ongoing``, ``done`` or ``skipped``, and
    ``unknown`` in a window that has only just opened. ``amount`` and ``remark`` are ready text;
    ``weight`` ranks the remark: 1 watch, 2 late. ``row_id`` is where the remark leads. ``by_hand``
    tells that a person set the status, and ``reason`` why.
    """

    key: str
    section: str
    number: int
    title: str
    icon: str
    share: float
    status: str
    amount: str
    remark: str
    weight: int
    row_id: str | None = None
    by_hand: bool = False
    reason: str = ""


@dataclass(frozen=True)
class PageContext:
    """Everything a page may use. Pages never look further than this."""

    project: Project
    desk: Desk
    settings: SettingsStore
    jobs: Jobs
    protected: Callable[[], bool]
    document_kinds: Callable[[], tuple[DocumentKind, ...]] = tuple
    reviewer: Callable[[], Reviewer] | None = None
    deliverables: Callable[[Project], tuple[Deliverable, ...]] = lambda _project: ()

    @property
    def documents(self) -> tuple[DocumentKind, ...]:
        """The documents the program can write; asking loads what they are made with."""
        return self.document_kinds()

    def masks(self, field: Field) -> bool:
        """Return whether a field is hidden now; in protected view only public fields show."""
        return self.protected() and field.privacy is not Privacy.PUBLIC


class Page(QWidget):
    """One step's page. Made when first shown, remade when the language changes.

    A view emits ``retold`` when its summary says something else for another reason than an edit.
    """

    retold = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        self.project = context.project

    def refresh(self, changes: Changes | None) -> None:
        """Show what has changed; None means everything. Called only while the page is visible."""

    def show_row(self, row_id: str) -> None:
        """Select and show a row; pages without rows do nothing."""

    def commands(self) -> tuple[Command, ...]:
        """Return what one can do on this page, for menus and palette."""
        return ()

    def entry_focus(self) -> QWidget:
        """Return the widget that gets the focus when the page is opened."""
        return self

    def views(self) -> tuple[str, ...]:
        """Return the titles of the page's views, for Ctrl+1…4; empty when there is one."""
        return ()

    def show_view(self, index: int) -> None:
        """Show one of the views."""

    def open_view(self, key: str) -> None:
        """Show the view with this key; pages without views, or without this one, do nothing."""

    def summary(self) -> str:
        """Return how much there is in a few words, for the head of a page with views."""
        return ""

    def signs(self) -> tuple[bool, ...]:
        """Return which signs of "good enough" hold, where only the page can tell; else nothing."""
        return ()

    def state(self) -> dict[str, object]:
        """Return what must survive when the page is made anew (selection, view, filter)."""
        return {}

    def restore(self, state: dict[str, object]) -> None:
        """Take back what :meth:`state` returned."""

    def leave(self) -> None:
        """Commit what is being typed; called before the page is hidden or the file closed."""
