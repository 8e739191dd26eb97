"""Pictures below the map: from a file, by way of the hands that lay them, into the project."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.steps.place import edits
from workbench.steps.place.page_map_underlays import UnderlayPanel
from workbench.steps.place.views import UnderlayFacts, read_picture, read_underlays
from workbench.ui.parts.map.pictures import Picture, decoded, kept_picture, picture_at
from workbench.ui.parts.map.underlays import Placing, Underlay

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage

    from workbench.ui.parts.map.view import MapView
    from workbench.ui.parts.page import PageContext

SHARE = 0.9  # of what is in sight that a new picture fills at first


@dataclass
class _Laying:
    """A picture on its way: a new one from a file, or one that is laid anew."""

    picture: Picture
    placing: Placing
    path: str = ""
    key: str = ""


class MapPictures(QObject):
    """Ties the panel of underlays, the map and the project together.

    ``opened`` tells that a picture is about to be laid, so that the map must be in sight.
    """

    opened = Signal()

    def __init__(self, context: PageContext, view: MapView, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._project, self._view = context, context.project, view
        self.panel = UnderlayPanel(editable=not context.project.read_only)
        self.facts: tuple[UnderlayFacts, ...] = ()
        self._images: dict[str, QImage] = {}
        self._laying: _Laying | None = None
        self.panel.wanted.connect(self.choose)
        self.panel.paged.connect(self._turn_page)
        self.panel.shown.connect(self._show)
        self.panel.faded.connect(self._fade)
        self.panel.settled.connect(self._settle)
        self.panel.laid_anew.connect(self._lay_anew)
        self.panel.removed.connect(self._remove)
        view.canvas.laid.connect(self._on_laid)
        view.toolChanged.connect(self._on_tool)

    # -- what is there

    def refresh(self) -> None:
        """Read the pictures anew; the files themselves only where they are new."""
        with self._project.read() as session:
            self.facts = read_underlays(session)
            for each in self.facts:
                if each.id not in self._images:
                    self._images[each.id] = decoded(read_picture(session, each.id))
        known = {each.id for each in self.facts}
        self._images = {key: image for key, image in self._images.items() if key in known}
        self.panel.show_underlays(self.facts)
        self._show_all()

    def _show_all(self, without: str = "") -> None:
        shown = [self._underlay(each) for each in self.facts if each.id != without]
        self._view.canvas.set_underlays(shown)

    def _underlay(self, facts: UnderlayFacts) -> Underlay:
        image = self._images[facts.id]
        placing = Placing(facts.pixels, facts.ground)
        return Underlay(facts.id, facts.name, image, placing, facts.opacity / 100, facts.shown)

    # -- a new one

    def choose(self) -> None:
        """Let a file be chosen and lay it."""
        self._context.desk.ask_file(save=False, name="", kinds=("picture",), done=self.open_path)

    def open_path(self, path: str, page: int = 0) -> None:
        """Read a picture beside the window, then lay it."""
        self._run(
            _("Reading the picture"),
            lambda: picture_at(path, page),
            lambda picture: self._begin(picture, path),
        )

    def _begin(self, picture: Picture, path: str) -> None:
        self.opened.emit()
        self._lay(_Laying(picture, self._in_sight(picture.image), path))
        self.panel.ask_page(picture.page, picture.pages)

    def _in_sight(self, image: QImage) -> Placing:
        """Return the placing by which a picture fills what is in sight, north up."""
        view = self._view.canvas.viewport
        scale = SHARE * min(view.width / image.width(), view.height / image.height())
        frame = view.frame()
        left = (view.width - image.width() * scale) / 2
        top = (view.height - image.height() * scale) / 2
        corners = ((0.0, 0.0), (float(image.width()), float(image.height())))
        ground = tuple(frame.ground(left + x * scale, top + y * scale) for x, y in corners)
        return Placing(corners, (ground[0], ground[1]))

    def _turn_page(self, page: int) -> None:
        if self._laying is not None and self._laying.path:
            self.open_path(self._laying.path, page)

    def _lay(self, laying: _Laying) -> None:
        underlay = Underlay(laying.key, laying.picture.name, laying.picture.image, laying.placing)
        self._view.lay(underlay)
        self._laying = laying
        self._show_all(without=laying.key)

    def _lay_anew(self, key: str) -> None:
        facts = next((each for each in self.facts if each.id == key), None)
        if facts is not None:
            placing = Placing(facts.pixels, facts.ground)
            self.opened.emit()
            self._lay(_Laying(Picture(facts.name, self._images[key]), placing, key=key))

    def _on_laid(self, placing: Placing) -> None:
        laying, self._laying = self._laying, None
        self._view.select_tool()
        if laying is None:
            return
        if laying.key:
            self._do(edits.lay_underlay, laying.key, placing.pixels, placing.ground)
            return
        picture = laying.picture
        self._run(
            _("Storing the picture"),
            lambda: kept_picture(picture.image),
            lambda kept: self._keep(picture, placing, *kept),
        )

    def _keep(self, picture: Picture, placing: Placing, data: bytes, media_type: str) -> None:
        # Where it had to be made smaller, its pixels are counted anew.
        share = decoded(data).width() / picture.image.width()
        (x1, y1), (x2, y2) = placing.pixels
        pixels = (x1 * share, y1 * share), (x2 * share, y2 * share)
        new = edits.NewUnderlay(picture.name, data, media_type, pixels, placing.ground)
        self._do(edits.add_underlay, new)

    def _on_tool(self, name: str) -> None:
        """Forget a picture that was not laid."""
        if name != "lay":
            self.panel.ask_page(0, 1)
            if self._laying is not None:
                self._laying = None
                self._show_all()

    # -- those that are there

    def _show(self, key: str, shown: bool) -> None:  # noqa: FBT001 - a state, as Qt tells it
        self._do(partial(edits.set_underlay, shown=shown), key)

    def _fade(self, key: str, opacity: int) -> None:
        """Show at once how strong it would be; the panel tells when it is to be kept."""
        self.facts = tuple(
            replace(each, opacity=opacity) if each.id == key else each for each in self.facts
        )
        self._show_all()

    def _settle(self, key: str, opacity: int) -> None:
        self._do(partial(edits.set_underlay, opacity=opacity), key)

    def _remove(self, key: str) -> None:
        self._do(edits.remove_underlay, key)
        self._context.desk.notice(self._project.undo_label() or "", undo=True)

    def settle(self) -> None:
        """Keep what is being changed."""
        self.panel.settle()

    # -- doing

    def _do(self, act: Callable[..., object], *values: object) -> None:
        try:
            act(self._project, *values)
        except WorkbenchError as error:
            self._context.desk.fail(error)

    def _run(self, title: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._context.jobs.run(title, lambda _report: work(), done, self._context.desk.fail)
