"""Words on the screen that stay words: text from people is never markup, shortcut or picture.

Qt reads anything that looks like HTML as HTML, also in tooltips, and would fetch pictures named in
it; an ampersand in a button becomes a shortcut. All text that people wrote goes through here.
"""

from __future__ import annotations

import html
import unicodedata
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme, dress_font
from workbench.ui.parts.painting import guarded

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent

ONE_LINE: Final = 400
SEVERAL_LINES: Final = 5_000
IN_TOOLTIP: Final = 1_000
ELLIPSIS: Final = "…"
# Marks that turn the direction of what follows and could make a name read as another.
_TURNING: Final = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F])


def _without_controls(text: str, keep: str) -> str:
    return "".join(
        letter if letter in keep or unicodedata.category(letter) not in {"Cc", "Cs"} else " "
        for letter in text
    )


def shown(text: str, limit: int = ONE_LINE) -> str:
    """Return text fit for one line: no controls, no turning marks, at most ``limit`` letters.

    Laying out a text costs time by its length, so what cannot be seen anyway is cut first.
    """
    cut = text[: limit + 1].translate(_TURNING)
    line = " ".join(_without_controls(cut, "").split())
    return line if len(text) <= limit else line[: limit - 1] + ELLIPSIS


def shown_lines(text: str, limit: int = SEVERAL_LINES) -> str:
    """Return text fit for several lines, at most ``limit`` letters."""
    cut = text[: limit + 1].translate(_TURNING)
    lines = _without_controls(cut.replace("\r\n", "\n"), "\n\t")
    return lines if len(text) <= limit else lines[: limit - 1] + ELLIPSIS


def tooltip_html(text: str) -> str:
    """Return text as a tooltip shows it unchanged; an empty text gives no tooltip."""
    if not text:
        return ""
    escaped = html.escape(shown_lines(text, IN_TOOLTIP)).replace("\n", "<br>")
    # Without a tag Qt would take the text as plain and show "&amp;" to people.
    return f"<qt>{escaped}</qt>"


def plain_tooltip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip that shows ``text`` as it is, also to screen readers."""
    widget.setToolTip(tooltip_html(text))
    same = text == widget.accessibleName()
    widget.setAccessibleDescription("" if same else shown_lines(text, IN_TOOLTIP))


def button_text(text: str) -> str:
    """Return text for a button, action or tab in which an ampersand is an ampersand."""
    return shown(text).replace("&", "&&")


class PlainLabel(QLabel):
    """A label for text from people: one line that is elided, or several lines that wrap.

    An elided line shows itself whole in the tooltip; screen readers always get it whole.
    """

    def __init__(
        self,
        text: str = "",
        role: FontRole = FontRole.BASE,
        tone: str = "text",
        *,
        wrap: bool = False,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone, self._elide, self._whole = tone, elide, text
        self._own_tooltip = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("tone", tone)
        dress_font(self, role)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setText(text)
        Theme.current().changed.connect(self._renew)

    @override
    def setText(self, text: str) -> None:
        """Show a text; markup in it is shown as it is written."""
        self._whole = text
        super().setText(shown_lines(text) if self.wordWrap() else shown(text))
        self._offer_if_shown()

    def whole_text(self) -> str:
        """Return the text as it was given."""
        return self._whole

    def set_tone(self, tone: str) -> None:
        """Change the colour: "text", "muted", "accent", "ok", "warn" or "error"."""
        if tone == self._tone:
            return
        self._tone = tone
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self.update()

    def set_tooltip(self, text: str) -> None:
        """Say something more in the tooltip than the label itself."""
        self._own_tooltip = text
        self._offer_whole()

    @override
    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters: what does not fit is elided."""
        if self.wordWrap():
            return super().minimumSizeHint()
        hint = super().sizeHint()
        return QSize(min(hint.width(), self.fontMetrics().averageCharWidth() * 6), hint.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text in the tooltip as soon as it no longer fits."""
        super().resizeEvent(event)
        self._offer_if_shown()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Reckon what fits now that the label has its place."""
        super().showEvent(event)
        self._offer_whole()

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, elided to the room there is."""
        if self.wordWrap():
            super().paintEvent(event)
            return
        buddy: QWidget | None = self.buddy()
        flag = Qt.TextFlag.TextSingleLine if buddy is None else Qt.TextFlag.TextShowMnemonic
        area = self.contentsRect()
        # Words with an access key that fit to the pixel are cut by Qt all the same.
        room = area.width() + (0 if buddy is None else 1)
        line = self.fontMetrics().elidedText(self.text(), self._elide, room, flag.value)
        with QPainter(self) as painter:
            colour = self._tone if self.isEnabled() else "disabled"
            painter.setPen(Theme.current().colour(colour))
            painter.drawText(area, self.alignment().value | flag.value, line)

    @Slot()
    def _renew(self) -> None:
        self.updateGeometry()
        self.update()

    def _is_cut(self) -> bool:
        if self.wordWrap():
            return self.text() != self._whole and len(self._whole) > SEVERAL_LINES
        too_wide = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        return too_wide or len(self._whole) > ONE_LINE

    def _offer_if_shown(self) -> None:
        # A window is laid out several times before it is seen.
        if self.isVisible():
            self._offer_whole()

    def _offer_whole(self) -> None:
        parts = [self._whole if self._is_cut() else "", self._own_tooltip]
        self.setToolTip(tooltip_html("\n".join(part for part in parts if part)))


class Heading(PlainLabel):
    """The title of a page (level 1), a panel (2) or a group of rows (3)."""

    _ROLES: Final = (FontRole.PAGE_TITLE, FontRole.PANEL_TITLE, FontRole.ROW_TITLE)

    def __init__(self, text: str = "", level: int = 1, *, parent: QWidget | None = None) -> None:
        super().__init__(text, self._ROLES[level - 1], parent=parent)


class Meta(PlainLabel):
    """Small secondary text: counts, dates, sources. ``strong`` for the name of a group."""

    def __init__(
        self,
        text: str = "",
        *,
        strong: bool = False,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        role = FontRole.META_STRONG if strong else FontRole.META
        super().__init__(text, role, "muted", wrap=wrap, parent=parent)
