"""The documents page presses what it shows, and nothing while nobody looks."""

from __future__ import annotations

from datetime import date

from workbench.documents.registry import Options
from workbench.program.publishing import KINDS
from workbench.steps.documents.page import _pressed


def test_a_press_tells_its_progress_and_gives_a_pdf(torg):
    told: list[float] = []
    options = Options(date=date(2026, 11, 18))
    data = _pressed(torg.snapshot(), KINDS[0].build, options, told.append)
    assert data.startswith(b"%PDF-")
    assert told == sorted(told)
    assert abs(told[-1] - 1) < 1e-9
