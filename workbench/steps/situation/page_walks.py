"""Walks: their three meetings, the way with its stops in order, and the way on the map."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _, ngettext
from workbench.charts.map import MapContent
from workbench.models.field import Kind, Privacy
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.steps.importing import plan_table, take_in
from workbench.steps.situation import field_edits
from workbench.steps.situation.field_map import ground_content, with_route
from workbench.steps.situation.findings import FINDING, STOP, WALK, FieldWork, read_field_work
from workbench.ui.data.columns import columns_of, computed_column
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.map.ground import Ground
from workbench.ui.parts.map.view import MapView
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.register import RegisterPanel
from workbench.ui.parts.text import Meta

if TYPE_CHECKING:
    from workbench.models.field import Record
    from workbench.project.changes import Changes
    from workbench.project.project import Project
    from workbench.project.register import Values
    from workbench.ui.data.columns import Column
    from workbench.ui.parts.page import PageContext

WALK_COLUMNS: Final = (
    "name", "intro_on", "walked_on", "feedback_on", "participants", "answered",
)  # fmt: skip
STOP_COLUMNS: Final = ("number", "title", "found")
GROUND: Final = ("surface", "property", "project")
TABLES: Final = (WALK.table, STOP.table, FINDING.table, *GROUND)


def _with_work(project: Project) -> FieldWork:
    with project.read() as session:
        return read_field_work(session, project.today())


def walk_columns(project: Project) -> tuple[Column, ...]:
    """Return the columns of a walk, and how many of its findings were answered."""

    def answered(row: Values) -> str:
        found = _with_work(project).standing(row["id"])
        said = _("{answered} of {count}")
        return said.format(answered=found.answered, count=found.count) if found.count else ""

    made = computed_column(
        "answered", N_("Answered"), Kind.TEXT, Privacy.PUBLIC, answered, width=12,
        depends=(FINDING.table, STOP.table),
    )  # fmt: skip
    return columns_of(WALK, computed=(made,))


def stop_columns(project: Project, walk_id: str) -> tuple[Column, ...]:
    """Return the columns of a stop: its number on the way and how much was found there."""

    def number(row: Values) -> str:
        stops = [each["id"] for each in _with_work(project).stops_of(walk_id)]
        return str(stops.index(row["id"]) + 1) if row["id"] in stops else ""

    def found(row: Values) -> str:
        count = sum(
            each["walk_stop_id"] == row["id"] for each in _with_work(project).findings.values()
        )
        return str(count) if count else ""

    public = Privacy.PUBLIC
    return columns_of(
        STOP,
        computed=(
            computed_column("number", N_("No."), Kind.TEXT, public, number, width=4,
                            depends=(STOP.table,)),
            computed_column("found", N_("Findings"), Kind.TEXT, public, found, width=7,
                            depends=(FINDING.table,)),
        ),
    )  # fmt: skip


class WalksPart(Page):
    """The walks above; below the stops of the one that is chosen, and its way on the map."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.work: FieldWork | None = None
        self._ground = MapContent()
        self._walk = ""
        self.panel = self._register(
            WALK,
            _("New walk: name; day; time; participants – Enter saves"),
            _("No walks yet. Write a name and a day above, for instance: Autumn; 2 Oct."),
            walk_columns(self.project),
            WALK_COLUMNS,
        )
        self.panel.selected.connect(self._on_walk)
        self.stops: RegisterPanel | None = None
        self.map = MapView()
        self.add = QuietButton(_("Add stops on the map"), icon="map-pin-plus")
        self.hint = Meta("", wrap=True)
        self._lay_out()
        canvas = self.map.canvas
        canvas.editable = not self.project.read_only
        canvas.placed.connect(self._on_placed)
        canvas.currentChanged.connect(self._on_map)
        canvas.removed.connect(self._remove_stop)
        self.add.clicked.connect(self.take_point)

    def _register(
        self,
        kind: Record,
        placeholder: str,
        empty: str,
        columns: tuple[Column, ...],
        chosen: tuple[str, ...],
        scope: dict[str, Any] | None = None,
    ) -> RegisterPanel:
        return RegisterPanel(
            self.context,
            kind,
            placeholder=placeholder,
            empty=empty,
            columns=columns,
            chosen=chosen,
            plan=lambda grid, mapping: plan_table(self.project, kind, grid, mapping),
            take=lambda plan: take_in(self.project, plan, constants=scope, pasted=True),
            scope=scope,
            filterable=False,
        )

    def _lay_out(self) -> None:
        self.line = QWidget()
        line = QHBoxLayout(self.line)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.panel.quick, 1)
        self._stops_place = QVBoxLayout()
        left = QWidget()
        beside = QVBoxLayout(left)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addLayout(self._stops_place, 1)
        right = QWidget()
        drawn = QVBoxLayout(right)
        drawn.setContentsMargins(0, 0, 0, 0)
        bar = QHBoxLayout()
        bar.addWidget(self.hint, 1)
        bar.addWidget(self.add)
        drawn.addLayout(bar)
        drawn.addWidget(self.map, 1)
        self.below = QSplitter(Qt.Orientation.Horizontal)
        self.below.setChildrenCollapsible(False)
        self.below.addWidget(left)
        self.below.addWidget(right)
        self.below.setStretchFactor(0, 3)
        self.below.setStretchFactor(1, 5)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.panel, 2)
        whole.addWidget(self.below, 5)

    # -- what it shows

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Follow walks, stops and findings."""
        self.panel.refresh(changes)
        if self.stops is not None:
            self.stops.refresh(changes)
        if changes is None or changes.touches(*TABLES):
            self._read(ground=changes is None or changes.touches(*GROUND))
        if changes is None:
            if self._walk and not self.panel.table.selected_ids():
                self.panel.table.select([self._walk])
            self.panel.shown()

    def _read(self, *, ground: bool) -> None:
        with self.project.read() as session:
            self.work = read_field_work(session, self.project.today())
            if ground:
                self._ground = ground_content(session)
        if self._walk not in self.work.walks:
            self._choose(next(reversed(self.work.walks), ""))
        self._paint()

    def _choose(self, walk_id: str) -> None:
        """Show the stops of another walk."""
        if walk_id == self._walk:
            return
        self._walk = walk_id
        if self.stops is not None:
            self.stops.leave()
            self._stops_place.removeWidget(self.stops)
            self.stops.hide()
            self.stops.deleteLater()
            self.stops = None
        if walk_id:
            self.stops = self._register(
                STOP,
                _("New stop: where – Enter saves"),
                _("No stops yet. Write where you stop, or click on the map."),
                stop_columns(self.project, walk_id),
                STOP_COLUMNS,
                {"walk_id": walk_id},
            )
            self.stops.selected.connect(self._on_stop)
            self._stops_place.addWidget(self.stops)
            self.stops.refresh(None)

    def _paint(self) -> None:
        self.below.setVisible(bool(self._walk))
        if self.work is None or not self._walk:
            return
        content = with_route(self._ground, self.work, self._walk)
        self.map.canvas.set_ground(Ground(content, _("Boundary of the place")))
        self.map.canvas.setAccessibleName(content.title)
        self.add.setEnabled(not self.project.read_only)
        stops = len(self.work.stops_of(self._walk))
        placed = sum(1 for point in content.points if point.number)
        lacking = stops - placed
        said = ngettext(
            "{count} stop has no place yet: choose it and click on the map",
            "{count} stops have no place yet: choose one and click on the map",
            lacking,
        )
        self.hint.setText(said.format(count=lacking) if lacking else "")

    @override
    def summary(self) -> str:
        """Return how many walks there are."""
        count = len(self.work.walks) if self.work else 0
        said = ngettext("{count} walk", "{count} walks", count)
        return said.format(count=count) if count else ""

    # -- choosing

    @Slot(list)
    def _on_walk(self, ids: list[str]) -> None:
        if len(ids) == 1 and ids[0] != self._walk:
            self._choose(ids[0])
            self._paint()
            self.map.canvas.fit()

    @Slot(list)
    def _on_stop(self, ids: list[str]) -> None:
        if len(ids) == 1:
            self.map.canvas.set_current(ids[0])

    def _on_map(self, key: str) -> None:
        if self.stops is not None and self.stops.rows.row_of(key) is not None:
            self.stops.table.select([key])
        elif key and self.work is not None and key in self.work.findings:
            self.context.desk.go_to("situation", key)

    @override
    def show_row(self, row_id: str) -> None:
        """Show a walk, or a stop with its walk."""
        if self.work is None:
            return
        stop = self.work.stops.get(row_id)
        if stop is not None:
            self._choose(stop["walk_id"])
            self._paint()
            if self.stops is not None:
                self.stops.show_row(row_id)
        elif row_id in self.work.walks:
            self.panel.show_row(row_id)

    # -- stops on the map

    @Slot()
    def take_point(self) -> None:
        """Let stops be clicked on the map, one after the other."""
        if self._walk:
            self.map.point()

    def _on_placed(self, x: float, y: float) -> None:
        waiting = self._waiting()
        if waiting is not None:
            self._do(partial(field_edits.place_row, self.project, STOP.table, waiting, x, y))
        else:
            self._do(partial(field_edits.add_stop, self.project, self._walk, x, y))
        self.map.canvas.tool.kept(kept=True)

    def _waiting(self) -> str | None:
        """Return the stop that is chosen, if it has no place yet."""
        chosen = self.stops.table.selected_ids() if self.stops else []
        if len(chosen) != 1:
            return None
        with self.project.read() as session:
            rows = read_rows(session, STOP, chosen)
        return chosen[0] if rows and rows[0]["x"] is None else None

    def _remove_stop(self, key: str) -> None:
        if self.work is not None and key in self.work.stops:
            self._do(lambda: acts.remove(self.project, STOP, [key]))
            self.context.desk.notice(self.project.undo_label() or "", undo=True)

    def _do(self, act: Any) -> None:  # noqa: ANN401 - any act
        try:
            act()
        except WorkbenchError as error:
            self.context.desk.fail(error)

    def start(self) -> None:
        """Begin a walk that is held today."""
        self._do(lambda: field_edits.start_walk(self.project))
        with self.project.read() as session:
            walks = read_rows(session, WALK)
        if walks:
            self.panel.show_row(walks[-1]["id"])

    # -- the page

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with walks and stops."""
        return (
            Command("register.new", _("New row"), self.panel.quick.setFocus, "Ctrl+N", icon="plus"),
            Command("walk.start", _("Start a walk today"), self.start, icon="footprints",
                    ready=lambda: not self.project.read_only),
            Command("walk.point", _("Add stops on the map"), self.take_point, icon="map-pin-plus",
                    ready=lambda: bool(self._walk) and not self.project.read_only),
            *(self.stops or self.panel).commands(),
        )  # fmt: skip

    @override
    def entry_focus(self) -> QWidget:
        """Return the quick line of the walks."""
        return self.panel.quick

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.panel.leave()
        if self.stops is not None:
            self.stops.leave()
