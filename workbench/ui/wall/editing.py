"""Changing what is on the wall while the room looks on: a field, or the levers of a page.

Nothing here shows a window: it keeps what is being changed and says it as a strip; the words
themselves are typed in a line on the laptop.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.base.parse import ParseError
from workbench.charts.wall.strip import Strip
from workbench.models.field import Kind
from workbench.models.privacy_classes import may_stand_on_wall
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.meeting_book import DECISION
from workbench.project.noting import Spot as NotingSpot
from workbench.project.noting import note_line
from workbench.project.register import read_row
from workbench.ui.data.display import edit_text
from workbench.ui.data.reading import Reading, read_text
from workbench.ui.data.titles import Titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.charts.wall import Lever, Spot, WallPage
    from workbench.models.field import Field
    from workbench.project.project import Project

_TYPED = frozenset(
    {
        Kind.TEXT, Kind.NOTE, Kind.INTEGER, Kind.DECIMAL, Kind.MONEY, Kind.DATE,
    }
)  # fmt: skip
_BREAK = " ↵ "  # how the end of a line is shown in a text of one line
_CHOSEN = frozenset({Kind.CHOICE, Kind.YES_NO, Kind.SCALE})


def changeable(spots: Sequence[Spot]) -> list[Spot]:
    """Return the spots that may be changed on the wall: public fields of kinds that fit a line."""
    return [
        each
        for each in spots
        if may_stand_on_wall(field_of(each)) and field_of(each).kind in _TYPED | _CHOSEN
    ]


def field_of(spot: Spot) -> Field:
    """Return the field of a spot."""
    return record(spot.table)[spot.field]


class FieldEdit:
    """One field being changed. The one who types moves among the fields of the page."""

    def __init__(self, project: Project, spots: Sequence[Spot], initiator: object) -> None:
        self._project, self._initiator = project, initiator
        self._spots = list(spots)
        self._at = 0
        self.wrong = ""
        self.text, self.caret = "", 0
        self._load()

    @property
    def spot(self) -> Spot:
        """The field that is being changed."""
        return self._spots[self._at]

    @property
    def field(self) -> Field:
        """What is declared of the field."""
        return field_of(self.spot)

    @property
    def typed(self) -> bool:
        """Whether it is typed, not chosen by keys."""
        return self.field.kind in _TYPED

    @property
    def row_key(self) -> str:
        """The row in which it is."""
        return self.spot.row_id

    def _load(self) -> None:
        with self._project.read() as session:
            row = read_row(session, record(self.spot.table), self.spot.row_id)
        self._row = row or {}
        self._before = self._row.get(self.spot.field)
        self._value: Any = self._before
        self.text = self._written(self._before)
        self.caret = len(self.text)
        self.wrong = ""

    def _written(self, value: Any) -> str:  # noqa: ANN401 - see Kind
        written = edit_text(self.field, value, Titles(self._project))
        return written.replace("\n", _BREAK)

    def choose(self, by: int) -> None:
        """Take the next or the previous value of a chosen field."""
        values = self._choices()
        at = values.index(self._value) if self._value in values else 0
        self._value = values[(at + by) % len(values)]
        self.text = self._shown()

    def _choices(self) -> list[Any]:
        match self.field.kind:
            case Kind.CHOICE:
                return [each.key for each in self.field.choices]
            case Kind.SCALE:
                low, high = int(self.field.minimum or 1), int(self.field.maximum or 5)
                return list(range(low, high + 1))
            case _:
                return [False, True]

    def _shown(self) -> str:
        if self.field.kind is Kind.YES_NO:
            return _("Yes") if self._value else _("No")
        choice = self.field.choice(self._value)
        return choice.text() if choice else str(self._value if self._value is not None else "")

    def keep(self) -> bool:
        """Write what was changed as one edit; False, with the reason, where it cannot be."""
        try:
            value = self._read() if self.typed else self._value
            if value != self._before:
                values = {self.spot.field: value}
                acts.change(self._project, record(self.spot.table), self.spot.row_id, values,
                            initiator=self._initiator)  # fmt: skip
        except (ParseError, WorkbenchError) as error:
            self.wrong = error.text()
            return False
        return True

    def _read(self) -> Any:  # noqa: ANN401 - see Kind
        if self.text == self._written(self._before):
            return self._before
        reading = Reading(Titles(self._project), self._project.today())
        text = self.text.replace(_BREAK, "\n")
        return read_text(self.field, text, reading, row_id=self.spot.row_id)

    def move(self, by: int) -> bool:
        """Go to the next or previous field, keeping this one; False where that cannot be."""
        if not self.keep():
            return False
        self._at = (self._at + by) % len(self._spots)
        self._load()
        if not self.typed:
            self.text = self._shown()
        return True

    def begin(self) -> None:
        """Show the value of the first field."""
        if not self.typed:
            self.text = self._shown()

    def strip(self) -> Strip:
        """Return what the room sees of it."""
        more = _("Tab: next") if len(self._spots) > 1 else ""
        keys = _("Enter keeps, Esc leaves it") if self.typed else _("← → choose, Enter keeps")
        hint = " · ".join(filter(None, (keys, more)))
        text = self.text if self.typed else f"‹ {self.text} ›"
        label = f"{self._name()}: {self.field.title()}" if self._name() else self.field.title()
        return Strip(label, text, hint, self.caret if self.typed else None, self.wrong)

    def _name(self) -> str:
        """Return what the row is called, where that may be shown."""
        kind = record(self.spot.table)
        title = kind[kind.title_field]
        if self.spot.field == kind.title_field or not may_stand_on_wall(title):
            return ""
        return str(self._row.get(kind.title_field) or "")


class NoteEdit:
    """A decision, an action point or an idea being written, under the item that is shown."""

    typed = True
    row_key = ""

    def __init__(
        self, project: Project, kind: str, noting: tuple[str, str], initiator: object
    ) -> None:
        self._project, self._initiator = project, initiator
        self._kind, self._spot = kind, noting_spot(*noting)
        self.text, self.caret, self.wrong = "", 0, ""

    def keep(self) -> bool:
        """Note it; nothing where nothing is written. False, with the reason, where it cannot be."""
        if not self.text.strip():
            return True
        try:
            note_line(self._project, self._kind, self.text, self._spot, initiator=self._initiator)
        except WorkbenchError as error:
            self.wrong = error.text()
            return False
        return True

    def strip(self) -> Strip:
        """Return what the room sees of it."""
        choice = DECISION["kind"].choice(self._kind)
        hint = _("what; who; when · Enter keeps, Esc leaves it")
        return Strip(choice.text() if choice else "", self.text, hint, self.caret, self.wrong)


def noting_spot(meeting: str, item: str) -> NotingSpot:
    """Return where something is noted, by ids that may be empty."""
    return NotingSpot(meeting or None, item or None)


class LeverEdit:
    """The levers of a page being moved; the page is made anew with every step."""

    def __init__(self, project: Project, page: WallPage, initiator: object) -> None:
        if page.levers is None:
            message = "the page has no levers"
            raise ValueError(message)
        self._project, self._initiator = project, initiator
        self._levers = page.levers
        self.page = page
        self._at = 0
        self._values: dict[str, float] = {}
        self.wrong = ""

    @property
    def lever(self) -> Lever:
        """The lever that is moved now, at its present value."""
        lever = self._levers.levers[self._at]
        return replace(lever, value=self._values.get(lever.key, lever.value))

    def turn(self, by: int) -> None:
        """Move the lever a step up or down."""
        lever = self.lever
        value = min(max(round(lever.value + by * lever.step, 6), lever.low), lever.high)
        self._values[lever.key] = value
        self.page = self._levers.moved(self._values)

    def choose(self, by: int) -> None:
        """Take another lever."""
        self._at = (self._at + by) % len(self._levers.levers)

    def keep(self) -> bool:
        """Write what was moved as one edit; False, with the reason, where it cannot be."""
        if not self._values or self._levers.keep is None:
            return True
        try:
            self._levers.keep(self._project, self._values, self._initiator)
        except WorkbenchError as error:
            self.wrong = error.text()
            return False
        return True

    def strip(self) -> Strip:
        """Return what the room sees of it."""
        lever = self.lever
        hint = _("← → move, ↑ ↓ another, Enter keeps, Esc takes back")
        return Strip(lever.title, f"‹ {lever.told(lever.value)} ›", hint, None, self.wrong)
