"""Place ratings: the wheel of one occasion by group, or of several occasions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.formats import date_text, number_text
from workbench.base.language import _, ngettext
from workbench.models.registry import record
from workbench.steps.situation.incident_words import quality_name
from workbench.steps.situation.rating_pictures import (
    group_title,
    raters_text,
    rating_lines,
    rating_scene,
    shown_series,
    table_lines,
)
from workbench.steps.situation.ratings import RatedGroup, read_ratings
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.fact_grid import FactGrid
from workbench.ui.parts.page import kept
from workbench.ui.parts.picture_page import PicturePage, offer
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from workbench.charts.scene import Scene
    from workbench.project.changes import Changes
    from workbench.project.register import Values
    from workbench.steps.situation.ratings import RatedOccasion, Ratings
    from workbench.ui.parts.page import PageContext

OVER_TIME: Final = "over time"


class RatingPicture(PicturePage):
    """How people rate the place; groups side by side, or one occasion after the other.

    ``entry_wanted`` asks for the typing in where nobody has rated yet.
    """

    entry_wanted = Signal()

    def __init__(self, context: PageContext) -> None:
        nothing = EmptyState(
            _("Nobody has rated the place yet. Ask at least eight people from two groups."),
            _("Type in ratings"),
            icon="network",
        )
        super().__init__(context, nothing)
        nothing.acted.connect(self.entry_wanted)
        self._found: Ratings | None = None
        self.occasion = QComboBox()
        self.occasion.setAccessibleName(record("rating_occasion")["name"].title())
        self.occasion.currentIndexChanged.connect(self._show)
        self.choices.addWidget(self.occasion)
        self.heading.setText(_("Place rating, 1 poor to 7 very good"))
        self.picture.currentChanged.connect(self._show_theme)
        self.detail = kept(ThemeDetail(), self)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read the ratings again."""
        with self.project.read() as session:
            self._found = read_ratings(session)
        used = self._found.used
        self.show_there(there=bool(used))
        if used:
            entries: list[tuple[str, object]] = [(row["name"], row["id"]) for row in reversed(used)]
            if len(used) > 1:
                entries.append((_("All occasions"), OVER_TIME))
            offer(self.occasion, entries, used[-1]["id"])
            self._show()

    def _rated(self) -> RatedOccasion | None:
        """Return the chosen occasion, None when all are shown."""
        found, key = self._found, self.occasion.currentData()
        row = next((each for each in found.used if each["id"] == key), None) if found else None
        return found.occasion(row) if found and row else None

    def _groups(self) -> list[RatedGroup]:
        found, rated = self._found, self._rated()
        if rated is not None:
            return shown_series(rated)
        if found is None:
            return []
        wholes = [(row, found.occasion(row).whole) for row in found.used]
        return [RatedGroup(row["name"], whole.raters, whole.ratings) for row, whole in wholes[-4:]]

    def _show(self) -> None:
        found, rated = self._found, self._rated()
        if found is None or not found.used:
            return
        self.total.setText(raters_text(rated) if rated else "")
        self.show_scene(self._scene)
        lines = rating_lines(found, rated) if rated else []
        occasions = [rated.occasion] if rated else list(found.used)
        self.notes.tell([*lines, *((_carried(each), "muted") for each in occasions)])
        self._tell_detail(self.picture.current())

    def _scene(self, width: float, text: float) -> Scene:
        if self._found is None:
            raise LookupError("no ratings")
        return rating_scene(self._found, self._groups(), width, text)

    def _show_theme(self, key: str) -> None:
        if key and self._tell_detail(key):
            self.context.desk.inspect(self.detail)

    def _tell_detail(self, key: str) -> bool:
        found = self._found
        theme = next((each for each in found.themes if each["id"] == key), None) if found else None
        if theme is None:
            return False
        self.detail.tell(theme, self._groups())
        return True

    @override
    def table(self) -> list[list[str]]:
        """Return the means as a table."""
        return table_lines(self._found, self._groups()) if self._found else []

    @override
    def summary(self) -> str:
        """Return how many occasions there are."""
        count = len(self._found.used) if self._found else 0
        if not count:
            return ""
        return ngettext("{count} occasion", "{count} occasions", count).format(count=count)


def _carried(row: Values) -> str:
    """Return what an occasion carries: its day, who asked, how, and how good it is."""
    parts = (
        date_text(row["rated_on"]) or _("day not noted"),
        row["source"],
        row["method"],
        quality_name(row["quality"] or ""),
    )
    return f"{row['name']}: {' · '.join(part for part in parts if part)}"


class ThemeDetail(QWidget):
    """One theme: its question, and mean, spread and number of each group."""

    def __init__(self) -> None:
        super().__init__()
        self.title = PlainLabel("", FontRole.PANEL_TITLE, wrap=True)
        self.question = PlainLabel("", tone="muted", wrap=True)
        self.groups = FactGrid()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        for each in (self.title, self.question, self.groups):
            column.addWidget(each)
        column.addStretch(1)

    def tell(self, theme: Values, groups: list[RatedGroup]) -> None:
        """Show a theme."""
        self.title.setText(theme["name"])
        self.question.setText(theme["question"])
        rows = []
        for group in groups:
            rating = group.ratings.get(theme["id"])
            if rating is None:
                rows.append([group_title(group), "", "–"])
                continue
            spread = "" if rating.sd is None else f"± {number_text(rating.sd, 1)}"
            rows.append([group_title(group), spread, number_text(rating.mean, 1)])
        self.groups.tell(rows, ("", _("spread"), _("mean")) if rows else ())
