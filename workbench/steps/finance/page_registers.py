"""Tables behind the money: VAT rates, hourly rates, levy models and weights by category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, ngettext
from workbench.models.registry import record
from workbench.steps.finance.levy_edits import plan_levies
from workbench.steps.finance.rates import fetch_usual_rates
from workbench.steps.importing import plan_table, take_in
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.parts_view import Part, PartsView
from workbench.ui.parts.register_view import RegisterView
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from workbench.ui.parts.page import PageContext

VAT, HOUR = record("vat_rate"), record("hour_rate")
MODEL, CATEGORY = record("levy_model"), record("levy_category")


class _Rates(RegisterView):
    """A table of rates with dates, and a way to fetch the usual ones."""

    def _add_fetching(self, says: str) -> None:
        fetch = QuietButton(_("Fetch usual rates"), icon="download")
        fetch.clicked.connect(self._fetch)
        fetch.setEnabled(not self.project.read_only)
        row = QHBoxLayout()
        row.addWidget(PlainLabel(says, tone="muted", wrap=True), 1)
        row.addWidget(fetch)
        self.column.addLayout(row)

    def _fetch(self) -> None:
        try:
            count = fetch_usual_rates(self.project, initiator=self)
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        said = ngettext(
            "Fetched {count} rate; check it", "Fetched {count} rates; check them", count
        )
        self.context.desk.notice(said.format(count=count), undo=True)


class VatView(_Rates):
    """VAT rates by kind, from and to which day, and who says so."""

    def __init__(self, context: PageContext) -> None:
        project = context.project
        super().__init__(
            context,
            VAT,
            placeholder=_("New rate: for what; per cent; from; to; source – Enter saves"),
            empty=_("No VAT rates. Write them with their source, or fetch the usual ones below."),
            chosen=("category", "percent", "valid_from", "valid_to", "source"),
            plan=lambda grid, mapping: plan_table(project, VAT, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
        )
        self._add_fetching(_("Rates change. A line of the budget follows the table by its kind."))


class HoursView(_Rates):
    """What an hour in kind is worth, from which day, and who says so."""

    def __init__(self, context: PageContext) -> None:
        project = context.project
        super().__init__(
            context,
            HOUR,
            placeholder=_("New rate: whose hours; kr an hour; from; source – Enter saves"),
            empty=_("No hourly rates. Write what is agreed, or fetch the usual ones below."),
            chosen=("kind", "rate", "valid_from", "source"),
            plan=lambda grid, mapping: plan_table(project, HOUR, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
        )
        self._add_fetching(_("No names are needed: only how many hours, and what they are worth."))


class ModelsView(RegisterView):
    """The levy models that may still be changed, one row each."""

    def __init__(self, context: PageContext) -> None:
        project = context.project
        super().__init__(
            context,
            MODEL,
            placeholder=_("New model: name; year; shared out by; total – Enter saves"),
            empty=_("No levy models that may be changed. Write one, or paste a table of models."),
            chosen=("name", "year", "base", "total", "weight_lettable", "weight_residential",
                    "fixed", "alpha", "floor", "cap"),
            plan=lambda grid, mapping: plan_levies(project, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
        )  # fmt: skip
        self.panel.rows.set_keep(lambda row: row["status"] != "adopted")


class CategoriesView(RegisterView):
    """What areas weigh for some categories of property, in one model."""

    def __init__(self, context: PageContext) -> None:
        project = context.project
        super().__init__(
            context,
            CATEGORY,
            placeholder=_("New weight: model; category; LOA; BOA – Enter saves"),
            empty=_("Every category weighs as its model says. Write those that weigh otherwise."),
            chosen=(
                "model_id",
                "category",
                "weight_lettable",
                "weight_residential",
                "weight_gross",
            ),
            plan=lambda grid, mapping: plan_table(project, CATEGORY, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
        )


class FinanceTables(PartsView):
    """The tables that the budget and the levy are reckoned with."""

    def __init__(self, context: PageContext) -> None:
        parts = (
            Part("models", _("Levy models"), ModelsView, ("levy_model",)),
            Part("categories", _("Weights by category"), CategoriesView, ("levy_category",)),
            Part("vat", _("Rates of VAT"), VatView, ("vat_rate",)),
            Part("hours", _("Hourly rates"), HoursView, ("hour_rate",)),
        )
        super().__init__(context, parts)
