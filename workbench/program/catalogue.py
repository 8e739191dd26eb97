"""All steps of the work, in their order. A new step is one line here."""

from __future__ import annotations

from workbench.steps import (
    agreement,
    documents,
    finance,
    follow_up,
    history,
    learning,
    meetings,
    operations,
    organisation,
    overview,
    place,
    plan,
    situation,
    stakeholders,
    vision,
    workshop,
)

STEPS = (
    overview.STEP,
    place.STEP,
    stakeholders.STEP,
    situation.STEP,
    organisation.STEP,
    vision.STEP,
    plan.STEP,
    finance.STEP,
    agreement.STEP,
    operations.STEP,
    learning.STEP,
    follow_up.STEP,
    meetings.STEP,
    workshop.STEP,
    documents.STEP,
    history.STEP,
)
