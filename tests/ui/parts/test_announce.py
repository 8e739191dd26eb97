from __future__ import annotations

from PySide6 import QtGui
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel

from workbench.ui.parts.announce import announce


def test_a_screen_reader_is_told_in_plain_words(theme, qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(QtGui, "QAccessible", _Spy(told))
    label = QLabel()
    qtbot.addWidget(label)
    announce(label, "Intressent <b>tillagd</b>\x00")
    announce(label, "Filen är full", urgent=True)
    announce(label, "")
    kinds = [event.type() for event in told]
    assert kinds == [QAccessible.Event.Announcement] * 2
    assert told[0].message() == "Intressent <b>tillagd</b>"
    assert told[0].politeness() == QAccessible.AnnouncementPoliteness.Polite
    assert told[1].politeness() == QAccessible.AnnouncementPoliteness.Assertive


def test_announcing_without_a_reader_harms_nothing(theme, qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    announce(label, "Sparat")


class _Spy:
    AnnouncementPoliteness = QAccessible.AnnouncementPoliteness

    def __init__(self, told):
        self.updateAccessibility = told.append
