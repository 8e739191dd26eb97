from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.ui.parts import notice as notice_module
from workbench.ui.parts.notice import NoticeBar


@pytest.fixture
def bar(theme, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    bar = NoticeBar()
    column.addWidget(bar)
    window.resize(600, 100)
    window.show()
    # The bar alone would not keep its window alive.
    yield bar
    window.close()


@pytest.fixture
def said(monkeypatch):
    said = []
    monkeypatch.setattr(
        notice_module, "announce", lambda widget, text, urgent=False: said.append((text, urgent))
    )
    return said


def test_a_notice_says_what_was_done_and_offers_undo(bar, qtbot, said):
    assert bar.isHidden()
    bar.show_done("Klistrade in 27 <b>intressenter</b>")
    assert bar.isVisible()
    assert said == [("Klistrade in 27 <b>intressenter</b>", False)]
    with qtbot.waitSignal(bar.acted):
        qtbot.mouseClick(bar.action, Qt.MouseButton.LeftButton)
    assert bar.isHidden()


def test_a_notice_goes_by_itself_but_an_error_stays(bar, qtbot, said):
    bar.show_notice("Sparat", seconds=0.05)
    assert bar.action.isHidden()
    qtbot.waitUntil(bar.isHidden, timeout=2000)
    bar.show_notice("Filen är full", "error", seconds=0.01)
    qtbot.wait(80)
    assert bar.isVisible()
    assert said[-1] == ("Filen är full", True)


def test_a_notice_with_the_focus_stays(bar, qtbot, said):
    bar.show_notice("Klart", action="Ångra", seconds=0.05)
    bar.action.setFocus()
    qtbot.wait(120)
    assert bar.isVisible()
    qtbot.keyClick(bar.close_button, Qt.Key.Key_Space)
    assert bar.isHidden()


def test_a_newer_notice_takes_the_place_of_the_older(bar, qtbot, said):
    bar.show_done("Ett")
    bar.show_notice("Två", "warn")
    assert bar.label.text() == "Två"
    assert bar.action.isHidden()
