"""The place in the Platsplan."""

from __future__ import annotations

from datetime import date

from workbench.documents.content import Heading, Table
from workbench.documents.registry import Options
from workbench.steps.place.chapter import chapter


def test_only_what_is_known_is_told(torg, empty):
    day = date(2026, 11, 18)
    with torg.read() as session:
        blocks = chapter(session, Options(date=day), day)
    facts = next(block for block in blocks if isinstance(block, Table))
    assert ("Boende", "1\xa0840") in [row.cells for row in facts.rows]
    with empty.read() as session:
        bare = chapter(session, Options(date=day), day)
    assert [block.level for block in bare if isinstance(block, Heading)] == [1]
