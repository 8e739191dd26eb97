"""Buttons: the one primary act, quiet ones, icons, and the switch between views of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from workbench.base.language import _
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme, dress_font, dress_icon
from workbench.ui.parts.keys import ENTER
from workbench.ui.parts.painting import guarded
from workbench.ui.parts.text import button_text, plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QStyleOptionButton


class _Button(QPushButton):
    """A push button that can show its key beside its words: "Fånga  Ctrl+J"."""

    kind: str = ""
    ink: str = "text"

    def __init__(
        self, text: str, *, icon: str = "", key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(button_text(text), parent)
        self._key, self._bare = key, False
        self.setProperty("kind", self.kind)
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        self.setAccessibleDescription(key)
        if icon:
            dress_icon(self, icon, self.ink)
        Theme.current().changed.connect(self._renew)
        self._renew()

    def set_words(self, text: str) -> None:
        """Change the words, as when the language changes."""
        self.setText(button_text(text))
        self.setAccessibleName(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter as with space: who sees the focus on a button expects it."""
        if event.key() in ENTER and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        """Return room for icon, words and key."""
        hint = super().sizeHint()
        return QSize(hint.width() + self._extra(), hint.height())

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the same: words of a button are never cut."""
        return self.sizeHint()

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button: icon, words, and muted at their right the key."""
        if not self._extra():
            super().paintEvent(event)
            return
        self._bare = True
        super().paintEvent(event)
        self._bare = False
        with QPainter(self) as painter:
            self._paint_content(painter)

    @override
    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Leave the content out while the ground is painted: it has more air than Qt gives it.

        To ask the style for the ground alone would load all kinds of things that a style paints,
        which the first window has no time for.
        """
        super().initStyleOption(option)
        if self._bare:
            option.text, option.icon = "", QIcon()

    def _paint_content(self, painter: QPainter) -> None:
        theme, words = Theme.current(), self.fontMetrics()
        text = words.size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        key = words.horizontalAdvance(self._key)
        gap = theme.metrics.gap
        side = 0 if self.icon().isNull() else self.iconSize().width()
        parts = [part for part in (side, text, key) if part]
        left = (self.width() - sum(parts) - gap * (len(parts) - 1)) // 2
        if side:
            mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
            top = (self.height() - side) // 2
            self.icon().paint(painter, left, top, side, side, Qt.AlignmentFlag.AlignCenter, mode)
            left += side + gap
        line = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        flags = line.value | Qt.TextFlag.TextShowMnemonic.value
        painter.setPen(theme.colour(self.ink if self.isEnabled() else "disabled"))
        painter.drawText(left, 0, text + gap, self.height(), flags, self.text())
        painter.setPen(theme.colour(self._key_ink()))
        painter.drawText(left + text + gap, 0, key + gap, self.height(), line, self._key)

    def _extra(self) -> int:
        """Return the room that Qt does not reckon with: the key, and air beside the icon."""
        gap = Theme.current().metrics.gap
        key = self.fontMetrics().horizontalAdvance(self._key) + gap if self._key else 0
        return key + (0 if self.icon().isNull() else gap // 2)

    def _key_ink(self) -> str:
        if not self.isEnabled():
            return "disabled"
        return "on_accent" if self.kind == "primary" else "muted"

    @Slot()
    def _renew(self) -> None:
        side = Theme.current().metrics.icon
        self.setIconSize(QSize(side, side))
        self.updateGeometry()


class PrimaryButton(_Button):
    """The one act that a page or panel is for."""

    kind = "primary"
    ink = "on_accent"

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, and inside it a ring when it has the focus."""
        super().paintEvent(event)
        if not self.hasFocus():
            return
        theme = Theme.current()
        ring, inset = theme.metrics.ring, theme.metrics.ring * 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("on_accent"), ring))
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), ring, ring
            )


class QuietButton(_Button):
    """Any other act: an edge, no ground."""

    kind = "quiet"


class LinkButton(_Button):
    """An act inside running content: only its words, in the accent."""

    kind = "flat"
    ink = "accent"


