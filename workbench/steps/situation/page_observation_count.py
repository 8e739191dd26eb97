"""Counting people on the spot: one slot at a time, a large button and a key for each thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.measures.observations import ACTIVITIES, AGES, read_observations
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.situation.observation_edits import write_observations
from workbench.steps.situation.observation_words import field_title, round_title
from workbench.steps.situation.page_observation_entry import usual_slots
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.counter import Counter
from workbench.ui.parts.page import Page
from workbench.ui.parts.picture_page import offer
from workbench.ui.parts.table_keys import NOT_TYPED
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from workbench.measures.observations import Observations, Place
    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

OBSERVATION: Final = record("observation")
PASSING: Final = "passing"
GROUPS: Final = (("women", "men"), AGES, ACTIVITIES)
KEPT: Final = tuple(name for group in GROUPS for name in group)
SAVE_MS: Final = 1500
_ACROSS: Final = 3
_MINUTES: Final = 10
_HOUR: Final = 60


class CountPanel(Page):
    """What is seen in one slot. It is saved a moment after the last count, and when one leaves."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._found: Observations | None = None
        self._dirty = False
        self._unjudged = 0
        self._place: tuple[str, Place] = ("", ("", ""))
        self.round, self.surface, self.slot = QComboBox(), QComboBox(), QComboBox()
        self.weather, self.temperature = QComboBox(), QSpinBox()
        self.minutes = QSpinBox()
        self.flow, self.staying = PlainLabel("", tone="muted"), PlainLabel("", tone="muted")
        self.counters: dict[str, Counter] = {}
        self._keys: dict[str, str] = {}
        self._timer = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._timer.timeout.connect(self.save)
        self._prepare()
        self._make_counters()
        self._lay_out()

    def _prepare(self) -> None:
        for widget, name in (
            (self.round, "round"),
            (self.surface, "surface_id"),
            (self.slot, "slot"),
            (self.weather, "weather"),
            (self.temperature, "temperature"),
        ):
            widget.setAccessibleName(OBSERVATION[name].title())
        self.weather.addItem(_("Weather not noted"), None)
        for choice in OBSERVATION["weather"].choices:
            self.weather.addItem(choice.text(), choice.key)
        self.temperature.setRange(-51, 60)
        self.temperature.setSpecialValueText(_("° not noted"))
        self.temperature.setSuffix(" °C")
        self.temperature.setValue(-51)
        self.minutes.setRange(1, _HOUR)
        self.minutes.setValue(_MINUTES)
        self.minutes.setSuffix(_(" minutes"))
        self.minutes.setAccessibleName(_("For how long passing people are counted"))
        for chooser in (self.round, self.surface, self.slot):
            chooser.currentIndexChanged.connect(self._on_place)
        self.weather.currentIndexChanged.connect(self._touch)
        self.temperature.valueChanged.connect(self._touch)
        self.minutes.valueChanged.connect(self._touch)

    def _make_counters(self) -> None:
        for name in (PASSING, *KEPT):
            title = _("Passing") if name == PASSING else field_title(name)
            key = self._key_for(title)
            self._keys[key.casefold()] = name
            counter = Counter(title, key)
            counter.counted.connect(lambda step, name=name: self.count(name, step))
            self.counters[name] = counter

    def _key_for(self, title: str) -> str:
        """Return the first letter or digit of a name that no other counter has."""
        letters = [each for each in title if each.isalnum()]
        free = (each for each in letters if each.casefold() not in self._keys)
        return next(free, str(len(self._keys))).upper()

    def _lay_out(self) -> None:
        top, second = QHBoxLayout(), QHBoxLayout()
        for each in (self.round, self.surface, self.slot):
            top.addWidget(each)
        top.addStretch(1)
        second.addWidget(self.weather)
        second.addWidget(self.temperature)
        second.addStretch(1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.addLayout(self._passing_row())
        titles = (_("Staying"), _("Age as judged"), _("Activity"))
        for title, names in zip(titles, GROUPS, strict=True):
            head = QHBoxLayout()
            head.addWidget(PlainLabel(title, FontRole.META_STRONG, "muted"))
            if names is GROUPS[0]:
                head.addWidget(self.staying)
            head.addStretch(1)
            column.addSpacing(6)
            column.addLayout(head)
            column.addLayout(self._counter_grid(names))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        hint = PlainLabel(
            _("Each key counts one more, with Shift one less. Saved a moment after you stop."),
            FontRole.META,
            "muted",
            wrap=True,
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(top)
        whole.addLayout(second)
        whole.addWidget(area, 1)
        whole.addWidget(hint)

    def _passing_row(self) -> QGridLayout:
        grid = QGridLayout()
        grid.addWidget(self.counters[PASSING], 0, 0)
        grid.addWidget(self.minutes, 0, 1)
        grid.addWidget(self.flow, 0, 2)
        for column in range(_ACROSS):
            grid.setColumnStretch(column, 1)
        return grid

    def _counter_grid(self, names: tuple[str, ...]) -> QGridLayout:
        grid = QGridLayout()
        for number, name in enumerate(names):
            grid.addWidget(self.counters[name], number // _ACROSS, number % _ACROSS)
        for column in range(_ACROSS):
            grid.setColumnStretch(column, 1)
        return grid

    # -- which slot

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read the observations again; what has just been counted stays."""
        if self._dirty:
            return
        with self.project.read() as session:
            self._found = read_observations(session)
            surfaces = read_rows(session, record("surface"))
        rounds = list(self._found.rounds)
        today = self.project.today()
        now = f"{today.year}-{today.month:02d}"
        rounds += [] if now in rounds else [now]
        offer(self.round, [(round_title(each), each) for each in reversed(rounds)], now)
        entries = [(f"{row['code']} {row['name']}".strip(), row["id"]) for row in surfaces]
        offer(self.surface, entries or [(_("Without a surface"), "")], None)
        slots = [each.text for each in self._found.slots(*self._found.rounds)]
        slots += [each for each in usual_slots() if each not in slots]
        offer(self.slot, [(each, each) for each in slots], slots[0])
        for widget in (*self.counters.values(), self.weather, self.temperature):
            widget.setEnabled(not self.project.read_only)
        self._load()

    def _chosen(self) -> tuple[str, Place]:
        place = str(self.surface.currentData() or ""), str(self.slot.currentData() or "")
        return str(self.round.currentData() or ""), place

    def _on_place(self) -> None:
        if self._chosen() != self._place:
            self.save()
            self._load()

    def _load(self) -> None:
        """Show what has been counted in the chosen slot."""
        self._place = self._chosen()
        said = self._found.at(*self._place) if self._found else []
        row = said[0] if said else {}
        for name in KEPT:
            self.counters[name].show_count(row.get(name) or 0)
        judged = sum(self.counters[name].count for name in GROUPS[0])
        # Who stays may have been counted without saying whether it is a woman or a man.
        self._unjudged = max(0, (row.get("staying") or 0) - judged)
        passing = round((row.get("flow") or 0) * self.minutes.value() / _HOUR)
        self.counters[PASSING].show_count(passing)
        for widget in (self.weather, self.temperature):
            widget.blockSignals(True)
        self.weather.setCurrentIndex(max(0, self.weather.findData(row.get("weather"))))
        degrees = row.get("temperature")
        self.temperature.setValue(-51 if degrees is None else degrees)
        for widget in (self.weather, self.temperature):
            widget.blockSignals(False)
        self._dirty = False
        self._tell_sums()

    # -- counting

    def count(self, name: str, step: int) -> None:
        """Count one more or one less."""
        counter = self.counters[name]
        counter.show_count(max(0, counter.count + step), tell=True)
        self._touch()

    def _touch(self) -> None:
        self._dirty = not self.project.read_only
        self._tell_sums()
        self._timer.start()

    def _flow(self) -> int:
        return round(self.counters[PASSING].count * _HOUR / self.minutes.value())

    def _staying(self) -> int:
        return self._unjudged + sum(self.counters[name].count for name in GROUPS[0])

    def _tell_sums(self) -> None:
        self.flow.setText(_("{count} an hour").format(count=self._flow()))
        self.staying.setText(_("{count} people").format(count=self._staying()))

    def save(self) -> None:
        """Write what has been counted, as one edit."""
        self._timer.stop()
        if not self._dirty or not self._place[0]:
            return
        self._dirty = False
        round_name, place = self._place
        values: dict[str, object] = {name: self.counters[name].count or None for name in KEPT}
        if self._staying():
            # Nobody of one sex is a count too, where anybody was seen.
            values |= {name: self.counters[name].count for name in GROUPS[0]}
        values |= {"staying": self._staying() or None, "weather": self.weather.currentData()}
        if self.counters[PASSING].count:
            method = _("{count} minutes").format(count=self.minutes.value())
            values |= {"flow": self._flow(), "method": method}
        degrees = self.temperature.value()
        values |= {"temperature": None if degrees == self.temperature.minimum() else degrees}
        if not self._seen_on():
            values |= {"seen_on": self.project.clock.today()}
        try:
            write_observations(self.project, round_name, {place: values}, initiator=self)
        except WorkbenchError as error:
            self.context.desk.fail(error)

    def _seen_on(self) -> object:
        said = self._found.at(*self._place) if self._found else []
        return said[0]["seen_on"] if said else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count by keys; with Shift one less."""
        name = self._keys.get(event.text().casefold())
        if name is None or event.modifiers() & NOT_TYPED:
            super().keyPressEvent(event)
            return
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self.count(name, -1 if shift else 1)

    @override
    def entry_focus(self) -> QWidget:
        """Return the first counter: one comes here to count."""
        return self.counters[PASSING].more

    @override
    def leave(self) -> None:
        """Write what has been counted."""
        self.save()
