"""Every page, empty and full: names, targets, shortcuts, focus order, room for words."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QWidget,
)

from tests.windows import CTRL, Key, settle
from workbench.program.catalogue import STEPS
from workbench.ui.parts.buttons import ElidedLink
from workbench.ui.parts.text import PlainLabel
from workbench.ui.shell.navigation import NavigationButton

LEAST = 24
KEYS = [step.key for step in STEPS]
FILES = ("empty", "example")


def views(driver):
    """Every view of every page, one after the other."""
    for key in KEYS:
        driver.go(key)
        for number in range(max(1, len(driver.page.views()))):
            driver.page.show_view(number)
            settle()
            yield f"{key} {number}"


def focusable(driver):
    inside = driver.window.findChildren(QWidget)
    return [
        each
        for each in inside
        if each.isVisible()
        and each.isEnabled()
        and not each.focusProxy()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def said(widget):
    """Return what a screen reader is told: the name, a button's words, a label's buddy."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return widget.text()
    window = widget.window()
    buddies = (each for each in window.findChildren(QLabel) if each.buddy() is widget)
    return next((each.text() for each in buddies), "")


@pytest.mark.parametrize("file", FILES)
def test_everything_that_takes_the_focus_has_a_name_and_can_be_hit(start, file):
    driver = start(file)
    wrong = []
    for place in views(driver):
        for widget in focusable(driver):
            if not said(widget).strip():
                wrong.append((place, "no name", type(widget).__name__, repr(widget.parent())))
            target = isinstance(widget, QAbstractButton | QLineEdit | QComboBox)
            if target and min(widget.width(), widget.height()) < LEAST:
                wrong.append((place, "small", said(widget), widget.width(), widget.height()))
    assert not wrong


@pytest.mark.parametrize("file", FILES)
def test_no_key_means_two_things(start, file):
    driver = start(file)
    for place in views(driver):
        keys = Counter(command.key for command in driver.window.all_commands() if command.key)
        assert [key for key, count in keys.items() if count > 1] == [], place
        ids = Counter(command.id for command in driver.window.all_commands())
        assert [each for each, count in ids.items() if count > 1] == [], place
    menus = [
        each
        for each in driver.window.findChildren(QAction)
        if not isinstance(each.parent(), QMenu) and each in driver.window.actions()
    ]
    keys = Counter(key.toString() for each in menus for key in each.shortcuts())
    assert [key for key, count in keys.items() if count > 1] == []


def test_tab_goes_through_every_page_and_out_of_it(start):
    driver = start()
    for key in KEYS:
        driver.go(key)
        seen = []
        for _each in range(150):
            seen.append(driver.focus())
            driver.press(Key.Key_Tab)
            if driver.focus() is seen[-1]:  # in a table Tab goes on to the next cell
                driver.press(Key.Key_Tab, CTRL)
            if driver.focus() is seen[-1]:  # in an outline Esc ends the writing
                driver.press(Key.Key_Escape)
            inside = driver.page.isAncestorOf(driver.focus())
            if not inside and driver.focus() is not driver.page:
                break
        assert not driver.page.isAncestorOf(driver.focus()), (key, seen[-3:])


def clipped(driver):
    """Return the widgets that are too small for their own words. PlainLabels shorten theirs."""
    found = []
    for each in driver.window.findChildren(QWidget):
        if not each.isVisible():
            continue
        metrics = QFontMetrics(each.font())
        if isinstance(each, QLabel) and not isinstance(each, PlainLabel) and each.text():
            if not each.wordWrap() and each.width() + 1 < metrics.horizontalAdvance(
                each.text().replace("&", "")
            ):
                found.append(each.text())
        elif isinstance(each, NavigationButton | ElidedLink) or (
            isinstance(each, QToolButton)
            and each.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
        ):
            continue  # one shortens its title itself, the other shows none
        elif isinstance(each, QAbstractButton) and each.text():
            words = each.text().replace("&", "")
            lines = words.split("\n")
            if each.width() < max(map(metrics.horizontalAdvance, lines)) or (
                each.height() < metrics.height() * len(lines)
            ):
                found.append(words)
    return found


@pytest.mark.parametrize(("size", "zoom"), [((1366, 740), 100), ((1024, 560), 150)])
def test_no_words_are_cut_off(start, size, zoom):
    driver = start(size=size, zoom=zoom)
    for speaks in ("sv", "en"):
        driver.window.set_language(speaks)
        settle()
        for place in views(driver):
            assert clipped(driver) == [], place
            assert (driver.window.width(), driver.window.height()) == size, place
