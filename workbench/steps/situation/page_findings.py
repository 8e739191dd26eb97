"""The register of findings with its map: typing while walking, filters, handing over."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _
from workbench.charts.map import MapContent, legend_scene
from workbench.models.field import Kind, Privacy
from workbench.project.register import read_row
from workbench.steps.importing import plan_table, take_in
from workbench.steps.situation import field_edits
from workbench.steps.situation.field_map import ground_content, with_findings
from workbench.steps.situation.findings import (
    ACTIVITY,
    FINDING,
    PHOTO,
    STOP,
    WALK,
    FieldWork,
    answered_text,
    read_field_work,
    sign_of,
    state_text,
)
from workbench.steps.situation.page_finding_filter import FindingFilter
from workbench.steps.situation.page_finding_panel import ACT_KEY, BACK_KEY, NEXT_KEY, FindingPanel
from workbench.steps.situation.page_handover import Handover
from workbench.steps.situation.page_stops import StopChoice
from workbench.ui.data.columns import Mark, columns_of, computed_column
from workbench.ui.look.symbols import SYMBOL_TONES
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import IconButton, QuietButton
from workbench.ui.parts.map.ground import Ground
from workbench.ui.parts.map.scene_panel import ScenePanel
from workbench.ui.parts.map.view import MapView
from workbench.ui.parts.page import Command, Page, kept
from workbench.ui.parts.photo_reading import holds_photos
from workbench.ui.parts.photo_strip import PhotoViewer
from workbench.ui.parts.register import RegisterPanel
from workbench.ui.parts.share_bar import ShareBar
from workbench.ui.parts.text import Meta

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent

    from workbench.project.changes import Changes
    from workbench.project.register import Values
    from workbench.ui.data.columns import Column
    from workbench.ui.parts.page import PageContext

COLUMNS: Final = (
    "code", "title", "state", "severity", "responsible_id", "due", "surface_id",
)  # fmt: skip
GROUND: Final = ("surface", "property", "project", "organisation")
TABLES: Final = (
    FINDING.table, WALK.table, STOP.table, PHOTO.table, ACTIVITY.table, "activity_finding", *GROUND,
)  # fmt: skip
ABREAST: Final = 980  # pixels at 100 % from which map and register stand beside each other
LOW: Final = 420  # pixels at 100 % below which the map waits to be asked for
WORK, PHOTOS = range(2)


def finding_columns(today: date) -> tuple[Column, ...]:
    """Return the columns of a finding, and how it stands: late is reckoned, never stored."""

    def mark(row: Values) -> Mark:
        sign = sign_of(row, today)
        return Mark(sign, SYMBOL_TONES[sign])

    state = computed_column(
        "state", N_("State"), Kind.TEXT, Privacy.PUBLIC, lambda row: state_text(row, today),
        width=11, mark=mark,
    )  # fmt: skip
    return columns_of(FINDING, computed=(state,))


class FindingsPart(Page):
    """Findings in a table and on the map; what is chosen in one is chosen in the other."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.work: FieldWork | None = None
        self._ground = MapContent()
        self._wants_map: bool | None = None
        self.panel = RegisterPanel(
            context,
            FINDING,
            placeholder=_("New finding: what; surface; severity; responsible – Enter saves"),
            empty=_("Nothing found yet. Write what you see, or paste rows from a spreadsheet."),
            columns=finding_columns(self.project.today()),
            chosen=COLUMNS,
            plan=lambda grid, mapping: plan_table(self.project, FINDING, grid, mapping),
            take=lambda plan: take_in(self.project, plan, pasted=True),
        )
        self.inspector = kept(FindingPanel(context, self.panel.form), self)
        self.panel.inspected = self.inspector
        self.filter = FindingFilter(context, self.panel.rows)
        self.stops = StopChoice(self.project)
        self.handover = Handover(context, self.filter.party)
        self.map, self.legend = MapView(), ScenePanel()
        self.viewer = PhotoViewer(context)
        self.share = ShareBar(_("Findings answered"))
        self.answered = Meta("")
        self.map_button = QuietButton(_("Map"), icon="map")
        self.map_button.setCheckable(True)
        self.point = IconButton("map-pin-plus", _("Point at it on the map"), framed=True)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()

    # -- how it is laid out

    def _lay_out(self) -> None:
        self.line = QWidget()
        line = QHBoxLayout(self.line)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.stops)
        line.addWidget(self.panel.quick, 1)
        line.addWidget(self.point)
        line.addWidget(self.map_button)
        self.panel.table.add_control(self.filter)
        drawn = QWidget()
        beside = QVBoxLayout(drawn)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.map, 1)
        beside.addWidget(self.legend)
        self.drawn = drawn
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.panel)
        self.splitter.addWidget(drawn)
        self.splitter.setStretchFactor(0, 5)
        self.splitter.setStretchFactor(1, 4)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter, 1)
        column.addLayout(self._foot())
        self.stack = QStackedWidget()
        self.stack.addWidget(work)
        self.stack.addWidget(self.viewer)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self._arrange()

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addWidget(self.share, 1)
        foot.addWidget(self.answered)
        foot.addStretch(1)
        foot.addWidget(self.handover.button)
        return foot

    def _connect(self) -> None:
        editable = not self.project.read_only
        canvas = self.map.canvas
        canvas.editable = editable
        self.point.setEnabled(editable)
        self.panel.selected.connect(self._on_selection)
        self.panel.rows.counted.connect(lambda _shown, _all: self._paint())
        self.panel.quick.added.connect(lambda _key: self._stick())
        self.stops.changed.connect(self._stick)
        self.point.clicked.connect(self.take_point)
        self.map_button.clicked.connect(self._turn_map)
        canvas.currentChanged.connect(self._on_map)
        canvas.activated.connect(lambda _key: self.panel.form.focus_field("title"))
        canvas.placed.connect(self._on_placed)
        canvas.removed.connect(lambda key: self._do(partial(self._remove, key)))
        self.inspector.photos.opened.connect(self._open_photo)
        self.viewer.ended.connect(self._close_photo)
        Theme.current().changed.connect(self._arrange)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the map beside the register where there is room."""
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        metrics = Theme.current().metrics
        beside = self.width() >= metrics.px(ABREAST)
        self.splitter.setOrientation(
            Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        )
        roomy = beside or self.height() >= metrics.px(LOW)
        shown = roomy if self._wants_map is None else self._wants_map
        self.drawn.setVisible(shown)
        self.map_button.setChecked(shown)

    @Slot()
    def _turn_map(self) -> None:
        self._wants_map = self.map_button.isChecked()
        self._arrange()

    # -- what it shows

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Follow the findings, their map and how many are answered."""
        self.panel.refresh(changes)
        if changes is None:
            self.panel.quick.offer()
        if changes is None or changes.touches(*TABLES):
            self._read(ground=changes is None or changes.touches(*GROUND))
        if self.stack.currentIndex() == PHOTOS:
            self.viewer.refresh()
        elif changes is None:
            self.panel.shown()
        else:
            self.inspector.refresh()

    def _read(self, *, ground: bool) -> None:
        with self.project.read() as session:
            self.work = read_field_work(session, self.project.today())
            if ground:
                self._ground = ground_content(session)
        self.filter.offer(self.work)
        self.stops.offer(self.work)
        found = self.work.standing()
        self.share.show_share(found.share_answered)
        self.share.setVisible(found.count > 0)
        self.answered.setText(answered_text(found) if found.count else "")
        self.handover.button.setEnabled(found.count > 0)
        self._paint()

    def _paint(self) -> None:
        if self.work is None:
            return
        content = with_findings(self._ground, self.work, set(self.panel.rows.ids_shown()))
        self.map.canvas.set_ground(Ground(content, _("Boundary of the place")))
        self.map.canvas.setAccessibleName(content.title)
        self.legend.set_builder(
            lambda width, text, measure: legend_scene(content.used_groups(), width, text, measure)
        )
        chosen = self.panel.table.selected_ids()
        if len(chosen) == 1:
            self.map.canvas.set_current(chosen[0], show=False)

    @override
    def summary(self) -> str:
        """Return how many findings there are and how many are answered."""
        if self.work is None or not self.work.findings:
            return ""
        return answered_text(self.work.standing())

    # -- choosing

    def _on_selection(self, ids: list[str]) -> None:
        self.inspector.show_findings(ids)
        if len(ids) == 1:
            self.map.canvas.set_current(ids[0])

    def _on_map(self, key: str) -> None:
        known = key and self.work is not None and key in self.work.findings
        if known and self.panel.table.selected_ids() != [key]:
            self.panel.table.select([key])

    @override
    def show_row(self, row_id: str) -> None:
        """Select a finding and show it in table and map."""
        self._close_photo()
        self.filter.clear()
        self.panel.show_row(row_id)

    # -- photos

    def _open_photo(self, photo_id: str) -> None:
        chosen = self.panel.table.selected_ids()
        if len(chosen) == 1:
            self.stack.setCurrentIndex(PHOTOS)
            self.viewer.open(chosen[0], photo_id)

    @Slot()
    def _close_photo(self) -> None:
        if self.stack.currentIndex() == PHOTOS:
            self.viewer.form.commit()
            self.stack.setCurrentIndex(WORK)
            self.panel.shown()
            self.panel.table.setFocus()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept pictures for the finding that is chosen."""
        one = len(self.panel.table.selected_ids()) == 1
        if one and not self.project.read_only and holds_photos(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Add pictures to the finding that is chosen."""
        chosen = self.panel.table.selected_ids()
        if len(chosen) == 1:
            self.inspector.photos.intake.take_data(chosen[0], event.mimeData())

    # -- writing

    def _stick(self) -> None:
        """Give new findings the place, the day and the source of the stop that one stands at."""
        with self.project.read() as session:
            stop = self.stops.stop()
            said = field_edits.constants_at(session, stop) if stop else {}
        self.panel.quick.constants = said

    @Slot()
    def take_point(self) -> None:
        """Let a point of the map be clicked, for a new finding or for one without a place."""
        self._wants_map = True
        self._arrange()
        self.map.point()

    def _on_placed(self, x: float, y: float) -> None:
        chosen = self.panel.table.selected_ids()
        with self.project.read() as session:
            row = read_row(session, FINDING, chosen[0]) if len(chosen) == 1 else None
            said: dict[str, Any] = field_edits.constants_on(session, x, y, self.project.today())
        if row is not None and row["x"] is None:
            self.map.select_tool()
            self._do(lambda: field_edits.place_row(self.project, FINDING.table, row["id"], x, y))
            self.context.desk.notice(self.project.undo_label() or "", undo=True)
            return
        self.panel.quick.constants = {**self.panel.quick.constants, **said}
        self.panel.quick.setFocus()
        self.context.desk.notice(_("The place is set: write what it is"))

    def _remove(self, key: str) -> None:
        if self.work is not None and key in self.work.findings:
            self.panel.table.select([key])
            self.panel.table.acts.delete()

    def _do(self, act: Any) -> None:  # noqa: ANN401 - any act
        try:
            act()
        except WorkbenchError as error:
            self.context.desk.fail(error)

    # -- the page

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with findings."""

        def chosen() -> bool:
            return bool(self.panel.table.selected_ids()) and not self.project.read_only

        panel, stops = self.inspector, self.stops
        return (
            Command("register.new", _("New row"), self.panel.quick.setFocus, "Ctrl+N", icon="plus"),
            Command("finding.next", _("Move the finding on to its next status"), panel.move_on,
                    NEXT_KEY, icon="arrow-right", ready=chosen),
            Command("finding.back", _("Move the finding back to the status before"),
                    panel.move_back, BACK_KEY, icon="arrow-left", ready=chosen),
            Command("finding.activity", _("Make an activity of the finding"), panel.make_activity,
                    ACT_KEY, icon="chart-gantt", ready=chosen),
            Command("finding.photo", _("Add photos…"), panel.photos.choose, icon="image-plus",
                    ready=chosen),
            Command("finding.paste_photo", _("Paste a photo"), panel.photos.paste, "Ctrl+Shift+V",
                    icon="clipboard-paste", ready=chosen),
            Command("finding.point", _("Point at it on the map"), self.take_point,
                    icon="map-pin-plus", ready=lambda: not self.project.read_only),
            Command("walk.next_stop", _("Next stop"), partial(stops.step, 1), "Alt+PgDown",
                    icon="arrow-down", ready=stops.any),
            Command("walk.previous_stop", _("Previous stop"), partial(stops.step, -1), "Alt+PgUp",
                    icon="arrow-up", ready=stops.any),
            *self.handover.commands(),
            *self.panel.commands(),
        )  # fmt: skip

    @override
    def entry_focus(self) -> QWidget:
        """Return the quick line: one comes here to write."""
        return self.panel.quick

    @override
    def state(self) -> dict[str, object]:
        """Return selection, stop and filter."""
        return {
            "selected": self.panel.table.selected_ids(),
            "stop": self.stops.stop(),
            "filter": self.filter.state(),
        }

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back what ``state`` returned."""
        self.stops.set_stop(str(state.get("stop") or ""))
        chosen, kept = state.get("selected"), state.get("filter")
        if isinstance(kept, dict):
            self.filter.restore(kept)
        if isinstance(chosen, list):
            self.panel.table.select(chosen)

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.panel.leave()
        self.viewer.form.commit()
