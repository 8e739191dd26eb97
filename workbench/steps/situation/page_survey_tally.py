"""Typing in paper questionnaires: one box a question, one key an answer, the last one saves."""

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

from workbench.base.errors import WorkbenchError
from workbench.base.formats import number_text
from workbench.base.language import _, ngettext
from workbench.measures.surveys import read_survey
from workbench.models.registry import record
from workbench.project import acts
from workbench.rules.scales import NO_ANSWER, Scale, scale_of
from workbench.steps.situation import edits
from workbench.steps.situation.page_survey_parts import clear
from workbench.steps.situation.survey_keys import (
    Typed,
    as_typed,
    key_words,
    said_back,
    typed_answer,
    width_of,
)
from workbench.steps.situation.survey_words import round_name
from workbench.steps.situation.views import read_form
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.announce import announce
from workbench.ui.parts.buttons import IconButton, PrimaryButton
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.keys import ENTER
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from workbench.measures.survey_types import SurveyContent
    from workbench.project.changes import Changes
    from workbench.project.register import Values
    from workbench.ui.parts.page import PageContext

_TURNS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_MOST_LETTERS = 2_000
ROUND = record("survey_round")


class AnswerBox(QLineEdit):
    """The answer to one question, as its number or its first letters.

    ``went_on`` is emitted when the answer can be nothing else or Enter is pressed, ``went_back``
    for Backspace in an empty box and for the arrow up, ``turned`` for the form before (-1) or
    after (1), ``finished`` for Ctrl+Enter, ``entered`` when the box gets the focus.
    """

    went_on = Signal()
    went_back = Signal()
    turned = Signal(int)
    finished = Signal()
    entered = Signal()

    def __init__(self, item: Values, scale: Scale | None) -> None:
        super().__init__()
        self.item_id, self.scale = str(item["id"]), scale
        self.setAccessibleName(f"{item['code']} {item['title']}".strip())
        self.setAccessibleDescription(key_words(scale))
        self.setMaxLength(60 if scale else _MOST_LETTERS)
        self.said = PlainLabel("", tone="muted")
        self.textEdited.connect(self._look)

    def typed(self) -> Typed:
        """Return what is meant; of answers in words nothing."""
        return typed_answer(self.scale, self.text()) if self.scale else Typed(NO_ANSWER)

    def show_code(self, code: int) -> None:
        """Show an answer that was typed in before."""
        if self.scale is not None:
            self.setText(as_typed(self.scale, code))
            self._tell(self.typed())

    def _look(self) -> None:
        if self.scale is None:
            return
        typed = self.typed()
        self._tell(typed)
        if typed.done:
            self.went_on.emit()

    def _tell(self, typed: Typed) -> None:
        wrong = typed.code is None
        self.said.set_tone("error" if wrong else "muted")
        self.said.setText(said_back(self.scale, typed) if self.scale else "")
        if wrong:
            announce(self, self.said.whole_text())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by Enter and down, back by up and by Backspace in an empty box."""
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.NoModifier and self._moves(key):
            return
        if held == Qt.KeyboardModifier.AltModifier and key in _TURNS:
            self.turned.emit(_TURNS[key])
        elif held == Qt.KeyboardModifier.ControlModifier and key in ENTER:
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def _moves(self, key: Qt.Key) -> bool:
        if key in ENTER or key == Qt.Key.Key_Down:
            self.went_on.emit()
        elif key == Qt.Key.Key_Up or (key == Qt.Key.Key_Backspace and not self.text()):
            self.went_back.emit()
        else:
            return False
        return True

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select what is there, so that a key replaces it."""
        super().focusInEvent(event)
        self.selectAll()
        self.entered.emit()


