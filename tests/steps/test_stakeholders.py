"""People in the documents: by name only for those who work with the file."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.documents.audience import Audience
from workbench.documents.content import Figure, Table
from workbench.documents.registry import Options
from workbench.steps.stakeholders.chapter import chapter

DAY = date(2026, 11, 18)


@pytest.mark.parametrize("audience", list(Audience))
def test_names_are_for_the_inner_circle(torg, audience):
    with torg.read() as session:
        blocks = chapter(session, Options(date=DAY, audience=audience), DAY)
    cells = {c for b in blocks if isinstance(b, Table) for row in b.rows for c in row.cells}
    assert ("Cajsa Testlund" in cells) == (audience is Audience.INTERNAL)
    assert "Brf Lindgården i Mellanstad" in cells


@pytest.mark.parametrize("audience", list(Audience))
def test_the_matrix_is_for_the_inner_circle_alone(torg, audience):
    with torg.read() as session:
        blocks = chapter(session, Options(date=DAY, audience=audience), DAY)
    figures = [b for b in blocks if isinstance(b, Figure) and "inflytande" in b.caption.casefold()]
    assert bool(figures) == (audience is Audience.INTERNAL)
    for figure in figures:
        assert len(figure.scene.groups()) == len(figure.data.rows) == 25
        assert any("tidigare" in group.alt for group in figure.scene.groups())


def test_nobody_makes_no_chapter(empty):
    with empty.read() as session:
        assert chapter(session, Options(date=DAY), DAY) == ()
