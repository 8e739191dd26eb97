"""What a widget does after it has been painted for the first time."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from workbench.ui.parts import awakening
from workbench.ui.parts.awakening import Awakening


@pytest.fixture
def parent(qtbot, monkeypatch):
    """A widget that a child covers wholly, so that it is never painted itself."""
    monkeypatch.setattr(awakening, "IDLE_AFTER_MS", 20)
    monkeypatch.setattr(awakening, "IDLE_EVERY_MS", 1)
    widget = QWidget()
    cover = QLabel("x")
    cover.setAutoFillBackground(True)
    cover.setBackgroundRole(QPalette.ColorRole.Highlight)
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(cover)
    qtbot.addWidget(widget)
    return widget


def test_nothing_is_done_before_the_parent_is_painted(parent, qtbot):
    done = []
    Awakening(parent, (lambda: done.append("now"),), (lambda: done.append("idle"),))
    qtbot.wait(60)
    assert done == []
    parent.show()
    qtbot.waitUntil(lambda: done == ["now", "idle"])


def test_pieces_follow_in_order_and_what_is_idle_comes_last(parent, qtbot):
    done: list[int] = []
    pieces = tuple(lambda n=n: done.append(n) for n in range(3))
    idle = tuple(lambda n=n: done.append(n) for n in range(3, 6))
    Awakening(parent, pieces, idle)
    parent.show()
    qtbot.waitUntil(lambda: len(done) == 6)
    assert done == [0, 1, 2, 3, 4, 5]


def test_it_is_not_seen_and_is_painted_once(parent, qtbot):
    done: list[int] = []
    waking = Awakening(parent, (lambda: done.append(1),))
    parent.show()
    qtbot.waitUntil(lambda: done == [1])
    assert waking.isHidden()
    parent.repaint()
    parent.hide()
    parent.show()
    qtbot.wait(60)
    assert done == [1]


def test_what_is_left_can_be_left_undone(parent, qtbot):
    done: list[str] = []

    def stop():
        waking.stop()

    pieces = (lambda: done.append("first"), stop, lambda: done.append("second"))
    waking = Awakening(parent, pieces, (lambda: done.append("idle"),))
    parent.show()
    qtbot.waitUntil(lambda: done == ["first"])
    qtbot.wait(80)
    assert done == ["first"]