class ElidedLink(LinkButton):
    """A link of one line whose words are cut where there is no room; the tooltip has them whole."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.setProperty("line", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        plain_tooltip(self, text)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        letters = self.fontMetrics().averageCharWidth() * LEAST_LETTERS
        return QSize(min(letters, self.sizeHint().width()), self.sizeHint().height())

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, cut to the width there is."""
        from PySide6.QtWidgets import QStyle, QStyleOptionButton

        option, style = QStyleOptionButton(), self.style()
        self.initStyleOption(option)
        room = style.subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        option.text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room, _WORDS.value
        )
        with QPainter(self) as painter:
            style.drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)


class IconButton(QToolButton):
    """A button that shows only an icon; its name is its tooltip and what screen readers say.

    ``framed`` gives it an edge, ``small`` makes it 24 instead of 32 high for use inside rows.
    Raises ValueError without a name.
    """

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        key: str = "",
        framed: bool = False,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        if not name.strip():
            raise ValueError("an icon button needs a name")
        super().__init__(parent)
        self._key, self._small = key, small
        self.setProperty("framed", framed)
        self.setProperty("small", small)
        self.set_icon(icon)
        self.set_name(name)
        Theme.current().changed.connect(self._renew)
        self._renew()

    def set_icon(self, icon: str, colour: str = "text") -> None:
        """Show another icon."""
        dress_icon(self, icon, colour)

    def set_name(self, name: str) -> None:
        """Change the name, as when the language or the button's meaning changes."""
        self.setAccessibleName(name)
        plain_tooltip(self, f"{name}  {self._key}".strip())
        self.setAccessibleDescription(self._key)

    @override
    def sizeHint(self) -> QSize:
        """Return a square as high as other controls, or as the smallest target."""
        metrics = Theme.current().metrics
        side = max(24, metrics.px(24)) if self._small else metrics.control
        return QSize(side, side)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the same square."""
        return self.sizeHint()

    @Slot()
    def _renew(self) -> None:
        side = Theme.current().metrics.icon
        self.setIconSize(QSize(side, side))
        self.updateGeometry()


LEAST_LETTERS: Final = 8
_WORDS: Final = Qt.TextFlag.TextShowMnemonic
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class _Segment(QPushButton):
    def __init__(self, owner: ViewSwitch, number: int) -> None:
        super().__init__(owner)
        self._owner, self._number = owner, number
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.toggled.connect(self._dress)
        self._dress(checked=False)

    @override
    def sizeHint(self) -> QSize:
        """Return room for the words in bold, so that choosing moves nothing."""
        hint = super().sizeHint()
        bold = (
            self._width_in(FontRole.STRONG) - self.fontMetrics().size(_WORDS, self.text()).width()
        )
        return QSize(hint.width() + max(0, bold), hint.height())

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the same: the words are never cut."""
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the choice by arrow keys, Home and End."""
        if not self._owner.step(self._number, event.key()):
            super().keyPressEvent(event)

    def _width_in(self, role: FontRole) -> int:
        return QFontMetrics(Theme.current().font(role)).size(_WORDS, self.text()).width()

    @Slot(bool)
    def _dress(self, checked: bool) -> None:  # noqa: FBT001 - Qt hands it over
        dress_font(self, FontRole.STRONG if checked else FontRole.BASE)
        # Tab goes to the chosen view only; arrows go on from there.
        focus = Qt.FocusPolicy.StrongFocus if checked else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(focus)


class ViewSwitch(QWidget):
    """The views of a page side by side, one of them chosen: "Register | Matris | Grupper".

    ``joined`` draws one bar of segments, for a setting such as month, quarter, year. ``keys``
    tells that Ctrl+1 and so on choose a view; the page itself listens for them. Where there is not
    room for all (``fold_to``), the last ones are found in a menu.
    """

    chosen = Signal(int)

    def __init__(
        self,
        labels: Sequence[str],
        *,
        name: str = "",
        joined: bool = False,
        keys: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._joined, self._keys = joined, keys
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setAccessibleName(name or _("View"))
        self._segments = [self._segment(number, len(labels)) for number in range(len(labels))]
        self.more = QuietButton(_("More"), icon="chevron-down")
        self.more.clicked.connect(self._show_rest)
        self._row.addWidget(self.more)
        self.more.hide()
        self._room: int | None = None
        self.set_labels(labels)
        self._segments[0].setChecked(True)
        self._group.idToggled.connect(self._on_toggled)
        Theme.current().changed.connect(self._space)
        self._space()

    def current(self) -> int:
        """Return the number of the chosen view, from 0."""
        return self._group.checkedId()

    def set_current(self, number: int) -> None:
        """Choose a view; a number that does not exist changes nothing."""
        if 0 <= number < len(self._segments):
            self._segments[number].setChecked(True)

    def choose_none(self) -> None:
        """Choose no view, as while something else is shown; Tab then goes to the first."""
        self._group.setExclusive(False)
        for segment in self._segments:
            segment.setChecked(False)
        self._group.setExclusive(True)
        self._segments[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_labels(self, labels: Sequence[str]) -> None:
        """Name the views anew, as when the language changes; their count stays."""
        for number, (segment, label) in enumerate(zip(self._segments, labels, strict=True)):
            segment.setText(button_text(label))
            segment.setAccessibleName(label)
            if self._keys:
                plain_tooltip(segment, f"Ctrl+{number + 1}")

    def fold_to(self, width: int | None) -> None:
        """Show as many views as fit into ``width`` pixels, the chosen one among them; None: all."""
        self._room = width
        shown = {at for at, each in enumerate(self._segments) if not each.isHidden()}
        if shown != self._fitting():  # a row that lays itself out asks again and again
            self._fold()

    def least(self) -> int:
        """Return the width with all folded but the chosen view."""
        chosen = self._width_of([max(self.current(), 0)])
        return chosen + self._row.spacing() + self.more.sizeHint().width()

    def set_enabled(self, number: int, *, enabled: bool) -> None:
        """Let a view be chosen or not."""
        self._segments[number].setEnabled(enabled)

    def segments(self) -> list[QPushButton]:
        """Return the buttons in order."""
        return list(self._segments)

    def step(self, number: int, key: int) -> bool:
        """Move the choice from a view by a key; tell whether the key means anything here."""
        by = _STEPS.get(Qt.Key(key))
        last = len(self._segments) - 1
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        if by is None and key not in ends:
            return False
        target = ends.get(Qt.Key(key), min(max(number + (by or 0), 0), last))
        if self._segments[target].isEnabled():
            self._segments[target].setChecked(True)
            self._segments[target].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _segment(self, number: int, count: int) -> _Segment:
        segment = _Segment(self, number)
        if self._joined and count > 1:
            ends = {0: "first", count - 1: "last"}
            segment.setProperty("segment", ends.get(number, "middle"))
        self._group.addButton(segment, number)
        self._row.addWidget(segment)
        return segment

    def _width_of(self, numbers: Iterable[int]) -> int:
        widths = [self._segments[number].sizeHint().width() for number in numbers]
        return sum(widths) + max(len(widths) - 1, 0) * self._row.spacing()

    def _fitting(self) -> set[int]:
        """Return the views that are shown: from the first on, and always the chosen one."""
        everything = range(len(self._segments))
        if self._room is None or self._width_of(everything) <= self._room:
            return set(everything)
        room = self._room - self.more.sizeHint().width() - self._row.spacing()
        shown = {max(self.current(), 0)}
        for number in everything:
            if self._width_of(shown | {number}) > room:
                break
            shown.add(number)
        return shown

    def _fold(self) -> None:
        shown = self._fitting()
        for number, segment in enumerate(self._segments):
            segment.setVisible(number in shown)
        self.more.setVisible(len(shown) < len(self._segments))
        self.updateGeometry()

    @Slot()
    def _show_rest(self) -> None:
        self.rest().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def rest(self) -> QMenu:
        """Return a menu of the views for which there is no room."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, segment in enumerate(self._segments):
            if segment.isHidden():
                action = menu.addAction(segment.text())
                action.setEnabled(segment.isEnabled())
                if self._keys:
                    action.setShortcut(f"Ctrl+{number + 1}")
                    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                action.triggered.connect(lambda _checked=False, at=number: self.set_current(at))
        return menu

    @Slot()
    def _space(self) -> None:
        self._row.setSpacing(0 if self._joined else Theme.current().metrics.gap)
        self._fold()

    @Slot(int, bool)
    def _on_toggled(self, number: int, checked: bool) -> None:  # noqa: FBT001 - Qt hands it over
        if checked:
            self._fold()
            self.chosen.emit(number)
