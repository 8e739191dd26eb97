"""The view “Review”: what all rules find over the whole project, and the way to each spot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _, ngettext
from workbench.models.registry import record
from workbench.project.review_marks import silence, speak_again
from workbench.steps.overview.page_finding import FindingPanel
from workbench.ui.parts.ask_line import AskLine
from workbench.ui.parts.button_row import ButtonRow
from workbench.ui.parts.buttons import ViewSwitch
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.keys import ENTER
from workbench.ui.parts.page import Command, Page, kept
from workbench.ui.parts.two_lines import TwoLine, TwoLineList

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from workbench.project.changes import Changes
    from workbench.project.review_marks import Finding
    from workbench.ui.parts.page import PageContext

SIGNS: Final = {"error": "▲", "warning": "◆", "note": "●"}
SEVERITIES: Final = {"error": N_("Error"), "warning": N_("Warning"), "note": N_("Note")}
FILTERS: Final = ("", "error", "warning", "note", "silenced")


class FindingList(TwoLineList):
    """The findings; ``went`` is emitted with the one that Enter or a double click opens."""

    went = Signal(object)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the spot with Enter."""
        index = self.currentIndex()
        if event.key() in ENTER and index.isValid():
            self.went.emit(self.line(index.row()).stands_for)
            return
        super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the spot of the line that is clicked twice."""
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self.went.emit(self.line(index.row()).stands_for)


class ReviewView(Page):
    """A list to work through: filter, go to the spot, mend, or let be with a reason."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.reviewer = context.reviewer() if context.reviewer is not None else None
        self._all: list[Finding] = []
        self._shown: list[Finding] = []
        self._wanted = ""
        self.switch = ViewSwitch([_(each) for each in _TITLES], joined=True)
        self.switch.chosen.connect(self._filter)
        self.words = QLineEdit()
        self.words.setPlaceholderText(_("Filter by words"))
        self.words.setAccessibleName(_("Filter by words"))
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self._list)
        self.nothing = EmptyState(self._why_nothing(), icon="check")
        self.list = FindingList(_("Findings of the review"))
        self.list.went.connect(self.go)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.panel = kept(FindingPanel(self), self)
        self.ask = AskLine()
        bar = ButtonRow()
        bar.addWidget(self.switch)
        bar.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addLayout(bar)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.list, 1)
        column.addWidget(self.ask)
        self.nothing.hide()

    # -- what is shown

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Look the project through anew; the place in the list stays."""
        if self.reviewer is not None:
            with self.project.read() as session:
                self._all = self.reviewer.look(session, self.project.today())
        self._list()

    @Slot(int)
    def _filter(self, number: int) -> None:
        self._wanted = FILTERS[number]
        self._list()

    @Slot()
    def _list(self) -> None:
        titles = {state.key: _place(state) for state in self.context.desk.steps_overview()}
        words = fold(self.words.text()).split()
        self._shown = [
            each
            for each in self._all
            if self._is_wanted(each)
            and all(word in fold(f"{each.where} {each.text}") for word in words)
        ]
        shown = self._shown
        self.list.show_lines(
            len(shown), lambda at: _line(shown[at], titles.get(shown[at].step, ""))
        )
        self.nothing.set_sentence(self._why_nothing())
        self.nothing.setVisible(not shown)
        self.list.setVisible(bool(shown))
        if shown and not self.list.currentIndex().isValid():
            self.list.set_current(0)
        self._tell_panel()
        self.retold.emit()

    def _is_wanted(self, finding: Finding) -> bool:
        if finding.private and self.context.protected():
            return False
        if self._wanted == "silenced":
            return bool(finding.silenced)
        return not finding.silenced and self._wanted in {"", finding.severity}

    def _why_nothing(self) -> str:
        if self._wanted == "silenced" and not self.words.text():
            return _("Nothing is let be. A finding that is known can be, with a reason.")
        if self.words.text() or self._wanted:
            return _("Nothing here fits the filter.")
        return _("Nothing to see to: no rule finds anything.")

    @override
    def summary(self) -> str:
        """Return how much there is to see to and how much is let be."""
        found = [each for each in self._all if not each.silenced]
        said = ngettext("{count} finding", "{count} findings", len(found)).format(count=len(found))
        let_be = len(self._all) - len(found)
        return said + (" · " + _("{count} let be").format(count=let_be) if let_be else "")

    # -- the current finding

    def current(self) -> Finding | None:
        """Return the finding that is chosen."""
        row = self.list.currentIndex().row()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, _new: QModelIndex, _old: QModelIndex) -> None:
        self._tell_panel()

    def _tell_panel(self) -> None:
        found = self.current()
        if found is None or self.reviewer is None:
            self.context.desk.inspect(None)
            return
        with self.project.read() as session:
            mends = self.reviewer.mending(session, found, self.project.today())
        hides = self.context.masks(record("review_silence")["reason"])
        reason = _("Hidden in protected view") if found.silenced and hides else found.silenced
        self.panel.tell(found, self.reviewer.asks(found.rule), mends, reason)
        self.panel.allow(not self.project.read_only)
        self.context.desk.inspect(self.panel)

    @Slot(object)
    def go(self, finding: Finding) -> None:
        """Go to the spot of a finding."""
        where = self.reviewer.spot(finding) if self.reviewer is not None else finding.step
        self.context.desk.go_to(where, finding.row_id)

    @Slot()
    def go_on(self) -> None:
        """Go to the spot of the chosen finding."""
        found = self.current()
        if found is not None:
            self.go(found)

    @Slot()
    def mend(self) -> None:
        """Do what a machine can do about the chosen finding."""
        found = self.current()
        if found is None or self.reviewer is None:
            return
        reviewer = self.reviewer
        self._do(lambda: reviewer.mend(self.project, found))

    @Slot()
    def let_be(self) -> None:
        """Ask why the chosen finding is let be, or take it up again."""
        found = self.current()
        if found is None or self.project.read_only:
            return
        if found.silenced:
            self._do(lambda: speak_again(self.project, found))
            return
        self.ask.ask(
            _("Why is it let be?"),
            _("Let it be"),
            lambda reason: self._do(lambda: silence(self.project, found, reason)),
            missing=_("Write why"),
        )

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        self.context.desk.notice(self.project.undo_label() or "", undo=True)
        self.list.setFocus()

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what one can do with the chosen finding."""
        writes = not self.project.read_only
        return (
            Command("review.go", _("Go to the finding"), self.go_on, icon="arrow-right"),
            Command("review.mend", _("Mend the finding"), self.mend, ready=lambda: writes),
            Command(
                "review.let_be", _("Let the finding be, or take it up again"), self.let_be,
                key="Ctrl+L", ready=lambda: writes,
            ),
            Command("review.filter", _("Filter the findings"), self.words.setFocus, key="Ctrl+F"),
        )  # fmt: skip

    @override
    def entry_focus(self) -> QWidget:
        """Return the list."""
        return self.list if self._shown else self.words

    @override
    def state(self) -> dict[str, object]:
        """Return the filter and the place in the list."""
        return {"wanted": self._wanted, "row": self.list.currentIndex().row()}

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back the filter and the place in the list."""
        wanted, row = state.get("wanted"), state.get("row")
        if wanted in FILTERS:
            self._wanted = str(wanted)
            self.switch.set_current(FILTERS.index(self._wanted))
            self._list()
        if isinstance(row, int) and 0 <= row < len(self._shown):
            self.list.set_current(row)


_TITLES: Final = (N_("To see to"), N_("Errors"), N_("Warnings"), N_("Small things"), N_("Let be"))


def _place(state: object) -> str:
    number, title = getattr(state, "number", 0), getattr(state, "title", "")
    return f"{number} {title}" if number else str(title)


def _line(finding: Finding, step: str) -> TwoLine:
    title = f"{SIGNS[finding.severity]}  {finding.where}: {finding.text}"
    remark = " · ".join(filter(None, (_(SEVERITIES[finding.severity]), step)))
    return TwoLine(title, remark, finding)
