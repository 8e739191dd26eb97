"""All workshops as a register: day, question, how many took part, how many dots each had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.steps.importing import plan_table, take_in
from workbench.steps.workshop.views import WORKSHOP
from workbench.ui.parts.register_view import RegisterView

if TYPE_CHECKING:
    from workbench.ui.parts.page import PageContext


def workshops(context: PageContext) -> RegisterView:
    """Return the register of workshops."""
    project = context.project
    return RegisterView(
        context,
        WORKSHOP,
        placeholder=_("New workshop: question; day; participants; dots each – Enter saves"),
        empty=_("No workshops yet. Write the question of the first one."),
        chosen=("held_on", "question", "participants", "dots", "place"),
        plan=lambda grid, mapping: plan_table(project, WORKSHOP, grid, mapping),
        take=lambda plan: take_in(project, plan, pasted=True),
        abreast=(("participants", "dots"),),
    )
