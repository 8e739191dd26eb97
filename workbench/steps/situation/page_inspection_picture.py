"""The result of safety inspections: bars by aspect, levels, red aspects without a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_text
from workbench.base.language import _, ngettext
from workbench.models.registry import record
from workbench.rules.indicators import Light
from workbench.steps.situation.incident_words import quality_name
from workbench.steps.situation.inspection_edits import add_finding
from workbench.steps.situation.inspection_pictures import (
    change_text,
    cut_offs_text,
    inspection_scene,
    level_word,
    score_text,
    table_lines,
)
from workbench.steps.situation.inspections import read_inspections
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.fact_grid import FactGrid, Lines
from workbench.ui.parts.marks import Chip
from workbench.ui.parts.page import kept
from workbench.ui.parts.picture_page import PicturePage, offer
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from workbench.charts.scene import Scene
    from workbench.project.changes import Changes
    from workbench.project.register import Values
    from workbench.steps.situation.inspections import Inspections
    from workbench.ui.parts.page import PageContext

_SYMBOLS = {Light.RED: "late", Light.YELLOW: "risk", Light.GREEN: "on_time"}
_TONES = {Light.RED: "error", Light.YELLOW: "warn", Light.GREEN: "ok"}


class InspectionPicture(PicturePage):
    """Two inspections against each other; the chosen aspect in full in the inspector.

    ``entry_wanted`` asks for the grid of points where there is no inspection yet.
    """

    entry_wanted = Signal()

    def __init__(self, context: PageContext) -> None:
        nothing = EmptyState(
            _("No inspection yet. Go round with nine aspects and give each 0 to 20 points."),
            _("Type in points"),
            icon="list-checks",
        )
        super().__init__(context, nothing)
        nothing.acted.connect(self.entry_wanted)
        self._found: Inspections | None = None
        self.after, self.before = QComboBox(), QComboBox()
        self.after.setAccessibleName(record("inspection")["name"].title())
        self.before.setAccessibleName(_("Compared with"))
        for combo in (self.after, self.before):
            combo.currentIndexChanged.connect(self._show)
        for each in (self.after, PlainLabel(_("against"), tone="muted"), self.before):
            self.choices.addWidget(each)
        self.heading.setText(_("Points by aspect"))
        self.picture.currentChanged.connect(self._show_aspect)
        self.detail = kept(AspectDetail(), self)
        self.detail.finding.clicked.connect(self._make_finding)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read the inspections again."""
        with self.project.read() as session:
            self._found = read_inspections(session)
        used = self._found.used
        self.show_there(there=bool(used))
        if used:
            entries = [(row["name"], row["id"]) for row in reversed(used)]
            offer(self.after, entries, used[-1]["id"])
            offer(self.before, entries, used[max(-2, -len(used))]["id"])
            self.before.setEnabled(len(used) > 1)
            self._show()

    def _chosen(self) -> list[Values]:
        keys = dict.fromkeys((self.before.currentData(), self.after.currentData()))
        known = {row["id"]: row for row in self._found.used} if self._found else {}
        return [known[key] for key in keys if key in known]

    def _show(self) -> None:
        chosen = self._chosen()
        if self._found is None or not chosen:
            return
        means = [score_text(self._found.whole(each).score) for each in chosen]
        self.total.setText(_("weighted mean {means}").format(means=" → ".join(means)))
        self.show_scene(self._scene)
        self.notes.tell(self._note_lines(chosen))
        self._tell_detail(self.picture.current())

    def _scene(self, width: float, text: float) -> Scene:
        if self._found is None:
            raise LookupError("no inspections")
        return inspection_scene(self._found, self._chosen(), width, text)

    def _note_lines(self, chosen: list[Values]) -> list[tuple[str, str]]:
        found = self._found
        if found is None:
            return []
        lines: list[tuple[str, str]] = []
        if len(chosen) > 1:
            method, cut_offs = found.differ(chosen[0], chosen[-1])
            if method:
                lines.append((_("The inspections were made by different methods"), "warn"))
            if cut_offs:
                said = _("The levels of the two inspections have different cut-offs")
                lines.append((said, "warn"))
        red = found.red_without_finding()
        if red:
            said = ngettext(
                "{count} red aspect has no finding: {names}",
                "{count} red aspects have no finding: {names}",
                len(red),
            )
            names = ", ".join(each["name"] for each in red)
            lines.append((said.format(count=len(red), names=names), "error"))
        lines.append((cut_offs_text(chosen[-1]), "muted"))
        lines += [(_carried(each), "muted") for each in chosen]
        return lines

    # -- one aspect

    def _show_aspect(self, key: str) -> None:
        if key and self._tell_detail(key):
            self.context.desk.inspect(self.detail)

    def _tell_detail(self, key: str) -> bool:
        found = self._found
        aspect = next((a for a in found.aspects if a["id"] == key), None) if found else None
        if found is None or aspect is None:
            return False
        self.detail.tell(found, aspect, self._chosen())
        self.detail.finding.setEnabled(not self.project.read_only)
        return True

    def _make_finding(self) -> None:
        if self.detail.aspect is None:
            return
        try:
            add_finding(self.project, self.detail.aspect, initiator=self)
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        self.refresh(None)
        self.context.desk.notice(self.project.undo_label() or "", undo=True)

    @override
    def table(self) -> list[list[str]]:
        """Return the scores as a table."""
        chosen = self._chosen()
        return table_lines(self._found, chosen) if self._found and chosen else []

    @override
    def show_row(self, row_id: str) -> None:
        """Show an aspect."""
        self.picture.set_current(row_id)

    @override
    def summary(self) -> str:
        """Return how many inspections there are, and how many aspects are red."""
        found = self._found
        if found is None or not found.used:
            return ""
        count = len(found.used)
        said = ngettext("{count} inspection", "{count} inspections", count).format(count=count)
        last = found.used[-1]
        red = sum(found.score(last, each).level is Light.RED for each in found.aspects)
        in_words = ngettext("{count} red aspect", "{count} red aspects", red).format(count=red)
        return f"{said} · {in_words}"


