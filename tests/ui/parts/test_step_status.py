from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from workbench.ui.parts.page import StepState
from workbench.ui.parts.step_status import StatusButton

Key = Qt.Key
STATE = StepState(
    "vision", "decide", 3, "Vision", "target", 0.5, "ongoing", "8 mål", "K13 saknar baslinje", 1
)


@pytest.fixture
def button(theme, qtbot):
    made = StatusButton(STATE)
    qtbot.addWidget(made)
    made.show()
    return made


def ways(button):
    return {a.text(): a.isEnabled() for a in button.menu.actions()}


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return, Key.Key_Down])
def test_keys_open_the_ways(button, key):
    QTest.keyClick(button, key)
    assert button.menu.isVisible()
    assert ways(button) == {
        "Markera som klart…": True, "Hoppa över…": True, "Räkna ut ur innehållet": False,
    }  # fmt: skip


def test_the_way_that_is_chosen_by_keys_is_told(button, qtbot):
    QTest.keyClick(button, Key.Key_Space)
    QTest.keyClick(button.menu, Key.Key_Down)
    QTest.keyClick(button.menu, Key.Key_Down)
    with qtbot.waitSignal(button.wanted) as told:
        QTest.keyClick(button.menu, Key.Key_Return)
    assert told.args == ["skipped"]


def test_a_step_set_by_hand_can_be_given_back(button, qtbot):
    button.tell(replace(STATE, status="skipped", by_hand=True, reason="ingår <b>inte</b>"))
    assert button.accessibleName() == "Vision, status: Hoppas över: ingår <b>inte</b>"
    assert "ingår &lt;b&gt;inte" in button.toolTip()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert ways(button)["Hoppa över…"] is False
    action = next(a for a in button.menu.actions() if a.text() == "Räkna ut ur innehållet")
    with qtbot.waitSignal(button.wanted) as told:
        action.trigger()
    assert told.args == [""]


def test_every_status_looks_different(button):
    pictures = []
    for status in ("not_started", "ongoing", "done", "skipped"):
        share = {"not_started": 0.0, "done": 1.0}.get(status, 0.5)
        button.tell(replace(STATE, status=status, share=share))
        pictures.append(button.grab().toImage())
    for place, one in enumerate(pictures):
        assert all(one != other for other in pictures[place + 1 :])


def test_it_is_large_enough_for_a_finger_and_for_its_longest_word(button, theme):
    for zoom in (80, 100, 200):
        theme.set_zoom(zoom)
        assert button.sizeHint().height() >= 24
        assert button.sizeHint().width() > button.fontMetrics().horizontalAdvance("Hoppas över")
