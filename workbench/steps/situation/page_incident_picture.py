"""Counted incidents as small pictures: two years against each other, breaks never joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox
from typing_extensions import override

from workbench.base.language import _
from workbench.models.registry import record
from workbench.rules.incident_words import movement_words, note_words
from workbench.rules.incidents import Note
from workbench.steps.situation.benchmarks import read_benchmarks
from workbench.steps.situation.incident_pictures import incident_scene, table_lines
from workbench.steps.situation.incident_words import (
    broken_text,
    figures,
    interval_text,
    rate_verdict,
    sources_text,
    span_text,
)
from workbench.steps.situation.incidents import BESIDE, PLACE, read_incidents
from workbench.steps.situation.page_incident_detail import IncidentDetail
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.page import kept
from workbench.ui.parts.picture_page import PicturePage, offer
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from workbench.charts.scene import Scene
    from workbench.project.changes import Changes
    from workbench.rules.displacement import Displacement
    from workbench.rules.incidents import YearChange
    from workbench.rules.rates import RateRatio
    from workbench.steps.situation.benchmarks import Benchmarks
    from workbench.steps.situation.incidents import Incidents
    from workbench.ui.parts.page import PageContext


class IncidentPicture(PicturePage):
    """Two years by category; the chosen category in full in the inspector.

    ``entry_wanted`` asks for the grid where nothing has been counted yet.
    """

    entry_wanted = Signal()

    def __init__(self, context: PageContext) -> None:
        nothing = EmptyState(
            _("No incidents counted yet. Type them in, or import a table with a row a category."),
            _("Type in"),
            icon="chart-column",
        )
        super().__init__(context, nothing)
        nothing.acted.connect(self.entry_wanted)
        self._found: Incidents | None = None
        self._change: YearChange | None = None
        self._elsewhere: Benchmarks | None = None
        self.detail = kept(IncidentDetail(context), self)
        self.after, self.before, self.zone = QComboBox(), QComboBox(), QComboBox()
        for combo, name in (
            (self.after, _("Year")),
            (self.before, _("Compared with")),
            (self.zone, record("incident")["zone"].title()),
        ):
            combo.setAccessibleName(name)
            combo.currentIndexChanged.connect(self._compare)
        for each in (self.after, PlainLabel(_("against"), tone="muted"), self.before, self.zone):
            self.choices.addWidget(each)
        self.heading.setText(_("Incidents by period"))
        self.picture.currentChanged.connect(self._show_category)

    # -- content

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read the counts again and compare the chosen years."""
        with self.project.read() as session:
            self._found = read_incidents(session)
            self._elsewhere = read_benchmarks(session)
        there = bool(self._found.rows)
        self.show_there(there=there)
        if there:
            self._offer(self._found)
            self._compare()

    def _offer(self, found: Incidents) -> None:
        """Fill the choices, keeping what was chosen; by default the last two years."""
        years = found.years
        last = found.last_two or (years[-1], years[-1])
        for combo, usual in ((self.after, last[1]), (self.before, last[0])):
            offer(combo, [(str(year), year) for year in reversed(years)], usual)
        self.before.setEnabled(len(years) > 1)
        zones = {row["zone"] or PLACE for row in found.rows}
        names = [(each.text(), each.key) for each in record("incident")["zone"].choices]
        offer(self.zone, [each for each in names if each[1] in zones], PLACE)
        self.zone.setVisible(len(zones) > 1)

    def _years(self) -> tuple[int, int]:
        return int(self.before.currentData() or 0), int(self.after.currentData() or 0)

    def _zone(self) -> str:
        return str(self.zone.currentData() or PLACE)

    def _compare(self) -> None:
        if self._found is None or not self._found.rows:
            return
        before, after = self._years()
        self._change = self._found.compare(before, after, self._zone())
        self.total.setText(self._total_text())
        self.show_scene(self._scene)
        self.notes.tell(self._note_lines(before, after))
        self._tell_detail(self.picture.current())

    def _total_text(self) -> str:
        change = self._change
        if change is None or change.total is None:
            return _("no period is counted in both years")
        return _rate_line(span_text(change.parts, change.length), change.total)

    def _scene(self, width: float, text: float) -> Scene:
        if self._found is None or self._change is None:
            raise LookupError("no incidents")
        after, zone = self._years()[1], self._zone()
        return incident_scene(self._found, self._change, after, width, zone, text)

    def _note_lines(self, before: int, after: int) -> list[tuple[str, str]]:
        """Return what to mind, the gravest first."""
        found, change = self._found, self._change
        if found is None or change is None:
            return []
        lines = [(broken_text(each), "warn") for each in found.breaks()]
        if change.unbroken and change.total and change.breaks:
            said = _rate_line(_("Without broken series"), change.unbroken)
            lines.append((said, "muted"))
        displaced = found.displaced(before, after)
        if displaced is not None:
            lines.append((_displaced_text(displaced), "muted"))
        notes = dict.fromkeys(note for each in change.categories for note in each.notes)
        if Note.DETECTION in notes:
            lines.append((note_words(Note.DETECTION), "warn"))
        sources = {row["source"] or "" for row in found.rows if (row["zone"] or PLACE) != BESIDE}
        if len(sources) > 1:
            text = _("The sum puts several sources together: {sources}.")
            lines.append((text.format(sources=sources_text(sorted(sources))), "muted"))
        lines.append((_("Only numbers are kept here, never who was involved."), "muted"))
        return lines

    # -- one category

    def _show_category(self, key: str) -> None:
        if key and self._tell_detail(key):
            self.context.desk.inspect(self.detail)

    def _tell_detail(self, key: str) -> bool:
        if self._found is None or self._change is None or self._elsewhere is None:
            return False
        series = next((s for s in self._found.series(self._zone()) if s.category == key), None)
        if series is None:
            return False
        change = next((c for c in self._change.categories if c.category == key), None)
        self.detail.tell(self._found, series, change, self._years(), self._elsewhere)
        return True

    @override
    def table(self) -> list[list[str]]:
        """Return the comparison as a table."""
        return table_lines(self._change, *self._years()) if self._change else []

    @override
    def show_row(self, row_id: str) -> None:
        """Show the category of a count."""
        row = (
            next((r for r in self._found.rows if r["id"] == row_id), None) if self._found else None
        )
        if row is not None:
            self.picture.set_current(row["category"])

    @override
    def summary(self) -> str:
        """Return the sum of the compared periods."""
        change = self._change
        if self._found is None or not self._found.rows or change is None or change.total is None:
            return ""
        return f"{span_text(change.parts, change.length)}: {figures(change.total, 1)}"


def _rate_line(what: str, rate: RateRatio) -> str:
    return _("{what}: {figures} · ratio {ratio} · {verdict}").format(
        what=what,
        figures=figures(rate, 1),
        ratio=interval_text(rate),
        verdict=rate_verdict(rate),
    )


def _displaced_text(displaced: Displacement) -> str:
    return _("{words} The place {inside}; beside it {outside}.").format(
        words=movement_words(displaced.movement),
        inside=figures(displaced.inside, 1),
        outside=figures(displaced.outside, 1),
    )
