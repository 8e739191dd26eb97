"""The desk of an open project: navigation, one page at a time, inspector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _
from workbench.project.step_notes import DONE, SKIPPED, StepMark, mark_step
from workbench.ui.parts.ask_line import AskLine
from workbench.ui.parts.awakening import Awakening
from workbench.ui.parts.guide import Guide
from workbench.ui.parts.notice import NoticeBar
from workbench.ui.parts.page import PageContext
from workbench.ui.parts.page_keys import bind_keys
from workbench.ui.shell.entries import StepStates, blank_states
from workbench.ui.shell.inspector import Inspector
from workbench.ui.shell.navigation import Navigation

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from workbench.documents.deliverable import Deliverable
    from workbench.documents.registry import DocumentKind
    from workbench.project.changes import Changes
    from workbench.project.project import Project
    from workbench.project.review_marks import Reviewer
    from workbench.ui.look.settings import SettingsStore
    from workbench.ui.parts.awakening import Pieces
    from workbench.ui.parts.jobs import Jobs
    from workbench.ui.parts.page import Page, StepState
    from workbench.ui.shell.ask import Ask
    from workbench.ui.shell.entries import StepEntry

NARROW, SLIM = 1100, 1240
STATES_AFTER_MS = 120


class Workspace(QWidget):
    """Shows the steps of one project and does for the pages what a desk does."""

    page_shown = Signal(str)
    mode_wanted = Signal(bool)
    edited = Signal(object)
    protection_changed = Signal()

    def __init__(
        self,
        project: Project,
        entries: tuple[StepEntry, ...],
        settings: SettingsStore,
        jobs: Jobs,
        ask: Ask,
        documents: Callable[[], tuple[DocumentKind, ...]] = tuple,
        reviewer: Callable[[], Reviewer] | None = None,
        deliverables: Callable[[Project], tuple[Deliverable, ...]] = lambda _project: (),
    ) -> None:
        super().__init__()
        self.project = project
        self._entries = {entry.key: entry for entry in entries}
        self._pages: dict[str, Page] = {}
        self._left_off: dict[str, dict[str, object]] = {}  # the state of pages that were dropped
        self._stale: set[str] = set()
        self._behind: list[str] = []
        self._ahead: list[str] = []
        self._current = ""
        self._ask = ask
        self._protected = False
        self._covers: list[QWidget] = []
        self._inspector_wanted = settings.current.inspector_shown
        self._inspector_asked = False
        self._states, self._how_far = blank_states(entries), StepStates(entries, project)
        self._reckoned = False
        self._awake = False
        self._asked_early = False
        self._awakening: Awakening | None = None
        self.context = PageContext(
            project,
            self,
            settings,
            jobs,
            lambda: self._protected,
            documents,
            reviewer,
            deliverables,
        )
        self._build(entries)
        self._later = self._timer(STATES_AFTER_MS, self._tell_states)
        self._soon = self._timer(0, self._tell_guide)
        self._unsubscribe = project.subscribe(self._changed)

    def _build(self, entries: tuple[StepEntry, ...]) -> None:
        self.navigation = Navigation()
        self.navigation.fill(self._states, {entry.section: _(entry.heading) for entry in entries})
        self.navigation.chosen.connect(self.go_to)
        self.stack = QStackedWidget()
        self.inspector = Inspector(self.context.settings)
        self.inspector.guide.status_wanted.connect(lambda s: self.mark_step(self._current, s))
        self.inspector.guide.next_wanted.connect(self._go_on)
        self.inspector.guide_shown.connect(self._tell_soon)
        self.asking = AskLine()
        self.notices = NoticeBar()
        self.notices.acted.connect(self.undo)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        self._middle = middle
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.asking)
        middle.addWidget(self.notices)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        self.navigation.setHidden(self.context.settings.current.navigation_hidden)
        row.addLayout(middle, 1)
        row.addWidget(self.inspector)

    # -- what pages ask for

    def go_to(self, step: str, row_id: str | None = None) -> None:
        """Open another step, at a row if given; "vision:round" opens a view of it."""
        step, _colon, view = step.partition(":")
        if step not in self._entries:
            return
        if self._current and step != self._current:
            self._behind.append(self._current)
            self._ahead.clear()
        self._open(step)
        if view:
            self._pages[step].open_view(view)
        if row_id is not None:
            self._pages[step].show_row(row_id)

    def notice(self, text: str, *, undo: bool = False) -> None:
        """Say something small for a while, with an undo button if asked for."""
        self.notices.show_notice(text, action=_("Undo") if undo else "")

    def inspect(self, widget: QWidget | None) -> None:
        """Show a widget in the inspector, or its empty state."""
        self.inspector.show_widget(widget)

    def fail(self, error: Exception) -> None:
        """Tell of an error in one sentence beside the work."""
        if not isinstance(error, WorkbenchError):
            raise error
        self.notices.show_notice(error.text(), "error")

    def ask_file(
        self, *, save: bool, name: str, kinds: tuple[str, ...], done: Callable[[str], None]
    ) -> None:
        """Let the user choose a file without blocking."""
        self._ask.file(save=save, name=name, kinds=kinds, done=done)

    def steps_overview(self) -> tuple[StepState, ...]:
        """Return the state of all steps, computed now; unknown until the window is awake."""
        if not self._awake:
            self._asked_early = True
        if self._reckoned or not self._awake:
            return self._states
        self._states = self._how_far.reckon()
        self._reckoned = True
        return self._states

    def set_mode(self, *, full: bool) -> None:
        """Show all fields everywhere, or only those that everybody needs."""
        self.mode_wanted.emit(full)

    def mark_step(self, step: str, status: str) -> None:
        """Ask why a step is ``done`` or ``skipped`` and set it so; empty gives it back."""
        if not status:
            self._mark(step, None)
            return
        question, button, missing = {
            DONE: (N_("Why is “{step}” done?"), N_("Set to done"), ""),
            SKIPPED: (N_("Why is “{step}” skipped?"), N_("Skip"), N_("Write why")),
        }[status]
        self.asking.ask(
            _(question).format(step=_(self._entries[step].title)),
            _(button),
            lambda reason: self._mark(step, StepMark(status, reason)),
            missing=_(missing),
        )

    def _mark(self, step: str, mark: StepMark | None) -> None:
        try:
            mark_step(self.project, step, self._entries[step].title, mark)
        except WorkbenchError as error:
            self.fail(error)
            return
        label = self.project.undo_label()
        if label:
            self.notice(label, undo=True)

    # -- pages

    @property
    def current_key(self) -> str:
        """The key of the step that is shown."""
        return self._current

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._pages.get(self._current)

    def _open(self, key: str) -> None:
        if self.page is not None and key != self._current:
            self.page.leave()
        page = self._pages.get(key)
        if page is None:
            page = self._make(key)
        if key != self._current:
            self._show_guide(key)
        self._current = key
        if key in self._stale:
            self._stale.discard(key)
            page.refresh(None)
        if key in self._left_off:
            page.restore(self._left_off.pop(key))
        self.stack.setCurrentWidget(page)
        bind_keys(page)
        self.navigation.mark(key)
        page.entry_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self._arrange()
        self.page_shown.emit(key)

    def _make(self, key: str) -> Page:
        page = self._pages[key] = self._entries[key].page()(self.context)
        self.stack.addWidget(page)
        self._stale.add(key)
        return page

    def _drop_hidden(self) -> None:
        """Drop the pages that are not shown: they may hold what is to be hidden now."""
        for key in [each for each in self._pages if each != self._current]:
            gone = self._pages.pop(key)
            gone.leave()
            self._left_off[key] = gone.state()
            self.stack.removeWidget(gone)
            gone.hide()
            gone.deleteLater()

    def _show_guide(self, key: str) -> None:
        entry = self._entries[key]
        what, why, good_enough = entry.guide
        guide = Guide(_(what), _(why), tuple(map(_, good_enough)), _(entry.example))
        self.inspector.guide.show_guide(guide)
        self.inspector.open_page(key)
        self._tell_soon()

    def _tell_soon(self) -> None:
        """Say how far the step is when there is time; before the first paint there is none."""
        if self._reckoned:
            self._soon.start()

    def _tell_guide(self) -> None:
        """Say in the guide how far the step is whose page is shown."""
        page, signs = self.page, self._entries[self._current].signs
        if page is None or not self.inspector.shows_guide:
            return
        if signs is None:
            met = page.signs()
        else:
            with self.project.read() as session:
                met = signs(session, self.project.today())
        self.inspector.guide.tell(self.current_state(), met)

    def current_state(self) -> StepState | None:
        """Return how far the step is whose page is shown, as last reckoned."""
        return next((state for state in self._states if state.key == self._current), None)

    def _go_on(self) -> None:
        """Go where the remark of this step leads."""
        state = self.current_state()
        if state is not None:
            self.go_to(state.key, state.row_id)

    def step_by(self, count: int) -> None:
        """Open the next (1) or the previous (-1) step in the navigation."""
        keys = list(self._entries)
        self.go_to(keys[(keys.index(self._current) + count) % len(keys)])

    def back(self) -> None:
        """Open the page that was shown before."""
        if self._behind:
            self._ahead.append(self._current)
            self._open(self._behind.pop())

    def forward(self) -> None:
        """Open the page that one came back from."""
        if self._ahead:
            self._behind.append(self._current)
            self._open(self._ahead.pop())

    def cover(self, widget: QWidget) -> None:
        """Show a widget in place of the page, until it is taken away again."""
        if self.page is not None:
            self.page.leave()
        for old in self._covers:
            old.hide()
        self._covers.append(widget)
        self.stack.hide()
        self._middle.insertWidget(0, widget, 1)
        self._arrange()
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def uncover(self, widget: QWidget) -> None:
        """Show the page again in place of a widget."""
        if widget not in self._covers:
            return
        self._covers.remove(widget)
        self._middle.removeWidget(widget)
        widget.hide()
        if self._covers:
            self._covers[-1].show()
            return
        self.stack.show()
        self._arrange()
        if self.page is not None:
            self.page.entry_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the project

    def wake(self, pieces: Pieces, idle: Pieces) -> None:
        """Reckon how far the steps are once the desk is painted.

        ``pieces`` are done before that, ``idle`` after, while nobody waits.
        """
        self._awakening = Awakening(self, (*pieces, self._woken), (self.project.get_ready, *idle))

    def _woken(self) -> None:
        self._awake = True
        if self._asked_early and self.page is not None:
            self._stale |= set(self._pages) - {self._current}
            self.page.refresh(None)
        self._tell_states()

    def _changed(self, changes: Changes) -> None:
        self._awake, self._reckoned = True, False
        self._how_far.note(changes)
        for key, page in self._pages.items():
            if key == self._current:
                page.refresh(changes)
            else:
                self._stale.add(key)
        self._later.start()
        self.edited.emit(changes)

    def _tell_states(self) -> None:
        self.navigation.tell(self.steps_overview())
        self._tell_guide()

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(act)
        return timer

    def undo(self) -> None:
        """Take back the last edit and say what it was."""
        self._travel(self.project.undo, N_("Undone: {label}"), N_("There is nothing to undo"))

    def redo(self) -> None:
        """Do the last undone edit again and say what it was."""
        self._travel(self.project.redo, N_("Redone: {label}"), N_("There is nothing to redo"))

    def _travel(self, act: Callable[[], Changes | None], said: str, nothing: str) -> None:
        if self.page is not None:
            self.page.leave()
        try:
            changes = act()
        except WorkbenchError as error:
            self.fail(error)
            return
        self.notice(_(said).format(label=changes.label) if changes else _(nothing))

    # -- look

    def set_protected(self, *, protected: bool) -> None:
        """Mask personal and sensitive fields everywhere, or show them again."""
        self._protected = self.project.discreet = protected
        self.notices.dismiss()
        self.inspector.show_widget(None)  # the page puts there again what it may show
        self._drop_hidden()
        if self.page is not None:
            self.page.refresh(None)
        self.protection_changed.emit()

    def toggle_inspector(self) -> None:
        """Show or hide the inspector, also where the window is too narrow to show it by itself."""
        self._inspector_wanted = not self.inspector.isVisible()
        narrow = self._relative_width() < NARROW
        self._inspector_asked = self._inspector_wanted and narrow
        if not narrow:
            self.context.settings.change(inspector_shown=self._inspector_wanted)
        self._arrange()

    def toggle_navigation(self) -> None:
        """Show or hide the navigation."""
        shown = not self.navigation.isVisible()
        self.navigation.setVisible(shown)
        self.context.settings.change(navigation_hidden=not shown)

    def panes(self) -> tuple[Callable[[], None], ...]:
        """Return what puts the focus on each pane, for F6."""
        to_page = [
            lambda: (
                self.page.entry_focus().setFocus(Qt.FocusReason.ShortcutFocusReason)
                if self.page
                else None
            )
        ]
        to_inspector = [self.inspector.focus_first] if self.inspector.isVisible() else []
        return (self.navigation.focus_current, *to_page, *to_inspector)

    def pane_at_focus(self) -> int:
        """Return the number of the pane that has the focus; 1, the page, when none has."""
        focus = self.window().focusWidget()
        if self.navigation.isAncestorOf(focus):
            return 0
        return 2 if self.inspector.isAncestorOf(focus) else 1

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        width = self._relative_width()
        self.navigation.set_slim(slim=width < SLIM)
        fits = width >= NARROW or self._inspector_asked
        # What the inspector shows belongs to the page, not to what covers it.
        self.inspector.setVisible(self._inspector_wanted and fits and not self._covers)

    def _relative_width(self) -> float:
        """Return the width in pixels as it would be with the font at 100 %."""
        return self.width() / max(self.navigation.fontMetrics().height() / 16, 1.0)

    def close_down(self) -> dict[str, object]:
        """Commit what is being typed, forget the pages; return what must survive a new building."""
        for page in self._pages.values():
            page.leave()
        self._unsubscribe()
        # The file is closed before this goes, and nothing may ask it any more.
        for timer in (self._later, self._soon):
            timer.stop()
        if self._awakening is not None:
            self._awakening.stop()
        return {
            "step": self._current,
            "pages": self._left_off | {key: page.state() for key, page in self._pages.items()},
        }

    def take_up(self, state: dict[str, object]) -> None:
        """Open again where :meth:`close_down` left off."""
        self._awake = bool(state)  # built anew around a project that was open
        step = state.get("step")
        self.go_to(
            step if isinstance(step, str) and step in self._entries else next(iter(self._entries))
        )
        pages = state.get("pages")
        if self.page is not None and isinstance(pages, dict) and self._current in pages:
            self.page.restore(pages[self._current])
