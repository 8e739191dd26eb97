"""Showing: where one is, what the room sees and what each key does. The windows only paint it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from workbench.base.language import N_, _
from workbench.charts.scene import Scene
from workbench.charts.wall import Foot, Room, Rows, WallPage, Words, frame_for, sheet
from workbench.charts.wall.overlay import keys_scene, list_scene
from workbench.charts.wall.strip import strip_shapes
from workbench.ui.parts.screen_measure import ScreenMeasure
from workbench.ui.wall.canvas import Shown
from workbench.ui.wall.deck import Deck, Place
from workbench.ui.wall.edit_keys import edit_key, list_key
from workbench.ui.wall.editing import FieldEdit, LeverEdit, NoteEdit, changeable
from workbench.ui.wall.keys import act_of, digit_of, sheet_lines
from workbench.ui.wall.talk_timer import TalkTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from workbench.charts.wall import Frame, Spot
    from workbench.project.project import Project

    Pages = Callable[[str], tuple[WallPage, ...]]

_ZOOMS: Final = (1.0, 1.4, 2.0, 2.8, 4.0)
_GLASS: Final = 2
_HEIGHT: Final = 720.0  # units of a sheet
_LATER_MS: Final = 400
_ROOMS: Final = (Room.SMALL, Room.NORMAL, Room.LARGE)
_NOTHING: Final = N_("There is nothing to show yet. Fill in the vision, the goals or the plan.")


class WallShow(QObject):
    """What is shown and how it is gone through.

    ``pages`` makes the pages anew; of a step alone where it is named, the others as they were.
    ``changed`` says that something looks different now; ``asked`` asks the windows for what only
    they can do (swap, identify, freeze, leave, undo), ``typing`` that the line for typing is to be
    shown or put away.
    """

    changed = Signal()
    asked = Signal(str)
    typing = Signal()

    def __init__(self, project: Project, pages: Pages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project, self._read = project, pages
        self.deck = Deck()
        self.timer = TalkTimer(self)
        self.timer.ticked.connect(self.changed)
        self._measure = ScreenMeasure()
        self._size = (1280.0, 720.0)
        self.room = Room.NORMAL
        self.blank = ""
        self.frozen: Shown | None = None
        self.edit: FieldEdit | LeverEdit | NoteEdit | None = None
        self.hint = ""
        self.overlay = ""
        self.digits = ""
        self._zoom = 0
        self._spot = False
        self._pointer = (0.5, 0.5)
        self._at = (0.5, 0.5)
        self._scenes: dict[tuple[object, ...], Scene] = {}
        self._stale = True
        self._later = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._later.timeout.connect(self._renew_all)
        self._unsubscribe = project.subscribe(lambda _changes: self._edited())

    def close(self) -> None:
        """Hear no more of the project."""
        self._later.stop()
        self._unsubscribe()

    # -- the pages

    def begin(self, step: str = "") -> None:
        """Read the pages and go to the first, or to the first one of a step."""
        self.renew()
        self.deck.begin_at(step)
        self._arrived()
        self.changed.emit()

    def renew(self, step: str = "") -> None:
        """Read the pages as they are now and stay where one is; of one step where it is named."""
        self._scenes.clear()
        self.deck.renew(self._read(step) or (_nothing(),))
        self._stale = False

    def _edited(self) -> None:
        """Show at once what is in front of the room; the rest follows when nobody waits."""
        if isinstance(self.edit, LeverEdit):
            self._stale = True
        else:
            self.renew(self.page.step)
        self._later.start()
        self.changed.emit()

    def _renew_all(self) -> None:
        if self.edit is not None:
            self._later.start()
            return
        self.renew()
        self.changed.emit()

    @property
    def frame(self) -> Frame:
        """The screen as pages see it."""
        return frame_for(*self._size, self.room, self._measure)

    def fit(self, width: float, height: float) -> None:
        """Lay pages out for a screen of this shape; larger ones enlarge lines and hatches too."""
        size = (round(width * _HEIGHT / max(height, 1.0), 2), _HEIGHT)
        if size != self._size:
            self._size = size
            self._scenes.clear()
            self.changed.emit()

    @property
    def page(self) -> WallPage:
        """The page that is shown, as its levers stand."""
        if isinstance(self.edit, LeverEdit):
            return self.edit.page
        return self.deck.page or _nothing()

    def _sheet(self, page: WallPage, place: Place, foot: Foot, chosen: str = "") -> Scene:
        key = (place, foot, chosen, self.room)
        if isinstance(self.edit, LeverEdit):
            return sheet(page, place.part, self.frame, foot, chosen)
        found = self._scenes.get(key)
        if found is None:
            if len(self._scenes) > 40:  # noqa: PLR2004 - a few seconds of a running timer
                self._scenes.clear()
            found = self._scenes[key] = sheet(page, place.part, self.frame, foot, chosen)
        return found

    def _foot(self, place: Place) -> Foot:
        pages = self.deck.pages
        where = _("Page {number} of {count}").format(number=place.page + 1, count=len(pages))
        name = pages[place.page].name if pages else ""
        noting = bool(pages) and pages[place.page].noting[0]
        keys = _("D = decision   B = black") if noting else _("B = black   F1 = keys")
        return Foot(f"{where}   {name}", self.timer.text(), self.timer.tone, keys)

    def now(self) -> Scene:
        """Return the sheet that is shown, with what is being written."""
        edit = self.edit
        chosen = edit.row_key if isinstance(edit, FieldEdit) else ""
        place = self.deck.place
        scene = self._sheet(self.page, place, self._foot(place), chosen)
        if edit is None:
            return scene
        above = isinstance(edit, FieldEdit) and isinstance(self.page.body, Rows)
        strip = tuple(strip_shapes(edit.strip(), self.frame, above=above))
        return Scene(scene.width, scene.height, (*scene.shapes, *strip), scene.alt)

    def next_sheet(self) -> Scene:
        """Return the sheet that comes next."""
        place = self.deck.following(self.frame)
        if place == self.deck.place or not self.deck.pages:
            return Scene(*self._size, (), _("The end"))
        return self._sheet(self.deck.pages[place.page], place, Foot())

    def shown(self) -> Shown:
        """Return what the room sees."""
        if self.frozen is not None:
            return self.frozen
        spot = self._pointer if self._spot else None
        return Shown(self.now(), self.blank, _ZOOMS[self._zoom], self._at, spot)

    def mirrored(self, *, overlays: bool) -> Shown:
        """Return what the one who shows sees in small: the same, with list or keys laid over."""
        laid = self._overlay() if overlays else None
        if laid is not None:
            return Shown(laid)
        shown = self.shown()
        return Shown(shown.scene, "", shown.zoom, shown.at, shown.spot)

    def _overlay(self) -> Scene | None:
        if self.overlay == "list":
            typed = int(self.digits) - 1 if self.digits else self.deck.place.page
            names = [each.name for each in self.deck.pages]
            return list_scene(
                self.frame, self.titles(), names, (typed, self.digits), _("Go to page")
            )
        if self.overlay == "keys":
            return keys_scene(self.frame, sheet_lines(), _("Keys"))
        return None

    def titles(self) -> list[str]:
        """Return the pages by name and headline; those that are held back are marked."""
        held = _("only when chosen")
        return [
            f"{each.name} – {each.title}" + (f" ({held})" if each.held else "")
            for each in self.deck.pages
        ]

    def notes(self) -> tuple[str, ...]:
        """Return the private notes of the page: for the laptop alone."""
        return self.page.aside

    def state_words(self) -> str:
        """Return what the wall is now if it is not what one expects, or what cannot be done."""
        if self.frozen is not None:
            return _("Frozen")
        return {"black": _("Black"), "white": _("White")}.get(self.blank, self.hint)

    # -- keys

    def key(self, event: QKeyEvent) -> bool:
        """Do what a key means; False where it means nothing here."""
        if self.edit is not None:
            return edit_key(self, event)
        if self.overlay == "list" and list_key(self, event):
            return True
        digit = digit_of(event)
        if digit and digit != "0" and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.overlay, self.digits = "list", digit
            self.changed.emit()
            return True
        act = act_of(event)
        if act:
            self.do(act)
        return bool(act)

    def do(self, act: str) -> None:
        """Do an act by its name, as in ``keys``."""
        self.hint = ""
        moves = {"next": 1, "previous": -1}
        if act in moves:
            self._move(moves[act])
        elif act in _OWN:
            _OWN[act](self)
        else:
            self.asked.emit(act)
        self.changed.emit()

    def _move(self, by: int) -> None:
        """Go on or back; a wall that is blank comes back first, as it was."""
        self.overlay = ""
        if self.blank:
            self.blank = ""
            return
        before = self.deck.place
        self.deck.move(self.frame, by)
        if self.deck.place.page != before.page:
            self._arrived()

    def _arrived(self) -> None:
        """Show the whole of a new page; its time begins where it has one of its own."""
        self.whole()
        page = self.deck.page
        if page is not None and page.minutes:
            ran = self.timer.running
            self.timer.begin(page.minutes)
            if ran:
                self.timer.toggle()

    def jump(self, page: int) -> None:
        """Go to a page by its number from 0."""
        if not self.finish_edit():
            return
        self.overlay = self.digits = ""
        self.blank = ""
        if self.deck.jump(page):
            self._arrived()
        self.changed.emit()

    # -- acts

    def _blank(self, kind: str) -> None:
        self.blank = "" if self.blank == kind else kind

    def _lay(self, overlay: str) -> None:
        self.digits = ""
        self.overlay = "" if self.overlay == overlay else overlay

    def _end(self, *, last: bool) -> None:
        self.blank = ""
        self.deck.end(last=last)
        self._arrived()

    def _glass(self) -> None:
        """Enlarge at the pointer, or show the whole page again."""
        self._at = self._pointer
        self._zoom = 0 if self._zoom else _GLASS

    def zoom(self, by: int) -> None:
        """Enlarge by a step, or reduce by one."""
        if not self._zoom:
            self._at = self._pointer
        self._zoom = min(max(self._zoom + by, 0), len(_ZOOMS) - 1)
        self.changed.emit()

    def whole(self) -> None:
        """Show the whole page."""
        self._zoom = 0

    def _light(self) -> None:
        self._spot = not self._spot

    def point(self, x: float, y: float) -> None:
        """Hear where the pointer is, in shares of width and height."""
        self._pointer = (x, y)
        if self._spot:
            self.changed.emit()

    def _next_room(self) -> None:
        self.set_room(_ROOMS[(_ROOMS.index(self.room) + 1) % len(_ROOMS)])

    def set_room(self, room: Room) -> None:
        """Lay out for a room of another size."""
        self.room = room
        self._scenes.clear()
        self.deck.place = Place(self.deck.place.page, 0)
        self.changed.emit()

    def freeze(self) -> None:
        """Leave the room with what it sees, or let it follow again."""
        self.frozen = None if self.frozen is not None else self.shown()
        self.changed.emit()

    def _leave(self) -> None:
        """Step out by one: overlay, zoom, blank, and at last the whole show."""
        if self.overlay:
            self._lay(self.overlay)
        elif self._zoom or self._spot:
            self._zoom, self._spot = 0, False
        elif self.blank:
            self.blank = ""
        else:
            self.asked.emit("leave")

    # -- changing what is shown

    def spots(self) -> list[Spot]:
        """Return what may be changed of what is shown just now."""
        page = self.page
        if isinstance(page.body, Words):
            return changeable(page.editable)
        keys = {group.key for group in self.now().groups()}
        found = [each for each in page.editable if each.row_id in keys]
        return changeable(found if found or isinstance(page.body, Rows) else page.editable)

    def begin_edit(self) -> None:
        """Begin to change what is shown: levers where there are any, else the first field."""
        if self.edit is not None or self._project.read_only:
            return
        self.overlay = self.blank = ""
        page = self.page
        if page.levers is not None and page.levers.keep is not None:
            self.edit = LeverEdit(self._project, page, self)
        elif spots := self.spots():
            self.edit = FieldEdit(self._project, spots, self)
            self.edit.begin()
        else:
            self.hint = _("Nothing on this page can be changed here")
        self.typing.emit()
        self.changed.emit()

    def note(self, kind: str) -> None:
        """Begin to write a decision, an action point or an idea under the item that is shown."""
        if self.edit is None and not self._project.read_only:
            self.overlay = self.blank = ""
            self.edit = NoteEdit(self._project, kind, self.page.noting, self)
            self.typing.emit()
            self.changed.emit()

    def typing_now(self) -> bool:
        """Whether words are being typed."""
        return self.edit is not None and not isinstance(self.edit, LeverEdit) and self.edit.typed

    def typed(self, text: str, caret: int) -> None:
        """Hear what is being typed; the room sees it at once."""
        if isinstance(self.edit, FieldEdit | NoteEdit) and self.edit.typed:
            self.edit.text, self.edit.caret, self.edit.wrong = text, caret, ""
            self.changed.emit()

    def finish_edit(self, *, keep: bool = True) -> bool:
        """End the editing, keeping it if wished; False where it cannot be kept."""
        edit = self.edit
        if edit is None:
            return True
        if keep and not edit.keep():
            self.changed.emit()
            return False
        self.edit = None
        if self._stale:
            self.renew(self.page.step)
        self.typing.emit()
        self.changed.emit()
        return True

    def edit_by(self, by: int) -> None:
        """Go to another field of the page, keeping this one."""
        if isinstance(self.edit, FieldEdit):
            self.edit.move(by)
            self.typing.emit()
            self.changed.emit()


def _nothing() -> WallPage:
    return WallPage("nothing", "", "", _("Nothing to show yet"), Words(_(_NOTHING)))


_OWN: Final[dict[str, Callable[[WallShow], object]]] = {
    "first": lambda show: show._end(last=False),  # noqa: SLF001 - the table of its own acts
    "last": lambda show: show._end(last=True),  # noqa: SLF001
    "list": lambda show: show._lay("list"),  # noqa: SLF001
    "keys": lambda show: show._lay("keys"),  # noqa: SLF001
    "edit": WallShow.begin_edit,
    "decision": lambda show: show.note("decision"),
    "action": lambda show: show.note("action"),
    "idea": lambda show: show.note("idea"),
    "black": lambda show: show._blank("black"),  # noqa: SLF001
    "white": lambda show: show._blank("white"),  # noqa: SLF001
    "spot": lambda show: show._light(),  # noqa: SLF001
    "zoom": lambda show: show._glass(),  # noqa: SLF001
    "larger": lambda show: show.zoom(1),
    "smaller": lambda show: show.zoom(-1),
    "whole": WallShow.whole,
    "room": lambda show: show._next_room(),  # noqa: SLF001
    "timer": lambda show: show.timer.toggle(),
    "more_time": lambda show: show.timer.add(),
    "again": lambda show: show._end(last=False),  # noqa: SLF001
    "leave": lambda show: show._leave(),  # noqa: SLF001
}