def _carried(row: Values) -> str:
    """Return what an inspection carries: its day, who did it, how, and how good it is."""
    parts = (
        date_text(row["done_on"]) or _("day not noted"),
        row["performer"] or _("not said by whom"),
        row["method"],
        quality_name(row["quality"] or ""),
    )
    return f"{row['name']}: {' · '.join(part for part in parts if part)}"


class AspectDetail(QWidget):
    """One aspect: its scores, its factors, its comments and findings."""

    def __init__(self) -> None:
        super().__init__()
        self.aspect: Values | None = None
        self.title = PlainLabel("", FontRole.PANEL_TITLE, wrap=True)
        self.figures = PlainLabel("", FontRole.PAGE_TITLE)
        self.level = Chip("")
        self.factors, self.comments, self.findings = FactGrid(), Lines(), Lines()
        self.finding = QuietButton(_("Make a finding"), icon="plus")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        line = QHBoxLayout()
        line.addWidget(self.level)
        line.addStretch(1)
        column.addWidget(self.title)
        column.addWidget(self.figures)
        column.addLayout(line)
        column.addWidget(self.factors)
        column.addWidget(self.comments)
        column.addSpacing(6)
        column.addWidget(PlainLabel(_("Findings"), FontRole.META_STRONG, "muted"))
        column.addWidget(self.findings)
        column.addWidget(self.finding)
        column.addStretch(1)

    def tell(self, found: Inspections, aspect: Values, chosen: list[Values]) -> None:
        """Show an aspect in the chosen inspections."""
        self.aspect = aspect
        self.title.setText(aspect["name"])
        scores = [found.score(each, aspect) for each in chosen]
        figures = " → ".join(score_text(each.score) for each in scores)
        change = found.change(chosen[-2], chosen[-1], aspect) if len(chosen) > 1 else None
        self.figures.setText(f"{figures}   {change_text(change)}".strip())
        level = scores[-1].level if scores else Light.GREY
        self.level.setVisible(level in _SYMBOLS)
        if level in _SYMBOLS:
            self.level.set_state(level_word(level), _SYMBOLS[level], _TONES[level])
        rows = [
            [
                factor["name"],
                *(_points(found, each["id"], aspect["id"], factor["id"]) for each in chosen),
            ]
            for factor in found.factors.get(aspect["id"], ())
        ]
        self.factors.tell(rows, ("", *(each["name"] for each in chosen)) if rows else ())
        ids = [each["id"] for each in chosen]
        comments = [
            row["comment"]
            for (inspection, owner, _factor), row in found.scores.items()
            if owner == aspect["id"] and inspection in ids and row["comment"]
        ]
        self.comments.tell([(text, "muted") for text in comments])
        findings = found.findings.get(aspect["id"], ())
        said = [(f"{row['code']} {row['title']}".strip(), "muted") for row in findings]
        lacking = level is Light.RED and not findings
        self.findings.tell(said or [(_("None yet"), "error" if lacking else "muted")])


def _points(found: Inspections, inspection: str, aspect: str, factor: str) -> str:
    points = found.points(inspection, aspect, factor)
    return "–" if points is None else f"{points.normalize():f}".replace(".", ",")
