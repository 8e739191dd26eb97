"""Indicators as a register with their status, and one in full in the inspector."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.formats import month_short
from workbench.base.language import N_, _
from workbench.models.field import Kind, Privacy
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.rules.indicators import Light
from workbench.steps.importing import plan_table, take_in
from workbench.steps.vision.live_standings import MEASURED, LiveStandings
from workbench.steps.vision.page_indicator_card import IndicatorCard
from workbench.steps.vision.page_library import LibraryPanel
from workbench.ui.data.columns import Column, Mark, columns_of, computed_column
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.register import RegisterPanel
from workbench.ui.parts.text import Meta

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.project.changes import Changes
    from workbench.steps.vision.views import Standing
    from workbench.ui.parts.page import PageContext

INDICATOR = record("indicator")
SYMBOLS = {
    Light.GREEN: ("on_time", "ok"),
    Light.YELLOW: ("risk", "warn"),
    Light.RED: ("late", "error"),
    Light.GREY: ("none", "muted"),
}
AHEAD = 3


class IndicatorsView(Page):
    """The register of indicators; what they fetch is read anew when what it comes from changes."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._stands = LiveStandings(self.project)
        self._page_years = self._years()
        self.panel = self._register()
        self.panel.rows.set_group("goal_id")
        self.card = IndicatorCard(context, self.panel.form, self.panel)
        self.card.hide()  # until the inspector shows it
        self.panel.inspected = self.card
        self.panel.selected.connect(self._show_card)
        self.library = LibraryPanel(context)
        self.library.hide()
        self.library.closed.connect(self._close_library)
        self.library.added.connect(self._take_added)
        self.choose = QuietButton(_("Choose from the library…"), icon="book-open", key="Ctrl+L")
        self.choose.clicked.connect(self.open_library)
        self.choose.setEnabled(not self.project.read_only)
        self.told = Meta("")
        self._lay_out()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 0, 4)
        bar.addWidget(self.told, 1)
        bar.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(self.library, 1)
        column.addWidget(self.panel, 1)

    def _register(self) -> RegisterPanel:
        columns = columns_of(INDICATOR, years=self._page_years, computed=self._computed())
        return RegisterPanel(
            self.context,
            INDICATOR,
            placeholder=_("New indicator: indicator; goal; unit – Enter saves"),
            empty=_("No indicators yet. Every goal needs one that somebody can measure."),
            columns=columns,
            chosen=("code", "title", "now", "aim", "status", "age"),
            plan=partial(plan_table, self.project, INDICATOR),
            take=lambda plan: take_in(self.project, plan, pasted=True),
        )

    def _years(self) -> list[int]:
        found = {
            year
            for each in self._stands.all().values()
            for year in (*each.values["targets"], *each.values["values"])
        }
        this = self.project.today().year
        return sorted(found | set(range(this, this + AHEAD)))

    def _computed(self) -> tuple[Column, ...]:
        def told(say: Any) -> Any:  # noqa: ANN401 - one function of a standing
            def compute(row: Mapping[str, Any]) -> str:
                stand = self._stands.of(row["id"])
                return str(say(stand)) if stand is not None else ""

            return compute

        def mark(row: Mapping[str, Any]) -> Mark:
            stand = self._stands.of(row["id"])
            symbol, tone = SYMBOLS[stand.light if stand else Light.GREY]
            return Mark(symbol, tone)

        def age(row: Mapping[str, Any]) -> Mark | None:
            stand = self._stands.of(row["id"])
            return Mark("risk", "warn") if stand is not None and stand.stale else None

        make = partial(computed_column, kind=Kind.TEXT, privacy=Privacy.PUBLIC, depends=MEASURED)
        return (
            make("start", N_("Start"), compute=told(_start), width=6),
            make("now", N_("Now"), compute=told(_now), width=17),
            make("aim", N_("Aim"), compute=told(_aim), width=7),
            make("status", N_("Status"), compute=told(_light), width=17, mark=mark),
            make("age", N_("Measured"), compute=told(_age), width=11, mark=age),
        )

    # -- content

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Reckon the values anew where what they come from has changed."""
        if changes is None or changes.touches(*MEASURED):
            self._stands.forget()  # the window may hear of an edit before them
        self.panel.refresh(changes)
        self._show_card(self.panel.table.selected_ids())
        met = sum(each.light is Light.GREEN for each in self._stands.all().values())
        stale = sum(each.stale for each in self._stands.all().values())
        said = _("{met} of {count} on target · {stale} due to be measured")
        self.told.setText(said.format(met=met, count=len(self._stands.all()), stale=stale))
        self.told.setVisible(bool(self._stands.all()))

    def _show_card(self, ids: list[str]) -> None:
        self.card.show_standing(self._stands.of(ids[0]) if len(ids) == 1 else None)

    @override
    def summary(self) -> str:
        """Return how many there are."""
        with self.project.read() as session:
            goals = len(read_rows(session, record("goal")))
        said = _("{goals} goals, {indicators} indicators")
        return said.format(goals=goals, indicators=len(self._stands.all()))

    # -- the library

    def open_library(self) -> None:
        """Offer indicators to choose from."""
        self.panel.hide()
        self.choose.hide()
        self.library.open()

    def _close_library(self) -> None:
        self.library.hide()
        self.panel.show()
        self.choose.show()
        self.panel.table.setFocus()

    def _take_added(self, ids: list[str]) -> None:
        self._close_library()
        self.panel.table.select(ids)
        self.context.desk.notice(self.project.undo_label() or "", undo=True)

    # -- the contract

    @override
    def show_row(self, row_id: str) -> None:
        """Show an indicator."""
        self.panel.show_row(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with indicators."""
        editable = not self.project.read_only
        return (
            Command("register.new", _("New row"), self.panel.quick.setFocus, "Ctrl+N", icon="plus"),
            Command("indicator.library", _("Choose indicators from the library…"),
                    self.open_library, "Ctrl+L", icon="book-open", ready=lambda: editable),
            Command("indicator.source", _("Say where the value comes from…"),
                    self.card.edit_source, icon="link", ready=lambda: self.card.one),
            *self.panel.commands(),
        )  # fmt: skip

    @override
    def entry_focus(self) -> QWidget:
        """Return the quick line."""
        return self.panel.quick

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.panel.leave()


def _start(stand: Standing) -> str:
    found = stand.baseline
    return stand.with_unit(found.value) if found else "–"


def _now(stand: Standing) -> str:
    interval = stand.interval_text()
    value = stand.with_unit(stand.value)
    return f"{value} ({interval})" if interval else value


def _aim(stand: Standing) -> str:
    return stand.with_unit(stand.target)


def _light(stand: Standing) -> str:
    return stand.light_text()


def _age(stand: Standing) -> str:
    if stand.value is None:
        return "–"
    day = stand.fresh.last
    return f"{month_short(day)} {day.year}" if day else str(stand.year or "–")
