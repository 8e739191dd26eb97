"""The steps of the work, one folder each. What one does lies here; nouns lie in models."""

from __future__ import annotations

from workbench.steps import (
    documents,
    finance,
    history,
    overview,
    place,
    plan,
    stakeholders,
    vision,
)

STEPS = (
    overview.STEP,
    place.STEP,
    stakeholders.STEP,
    vision.STEP,
    plan.STEP,
    finance.STEP,
    documents.STEP,
    history.STEP,
)
