"""What files can bring, and how the program sees what a file is."""

from __future__ import annotations

import pytest

from workbench.base.errors import WorkbenchError
from workbench.exchange.incoming import Wishes
from workbench.exchange.source import Source
from workbench.models.registry import RECORDS
from workbench.program.importers import IMPORTERS, importer_for, propose

PROPOSED = ("organisations", "stakeholders", "goals", "activities", "properties", "surfaces")


def test_every_kind_of_a_register_is_there_once():
    kinds = [each.kind for each in IMPORTERS]
    assert len(set(kinds)) == len(kinds)
    assert {kind for record in RECORDS.values() for kind in record.kinds} <= set(kinds)


@pytest.mark.parametrize("kind", PROPOSED)
def test_a_table_of_the_example_is_recognised(root, kind):
    source = Source(root / f"resources/example/{kind}.csv")
    assert importer_for(None, source).kind == kind


def test_of_a_large_table_the_first_rows_are_enough(tmp_path, root):
    text = (root / "resources/example/stakeholders.csv").read_text(encoding="utf-8")
    head, _newline, rows = text.partition("\n")
    path = tmp_path / "alla.csv"
    path.write_text(head + "\n" + rows * 900, encoding="utf-8")
    source = Source(path)
    assert propose(source).kind == "stakeholders"
    assert len(source.samples[0].rows) < 2_000


def test_what_nobody_knows_is_not_guessed(tmp_path):
    path = tmp_path / "okänt.csv"
    path.write_text("färg;form\nröd;rund\n", encoding="utf-8")
    with pytest.raises(WorkbenchError, match="--as"):
        importer_for(None, Source(path))


def test_planning_changes_nothing_and_taking_is_one_step(torg, tmp_path):
    path = tmp_path / "mål.csv"
    path.write_text("titel;område\nEtt nytt mål;trygghet\n", encoding="utf-8")
    before = len(torg.history())
    coming = importer_for("goals", Source(path)).plan(torg, Source(path), Wishes(), print)
    assert (coming.new, coming.changes) == (1, True)
    assert len(torg.history()) == before
    coming.take(torg)
    assert len(torg.history()) == before + 1
