"""Counted people in pictures: the day's course, two rounds against each other, who is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import _, ngettext
from workbench.steps.situation.observation_pictures import (
    profile_scene,
    split_scene,
    table_lines,
    women_scene,
)
from workbench.steps.situation.observation_words import (
    amount,
    compared_text,
    field_title,
    fit_lines,
    round_short,
    round_title,
    share_text,
)
from workbench.steps.situation.observations import ACTIVITIES, AGES, read_observations
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.fact_grid import FactGrid
from workbench.ui.parts.page import kept
from workbench.ui.parts.picture_page import PicturePage, offer
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from workbench.charts.scene import Scene
    from workbench.project.changes import Changes
    from workbench.steps.situation.observations import Observations
    from workbench.ui.parts.page import PageContext

STAYING, FLOW, WOMEN, AGE, ACTIVITY = "staying", "flow", "women", "age", "activity"
SPLITS: Final = {AGE: AGES, ACTIVITY: ACTIVITIES}


class ObservationPicture(PicturePage):
    """What is counted by surface and time of day, two rounds against each other.

    ``entry_wanted`` asks for the counting where nothing has been counted yet.
    """

    entry_wanted = Signal()

    def __init__(self, context: PageContext) -> None:
        nothing = EmptyState(
            _("Nobody counted yet. Count outside, or type in what stands on paper."),
            _("Count people"),
            icon="footprints",
        )
        super().__init__(context, nothing)
        nothing.acted.connect(self.entry_wanted)
        self._found: Observations | None = None
        self.after, self.before, self.what = QComboBox(), QComboBox(), QComboBox()
        self.after.setAccessibleName(_("Round"))
        self.before.setAccessibleName(_("Compared with"))
        self.what.setAccessibleName(_("What is shown"))
        for key, title in (
            (STAYING, field_title("staying")),
            (FLOW, field_title("flow")),
            (WOMEN, _("Share of women")),
            (AGE, _("Age as judged")),
            (ACTIVITY, _("Activity")),
        ):
            self.what.addItem(title, key)
        for combo in (self.after, self.before, self.what):
            combo.currentIndexChanged.connect(self._show)
        for each in (self.after, PlainLabel(_("against"), tone="muted"), self.before, self.what):
            self.choices.addWidget(each)
        self.picture.currentChanged.connect(self._show_surface)
        self.detail = kept(SurfaceDetail(), self)

    # -- content

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read the observations again."""
        with self.project.read() as session:
            self._found = read_observations(session)
        rounds = self._found.rounds
        self.show_there(there=bool(rounds))
        if rounds:
            self._offer(rounds)
            self._show()

    def _offer(self, rounds: tuple[str, ...]) -> None:
        """Fill the choices, keeping what was chosen; by default the last two rounds."""
        entries = [(round_title(each), each) for each in reversed(rounds)]
        offer(self.after, entries, rounds[-1])
        offer(self.before, entries, rounds[max(-2, -len(rounds))])
        self.before.setEnabled(len(rounds) > 1)

    def _rounds(self) -> tuple[str, ...]:
        chosen = (str(self.before.currentData()), str(self.after.currentData()))
        return tuple(dict.fromkeys(chosen))

    def _show(self) -> None:
        found = self._found
        if found is None or not found.rounds:
            return
        what, rounds = str(self.what.currentData()), self._rounds()
        self.heading.setText(self.what.currentText())
        self.total.setText(self._total(found, what, rounds))
        self.show_scene(self._scene)
        lines = fit_lines(found.fit(*rounds)) if len(rounds) > 1 else []
        if what == WOMEN:
            said = _(
                "Sex and age are judged by the eye. Intervals are as for people met by chance."
            )
            lines.append((said, "muted"))
        self.notes.tell(lines)
        self.detail.tell(found, rounds, self.picture.current())

    def _total(self, found: Observations, what: str, rounds: tuple[str, ...]) -> str:
        if len(rounds) < 2:  # noqa: PLR2004 - a before and an after
            return ""
        before, after = rounds
        if what == WOMEN:
            share = found.women_in_all(before, after)
            return f"{share_text(share.before)} → {share_text(share.after)}"
        if what in {STAYING, FLOW}:
            slots = len(found.shared(before, after, what))
            said = ngettext("{figures} in {count} slot", "{figures} in {count} slots", slots)
            figures = compared_text(found.compare(before, after, what))
            return said.format(figures=figures, count=slots)
        return ""

    def _scene(self, width: float, text: float) -> Scene:
        if self._found is None:
            raise LookupError("no observations")
        found, rounds, what = self._found, self._rounds(), str(self.what.currentData())
        if what == WOMEN:
            return _women(found, rounds, width, text)
        if what in SPLITS:
            return split_scene(found, rounds, SPLITS[what], width, text)
        return profile_scene(found, rounds, what, width, text)

    def _show_surface(self, key: str) -> None:
        if self._found is not None and key in self._found.surfaces:
            self.detail.tell(self._found, self._rounds(), key)
            self.context.desk.inspect(self.detail)

    @override
    def table(self) -> list[list[str]]:
        """Return the counts as a table."""
        if self._found is None:
            return []
        what = str(self.what.currentData())
        name = what if what in {STAYING, FLOW, WOMEN} else STAYING
        return table_lines(self._found, self._rounds(), name)

    @override
    def summary(self) -> str:
        """Return how many rounds there are, and how staying changed."""
        found = self._found
        if found is None or not found.rounds:
            return ""
        count = len(found.rounds)
        said = ngettext("{count} round", "{count} rounds", count).format(count=count)
        rounds = self._rounds()
        if len(rounds) > 1:
            staying = compared_text(found.compare(rounds[0], rounds[1], STAYING))
            said += f" · {staying}" if staying else ""
        return said


