"""A finding in the inspector: how it stands and what moves it on, its photos, its activities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, ngettext
from workbench.project.arising import consequences, make_activity
from workbench.project.register import read_rows
from workbench.rules.findings import REJECTED, next_status
from workbench.steps.situation import field_edits
from workbench.steps.situation.findings import FINDING, sign_of, state_text
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.announce import announce
from workbench.ui.parts.buttons import LinkButton, PrimaryButton, QuietButton
from workbench.ui.parts.marks import Chip
from workbench.ui.parts.photo_strip import PhotoStrip
from workbench.ui.parts.related import RelatedList
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from workbench.project.register import Values
    from workbench.ui.parts.form import RecordForm
    from workbench.ui.parts.page import PageContext

NEXT_KEY, BACK_KEY, ACT_KEY = "Ctrl+.", "Ctrl+,", "Ctrl+Shift+A"


class _Reason(QLineEdit):
    """A line for the reason of a refusal; ``given`` has it, ``dropped`` means Esc."""

    given = Signal(str)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("Why will nothing be done? Enter rejects"))
        self.setAccessibleName(_("Reason for rejecting"))
        self.returnPressed.connect(lambda: self.given.emit(self.text()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
            return
        super().keyPressEvent(event)


class FindingPanel(QWidget):
    """One finding or several: all acts that move them on, and below the form of the register."""

    def __init__(self, context: PageContext, form: RecordForm) -> None:
        super().__init__()
        self._context, self._project = context, context.project
        self._ids: list[str] = []
        self.form = form
        form.heading.hide()
        self.heading = PlainLabel("", FontRole.PANEL_TITLE, wrap=True)
        self.chip = Chip("")
        self.next = PrimaryButton("", key=NEXT_KEY)
        self.next.clicked.connect(self.move_on)
        self.reject = LinkButton(_("Reject…"))
        self.reject.clicked.connect(self._ask_reason)
        self.reason = _Reason()
        self.reason.given.connect(self._reject)
        self.reason.dropped.connect(self._drop_reason)
        self.activities = RelatedList(_("Activities"))
        self.activities.opened.connect(lambda _table, key: context.desk.go_to("plan", key))
        self.act = QuietButton(_("Make an activity"), icon="chart-gantt", key=ACT_KEY)
        self.act.clicked.connect(self.make_activity)
        self.photos = PhotoStrip(context)
        self._lay_out()

    def _lay_out(self) -> None:
        self._head = QVBoxLayout()
        chips = QHBoxLayout()
        chips.addWidget(self.chip)
        chips.addStretch(1)
        chips.addWidget(self.reject)
        self._head.addWidget(self.heading)
        self._head.addLayout(chips)
        for part in (self.next, self.reason, self.activities, self.act, self.photos):
            self._head.addWidget(part)
        self.reason.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.form, 1)
        Theme.current().changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        metrics = Theme.current().metrics
        self._head.setContentsMargins(metrics.margin, metrics.px(12), metrics.margin, 0)
        self._head.setSpacing(metrics.gap)

    # -- what it shows

    def show_findings(self, ids: Sequence[str]) -> None:
        """Show one finding, or what can be done with several."""
        self._ids = list(ids)
        self._drop_reason()
        self.refresh()

    def refresh(self) -> None:
        """Show the findings as they are now."""
        with self._project.read() as session:
            rows = read_rows(session, FINDING, self._ids)
            made = consequences(session, FINDING.table, self._ids[0]) if len(rows) == 1 else ()
        self._ids = [row["id"] for row in rows]
        one = rows[0] if len(rows) == 1 else None
        count = len(rows)
        many = ngettext("{count} finding", "{count} findings", count).format(count=count)
        self.heading.setText(f"{one['code']} {one['title']}".strip() if one else many)
        self._show_state(rows)
        self.activities.show_rows(made)
        self.photos.setVisible(one is not None)
        self.photos.show_photos_of(one["id"] if one else "")

    def _show_state(self, rows: Sequence[Values]) -> None:
        today, editable = self._project.today(), not self._project.read_only
        states = {(sign_of(row, today), state_text(row, today)) for row in rows}
        symbol, word = next(iter(states)) if len(states) == 1 else ("planned", _("several states"))
        self.chip.set_state(word, symbol)
        following = {next_status(row["status"]) for row in rows}
        following.discard(None)
        choice = FINDING["status"].choice(next(iter(following))) if len(following) == 1 else None
        words = _("Set to “{status}”").format(status=choice.text().lower()) if choice else ""
        self.next.set_words(words or _("Move on"))
        self.next.setVisible(bool(following))
        self.next.setEnabled(editable)
        rejectable = len(rows) == 1 and rows[0]["status"] not in {REJECTED, "done", "verified"}
        self.reject.setVisible(rejectable and self.reason.isHidden())
        for part in (self.reject, self.act):
            part.setEnabled(editable and bool(rows))

    # -- what it does

    @Slot()
    def move_on(self) -> None:
        """Give the findings the status that follows."""
        self._move(back=False)

    def move_back(self) -> None:
        """Give the findings the status before."""
        self._move(back=True)

    def _move(self, *, back: bool) -> None:
        moved = self._do(lambda: field_edits.move_on(self._project, self._ids, back=back))
        if moved:
            label = self._project.undo_label() or ""
            self._context.desk.notice(label, undo=True)
            announce(self, label)

    @Slot()
    def _ask_reason(self) -> None:
        self.reason.clear()
        self.reason.show()
        self.reject.hide()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _drop_reason(self) -> None:
        had = self.reason.hasFocus()
        self.reason.hide()
        self.reject.show()
        if had:
            self.reject.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reject(self, reason: str) -> None:
        if len(self._ids) != 1:
            return
        before = self._project.undo_label()
        self._do(lambda: field_edits.reject(self._project, self._ids[0], reason))
        if self._project.undo_label() != before:
            self._drop_reason()
            self.refresh()

    @Slot()
    def make_activity(self) -> None:
        """Make one activity of the findings that are shown."""
        made = self._do(lambda: make_activity(self._project, FINDING.table, self._ids))
        if made:
            self._context.desk.notice(self._project.undo_label() or "", undo=True)

    def _do(self, act: Callable[[], object]) -> object:
        if not self._ids or self._project.read_only:
            return None
        try:
            return act()
        except WorkbenchError as error:
            self._context.desk.fail(error)
            return None
