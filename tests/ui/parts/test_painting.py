from __future__ import annotations

import logging

import pytest
from PySide6.QtCore import QModelIndex, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QGraphicsObject,
    QGraphicsScene,
    QGraphicsView,
    QStyledItemDelegate,
    QWidget,
)

from workbench.ui.parts.painting import (
    chip_width,
    draw_chip,
    failed_paints,
    forget_failed_paints,
    guarded,
)


@pytest.fixture(autouse=True)
def fresh():
    forget_failed_paints()
    yield
    forget_failed_paints()


class Broken(QWidget):
    @guarded
    def paintEvent(self, event):
        with QPainter(self) as painter:
            painter.drawLine(0, 0, 5, 5)
            raise ZeroDivisionError("planted")


class BrokenItem(QGraphicsObject):
    def boundingRect(self):
        return QRectF(0, 0, 10, 10)

    @guarded
    def paint(self, painter, option, widget=None):
        painter.translate(3, 3)
        raise TypeError("planted")


def test_a_broken_paint_is_logged_once_and_never_raised(theme, qtbot, caplog):
    widget = Broken()
    qtbot.addWidget(widget)
    with caplog.at_level(logging.ERROR), qtbot.capture_exceptions() as raised:
        for _ in range(5):
            widget.grab()
    assert raised == []
    assert len(caplog.records) == 1
    assert "Broken.paintEvent" in failed_paints().popitem()[0]


def test_a_broken_graphics_item_survives_and_leaves_the_painter_as_it_was(theme, qtbot):
    scene = QGraphicsScene()
    scene.addItem(BrokenItem())
    view = QGraphicsView(scene)
    qtbot.addWidget(view)
    with qtbot.capture_exceptions() as raised:
        view.grab()
    assert raised == []
    assert failed_paints()


def test_the_painter_gets_its_state_back(theme):
    class Delegate(QStyledItemDelegate):
        @guarded
        def paint(self, painter, option, index):
            painter.scale(9, 9)
            raise RuntimeError("planted")

    image = QImage(10, 10, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        Delegate().paint(painter, None, QModelIndex())
        assert painter.transform().isIdentity()


def test_a_paint_that_works_is_left_alone(theme, qtbot):
    class Works(QWidget):
        painted = 0

        @guarded
        def paintEvent(self, event):
            """Paint."""
            Works.painted += 1

    widget = Works()
    qtbot.addWidget(widget)
    widget.grab()
    assert Works.painted == 1
    assert Works.paintEvent.__doc__ == "Paint."
    assert failed_paints() == {}


@pytest.mark.parametrize("tone", ["ok", "warn", "error", "accent", "muted"])
def test_a_chip_has_room_for_symbol_and_word(theme, tone):
    assert chip_width("18 dagar sen", "late") > chip_width("18 dagar sen", "") > 60
    image = QImage(200, 30, QImage.Format.Format_RGB32)
    image.fill(theme.colour("surface"))
    blank = image.copy()
    with QPainter(image) as painter:
        draw_chip(painter, QRectF(0, 0, 150, 22), "18 dagar sen", "late", tone)
    assert image != blank
