from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from workbench.ui.parts.empty import EmptyState


def test_an_empty_state_offers_one_act_and_perhaps_an_example(theme, qtbot):
    empty = EmptyState(
        "Inga intressenter <b>ännu</b>.", "Ny intressent", icon="users", example=True
    )
    qtbot.addWidget(empty)
    empty.resize(700, 400)
    empty.show()
    with qtbot.waitSignal(empty.acted):
        qtbot.mouseClick(empty.action, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(empty.example_wanted):
        qtbot.keyClick(empty.example, Qt.Key.Key_Space)
    assert empty.sentence.textFormat() == Qt.TextFormat.PlainText
    bare = EmptyState("Inget matchar filtret.")
    qtbot.addWidget(bare)
    assert bare.action.isHidden()
    assert bare.example.isHidden()


def test_an_empty_state_is_whole_at_every_zoom(theme, qtbot):
    theme.set_zoom(200)
    empty = EmptyState(
        "Inga möten ännu. Lägg in det första så följer dagordningen med.", "Nytt möte"
    )
    qtbot.addWidget(empty)
    empty.resize(empty.sizeHint())
    empty.show()
    assert empty.sentence.height() >= empty.sentence.heightForWidth(empty.sentence.width())


def test_a_long_sentence_is_whole_on_a_page(theme, qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    stack = QStackedLayout(page)
    empty = EmptyState(
        "Inga personer ännu. Skriv ett namn ovanför och tryck Enter, eller klistra in rader.",
        "Skriv den första",
        icon="plus",
    )
    stack.addWidget(empty)
    page.resize(800, 500)
    page.show()
    qtbot.waitExposed(page)
    lines = empty.sentence.fontMetrics().lineSpacing()
    assert empty.sentence.height() >= 2 * lines
