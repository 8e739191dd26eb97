"""Reference figures of elsewhere beside the place's own, each with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from typing_extensions import override

from workbench.base.language import N_, _
from workbench.models.field import Kind, Privacy
from workbench.models.registry import record
from workbench.steps.importing import plan_table, take_in
from workbench.steps.situation.benchmarks import read_benchmarks
from workbench.ui.data.columns import columns_of, computed_column
from workbench.ui.parts.register_view import RegisterView
from workbench.ui.parts.text import Meta

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.project.register import Values
    from workbench.steps.situation.benchmarks import Own
    from workbench.ui.parts.page import PageContext

BENCHMARK: Final = record("benchmark")
OWN: Final = "own_figure"
SHOWN: Final = ("title", "area", "value", "unit", OWN, "period", "source", "item_id", "category")
_RESTS_ON: Final = (
    "benchmark", "incident", "project", "survey_count", "survey_answers", "survey_round",
    "survey_item",
)  # fmt: skip


class BenchmarkPanel(RegisterView):
    """The register of reference figures, with a column for what the place itself has."""

    def __init__(self, context: PageContext) -> None:
        self._own: dict[str, Own] | None = None
        project = context.project
        # Before the rows hear of a change, so that they ask for what is reckoned anew.
        self._unsubscribe = project.subscribe(self._on_changes)
        own = computed_column(
            OWN, N_("The place"), Kind.TEXT, Privacy.PUBLIC, self._own_text,
            width=22, depends=_RESTS_ON,
        )  # fmt: skip
        super().__init__(
            context,
            BENCHMARK,
            placeholder=_("New figure: what; area; period; value; unit; source – Enter saves"),
            empty=_(
                "No reference figures yet. Write one above, or import a table with a row an area."
            ),
            columns=columns_of(BENCHMARK, computed=(own,)),
            chosen=SHOWN,
            plan=lambda grid, mapping: plan_table(project, BENCHMARK, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
        )
        self.destroyed.connect(self._unsubscribe)
        self.column.addWidget(
            Meta(
                _(
                    "A figure is held against a survey question (share) or a sort of incidents "
                    "(per 1,000 residents and year; it says little where most come from "
                    "elsewhere). Crime and how safe people feel are never put into one figure."
                ),
                wrap=True,
            )
        )

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches(*_RESTS_ON):
            self._own = None

    def _own_text(self, row: Values) -> str:
        if self._own is None:
            with self.project.read() as session:
                self._own = read_benchmarks(session).own
        own = self._own.get(row["id"])
        return f"{own.figure} ({own.rests_on})" if own else ""

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Follow the rows, and reckon the place's own figures anew."""
        if changes is None:
            self._own = None
        super().refresh(changes)
