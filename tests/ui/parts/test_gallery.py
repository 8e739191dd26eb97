"""All parts together in one window: names, sizes, zoom and live change."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QSplitterHandle,
    QWidget,
)

from workbench.ui.look.metrics import Density

SOURCE = Path(__file__).parents[1] / "gallery.py"
TARGET = 24


@pytest.fixture
def gallery(theme, qtbot):
    spec = importlib.util.spec_from_file_location("gallery", SOURCE)
    module = importlib.util.module_from_spec(spec)
    sys.modules["gallery"] = module
    spec.loader.exec_module(module)

    def make():
        window = module.Gallery()
        qtbot.addWidget(window)
        window.show()
        return window

    return make


def _visible(window, kinds):
    return [
        each
        for kind in kinds
        for each in window.findChildren(kind)
        if each.isVisible() and not isinstance(each, QScrollBar | QSplitterHandle)
    ]


def _inside_a_control(widget):
    return isinstance(widget.parent(), QAbstractSpinBox | QComboBox)


def test_everything_that_takes_the_focus_has_a_name(gallery):
    window = gallery()
    nameless = [
        each
        for each in _visible(window, [QWidget])
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and not _inside_a_control(each)
        if not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name).strip()
    ]
    assert nameless == []


@pytest.mark.parametrize("zoom", [80, 100, 150])
@pytest.mark.parametrize("density", list(Density))
def test_everything_that_can_be_pressed_is_24_pixels(theme, gallery, zoom, density):
    theme.set_all("light", zoom, density)
    kinds = [QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QAbstractSlider]
    window = gallery()
    small = {
        f"{type(each).__name__} {each.accessibleName() or each.objectName()}": each.size().toTuple()
        for each in _visible(window, kinds)
        if not _inside_a_control(each)
        if min(each.width(), each.height()) < TARGET
    }
    assert small == {}


@pytest.mark.parametrize("zoom", [80, 100, 125, 150, 200])
def test_nothing_is_smaller_than_it_needs(theme, gallery, zoom):
    theme.set_zoom(zoom)
    window = gallery()
    window.resize(window.minimumSizeHint())
    clipped = {
        f"{type(each).__name__} {each.accessibleName()}": (each.size(), each.minimumSizeHint())
        for each in _visible(window, [QAbstractButton, QLineEdit, QComboBox])
        if not _inside_a_control(each)
        if each.width() < each.minimumSizeHint().width()
        or each.height() < each.minimumSizeHint().height()
    }
    assert clipped == {}


@pytest.mark.parametrize("choice", ["dark", "contrast"])
def test_a_window_switched_while_open_looks_like_one_opened_so(theme, gallery, qtbot, choice):
    switched = gallery()
    switched.resize(1200, 760)
    theme.set_choice(choice)
    theme.set_zoom(125)
    fresh = gallery()
    fresh.resize(1200, 760)
    for window in (switched, fresh):
        window.clearFocus()
        window.parts.table.setColumnWidth(0, 320)
        window.setFocus()
    names = ("quick", "notice", "switch")
    for name in names:
        one, other = (getattr(window.parts, name) for window in (switched, fresh))
        size = other.sizeHint().expandedTo(one.sizeHint())
        for widget in (one, other):
            widget.setParent(None)
            widget.resize(size)
            widget.show()
        # Texts that wrap find their height in a second round.
        qtbot.wait(5)
        for widget in (one, other):
            widget.resize(size)
            if widget.focusWidget():
                widget.focusWidget().clearFocus()
        assert one.grab().toImage() == other.grab().toImage(), name
        one.close()
        other.close()