class TallyPanel(Page):
    """One paper form after the other; forms typed in before can be looked at and corrected."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.boxes: list[AnswerBox] = []
        self._items: tuple[str, ...] = ()
        self._content: SurveyContent | None = None
        self._place: int | None = None  # the form that is corrected; None for a new one
        self.round = QComboBox()
        self.round.setAccessibleName(_("Round"))
        self.round.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.round.activated.connect(self._new_form)
        self.count = PlainLabel("", tone="muted")
        self.back = IconButton("chevron-left", _("The form before"), key="Alt+Up")
        self.back.clicked.connect(self.form_before)
        self.forth = IconButton("chevron-right", _("The form after"), key="Alt+Down")
        self.forth.clicked.connect(self.form_after)
        self.save = PrimaryButton(_("Save the form"))
        self.save.clicked.connect(self.save_form)
        self.keys = PlainLabel("", FontRole.META, "muted", wrap=True)
        self.nothing = EmptyState(_("Write the questions first."), _("Make a round"), icon="plus")
        self.nothing.acted.connect(self._make_round)
        self._lay_out()

    def _lay_out(self) -> None:
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(3, 2)
        self._grid.setHorizontalSpacing(12)
        row = QHBoxLayout()
        row.addWidget(self.round)
        row.addWidget(self.back)
        row.addWidget(self.forth)
        row.addWidget(self.count, 1)
        row.addWidget(self.save)
        inside = QFrame()
        inside.setProperty("ground", "card")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        self._form = QWidget()
        whole = QVBoxLayout(self._form)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(row)
        whole.addWidget(self._area, 1)
        whole.addWidget(self.keys)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._form)
        outer.addWidget(self.nothing)

    # -- what is shown

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Offer the rounds and ask the questions as they are now."""
        with self.project.read() as session:
            self._content = read_survey(session)
        content = self._content
        rounds = self._free_rounds()
        items = [row for row in content.items if not row["inactive"]] if content else []
        self._form.setVisible(bool(rounds and items))
        self.nothing.setVisible(not (rounds and items))
        self.nothing.set_sentence(self._missing(asked=bool(items)))
        self.nothing.action.setVisible(bool(items) and not self.project.read_only)
        self._offer_rounds(rounds)
        asked = tuple(f"{row['id']}{row['scale']}{row['options']}{row['title']}" for row in items)
        if asked != self._items:
            self._items = asked
            self._build(items)
        if self._place is not None and self._place >= self._forms():
            self._new_form()
        self._tell()

    def _free_rounds(self) -> list[Values]:
        """Return the rounds that forms can go to: beside counted answers none can be put."""
        if self._content is None:
            return []
        counted = {round_id for round_id, _item in self._content.store.counts}
        return [row for row in self._content.rounds if row["id"] not in counted]

    def _missing(self, *, asked: bool) -> str:
        if not asked:
            return _("Write the questions first.")
        if self._content is not None and self._content.rounds:
            return _("All rounds have counted answers. Forms need a round of their own.")
        return _("Forms belong to a round. Make one for the month in which you asked.")

    def _offer_rounds(self, rounds: list[Values]) -> None:
        chosen = self.round.currentData()
        self.round.clear()
        for each in rounds:
            self.round.addItem(round_name(each, rounds), each["id"])
        place = self.round.findData(chosen)
        self.round.setCurrentIndex(place if place >= 0 else len(rounds) - 1)

    def _build(self, items: list[Values]) -> None:
        clear(self._grid)
        self.boxes = []
        self._place = None
        width = Theme.current().metrics.px(64)
        for line, item in enumerate(items):
            scale = scale_of(item["scale"], item["options"])
            box = AnswerBox(item, scale)
            self._grid.addWidget(PlainLabel(item["code"], FontRole.META_STRONG, "muted"), line, 0)
            self._grid.addWidget(PlainLabel(item["title"]), line, 1)
            if scale is None:
                self._grid.addWidget(box, line, 2, 1, 2)
            else:
                box.setFixedWidth(width * (2 if scale.multiple else 1))
                self._grid.addWidget(box, line, 2)
                self._grid.addWidget(box.said, line, 3)
            box.went_on.connect(lambda box=box: self._go_on(box))
            box.went_back.connect(lambda box=box: self._step(box, -1))
            box.entered.connect(lambda box=box: self._entered(box))
            box.turned.connect(self._turn)
            box.finished.connect(self.save_form)
            self.boxes.append(box)

    def _forms(self) -> int:
        """Return how many forms the chosen round has."""
        store = self._content.store if self._content else None
        key = self.round.currentData() or ""
        return store.respondents.get(key, 0) if store and store.by_person(key) else 0

    def _tell(self) -> None:
        forms = self._forms()
        if self._place is None:
            said = ngettext("{count} form typed in", "{count} forms typed in", forms)
            self.count.setText(said.format(count=number_text(forms)))
        else:
            text = _("Form {number} of {all} is corrected")
            self.count.setText(text.format(number=self._place + 1, all=number_text(forms)))
        can = not self.project.read_only and bool(self.round.currentData())
        self.save.setEnabled(can)
        for box in self.boxes:
            box.setEnabled(can)
        self.back.setEnabled(can and forms > 0 and self._place != 0)
        self.forth.setEnabled(can and self._place is not None)

    def _entered(self, box: AnswerBox) -> None:
        self.keys.setText(key_words(box.scale))
        self._area.ensureWidgetVisible(box, 0, Theme.current().metrics.px(48))

    # -- typing

    def _step(self, box: AnswerBox, by: int) -> None:
        at = self.boxes.index(box) + by
        if 0 <= at < len(self.boxes):
            self.boxes[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _go_on(self, box: AnswerBox) -> None:
        """Go to the next question; the last one saves. What is no answer is not left."""
        if box.typed().code is None:
            box.selectAll()
        elif box is self.boxes[-1]:
            self.save_form()
        else:
            self._step(box, 1)

    def save_form(self) -> None:
        """Save the form, and begin the next one."""
        wrong = next((box for box in self.boxes if box.typed().code is None), None)
        if wrong is not None:
            wrong.setFocus()
            return
        codes = {
            box.item_id: (width_of(box.scale), box.typed().code or NO_ANSWER)
            for box in self.boxes
            if box.scale is not None
        }
        texts = {box.item_id: box.text().strip() for box in self.boxes if box.scale is None}
        round_id = self.round.currentData()
        if not round_id or not (any(code for _w, code in codes.values()) or any(texts.values())):
            self._first()
            return
        try:
            edits.put_form(self.project, round_id, codes, texts, place=self._place)
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        self._new_form()
        announce(self, self.count.whole_text())

    def _first(self) -> None:
        if self.boxes:
            self.boxes[0].setFocus(Qt.FocusReason.TabFocusReason)
            self.boxes[0].selectAll()  # also where it had the focus already

    def _new_form(self) -> None:
        self._place = None
        for box in self.boxes:
            box.setText("")  # and with it what could be undone in the box
            box.said.setText("")
        self._tell()
        self._first()

    def _turn(self, by: int) -> None:
        if by < 0:
            self.form_before()
        else:
            self.form_after()

    def form_before(self) -> None:
        """Show the form before, to correct it; from a new one that is the last."""
        forms = self._forms()
        place = forms - 1 if self._place is None else self._place - 1
        if place >= 0:
            self._show_form(place)

    def form_after(self) -> None:
        """Show the form after; after the last one comes a new one."""
        if self._place is None:
            return
        if self._place + 1 < self._forms():
            self._show_form(self._place + 1)
        else:
            self._new_form()

    def _show_form(self, place: int) -> None:
        self._place = place
        with self.project.read() as session:
            codes, texts = read_form(session, self.round.currentData(), place)
        for box in self.boxes:
            if box.scale is None:
                box.setText(texts.get(box.item_id, ""))
            else:
                box.show_code(codes.get(box.item_id, NO_ANSWER))
        self._tell()
        self._first()

    def _make_round(self) -> None:
        if self._content is None:
            return
        month = f"{self.project.clock.today():%Y-%m}"
        taken = any(row["name"] == month for row in self._content.rounds)
        name = _("{month} on paper").format(month=month) if taken else month
        values = {"survey_id": self._content.survey["id"], "name": name}
        acts.add(self.project, ROUND, values)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done while typing."""
        return (
            Command("tally.save", _("Save the form"), self.save_form, "Ctrl+Return",
                    ready=self.save.isEnabled),
            Command("tally.back", _("The form before"), self.form_before, "Alt+Up",
                    ready=self.back.isEnabled),
            Command("tally.forth", _("The form after"), self.form_after, "Alt+Down",
                    ready=self.forth.isEnabled),
        )  # fmt: skip

    @override
    def entry_focus(self) -> QWidget:
        """Return the first question."""
        if self.boxes and self._form.isVisibleTo(self):
            return self.boxes[0]
        return self.nothing.action

    @override
    def state(self) -> dict[str, object]:
        """Return the round and what stands in the boxes."""
        return {
            "round": self.round.currentData(),
            "typed": [box.text() for box in self.boxes],
            "place": self._place,
        }

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back the round and what was typed."""
        place = self.round.findData(state.get("round"))
        self.round.setCurrentIndex(max(place, 0))
        typed = state.get("typed")
        at = state.get("place")
        self._place = at if isinstance(at, int) else None
        if isinstance(typed, list) and len(typed) == len(self.boxes):
            for box, text in zip(self.boxes, typed, strict=True):
                box.setText(str(text))
        self._tell()
