"""What one does on the map, each act one edit: drawing, changing, dividing, files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt

from workbench.base.errors import WorkbenchError
from workbench.base.formats import number_text
from workbench.base.language import _, current
from workbench.charts.map import map_scene
from workbench.documents.audience import Audience
from workbench.exchange.map_placing import as_decimal
from workbench.exchange.read_map import read_map as read_map_file
from workbench.models.registry import record
from workbench.project import acts
from workbench.rules.shapes import Shape, write_shape
from workbench.steps.place import edits
from workbench.steps.place.map_export import export_map
from workbench.steps.place.page_map_files import HEIGHT, WIDTH, file_name
from workbench.steps.place.page_map_naming import NamingBar
from workbench.steps.place.page_map_tools import TOOLS, tool_of_key
from workbench.ui.parts.map.ground import BOUNDARY
from workbench.ui.parts.page import Command
from workbench.ui.parts.picture_file import save_picture
from workbench.ui.parts.scene_view import SceneView

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.exchange.features import FeatureSet
    from workbench.exchange.map_plan import MapPlan
    from workbench.rules.shapes import Point
    from workbench.steps.place.page_map import MapPage

MAP, IMPORT = 0, 2
_DRAWS: Final = {
    "draw_surface": "surface", "draw_property": "property", "draw_boundary": BOUNDARY,
}  # fmt: skip


class MapActs(QObject):
    """Turns what the hands on the map tell into edits, and says what can be done."""

    def __init__(self, page: MapPage) -> None:
        super().__init__(page)
        self._page, self._project = page, page.project
        self._naming: NamingBar | None = None
        self._outline_of = ""
        canvas = page.map.canvas
        canvas.drawn.connect(self._on_drawn)
        canvas.reshaped.connect(self._on_reshaped)
        canvas.divided.connect(self._on_divided)
        canvas.placed.connect(self._on_placed)
        canvas.removed.connect(self.remove)
        canvas.lettered.connect(self._on_letter)
        page.import_panel.accepted.connect(self._take_in)
        page.import_panel.cancelled.connect(self._close_import)

    # -- tools

    def take_tool(self, name: str) -> None:
        """Take up a tool by its name."""
        view, page = self._page.map, self._page
        self.leave()
        self._outline_of = ""
        page.show_body(MAP)
        if name in _DRAWS:
            kind = _DRAWS[name]
            view.draw(kind, _what(kind))
            return
        ways: dict[str, Callable[[], None]] = {
            "select": view.select_tool,
            "corners": view.edit_corners,
            "move": view.move_outline,
            "split": view.split,
            "finding": view.point,
            "measure": view.measure,
        }
        ways[name]()
        view.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_letter(self, letter: str) -> None:
        name = tool_of_key(letter)
        if name and (self._page.map.canvas.editable or name in {"select", "measure"}):
            self.take_tool(name)

    def draw_outline_of(self, key: str) -> None:
        """Draw the outline of a surface or a property that has none."""
        table = self._page.forms.table_of(key)
        if table in {"surface", "property"}:
            self.take_tool(f"draw_{table}")
            self._outline_of = key
            self._page.forms.show(key)

    def leave(self) -> None:
        """Keep what is complete."""
        if self._naming is not None:
            self._naming.keep()
        self._page.map.canvas.tool.settle()

    # -- what comes from the map

    def _on_drawn(self, kind: str, shape: Shape) -> None:
        if kind == BOUNDARY:
            self._do(lambda: edits.set_boundary(self._project, shape))
            self._page.map.select_tool()
            self._page.map.canvas.set_current(BOUNDARY)
            return
        key, self._outline_of = self._outline_of, ""
        if key:
            self._do(lambda: edits.set_outline(self._project, kind, key, shape))
            self._page.map.select_tool()
            self._page.go_to(key)
            return
        self._name(kind, {"outline": write_shape(shape)})

    def _on_placed(self, x: float, y: float) -> None:
        self._page.findings.setChecked(True)
        below = self._page.map.canvas.ground.surface_at((x, y))
        is_surface = self._page.forms.table_of(below) == "surface"
        values: dict[str, Any] = {"x": as_decimal(x), "y": as_decimal(y)}
        self._name("finding", {**values, **({"surface_id": below} if is_surface else {})})

    def _name(self, table: str, values: dict[str, Any]) -> None:
        if self._naming is not None:
            self._naming.keep()
        bar = NamingBar(self._page.context, table, values)
        bar.named.connect(self._on_named)
        bar.dropped.connect(self._on_unnamed)
        self._naming = bar
        self._page.map.set_banner(bar)
        bar.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_named(self, key: str) -> None:
        """Show what has been made; the tool stays in hand for the next one."""
        self._page.map.canvas.tool.kept(kept=True)
        self._close_naming()
        self._page.go_to(key)

    def _on_unnamed(self) -> None:
        self._page.map.canvas.tool.kept(kept=False)
        self._close_naming()

    def _close_naming(self) -> None:
        bar, self._naming = self._naming, None
        if bar is not None:
            focused = bar.isAncestorOf(bar.window().focusWidget())
            self._page.map.set_banner(None)
            bar.deleteLater()
            if focused:
                self._page.map.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_reshaped(self, key: str, shape: Shape, _act: str) -> None:
        if key == BOUNDARY:
            self._do(lambda: edits.set_boundary(self._project, shape))
            return
        table = self._page.forms.table_of(key)
        if table:
            self._do(lambda: edits.set_outline(self._project, table, key, shape))

    def _on_divided(self, key: str, line: list[Point]) -> None:
        table = self._page.forms.table_of(key)
        made: list[str] = []
        self._do(lambda: made.append(edits.split_plot(self._project, table, key, line)))
        if made:
            self._page.map.select_tool()
            self._page.go_to(made[0])
            self._page.context.desk.notice(self._project.undo_label() or "", undo=True)

    def remove(self, key: str) -> None:
        """Delete what is chosen; the boundary is taken away."""
        table = self._page.forms.table_of(key)
        if key == BOUNDARY:
            self._do(lambda: edits.set_boundary(self._project, ()))
        elif table:
            self._do(lambda: acts.remove(self._project, record(table), [key]))
        if table:
            self._page.context.desk.notice(self._project.undo_label() or "", undo=True)

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except WorkbenchError as error:
            self._page.context.desk.fail(error)

    # -- maps from files

    def choose_map(self) -> None:
        """Let a map file be chosen and show what taking it in would do."""
        self._page.context.desk.ask_file(save=False, name="", kinds=("map",), done=self.open_map)

    def open_map(self, path: str) -> None:
        """Read a map beside the window."""
        self._page.context.jobs.run(
            _("Reading the map"),
            lambda _report: read_map_file(Path(path)),
            lambda features: self._plan(Path(path).name, features),
            self._page.context.desk.fail,
        )

    def _plan(self, name: str, features: FeatureSet) -> None:
        try:
            plan = edits.plan_map_file(self._project, features)
        except WorkbenchError as error:
            self._page.context.desk.fail(error)
            return
        self._page.import_panel.show_plan(name, plan)
        self._page.show_body(IMPORT)
        self._page.import_panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_in(self, plan: MapPlan) -> None:
        self._close_import()
        self._do(lambda: edits.take_in_map(self._project, plan))
        self._page.map.canvas.fit()
        self._page.context.desk.notice(self._project.undo_label() or "", undo=True)

    def _close_import(self) -> None:
        self._page.show_body(MAP)
        self._page.show_what_there_is()
        self._page.entry_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the map to files

    def save_picture(self) -> None:
        """Write the whole map as a picture."""
        name = file_name(self._project.facts().name, "").rstrip(".")
        save_picture(self._page.context, name, self._picture)

    def save_map(self) -> None:
        """Write the map for other programs: what everybody may see of it."""
        name = file_name(self._project.facts().name, "geojson")
        self._page.context.desk.ask_file(
            save=True, name=name, kinds=("geojson",), done=self._write_map
        )

    def _write_map(self, path: str) -> None:
        self._do(
            lambda: export_map(
                self._project, Path(path), None, language=current(), audience=Audience.PUBLIC
            )
        )

    def _picture(self) -> SceneView:
        picture = SceneView()
        picture.set_scene(map_scene(self._page.content(), WIDTH, HEIGHT))
        return picture

    def copy_picture(self) -> None:
        """Put the whole map on the clipboard, as picture and in words."""
        self._picture().copy()
        self._page.context.desk.notice(_("The map is on the clipboard"))

    # -- in words

    def size_words(self) -> list[str]:
        """Return the size of the place: within its boundary, else as it was typed."""
        place = self._page.place
        typed = self._project.facts().area_hectares
        size = place.hectares if place and place.boundary else typed
        return [_("{count} ha").format(count=number_text(size, 1))] if size else []

    def commands(self) -> tuple[Command, ...]:
        """Return all that can be done, for menus and palette."""
        view, canvas = self._page.map, self._page.map.canvas
        tools = tuple(
            Command(
                f"map.{name}",
                _("Map: {tool}").format(tool=_(words).lower()),
                lambda name=name: self.take_tool(name),  # type: ignore[misc]
                icon=icon,
                ready=lambda name=name: canvas.editable or name in {"select", "measure"},  # type: ignore[misc]
            )
            for name, words, icon, _key in TOOLS
        )
        return (
            Command("map.new", _("New surface"), self._page.quick.setFocus, "Ctrl+N", icon="plus"),
            *tools,
            Command("map.all", _("Show all of the map"), canvas.fit, icon="maximize"),
            Command("map.nearer", _("Zoom in on the map"), view.nearer.click, icon="zoom-in"),
            Command("map.farther", _("Zoom out of the map"), view.farther.click, icon="zoom-out"),
            *self.file_commands(),
        )

    def file_commands(self) -> tuple[Command, ...]:
        """Return what is done with files, pictures and the clipboard."""

        def editable() -> bool:
            return self._page.map.canvas.editable

        return (
            Command("map.import", _("Take in a map…"), self.choose_map, icon="upload",
                    ready=editable),
            Command("map.picture", _("Add a picture below the map…"),
                    self._page.pictures.choose, icon="image-plus", ready=editable),
            Command("map.geojson", _("Save the map as GeoJSON…"), self.save_map, icon="download"),
            Command("map.save", _("Save the map as a picture…"), self.save_picture, icon="image"),
            Command("map.copy", _("Copy the map as a picture"), self.copy_picture, icon="copy"),
        )  # fmt: skip


def _what(kind: str) -> str:
    return {
        "surface": _("New surface"),
        "property": _("New property"),
        BOUNDARY: _("Boundary"),
    }[kind]