class SurfaceDetail(QWidget):
    """One surface in both rounds: all that was seen there."""

    def __init__(self) -> None:
        super().__init__()
        self.title = PlainLabel("", FontRole.PANEL_TITLE, wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.setSpacing(8)
        self._column.addWidget(self.title)
        self._heads: dict[FactGrid, PlainLabel] = {}
        self.sums, self.ages, self.activities = (
            self._add(title) for title in ("", _("Age as judged"), _("Activity"))
        )
        self._column.addStretch(1)

    def _add(self, title: str) -> FactGrid:
        grid, head = FactGrid(), PlainLabel(title, FontRole.META_STRONG, "muted")
        self._heads[grid] = head
        self._column.addWidget(head)
        self._column.addWidget(grid)
        return grid

    def _show(self, grid: FactGrid, rows: list[list[str]], heads: tuple[str, ...]) -> None:
        grid.tell(rows, heads if rows else ())
        self._heads[grid].setVisible(bool(rows) and bool(self._heads[grid].whole_text()))

    def tell(self, found: Observations, rounds: tuple[str, ...], surface: str) -> None:
        """Show a surface."""
        self.title.setText(found.surface_names.get(surface) or _("Without a surface"))
        heads = ("", *(round_short(each) for each in rounds))
        sums = self._rows(found, rounds, surface, ("staying", "women", "men"))
        flow = [_mean(found, each, surface, "flow") for each in rounds]
        if any(value is not None for value in flow):
            sums.append([_("Passing / h, mean"), *map(amount, flow)])
        self._show(self.sums, sums, heads)
        self._show(self.ages, self._rows(found, rounds, surface, AGES), heads)
        self._show(self.activities, self._rows(found, rounds, surface, ACTIVITIES), heads)

    @staticmethod
    def _rows(
        found: Observations, rounds: tuple[str, ...], surface: str, names: tuple[str, ...]
    ) -> list[list[str]]:
        rows = []
        for name in names:
            sums = [
                found.split(each, (name,), [p for p in found.places(each) if p[0] == surface])[name]
                for each in rounds
            ]
            if any(sums):
                rows.append([field_title(name), *map(str, sums)])
        return rows


def _mean(found: Observations, round_name: str, surface: str, name: str) -> float | None:
    places = [each for each in found.places(round_name) if each[0] == surface]
    values = [found.value(round_name, each, name) for each in places]
    said = [value for value in values if value is not None]
    return round(sum(said) / len(said)) if said else None


def _women(found: Observations, rounds: tuple[str, ...], width: float, text: float) -> Scene:
    first, last = rounds[0], rounds[-1]
    shares = [*found.women(first, last), found.women_in_all(first, last)]
    return women_scene(shares, (first, last), width, text)
