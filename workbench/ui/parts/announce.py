"""Say something to people who do not see the screen, without moving the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.ui.parts.text import SEVERAL_LINES, shown

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have a screen reader say ``text``; ``urgent`` interrupts what it is saying."""
    if not text:
        return
    # Its many kinds take longer to load than any other class of the first window.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    event = QAccessibleAnnouncementEvent(widget, shown(text, SEVERAL_LINES))
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
