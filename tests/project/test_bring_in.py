from __future__ import annotations

from workbench.models.registry import record
from workbench.project import acts
from workbench.project.open import create
from workbench.project.register import read_row


def test_a_table_with_one_year_leaves_the_other_years_alone(tmp_path):
    project = create(tmp_path / "a.plats", "A")
    version = acts.add(project, record("budget_version"), {"name": "Förslag"})
    line = record("budget_line")
    values = {"title": "Värdar", "version_id": version, "amounts": {2026: 100, 2027: 200}}
    row = acts.add(project, line, values)
    arrivals = acts.Arrivals(updated={row: {"amounts": {2027: 250, 2028: 300}}})
    acts.bring_in(project, line, arrivals)
    with project.read() as session:
        assert read_row(session, line, row)["amounts"] == {2026: 100, 2027: 250, 2028: 300}
    project.close()
