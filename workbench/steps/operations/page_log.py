"""The duty log: a line quick enough for a round, and the register of all entries."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Slot
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_text
from workbench.base.language import N_, _, ngettext
from workbench.models.field import Kind, Privacy
from workbench.models.operations_choices import FAULT_TYPES, OPEN_STATUSES
from workbench.project.duty_log import LOG, log_totals
from workbench.project.photos import OF_ENTRY
from workbench.project.register import names, titles
from workbench.project.working_days import read_calendar
from workbench.rules.duty_log import LONG_OPEN, days_between
from workbench.steps.importing import take_in
from workbench.steps.operations.edits import settle_entries
from workbench.steps.operations.log_import import plan_log
from workbench.steps.operations.log_line import in_place, keys_text, surface_in_full, with_type
from workbench.ui.data.columns import Mark, columns_of, computed_column
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.page import Command
from workbench.ui.parts.photo_strip import PhotoStrip, PhotoViewer
from workbench.ui.parts.quick_add import QuickAdd
from workbench.ui.parts.register_view import RegisterView
from workbench.ui.parts.text import Meta

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.project.changes import Changes
    from workbench.project.register import Values
    from workbench.ui.parts.page import PageContext

COLUMNS: Final = (
    "happened_on", "type", "title", "surface_id", "responsible_id", "status", "days",
)  # fmt: skip
_KEPT: Final = ("surface_id", "happened_on")


class LogLine(QuickAdd):
    """The line for new entries; surface and day stay as they were used last."""

    def __init__(self, context: PageContext) -> None:
        self._used: dict[str, Any] = {}
        super().__init__(
            context,
            LOG,
            _("New entry: what; surface; day; time – Enter saves"),
            constants={"happened_on": context.project.today()},
        )
        self.added.connect(self._keep)

    @override
    def values_of(self, texts: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
        """Return the values with the type that a digit in front stands for."""
        values, refers = super().values_of(self._in_full(texts))
        self._used = {name: values.get(name) for name in _KEPT}
        return with_type(values), refers

    def _in_full(self, texts: Mapping[str, str]) -> dict[str, str]:
        typed = texts.get("surface_id", "")
        surfaces = self._reading.references("surface")
        if surfaces.known("surface", typed):
            return dict(texts)
        placed = in_place(texts, self._reading.today)
        typed = placed.get("surface_id", "")
        if not typed:
            return placed
        self._reads = "surface_id"
        with self._context.project.read() as session:
            return {**placed, "surface_id": surface_in_full(typed, names(session, "surface"))}

    @Slot(str)
    def _keep(self, _key: str) -> None:
        self.constants |= {name: value for name, value in self._used.items() if value}


class LogView(RegisterView):
    """Rounds, faults and disturbances; who is to mend them follows from the matrix."""

    def __init__(self, context: PageContext) -> None:
        project = context.project
        with project.read() as session:
            self._days = read_calendar(session)
        days = computed_column(
            "days", N_("Days"), Kind.INTEGER, Privacy.PUBLIC, self._lain, width=6, mark=self._mark
        )
        self.line = LogLine(context)
        super().__init__(
            context,
            LOG,
            placeholder="",
            empty=_("Nothing is in the log yet. Write what you see on the first round, or bring in "
                    "a spreadsheet of an existing system."),
            chosen=COLUMNS,
            columns=columns_of(LOG, computed=(days,)),
            plan=lambda grid, mapping: plan_log(project, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
            quick=self.line,
            abreast=(("happened_on", "time"), ("reported_on", "handled_on")),
        )  # fmt: skip
        self.keys = Meta("", wrap=True)
        self.next = Meta("")
        self.column.insertWidget(0, self.line)
        self.column.insertWidget(1, self.keys)
        self.column.insertWidget(2, self.next)
        self.line.added.connect(self._tell_next)
        self.only_open = QuietButton(_("Only open"), icon="list-filter", parent=self)
        self.only_open.setCheckable(True)
        self.only_open.toggled.connect(self._keep_open)
        self.panel.table.add_control(self.only_open)
        self.handled = self._settler(_("Handled today"), "check", "handled")
        self.reported = self._settler(_("Sent on today"), "mail", "reported")
        self.photos = PhotoStrip(context, OF_ENTRY)
        self.viewer = PhotoViewer(context, OF_ENTRY)
        self.viewer.hide()
        self.column.addWidget(self.viewer, 1)
        self.panel.form.add_below(self.photos)
        self.photos.opened.connect(self._open_photo)
        self.viewer.ended.connect(self._close_photo)
        self.panel.selected.connect(self._on_selected)
        self._on_selected([])

    def _settler(self, title: str, icon: str, status: str) -> QuietButton:
        button = QuietButton(title, icon=icon, parent=self)
        button.clicked.connect(partial(self.settle, status))
        self.panel.table.add_control(button)
        return button

    @Slot(list)
    def _on_selected(self, ids: list[str]) -> None:
        for button in (self.handled, self.reported):
            button.setEnabled(bool(ids) and not self.project.read_only)
        self.photos.setVisible(len(ids) == 1)
        self.photos.show_photos_of(ids[0] if len(ids) == 1 else "")

    @Slot(str)
    def _open_photo(self, photo_id: str) -> None:
        """Show a photo large in place of the register."""
        chosen = self.panel.table.selected_ids()
        if len(chosen) == 1:
            self._show_large(large=True)
            self.viewer.open(chosen[0], photo_id)

    @Slot()
    def _close_photo(self) -> None:
        self.viewer.form.commit()
        self._show_large(large=False)
        self.panel.shown()
        self.panel.table.setFocus()

    def _show_large(self, *, large: bool) -> None:
        self.viewer.setVisible(large)
        for each in (self.line, self.keys, self.next, self.panel):
            each.setVisible(not large)

    @Slot(bool)
    def _keep_open(self, only: bool) -> None:  # noqa: FBT001 - Qt hands it over
        self.panel.rows.set_keep(_is_open if only else None)

    def settle(self, status: str) -> None:
        """Set the selected entries to a stage, today."""
        try:
            settle_entries(self.project, self.panel.table.selected_ids(), status)
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        self.context.desk.notice(self.project.undo_label() or "", undo=True)

    def _lain(self, row: Values) -> int | None:
        """Return the working days until a fault was mended, or that it has lain so far."""
        fault = (row["type"] or "other") in FAULT_TYPES
        last = row["handled_on"] or (self.project.today() if _is_open(row) else None)
        if not fault or last is None or row["happened_on"] is None:
            return None
        return days_between(row["happened_on"], last, self._days)

    def _mark(self, row: Values) -> Mark | None:
        lain = self._lain(row)
        late = lain is not None and lain > LONG_OPEN and row["handled_on"] is None
        return Mark("late", "error") if late else None

    def _tell_next(self) -> None:
        """Say what the next entry gets where nothing else is typed."""
        kept = self.line.constants
        with self.project.read() as session:
            surface = titles(session, "surface").get(kept.get("surface_id") or "", "")
        day = date_text(kept["happened_on"])
        said = _("If nothing else is written: {surface}, {day}")
        self.next.setText(said.format(surface=surface or _("no surface"), day=day))

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Follow the calendar, names and protected view."""
        if changes is None or changes.touches("calendar_day", "project"):
            with self.project.read() as session:
                self._days = read_calendar(session)
        super().refresh(changes)
        self._on_selected(self.panel.table.selected_ids())
        if not self.viewer.isHidden():
            self.viewer.refresh()
        self.keys.setText(keys_text())
        self._tell_next()

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        super().leave()
        self.viewer.form.commit()

    @override
    def summary(self) -> str:
        """Return how many entries there are, and how many are open."""
        with self.project.read() as session:
            totals = log_totals(session)
        count, still = totals.entries, totals.open
        said = ngettext("{count} entry", "{count} entries", count).format(count=count)
        if not still:
            return said if count else ""
        unsettled = _("{count} open").format(count=still)
        return f"{said} · {unsettled}"

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with entries beside the table's own."""
        ready = self.handled.isEnabled
        return (
            *super().commands(),
            Command("log.photo", _("Add photos…"), self.photos.choose, icon="image-plus",
                    ready=ready),
            Command("log.paste_photo", _("Paste a photo"), self.photos.paste, "Ctrl+Shift+V",
                    icon="clipboard-paste", ready=ready),
            Command("log.handled", _("Set the entries to handled today"),
                    partial(self.settle, "handled"), "Ctrl+Shift+K", icon="check", ready=ready),
            Command("log.reported", _("Set the entries to reported on today"),
                    partial(self.settle, "reported"), icon="mail", ready=ready),
            Command("log.no_action", _("Nothing is to be done about the entries"),
                    partial(self.settle, "no_action"), icon="x", ready=ready),
        )  # fmt: skip


def _is_open(row: Values) -> bool:
    return (row["type"] or "other") in FAULT_TYPES and row["status"] in OPEN_STATUSES
