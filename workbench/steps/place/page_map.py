"""The view “Map”: the place to look at and to draw, with its colours, lists and pictures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.base.formats import number_text
from workbench.base.language import _, ngettext
from workbench.charts.clarity import clarity_scene
from workbench.charts.map import MapContent, legend_scene
from workbench.models.registry import record
from workbench.steps.place.map_clarity import MapDay, held_on, read_days
from workbench.steps.place.map_notices import MapNotice, coverage_text, map_notices
from workbench.steps.place.map_themes import Theme, themed
from workbench.steps.place.page_map_acts import MapActs
from workbench.steps.place.page_map_files import MapImportPanel
from workbench.steps.place.page_map_forms import MapForms
from workbench.steps.place.page_map_pictures import MapPictures
from workbench.steps.place.page_map_side import Listed, MapSide
from workbench.steps.place.page_map_tools import ToolRow
from workbench.steps.place.page_responsibility_grid import MatrixGrid
from workbench.steps.place.views import ground_report, read_map
from workbench.ui.look.theme import Theme as Look
from workbench.ui.look.theme import dress_icon
from workbench.ui.parts.buttons import IconButton, QuietButton, ViewSwitch
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.map.ground import BOUNDARY, Ground
from workbench.ui.parts.map.scene_panel import ScenePanel
from workbench.ui.parts.map.view import MapView
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.quick_add import QuickAdd
from workbench.ui.parts.text import PlainLabel, button_text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from workbench.project.changes import Changes
    from workbench.steps.place.views import PlaceMap
    from workbench.ui.parts.page import PageContext

TABLES: Final = (
    "project", "surface", "property", "finding", "organisation", "responsibility",
    "maintenance_task", "indicator", "indicator_target",
)  # fmt: skip
MAP, NOTHING, IMPORT = range(3)
SIDE: Final = 344
WIDE: Final = 700  # pixels at 100 % at which the panels stand beside the map by themselves
LOW: Final = 280  # below it the legend does so too
HIGH: Final = 470  # below it the bar of clarity gives its room to the map


class MapPage(Page):
    """Theme, days, tools and map at the left; list, findings and pictures beside it."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.place: PlaceMap | None = None
        self.days: tuple[MapDay, ...] = ()
        self.notices: tuple[MapNotice, ...] = ()
        self.theme = QComboBox()
        self.theme.setAccessibleName(_("Colour the map by"))
        for each in Theme:
            self.theme.addItem(each.title(), each)
        self.day_switch: ViewSwitch | None = None
        self.quick = QuickAdd(context, record("surface"), _("New surface: name; type; control"))
        self.findings = QuietButton(_("Findings"), icon="map-pin")
        self.findings.setCheckable(True)
        self.more = IconButton("ellipsis", _("Files and pictures"), framed=True)
        self.beside = QuietButton(_("List"), icon="panel-right")
        self.beside.setCheckable(True)
        self.tools = ToolRow()
        self.map = MapView()
        self.legend, self.bar = ScenePanel(), ScenePanel()
        self.side = MapSide()
        self.import_panel = MapImportPanel()
        self.empty = EmptyState(
            _("Nothing is drawn yet. Begin with the boundary of the place, or take in a map."),
            _("Draw the boundary"),
            icon="map",
        )
        self.empty.example.set_words(_("Take in a map…"))
        dress_icon(self.empty.example, "upload")
        self.empty.example.show()
        self.matrix = MatrixGrid(context, compact=True)
        self.side.add_panel(_("Responsibility"), self.matrix, first=True)
        self.forms = MapForms(context, self.matrix)
        self.pictures = MapPictures(context, self.map, self)
        self.side.add_panel(_("Pictures"), self.pictures.panel)
        self.acts = MapActs(self)
        self._wanted_side: bool | None = None
        self._fresh = True
        self._lay_out()
        self._connect()

    # -- how it is laid out

    def _lay_out(self) -> None:
        self._top = QHBoxLayout()
        self._top.addWidget(PlainLabel(_("Colour by"), tone="muted"))
        self._top.addWidget(self.theme)
        self._days_place = QHBoxLayout()
        self._top.addLayout(self._days_place)
        self._top.addStretch(1)
        self._top.addWidget(self.quick, 3)
        self._top.addWidget(self.beside)
        self.stack = QStackedWidget()
        for body in (self.map, self.empty, self.import_panel):
            self.stack.addWidget(body)
        self._left = QVBoxLayout()
        self._hands = QHBoxLayout()
        self._hands.addWidget(self.tools, 1)
        self._hands.addWidget(self.findings)
        self._hands.addWidget(self.more)
        self._left.addLayout(self._hands)
        self._left.addWidget(self.stack, 1)
        self._left.addWidget(self.legend)
        self._left.addWidget(self.bar)
        self._body = QHBoxLayout()
        self._body.addLayout(self._left, 1)
        self._body.addWidget(self.side)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.addLayout(self._top)
        self._column.addLayout(self._body, 1)
        Look.current().changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        metrics = Look.current().metrics
        self._column.setSpacing(metrics.gap)
        self._left.setSpacing(metrics.px(6))
        self._top.setSpacing(metrics.gap)
        self._hands.setSpacing(metrics.gap)
        self._body.setSpacing(metrics.margin)
        self.side.setFixedWidth(metrics.px(SIDE))
        self._arrange()

    def _connect(self) -> None:
        editable = not self.project.read_only
        canvas = self.map.canvas
        canvas.editable = editable
        self.tools.set_editable(editable=editable)
        self.side.things.set_editable(editable=editable)
        self.theme.currentIndexChanged.connect(lambda _index: self._paint())
        self.findings.toggled.connect(lambda _on: self._paint())
        self.more.clicked.connect(self._offer_more)
        self.tools.chosen.connect(self.acts.take_tool)
        self.map.toolChanged.connect(self._on_tool)
        self.beside.clicked.connect(self._turn_side)
        self.side.turned.connect(self._show_notices)
        self.side.things.chosen.connect(self.go_to)
        self.side.things.activated.connect(self.forms.open)
        self.side.things.draw_wanted.connect(self.acts.draw_outline_of)
        self.side.troubles.wanted.connect(self._go_to_notice)
        self.pictures.opened.connect(lambda: self.show_body(MAP))
        self.quick.added.connect(self.go_to)
        self.empty.acted.connect(lambda: self.acts.take_tool("draw_boundary"))
        self.empty.example_wanted.connect(self.acts.choose_map)
        self.matrix.surface_chosen.connect(self.go_to)
        self.matrix.chosen.connect(self._on_cells)
        self.forms.cells.surface_wanted.connect(self.go_to)
        canvas.currentChanged.connect(self._on_current)
        canvas.activated.connect(self.forms.open)
        canvas.copied.connect(self.acts.copy_picture)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the map the room it needs."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        metrics = Look.current().metrics
        wide = self.width() >= metrics.px(WIDE)
        shown = wide if self._wanted_side is None else self._wanted_side
        self.side.setVisible(shown)
        self.beside.setChecked(shown)
        self.quick.setVisible(self.width() >= metrics.px(WIDE))
        drawn = self.stack.currentIndex() == MAP
        self.legend.setVisible(drawn and self.height() >= metrics.px(LOW))
        tells = self.day() is not None and Theme(self.theme.currentData()).by_day
        self.bar.setVisible(drawn and tells and self.height() >= metrics.px(HIGH))

    def _offer_more(self) -> None:
        """Offer what is done with files, below the button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command in self.acts.file_commands():
            icon = Look.current().icon(command.icon)
            action = menu.addAction(icon, button_text(command.title), command.run)
            action.setEnabled(command.ready is None or command.ready())
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _turn_side(self) -> None:
        self._wanted_side = self.beside.isChecked()
        self._arrange()
        self._show_notices()

    def show_body(self, index: int) -> None:
        """Show the map, the way to begin or the preview of an import."""
        self.stack.setCurrentIndex(index)
        self._arrange()

    # -- what it shows

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read the map anew where something of it has changed."""
        if changes is None:
            self.quick.offer()
            self.forms.renew()
        if changes is None or changes.touches("underlay"):
            self.pictures.refresh()
        self.matrix.refresh(changes)
        if changes is None or changes.touches(*TABLES):
            self._read()
        if changes is None:
            self.forms.show(self.map.canvas.current() or self.side.things.current())

    def _read(self) -> None:
        with self.project.read() as session:
            self.place = read_map(session)
            self.days = read_days(session)
        self._offer_days()
        if self._fresh:
            self._fresh = False
            first = Theme.RESPONSIBILITY if self.days else Theme.PUBLICNESS
            self.theme.blockSignals(True)
            self.theme.setCurrentIndex(self.theme.findData(first))
            self.theme.blockSignals(False)
        self._paint()
        self._show_notices()
        if self.stack.currentIndex() != IMPORT:
            self.show_what_there_is()

    def show_what_there_is(self) -> None:
        """Show the map, or the way to begin while there is nothing on it."""
        bare = self.place is None or (self.place.extent() is None and not self.pictures.facts)
        at_work = self.map.canvas.tool.name != "select"
        self.show_body(NOTHING if bare and not at_work else MAP)

    def _offer_days(self) -> None:
        titles = [each.title for each in self.days]
        before = self.day_switch
        if before is not None:
            if [segment.accessibleName() for segment in before.segments()] == titles:
                return
            before.hide()
            before.deleteLater()
            self.day_switch = None
        if len(titles) > 1:
            self.day_switch = ViewSwitch(titles, name=_("Day shown"), joined=True)
            self.day_switch.set_current(held_on(self.days, self.project.today()))
            self.day_switch.chosen.connect(lambda _number: self._paint())
            self._days_place.addWidget(self.day_switch)

    def day(self) -> MapDay | None:
        """Return the day whose responsibilities are shown."""
        if not self.days:
            return None
        return self.days[self.day_switch.current() if self.day_switch else 0]

    def content(self) -> MapContent:
        """Return the map as it is coloured now."""
        if self.place is None:
            return MapContent()
        theme, day = Theme(self.theme.currentData()), self.day()
        title = map_title(self.project.facts().name, theme, day)
        standings = day.standings if day else {}
        today = self.project.today()
        content = themed(self.place, theme, title=title, standings=standings, today=today)
        return content if self.findings.isChecked() else replace(content, points=())

    def _paint(self) -> None:
        content = self.content()
        place = self.place
        alt = _("Boundary of the place, {size} ha").format(
            size=number_text(place.hectares, 1) if place else ""
        )
        self.map.canvas.set_ground(Ground(content, alt))
        self.map.canvas.setAccessibleName(content.title)
        self.legend.set_builder(
            lambda width, text, measure: legend_scene(content.used_groups(), width, text, measure)
        )
        day = self.day()
        if day is not None and day.day != self.matrix.day:
            self.matrix.set_day(day.day)
            self.forms.follow_day()
        if day is not None and day.bar is not None:
            bar = day.bar
            self.bar.set_builder(
                lambda width, text, measure: clarity_scene(bar, width, text, measure)
            )
        if self.day_switch is not None:
            self.day_switch.setVisible(Theme(self.theme.currentData()).by_day)
        self.side.things.show_things(listed(content, place))
        self._arrange()

    def _show_notices(self) -> None:
        """List what does not fit together, where somebody looks at it."""
        if self.place is None or self.side.stack.currentWidget() is not self.side.troubles:
            return
        self.notices = map_notices(self.place)
        covered = ground_report(self.place).coverage
        self.side.troubles.show_troubles(
            coverage_text(covered) if covered else "",
            [f"{each.where} {each.text}" for each in self.notices],
        )

    # -- going to things

    def go_to(self, key: str) -> None:
        """Choose a thing, drawn or not; findings are shown when one is chosen."""
        if self.place is not None and key in {point.id for point in self.place.points}:
            self.findings.setChecked(True)
        self.map.canvas.set_current(key)
        self._on_current(key)

    def _on_current(self, key: str) -> None:
        self.side.things.set_current(key)
        if self.matrix.surface() != key:
            self.matrix.blockSignals(True)
            self.matrix.go_to(key)
            self.matrix.blockSignals(False)
        self.forms.show(key)

    def _on_cells(self) -> None:
        """Show what is chosen in the matrix, and its surface on the map."""
        cells = self.matrix.cells()
        if cells and not self.matrix.surface():
            self.map.canvas.blockSignals(True)
            self.map.canvas.set_current(cells[0][0])
            self.map.canvas.blockSignals(False)
            self.side.things.set_current(cells[0][0])
            self.forms.show_cells()

    def _go_to_notice(self, number: int) -> None:
        notice = self.notices[number]
        if notice.row_id:
            self.go_to(notice.row_id)
        if notice.point is not None:
            x, y = notice.point
            self.map.canvas.look_at((x, y, x, y))

    def _on_tool(self, name: str) -> None:
        self.tools.mark(name)
        if name != "select":
            self.show_body(MAP)

    # -- as a page

    @override
    def show_row(self, row_id: str) -> None:
        """Choose a row and bring it into sight."""
        self.go_to(row_id)

    @override
    def summary(self) -> str:
        """Return how many surfaces and properties there are, and how large the place is."""
        if self.place is None:
            return ""
        surfaces, properties = len(self.place.of("surface")), len(self.place.of("property"))
        parts = [
            ngettext("{count} surface", "{count} surfaces", surfaces).format(count=surfaces),
            ngettext("{count} property", "{count} properties", properties).format(count=properties),
        ]
        return " · ".join([*parts, *self.acts.size_words()])

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the map."""
        return self.acts.commands()

    @override
    def entry_focus(self) -> QWidget:
        """Return the map, or where one begins."""
        if self.stack.currentIndex() == NOTHING:
            return self.empty.action
        return self.import_panel if self.stack.currentIndex() == IMPORT else self.map.canvas

    @override
    def state(self) -> dict[str, object]:
        """Return theme, day, what is in sight and what is chosen."""
        return {
            "theme": self.theme.currentIndex(),
            "day": self.day_switch.current() if self.day_switch else 0,
            "sight": self.map.canvas.viewport.state(),
            "chosen": self.map.canvas.current(),
            "side": self._wanted_side,
        }

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back what state gave."""
        theme, day, sight, chosen, side = (
            state.get(name) for name in ("theme", "day", "sight", "chosen", "side")
        )
        if isinstance(theme, int):
            self.theme.setCurrentIndex(theme)
        if isinstance(day, int) and self.day_switch is not None:
            self.day_switch.set_current(day)
        if isinstance(sight, tuple):
            self.map.canvas.look_again(sight)
        if isinstance(chosen, str) and chosen:
            self.go_to(chosen)
        if isinstance(side, bool):
            self._wanted_side = side
            self._arrange()

    @override
    def leave(self) -> None:
        """Keep what is under way and complete."""
        self.acts.leave()
        self.matrix.leave()
        self.pictures.settle()
        self.forms.commit()


def map_title(place: str, theme: Theme, day: MapDay | None) -> str:
    """Return what the map shows in words."""
    if theme is Theme.PLAIN:
        return _("Map of {place}").format(place=place)
    said = theme.title().lower()
    if theme.by_day and day is not None:
        said = f"{said} {day.title}"
    return _("Map of {place}: {theme}").format(place=place, theme=said)


def listed(content: MapContent, place: PlaceMap | None) -> list[Listed]:
    """Return the lines of the list: surfaces, properties, findings, the boundary last."""
    if place is None:
        return []
    notes = {thing.key: thing.note for thing in content.things}
    lines = [
        Listed(
            plot.id,
            f"{plot.code} {plot.short_name}".strip(),
            notes.get(plot.id, "") if plot.shape else _("not drawn"),
            drawn=bool(plot.shape),
        )
        for plot in (*place.of("surface"), *place.of("property"))
    ]
    lines += [Listed(point.id, f"{point.code} {point.title}".strip()) for point in place.points]
    if place.boundary:
        lines.append(Listed(BOUNDARY, _("The boundary of the place")))
    return lines
