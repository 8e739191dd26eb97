"""What each owner pays under every model: pictures, tables, sliders, and one owner in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import kr, kronor
from workbench.base.language import _
from workbench.charts.compared import compared_height
from workbench.steps.finance import levy_edits
from workbench.steps.finance.levies import LevyBook, Scenario, chosen_year
from workbench.steps.finance.levy_pictures import (
    UNKNOWN,
    Line,
    owner_lines,
    owners_scene,
    property_lines,
)
from workbench.steps.finance.levy_told import model_notes
from workbench.steps.finance.levy_trial import Trial, trial_lines, tried
from workbench.steps.finance.page_adopt import AdoptPanel
from workbench.steps.finance.page_levy_owner import OwnerPanel
from workbench.steps.finance.page_levy_terms import TermsCard
from workbench.steps.finance.sheet_file import save_sheet
from workbench.steps.finance.views import read_budget
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import LinkButton, QuietButton, ViewSwitch
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.fact_grid import Lines
from workbench.ui.parts.figure_table import FigureColumn, FigureRow, FigureTable
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.scene_view import SceneView

if TYPE_CHECKING:
    from workbench.charts.scene import Scene
    from workbench.project.changes import Changes
    from workbench.steps.finance.levies import Values
    from workbench.ui.parts.page import PageContext

_TEXT = 40 / 3
TABLES = (
    "levy_model", "levy_category", "levy_charge", "property", "organisation", "budget_line",
    "budget_amount", "budget_version",
)  # fmt: skip


class LevyView(Page):
    """Models and sliders at the left; owners as bars and all amounts as a table at the right."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._book: LevyBook | None = None
        self._rows: list[Values] = []
        self._scenarios: tuple[Scenario, ...] = ()
        self._model = ""
        self._make_parts()
        self._make_figures()
        self._lay_out()
        Theme.current().changed.connect(self._measure)

    def _make_parts(self) -> None:
        """Make what stands at the left, and what the inspector shows."""
        self.terms = TermsCard()
        self.terms.tried.connect(lambda _trial: self._reckon())
        self.terms.chosen.connect(self._choose)
        self.terms.saved.connect(self._save)
        self.terms.copied.connect(self._copy)
        self.terms.adopting.connect(self._ask_decision)
        self.year = QComboBox()
        self.year.setAccessibleName(_("Year"))
        self.year.currentIndexChanged.connect(lambda _index: self._read())
        self.owner = OwnerPanel(self)
        self.owner.sheet_wanted.connect(self._save_sheet)
        self.adopt = AdoptPanel(self)
        self.adopt.accepted.connect(self._adopt)
        self.nothing = EmptyState(
            _("No levy model yet. Begin with three usual ones, or import a table of models."),
            _("Begin with three models"),
            icon="coins",
        )
        self.nothing.acted.connect(self._start)

    def _make_figures(self) -> None:
        """Make what stands at the right."""
        self.picture = SceneView()
        self.picture.currentChanged.connect(self._on_owner)
        self.notes = Lines()
        self.fallback = LinkButton(_("Let those without weight pay by their area"))
        self.fallback.clicked.connect(self._take_fallback)
        self.switch = ViewSwitch([_("Owners"), _("Properties")], name=_("Amounts by"))
        self.switch.chosen.connect(lambda _number: self._show_table())
        self.table = FigureTable(_("What each pays under every model"), most=60)
        self.table.chosen.connect(self._on_line)

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("ground", "card")
        framed = QVBoxLayout(card)
        framed.setContentsMargins(1, 4, 1, 4)
        framed.addWidget(self.picture)
        inside = QWidget()
        right = QVBoxLayout(inside)
        right.setContentsMargins(0, 0, 8, 8)
        right.addWidget(card)
        right.addWidget(self.notes)
        self._fallback_row = QHBoxLayout()
        self._fallback_row.addWidget(self.fallback)
        self._fallback_row.addStretch(1)
        right.addLayout(self._fallback_row)
        right.addLayout(self._table_bar())
        right.addWidget(self.table)
        right.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(area.focusPolicy().NoFocus)
        area.setWidget(inside)
        self._shown = QWidget()
        line = QHBoxLayout(self._shown)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.terms)
        line.addWidget(area, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._shown, 1)
        whole.addWidget(self.nothing, 1)
        self._shown.hide()

    def _table_bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.addWidget(self.switch)
        bar.addStretch(1)
        bar.addWidget(self.year)
        copying = QuietButton(_("Copy the table"))
        copying.clicked.connect(self.table.copy)
        bar.addWidget(copying)
        return bar

    def _measure(self) -> None:
        self._show_picture()

    # -- what is read

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read models and properties again; what is being tried stays."""
        if changes is None or changes.touches(*TABLES):
            self._read()

    def _read(self) -> None:
        with self.project.read() as session:
            self._book = LevyBook(session)
            budget = read_budget(session)
        book = self._book
        there = bool(book.models)
        self._shown.setVisible(there)
        self.nothing.setVisible(not there)
        if not there:
            self.context.desk.inspect(None)
            return
        self._offer_years(book)
        year = self.year.currentData()
        self._rows = book.of_year(year)
        grants = {
            line.values["title"]: line.amounts.get(year, 0)
            for line in (budget.of("income") if budget else ())
            if line.amounts.get(year, 0)
        }
        owners = {row["owner_id"] for row in book.properties.values() if row["owner_id"]}
        named = sorted((book.short_owners.get(key, ""), key) for key in owners)
        self.terms.offer(
            [(key, name) for name, key in named], grants, read_only=self.project.read_only
        )
        self._reckon()

    def _offer_years(self, book: LevyBook) -> None:
        years = book.years or (self.project.today().year,)
        wanted = self.year.currentData() or chosen_year(book, self.project.today().year)
        self.year.blockSignals(True)
        self.year.clear()
        for year in years:
            self.year.addItem(str(year), year)
        self.year.setCurrentIndex(max(0, self.year.findData(wanted)))
        self.year.blockSignals(False)
        self.year.setVisible(len(years) > 1)

    # -- what it shows

    @property
    def place(self) -> int:
        """The number of the chosen model; the adopted one where none was chosen."""
        found = next((n for n, row in enumerate(self._rows) if row["id"] == self._model), None)
        if found is not None:
            return found
        return next((n for n, row in enumerate(self._rows) if row["status"] == "adopted"), 0)

    def _reckon(self) -> None:
        """Share out anew, as a slider moves."""
        book = self._book
        if book is None or not self._rows:
            return
        trial: Trial = self.terms.trial
        self._scenarios = tried(book, self._rows, trial)
        place = self.place
        row = self._rows[place]
        self.terms.show_models(self._scenarios, place)
        self.terms.show_terms(row, self._scenarios[place])
        self.terms.tell(trial_lines(book, row, trial))
        self._show_picture()
        notes = model_notes(book, self._scenarios[place])
        self.notes.tell(notes)
        self.fallback.setVisible(self._may_fall_back(notes))
        self._show_table()
        if self.owner.isVisible():
            self._tell_owner(self.picture.current())

    def _may_fall_back(self, notes: list[tuple[str, str]]) -> bool:
        scenario = self._scenarios[self.place]
        missing = any(tone == "warn" for _text, tone in notes[1:]) and not scenario.adopted
        idle = (scenario.row.get("fallback") or "nothing") == "nothing"
        levy = scenario.levy
        return bool(missing and idle and levy is not None and levy.without_weight)

    def _show_picture(self) -> None:
        if self._book is None or not self._scenarios:
            return
        count = len({key for each in self._scenarios for key in each.owners})
        text = Theme.current().metrics.px(_TEXT)
        self.picture.setFixedHeight(round(compared_height(count, text)))
        self.picture.set_builder(self._scene)

    def _scene(self, width: float, _height: float) -> Scene:
        if self._book is None:
            raise LookupError
        text = Theme.current().metrics.px(_TEXT)
        current = self.picture.current()
        return owners_scene(self._book, self._scenarios, self.place, width, text, current)

    def _show_table(self) -> None:
        if self._book is None:
            return
        by_owner = self.switch.current() == 0
        lines = (
            owner_lines(self._book, self._scenarios, self.place)
            if by_owner
            else property_lines(self._book, self._scenarios)
        )
        self.table.show_rows(*figures(lines, self._scenarios, self.place, by_owner=by_owner))

    # -- one owner

    def _on_owner(self, key: str) -> None:
        self.picture.rebuild()
        if key:
            self._tell_owner(key)
            self.context.desk.inspect(self.owner)
            if self.switch.current() == 0:
                self.table.set_current(key)

    def _on_line(self, key: str) -> None:
        if not key or self._book is None:
            return
        by_owner = self.switch.current() == 0
        owner = key if by_owner else (self._book.owner_of(key) or UNKNOWN)
        self.picture.set_current(owner)

    def _tell_owner(self, key: str) -> None:
        if self._book is not None and key:
            self.owner.tell(self._book, self._scenarios, self.place, key)

    def _save_sheet(self, key: str) -> None:
        if self._book is not None:
            save_sheet(self.context, key, self._book.owners.get(key, ""))

    # -- what one does

    def _choose(self, model_id: str) -> None:
        if model_id and model_id != self._model:
            self._model = model_id
            self._reckon()

    def _save(self) -> None:
        trial = self.terms.trial
        terms = {
            row["id"]: trial.changed(row)
            for row in self._rows
            if row["status"] != "adopted" and trial.changed(row)
        }
        chosen = self._rows[self.place]
        if trial.rate is not None and chosen["status"] != "adopted":
            terms.setdefault(chosen["id"], {})["collection_percent"] = trial.rate
        self.terms.forget()
        self._do(lambda: levy_edits.save_terms(self.project, terms, initiator=self))

    def _copy(self) -> None:
        row = self._rows[self.place]
        changes = self.terms.trial.changed(row)
        name = _("{name}, copy").format(name=row["name"])
        self.terms.forget()
        self._do(lambda: self._copied(row["id"], {**changes, "name": name}))

    def _copied(self, model_id: str, changes: dict[str, object]) -> None:
        self._model = levy_edits.copy_levy(self.project, model_id, changes, initiator=self)

    def _take_fallback(self) -> None:
        terms = {self._rows[self.place]["id"]: {"fallback": "area"}}
        self._do(lambda: levy_edits.save_terms(self.project, terms, initiator=self))

    def _ask_decision(self) -> None:
        scenario = self._scenarios[self.place]
        self.adopt.ask(scenario.name, kr(scenario.total), self.project.today())
        self.context.desk.inspect(self.adopt)
        self.adopt.decision.setFocus()

    def _adopt(self, decided: object, decision: str) -> None:
        model_id = self._rows[self.place]["id"]
        done = self._do(
            lambda: levy_edits.adopt_levy(self.project, model_id, decided, decision, initiator=self)  # type: ignore[arg-type]
        )
        if done:
            self.context.desk.inspect(None)

    def _start(self) -> None:
        year = self.project.today().year + 1
        self._do(lambda: levy_edits.start_levies(self.project, year, None, initiator=self))
        self.terms.total.edit.setFocus()

    def _do(self, act: object) -> bool:
        """Do one edit, tell of it with a way back, and show what it gave."""
        try:
            act()  # type: ignore[operator]
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return False
        label = self.project.undo_label()
        if label:
            self.context.desk.notice(label, undo=True)
        self._read()
        return True

    # -- the page

    @override
    def summary(self) -> str:
        """Return the adopted model, else how many there are."""
        adopted = next((row for row in self._rows if row["status"] == "adopted"), None)
        if adopted is not None:
            return _("{name} adopted").format(name=Scenario(adopted).letter)
        return ""

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return saving, copying and adopting the chosen model."""
        if not self._rows:
            return (Command("levy.start", _("Begin with three levy models"), self._start),)
        return (
            Command("levy.copy", _("Save the levy model as a new one"), self._copy, icon="copy"),
            Command("levy.table", _("Copy the table of the levy"), self.table.copy, icon="table"),
        )

    @override
    def show_row(self, row_id: str) -> None:
        """Show a model, or the owner of a property."""
        if any(row["id"] == row_id for row in self._rows):
            self._choose(row_id)

    @override
    def entry_focus(self) -> QWidget:
        """Return the list of models, or how to begin."""
        return self.terms.models if self._rows else self.nothing.action

    @override
    def state(self) -> dict[str, object]:
        """Return the chosen model."""
        return {"model": self._model}

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back the chosen model."""
        self._model = str(state.get("model") or "")
        self._reckon()


def figures(
    lines: list[Line], scenarios: tuple[Scenario, ...], chosen: int, *, by_owner: bool
) -> tuple[list[FigureColumn], list[FigureRow]]:
    """Return the table of owners or properties under all models, with its sums."""
    first = [FigureColumn(_("Owner") if by_owner else _("Property"), figures=False)]
    if not by_owner:
        first.append(FigureColumn(_("Owner"), figures=False))
    columns = [
        *first,
        *(FigureColumn(each.letter, strong=n == chosen) for n, each in enumerate(scenarios)),
        FigureColumn(_("Most − least")),
    ]
    rows = []
    for line in lines:
        said = [amount for amount in line.amounts if amount is not None]
        spread = kronor(max(said) - min(said)) if said else "–"
        cells = (
            line.name,
            *(() if by_owner else (line.owner,)),
            *map(_amount, line.amounts),
            spread,
        )
        rows.append(FigureRow(line.key, cells))
    sums = tuple(kronor(sum(each.amounts.values())) if each.reckoned else "–" for each in scenarios)
    rows.append(FigureRow("", (_("Sum"), *(() if by_owner else ("",)), *sums, ""), strong=True))
    return columns, rows


def _amount(ore: int | None) -> str:
    return "–" if ore is None else kronor(ore)
