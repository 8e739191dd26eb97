from __future__ import annotations

from datetime import UTC, datetime

from workbench.base.clock import FixedClock
from workbench.models.registry import RECORDS
from workbench.project.open import create
from workbench.project.register import add_rows, codes


def test_a_row_without_a_code_takes_none_that_comes_in_beside_it(tmp_path):
    clock = FixedClock(datetime(2026, 11, 23, tzinfo=UTC))
    project = create(tmp_path / "t.plats", "T", clock=clock)
    rows = [{"name": "Utan kod"}, {"name": "Kommunen", "code": "O01"}, {"name": "Sist"}]
    with project.edit("Prov") as session:
        keys = add_rows(session, RECORDS["organisation"], rows)
    with project.read() as session:
        found = codes(session, "organisation")
    project.close()
    assert [found[key] for key in keys] == ["O02", "O01", "O03"]
