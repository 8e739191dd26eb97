from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from workbench.ui.parts.buttons import (
    IconButton,
    LinkButton,
    PrimaryButton,
    QuietButton,
    ViewSwitch,
)
from workbench.ui.parts.page_head import PageHead

LABELS = ["Register", "Matris", "Grupper"]


def _name(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.mark.parametrize("kind", [PrimaryButton, QuietButton, LinkButton])
def test_a_button_has_room_for_words_icon_and_key(theme, qtbot, kind):
    plain, full = kind("Fånga"), kind("Fånga", icon="plus", key="Ctrl+J")
    for button in (plain, full):
        qtbot.addWidget(button)
    words = full.fontMetrics().horizontalAdvance("FångaCtrl+J") + theme.metrics.icon
    assert full.sizeHint().width() >= words + 2 * theme.metrics.gap
    assert full.minimumSizeHint() == full.sizeHint()
    assert plain.sizeHint().height() == 32
    full.resize(full.sizeHint())
    full.grab()


def test_words_of_people_stay_words(theme, qtbot):
    button = QuietButton("Park & Lek <b>")
    qtbot.addWidget(button)
    assert _name(button) == "Park & Lek <b>"
    assert button.shortcut().isEmpty()
    button.set_words("Handel & service")
    assert button.accessibleName() == "Handel & service"


def test_the_focus_of_the_primary_button_is_seen(theme, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    one, other = PrimaryButton("Visa", parent=window), QuietButton("Annat", parent=window)
    one.resize(one.sizeHint())
    other.move(0, 60)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    other.setFocus()
    before = one.grab().toImage()
    one.setFocus()
    assert one.hasFocus()
    after = one.grab().toImage()
    ring = theme.colour("on_accent")
    mid = after.height() // 2
    assert before.pixelColor(theme.metrics.ring * 2, mid) == theme.colour("accent")
    assert after.pixelColor(theme.metrics.ring * 2, mid) == ring


def test_an_icon_button_needs_a_name(theme, qtbot):
    with pytest.raises(ValueError, match="name"):
        IconButton("x", "  ")
    button = IconButton("x", "Stäng", key="Esc")
    qtbot.addWidget(button)
    assert _name(button) == "Stäng"
    assert button.accessibleDescription() == "Esc"
    assert "Stäng" in button.toolTip()
    button.set_name("Öppna")
    assert _name(button) == "Öppna"


@pytest.mark.parametrize("zoom", [80, 100, 200])
def test_every_button_is_a_target_of_24_pixels(theme, qtbot, zoom):
    theme.set_zoom(zoom)
    for button in (
        IconButton("x", "Stäng"),
        IconButton("x", "Stäng", small=True),
        IconButton("x", "Stäng", framed=True),
        QuietButton("Å"),
    ):
        qtbot.addWidget(button)
        assert min(button.sizeHint().toTuple()) >= 24


def test_an_icon_button_follows_the_theme(theme, qtbot):
    button = IconButton("settings", "Inställningar")
    qtbot.addWidget(button)
    before = button.grab().toImage()
    theme.set_choice("dark")
    assert button.grab().toImage() != before


@pytest.fixture
def switch(theme, qtbot):
    switch = ViewSwitch(LABELS, keys=True)
    qtbot.addWidget(switch)
    switch.show()
    return switch


def test_a_click_chooses_a_view(switch, qtbot):
    with qtbot.waitSignal(switch.chosen) as chosen:
        qtbot.mouseClick(switch.segments()[1], Qt.MouseButton.LeftButton)
    assert chosen.args == [1]
    assert switch.current() == 1


def test_arrows_home_and_end_choose_a_view(switch, qtbot):
    segments = switch.segments()
    segments[0].setFocus()
    seen = []
    switch.chosen.connect(seen.append)
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_Right,
        Qt.Key.Key_Right,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    ):
        qtbot.keyClick(switch.focusWidget(), key)
    assert seen == [1, 2, 0, 2]
    assert segments[2].hasFocus()
    qtbot.keyClick(switch.focusWidget(), Qt.Key.Key_Left)
    assert switch.current() == 1


def test_tab_enters_the_switch_at_the_chosen_view_only(switch):
    switch.set_current(2)
    policies = [each.focusPolicy() for each in switch.segments()]
    assert [bool(each & Qt.FocusPolicy.TabFocus) for each in policies] == [False, False, True]


def test_choosing_moves_nothing(switch):
    before = [each.sizeHint() for each in switch.segments()]
    switch.set_current(1)
    assert [each.sizeHint() for each in switch.segments()] == before


def test_a_view_that_does_not_exist_or_is_closed_is_not_chosen(switch, qtbot):
    switch.set_current(9)
    assert switch.current() == 0
    switch.set_enabled(1, enabled=False)
    qtbot.keyClick(switch.segments()[0], Qt.Key.Key_Right)
    assert switch.current() == 0


def test_the_switch_speaks_another_language(switch):
    switch.set_labels(["Register", "Matrix & map", "Groups"])
    assert [_name(each) for each in switch.segments()] == ["Register", "Matrix & map", "Groups"]
    assert switch.current() == 0
    assert "Ctrl+2" in switch.segments()[1].toolTip()


def test_joined_segments_share_their_edges(theme, qtbot):
    joined = ViewSwitch(["Månad", "Kvartal", "År"], joined=True, name="Skala")
    qtbot.addWidget(joined)
    joined.show()
    first, middle, _ = joined.segments()
    assert first.geometry().right() + 1 == middle.geometry().left()
    assert _name(joined) == "Skala"


@pytest.mark.parametrize("kind", [PrimaryButton, QuietButton])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_the_button_that_has_the_focus(theme, qtbot, kind, key):
    button = kind("Börja en budget")
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


MANY = ["Personer", "Organisationer", "Matris", "Relationer", "Grupper", "Kontakter", "Åtaganden"]


def _seen(switch):
    return [segment.text() for segment in switch.segments() if not segment.isHidden()]


def _filled(qtbot, labels=MANY):
    switch = ViewSwitch(labels, keys=True)
    qtbot.addWidget(switch)
    switch.show()
    return switch


def test_views_without_room_fold_into_a_menu(theme, qtbot):
    switch = _filled(qtbot)
    assert _seen(switch) == MANY
    assert switch.more.isHidden()
    switch.fold_to(420)
    assert _seen(switch) == MANY[:3]
    assert switch.sizeHint().width() <= 420
    rest = switch.rest().actions()
    assert [action.text() for action in rest] == MANY[3:]
    assert rest[0].shortcut().toString() == "Ctrl+4"
    switch.fold_to(None)
    assert _seen(switch) == MANY


def test_the_chosen_view_is_always_shown(theme, qtbot):
    switch = _filled(qtbot)
    switch.fold_to(420)
    told = []
    switch.chosen.connect(told.append)
    next(a for a in switch.rest().actions() if a.text() == "Kontakter").trigger()
    assert told == [5]
    assert _seen(switch)[-1] == "Kontakter"
    assert switch.sizeHint().width() <= 420
    switch.set_current(0)
    assert _seen(switch) == MANY[:3]
    switch.fold_to(10)
    assert _seen(switch) == MANY[:1]


def test_arrows_go_on_to_folded_views(theme, qtbot):
    switch = _filled(qtbot)
    switch.fold_to(420)
    switch.segments()[0].setFocus()
    for _each in range(4):
        QTest.keyClick(switch.segments()[switch.current()], Qt.Key.Key_Right)
    assert switch.current() == 4
    assert "Grupper" in _seen(switch)


def test_a_head_folds_its_views_and_keeps_its_words(theme, qtbot):
    head = PageHead("Intressenter", MANY)
    qtbot.addWidget(head)
    head.set_count("25 personer")
    head.resize(1200, 40)
    head.show()
    assert _seen(head.switch) == MANY
    head.resize(700, 40)
    QCoreApplication.processEvents()
    assert 1 < len(_seen(head.switch)) < len(MANY)
    assert head.count.width() >= head.count.fontMetrics().horizontalAdvance("25 personer")
    assert head.switch.geometry().right() <= head.width()
    theme.set_zoom(150)
    QCoreApplication.processEvents()
    assert head.minimumSizeHint().width() <= 700
