"""Typing in paper questionnaires: one row of boxes a question, one key an answer, Enter a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.base.language import _, ngettext
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.rules.scales import DONT_KNOW, NO_ANSWER, Scale, read_answer, scale_of
from workbench.steps.situation import edits
from workbench.steps.situation.pictures import round_name
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.buttons import PrimaryButton
from workbench.ui.parts.page import Page
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from workbench.project.changes import Changes
    from workbench.project.register import Values
    from workbench.ui.parts.page import PageContext

SINGLE_KEY = 9


class _Box(QLineEdit):
    """The answer to one question, as its number or its first letters; right ones go on."""

    answered = Signal()

    def __init__(self, item: Values, scale: Scale) -> None:
        super().__init__()
        self.item_id, self._scale = item["id"], scale
        self.setAccessibleName(f"{item['code']} {item['title']}".strip())
        self.setMaxLength(60)
        self.said = PlainLabel("", tone="muted")
        self.textEdited.connect(self._look)

    def place(self) -> int | None:
        """Return the answer's place on the scale; None where what stands there is no answer."""
        text = self.text().strip()
        if text in {"?", "v"}:
            return DONT_KNOW
        if not text:
            return NO_ANSWER
        if self._scale.own and text.isdecimal() and 1 <= int(text) <= self._scale.size:
            return int(text)
        return read_answer(self._scale, text)

    def _look(self, text: str) -> None:
        place = self.place()
        self.said.set_tone("error" if place is None else "muted")
        if place is None:
            self.said.setText(_("not on the scale"))
        else:
            self.said.setText(self._scale.label(place) if place else "")
        if place and len(text) == 1 and self._scale.size <= SINGLE_KEY:
            self.answered.emit()


class TallyPanel(Page):
    """One paper form after the other: type a number a question; the last one saves the form."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._boxes: list[_Box] = []
        self._items: tuple[str, ...] = ()
        self.round = QComboBox()
        self.round.setAccessibleName(_("Round"))
        self.count = PlainLabel("", tone="muted")
        self.save = PrimaryButton(_("Save the form"))
        self.save.clicked.connect(self._save)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        row = QHBoxLayout()
        row.addWidget(self.round)
        row.addWidget(self.count, 1)
        row.addWidget(self.save)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.addLayout(self._grid)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(row)
        whole.addWidget(
            PlainLabel(
                _("Type the number of the answer; ? for do not know, Enter to skip a question."),
                FontRole.META,
                "muted",
            )
        )
        whole.addWidget(area, 1)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Offer the rounds and ask the questions as they are now."""
        with self.project.read() as session:
            rounds = read_rows(session, record("survey_round"))
            items = [row for row in edits.questions(session) if not row["inactive"]]
        chosen = self.round.currentData()
        self.round.clear()
        for each in rounds:
            self.round.addItem(round_name(each), each["id"])
        place = self.round.findData(chosen)
        self.round.setCurrentIndex(place if place >= 0 else len(rounds) - 1)
        self.save.setEnabled(bool(rounds) and not self.project.read_only)
        self._tell_count()
        asked = tuple(f"{row['id']}{row['scale']}{row['options']}{row['title']}" for row in items)
        if asked != self._items:
            self._items = asked
            self._build(items)

    def _build(self, items: list[Values]) -> None:
        while self._grid.count():
            old = self._grid.takeAt(0)
            widget = old.widget() if old else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._boxes = []
        for item in items:
            scale = scale_of(item["scale"], item["options"])
            if scale is None or scale.multiple:
                continue
            line, box = len(self._boxes), _Box(item, scale)
            self._grid.addWidget(PlainLabel(item["code"], FontRole.META_STRONG, "muted"), line, 0)
            self._grid.addWidget(PlainLabel(item["title"]), line, 1)
            self._grid.addWidget(box, line, 2)
            self._grid.addWidget(box.said, line, 3)
            box.answered.connect(self._next)
            self._boxes.append(box)

    def _next(self) -> None:
        at = next((i for i, box in enumerate(self._boxes) if box.hasFocus()), -1)
        if at + 1 < len(self._boxes):
            self._boxes[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.save.setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter in a box go on to the next question."""
        if Qt.Key(event.key()) in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._next()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        places = {box.item_id: box.place() for box in self._boxes}
        wrong = next((box for box in self._boxes if box.place() is None), None)
        if wrong is not None:
            wrong.setFocus()
            return
        answers = {key: place for key, place in places.items() if place}
        round_id = self.round.currentData()
        if not answers or not round_id:
            if self._boxes:
                self._boxes[0].setFocus()
            return
        edits.add_form(self.project, round_id, answers, initiator=self)
        for box in self._boxes:
            box.clear()
            box.said.setText("")
        self._boxes[0].setFocus()

    def _tell_count(self) -> None:
        with self.project.read() as session:
            count = edits.respondents(session, self.round.currentData() or "")
        said = ngettext("{count} form typed in", "{count} forms typed in", count)
        self.count.setText(said.format(count=count))

    @override
    def entry_focus(self) -> QWidget:
        """Return the first question."""
        return self._boxes[0] if self._boxes else self.round
