"""Buttons without room are found in a menu that the keyboard reaches; none is crushed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from workbench.ui.parts.button_row import ButtonRow
from workbench.ui.parts.buttons import QuietButton, ViewSwitch
from workbench.ui.parts.page_head import PageHead
from workbench.ui.parts.text import Heading


class Desk:
    """A page with a heading and three buttons above nothing, nested as pages do."""

    def __init__(self, qtbot):
        self.window, self.row = QWidget(), ButtonRow()
        qtbot.addWidget(self.window)
        self.pressed = []
        self.row.addWidget(Heading("Platsansvarig", 2), 1)
        self.buttons = [QuietButton(words) for words in ("Klart i dag", "Datera", "Mandat, profil")]
        for button in self.buttons:
            button.clicked.connect(lambda _on=False, each=button: self.pressed.append(each.text()))
            self.row.addWidget(button)
        column = QVBoxLayout(self.window)
        column.addLayout(self.row)
        column.addStretch(1)
        self.widen(600)
        self.window.show()
        qtbot.waitExposed(self.window)

    def widen(self, width):
        self.window.setMinimumWidth(1)
        self.window.resize(width, 200)
        self.window.layout().activate()

    def shown(self):
        return [button.text() for button in self.buttons if button.isVisible()]


@pytest.fixture
def desk(theme, qtbot):
    return Desk(qtbot)


def test_all_buttons_stand_there_where_there_is_room(desk):
    assert len(desk.shown()) == 3
    assert desk.row.more is None


def test_the_last_ones_fold_into_the_menu_and_come_back(desk):
    desk.widen(300)
    assert desk.shown() == ["Klart i dag"]
    assert desk.buttons[0].width() >= desk.buttons[0].sizeHint().width()
    assert [each.text() for each in desk.row.rest().actions()] == ["Datera", "Mandat, profil"]
    desk.widen(600)
    assert len(desk.shown()) == 3
    assert not desk.row.more.isVisible()


def test_the_menu_is_reached_by_the_keyboard_and_does_what_the_buttons_do(desk, qtbot):
    desk.widen(300)
    desk.buttons[1].setEnabled(False)
    desk.buttons[0].setFocus()
    QTest.keyClick(desk.buttons[0], Qt.Key.Key_Tab)
    assert desk.row.more.hasFocus()
    QTest.keyClick(desk.row.more, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: desk.row.more.findChild(QMenu) is not None)
    menu = desk.row.more.findChild(QMenu)
    qtbot.waitUntil(menu.isVisible)
    assert [each.isEnabled() for each in menu.actions()] == [False, True]
    QTest.keyClick(menu, Qt.Key.Key_Up)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert desk.pressed == ["Mandat, profil"]


def test_the_focus_of_a_folded_button_goes_to_the_menu(desk):
    desk.buttons[2].setFocus()
    desk.widen(300)
    assert desk.row.more.hasFocus()


def test_views_beside_buttons_fold_too(desk, qtbot):
    switch = ViewSwitch(["Att se till", "Fel", "Varningar", "Påpekanden"], joined=True)
    desk.row.insertWidget(0, switch)
    qtbot.waitUntil(switch.isVisible)
    desk.widen(420)
    shown = [each for each in switch.segments() if each.isVisible()]
    assert 0 < len(shown) < 4
    assert all(each.width() >= each.sizeHint().width() for each in shown)


def test_a_narrow_head_drops_its_count_and_then_its_title(theme, qtbot):
    head = PageHead("Kompetens och kunskap", ["Utbildningar och resor", "Behov", "Kunskap"])
    qtbot.addWidget(head)
    head.set_count("8 utbildningar, 92 deltagare")
    head.setMinimumWidth(1)
    head.show()
    seen = []
    for width in (1000, 480, 300):
        head.resize(width, 40)
        seen.append((head.title.isHidden(), head.count.isHidden()))
    assert seen == [(False, False), (False, True), (True, True)]
