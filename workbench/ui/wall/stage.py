"""Everything of a show together: its windows, its screens, and the window it was begun from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from workbench.base.language import _
from workbench.charts.wall import Room
from workbench.ui.wall.presenter import Presenter
from workbench.ui.wall.screens import Numeral, after, choose_screen, screen_key
from workbench.ui.wall.show import WallShow
from workbench.ui.wall.window import WallWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QScreen
    from PySide6.QtWidgets import QWidget

    from workbench.charts.wall import WallPage
    from workbench.project.project import Project
    from workbench.ui.look.settings import SettingsStore


class Host(Protocol):
    """What the window that a show is begun from gives it."""

    settings: SettingsStore

    def screen(self) -> QScreen:
        """The screen it is on."""

    def hold_up(self, widget: QWidget | None) -> None:
        """Show a widget in place of the desk; None shows the desk again."""

    def is_protected(self) -> bool:
        """Whether names and judgements are hidden."""

    def protect(self, *, protected: bool) -> None:
        """Hide names and judgements, or show them."""

    def undo(self) -> None:
        """Take back the last edit."""

    def say(self, words: str) -> None:
        """Say a sentence beside the work."""


class Stage(QObject):
    """A running show. ``ended`` says that it is over."""

    ended = Signal()

    def __init__(
        self, host: Host, project: Project, pages: Callable[[str], tuple[WallPage, ...]]
    ) -> None:
        super().__init__()
        self._host = host
        self.show = WallShow(project, pages, self)
        self.wall = WallWindow(self.show)
        self.presenter = Presenter(self.show)
        self.numerals: list[Numeral] = []
        self._screen: QScreen | None = None
        self._lost = ""
        self._was_protected = host.is_protected()
        self._ending = False
        self.show.asked.connect(self._do)
        self.wall.closed.connect(self.end)
        self.show.set_room(Room(host.settings.current.wall_room))
        self.show.changed.connect(self._remember_room)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._on_removed)
            application.screenAdded.connect(self._on_added)

    @property
    def alone(self) -> bool:
        """Whether there is only one screen, so that the wall is where one works."""
        return self._screen is None

    def begin(self, step: str = "") -> None:
        """Show, from the first page or from the first one of a step."""
        self.show.begin(step)
        remembered = self._host.settings.current.wall_screen
        self._place(choose_screen(QGuiApplication.screens(), self._host.screen(), remembered))

    def _place(self, screen: QScreen | None) -> None:
        """Put the wall on a screen of its own, or over the only one there is."""
        self._screen = screen
        if screen is None:
            self._host.protect(protected=True)
            self._host.hold_up(None)
            self.wall.fill(self._host.screen(), alone=True)
            return
        self._lost = ""
        self.wall.fill(screen, alone=False)
        size = screen.geometry()
        self.presenter.tell(
            _("Showing on {screen}, {width} × {height}").format(
                screen=screen.name(), width=size.width(), height=size.height()
            )
        )
        self.presenter.set_private(private=True)
        self._to_presenter()

    def _to_presenter(self) -> None:
        self._host.hold_up(self.presenter)
        self.presenter.activateWindow()
        self.presenter.setFocus()
        self.presenter.refresh()

    # -- what only windows can do

    def _do(self, act: str) -> None:
        acts: dict[str, Callable[[], object]] = {
            "swap": self.swap,
            "identify": self.identify,
            "freeze": self.freeze,
            "leave": self.end,
            "undo": self._host.undo,
        }
        if act in acts:
            acts[act]()

    def swap(self) -> None:
        """Take the next screen; where the program is on it, the program goes to the one left."""
        screens = QGuiApplication.screens()
        if self._screen is None or len(screens) < 2:  # noqa: PLR2004 - nothing to swap with
            return
        left, taken = self._screen, after(screens, self._screen)
        if taken is None:
            return
        if taken is self._host.screen():
            window = self.presenter.window()
            window.showNormal()
            window.setScreen(left)
            window.setGeometry(left.availableGeometry().adjusted(40, 40, -40, -40))
        self._place(taken)
        self._host.settings.change(wall_screen=screen_key(taken))

    def identify(self) -> None:
        """Show its number on each screen for a few seconds."""
        self.numerals = [
            Numeral(screen, number) for number, screen in enumerate(QGuiApplication.screens(), 1)
        ]
        for each in self.numerals:
            each.show()

    def freeze(self) -> None:
        """Leave the room with what it sees and go back to work; or come back to the show."""
        if self.alone:
            return
        self.show.freeze()
        if self.show.frozen is not None:
            self._host.hold_up(None)
        else:
            self._to_presenter()

    def resume(self, step: str = "") -> None:
        """Come back from work that was done behind a frozen wall."""
        if self.show.frozen is not None:
            self.show.freeze()
        if step:
            self.show.begin(step)
        if self.alone and not self._lost:
            self.wall.activateWindow()
        else:
            self._to_presenter()

    # -- screens that come and go

    def _on_removed(self, screen: QScreen) -> None:
        if self._screen is None or screen.name() != self._screen.name():
            return
        self._lost = screen_key(screen)
        self._screen = None
        self.wall.hide()
        self._host.protect(protected=True)
        self.presenter.set_private(private=False)
        self.presenter.tell(_("The wall is unplugged. It goes on here as soon as it is back."))
        self._to_presenter()

    def _on_added(self, screen: QScreen) -> None:
        if self._lost and screen_key(screen) == self._lost:
            self._host.protect(protected=self._was_protected)
            self._place(screen)

    def _remember_room(self) -> None:
        if self._host.settings.current.wall_room != self.show.room.value:
            self._host.settings.change(wall_room=self.show.room.value)

    def end(self) -> None:
        """End the show. After one on the only screen, what is private stays hidden."""
        if self._ending:
            return
        self._ending = True
        self.show.finish_edit()
        screen = self._screen
        if screen is not None:
            self._host.settings.change(wall_screen=screen_key(screen))
            self._host.protect(protected=self._was_protected)
        self._host.hold_up(None)
        if screen is None and not self._was_protected:
            self._host.say(_("Protected view stays on. Ctrl+Shift+H shows everything again."))
        self.show.close()
        for each in (self.wall, self.presenter):
            each.hide()
            each.deleteLater()
        self.ended.emit()
