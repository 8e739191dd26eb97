"""The theme of the running program: colours, fonts and sizes, changed while it runs.

There is one for the application, as there is one palette and one style. ``Theme.current()``
finds it. Widgets that paint themselves ask it for colours each time they paint and repaint on
``changed``; ``dress_font`` and ``dress_icon`` keep a widget's font or icon up to date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, TypeVar, cast

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication, QStyleFactory, QToolTip, QWidget
from shiboken6 import isValid

from workbench.ui.look import fonts, icons, style, tokens
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.metrics import REFERENCE, Density, Metrics

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QIcon, QPixmap

    from workbench.ui.look.tokens import Tokens

SYSTEM: Final = "system"
CHOICES: Final = (SYSTEM, "light", "dark", "contrast")
ZOOM_STEPS: Final = (80, 90, 100, 110, 125, 150, 175, 200)


_Dress = TypeVar("_Dress", bound=QObject)


class _TakesFont(Protocol):
    def setFont(self, font: QFont) -> None: ...  # noqa: N802


class _TakesIcon(Protocol):
    def setIcon(self, icon: QIcon) -> None: ...  # noqa: N802


class Theme(QObject):
    """Colours, fonts and sizes of the application; ``changed`` is emitted after each change."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.setObjectName("theme")
        fonts.register()
        self._choice = SYSTEM
        self._zoom = 100
        self._density = Density.NORMAL
        self._applying = False
        # Rows ask for these in every cell they paint.
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[FontRole, QFont] = {}
        self._reckon()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system)

    @staticmethod
    def current() -> Theme:
        """Return the application's theme; the first call makes and applies one."""
        # Every widget asks, each time it is painted.
        if _theme and isValid(_theme[0]):
            return _theme[0]
        theme = _made()
        theme.apply()
        return theme

    @staticmethod
    def begin(choice: str, zoom: int, density: Density) -> None:
        """Make the theme as the settings say, or change the one there is; applied once."""
        theme = _theme[0] if _theme and isValid(_theme[0]) else _made()
        theme.set_all(choice, zoom, density)

    # --- what it says ---------------------------------------------------------------------

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return self._tokens

    @property
    def metrics(self) -> Metrics:
        """The sizes in force."""
        return self._metrics

    @property
    def choice(self) -> str:
        """What the person chose: "system", "light", "dark" or "contrast"."""
        return self._choice

    @property
    def zoom(self) -> int:
        """The size of text and controls in per cent, 80..200."""
        return self._zoom

    @property
    def density(self) -> Density:
        """How close rows stand."""
        return self._density

    def colour(self, name: str) -> QColor:
        """Return the colour of a token, also ``category.1`` and ``<token>.soft``."""
        if name not in self._colours:
            self._colours[name] = QColor(self._tokens.hex(name))
        return self._colours[name]

    def font(self, role: FontRole = FontRole.BASE) -> QFont:
        """Return the font of a role at the present zoom."""
        if role not in self._fonts:
            self._fonts[role] = fonts.make(role, self._zoom / 100)
        return self._fonts[role]

    def icon(self, name: str, colour: str = "text") -> QIcon:
        """Return an icon in the colour of a token."""
        return icons.make(self._tokens, name, colour)

    def picture(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        """Return an icon as a picture of ``size`` pixels, for painting by hand."""
        return icons.picture(self._tokens, name, colour, size, ratio)

    # --- changing it ----------------------------------------------------------------------

    def set_choice(self, choice: str) -> None:
        """Choose a theme; an unknown name follows the system."""
        self._choice = choice if choice in CHOICES else SYSTEM
        self.apply()

    def set_zoom(self, percent: int) -> None:
        """Enlarge text and controls; kept within 80..200."""
        self._zoom = min(max(percent, ZOOM_STEPS[0]), ZOOM_STEPS[-1])
        self.apply()

    def zoom_in(self) -> None:
        """Go to the next larger step."""
        self.set_zoom(next((step for step in ZOOM_STEPS if step > self._zoom), ZOOM_STEPS[-1]))

    def zoom_out(self) -> None:
        """Go to the next smaller step."""
        below = [step for step in ZOOM_STEPS if step < self._zoom]
        self.set_zoom(below[-1] if below else ZOOM_STEPS[0])

    def set_density(self, density: Density) -> None:
        """Choose how close rows stand."""
        self._density = density
        self.apply()

    def set_all(self, choice: str, zoom: int, density: Density) -> None:
        """Set all three and apply once."""
        self._choice = choice if choice in CHOICES else SYSTEM
        self._zoom = min(max(zoom, ZOOM_STEPS[0]), ZOOM_STEPS[-1])
        self._density = density
        self.apply()

    def apply(self) -> None:
        """Hand colours, font and style sheet to Qt and tell everybody."""
        self._applying = True
        self._reckon()
        application = cast("QApplication", self.parent())
        # The style sheet wraps the style: setting Fusion anew would throw it away, so only once.
        if not application.property("platsverkstad_style"):
            application.setStyle(QStyleFactory.create("Fusion"))
            application.setProperty("platsverkstad_style", True)
        application.setPalette(style.palette(self._tokens))
        application.setFont(self.font())
        QToolTip.setFont(self.font())
        application.setStyleSheet(style.sheet(self._tokens, self._metrics))
        self._applying = False
        self.changed.emit()

    def _reckon(self) -> None:
        self._colours.clear()
        self._fonts.clear()
        self._tokens = tokens.load(_system_theme() if self._choice == SYSTEM else self._choice)
        self._metrics = Metrics(self._scale(), self._density)

    def _scale(self) -> float:
        dots = QGuiApplication.primaryScreen().logicalDotsPerInch()
        return self.font().pointSizeF() * dots / 72 / REFERENCE

    @Slot()
    def _on_system(self) -> None:
        if self._choice == SYSTEM and not self._applying:
            self.apply()


_theme: list[Theme] = []


def _made() -> Theme:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("a theme needs a QApplication")
    _theme[:] = [Theme(application)]
    return _theme[0]


def _system_theme() -> str:
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


class _FontDress(QObject):
    """A child of the dressed widget, so that it lives exactly as long."""

    def __init__(self, wearer: QObject, role: FontRole) -> None:
        super().__init__(wearer)
        self._wearer = wearer
        self.role = role
        Theme.current().changed.connect(self.renew)
        self.renew()

    @Slot()
    def renew(self) -> None:
        """Put on the font of the role at the present zoom."""
        cast("_TakesFont", self._wearer).setFont(Theme.current().font(self.role))
        # Qt's style sheets remember a widget's first font here and put it back when the widget is
        # shown late or moved; setFont does not bring it up to date.
        self._wearer.setProperty("_q_styleSheetWidgetFont", None)


class _IconDress(QObject):
    def __init__(self, wearer: QObject, name: str, colour: str) -> None:
        super().__init__(wearer)
        self._wearer = wearer
        self.name, self.colour = name, colour
        Theme.current().changed.connect(self.renew)
        self.renew()

    @Slot()
    def renew(self) -> None:
        """Put on the icon in the present colours."""
        cast("_TakesIcon", self._wearer).setIcon(Theme.current().icon(self.name, self.colour))


def dress_font(widget: QWidget, role: FontRole) -> None:
    """Give a widget the font of a role and keep it so when the zoom changes."""
    worn = _worn(widget, _FontDress)
    if worn is None:
        _FontDress(widget, role)
    else:
        worn.role = role
        worn.renew()


def dress_icon(target: QObject, name: str, colour: str = "text") -> None:
    """Give a button or action an icon and keep it in the theme's colours.

    ``target`` has ``setIcon``. A second call changes the icon.
    """
    worn = _worn(target, _IconDress)
    if worn is None:
        _IconDress(target, name, colour)
    else:
        worn.name, worn.colour = name, colour
        worn.renew()


def _worn(wearer: QObject, kind: type[_Dress]) -> _Dress | None:
    return wearer.findChild(kind, options=Qt.FindChildOption.FindDirectChildrenOnly)
