"""All steps of the work, in their order. A new step is one line here."""

from __future__ import annotations

from workbench.steps import (
    agreement,
    documents,
    finance,
    follow_up,
    history,
    organisation,
    overview,
    place,
    plan,
    situation,
    stakeholders,
    vision,
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
    follow_up.STEP,
    documents.STEP,
    history.STEP,
)
