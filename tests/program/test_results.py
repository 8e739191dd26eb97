"""Every result of the example and all tables of every document leave as typed tables."""

from __future__ import annotations

import io

import pytest
from python_calamine import CalamineWorkbook

from tests.command import CLOCK, NOW
from workbench.base.errors import WorkbenchError
from workbench.documents.registry import Options
from workbench.program.publishing import KINDS
from workbench.program.results import RESULTS, of_document, write_result
from workbench.project.open import open_project


@pytest.fixture(scope="module")
def project(mellantorg):
    with open_project(mellantorg, read_only=True, clock=CLOCK) as opened:
        yield opened


def options(language="sv"):
    return Options(date=NOW.date(), language=language)


@pytest.mark.parametrize("result", RESULTS, ids=lambda each: each.key)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_result_is_written(project, tmp_path, result, language):
    for ending in ("xlsx", "csv"):
        target = tmp_path / f"ut.{ending}"
        assert write_result(project, target, result, options(language)) > 0
        assert target.stat().st_size > 100
    book = CalamineWorkbook.from_path(tmp_path / "ut.xlsx")
    cells = [c for n in book.sheet_names for r in book.get_sheet_by_name(n).to_python() for c in r]
    assert not any(isinstance(cell, str) and "{" in cell for cell in cells)
    # Something in it can be reckoned with, but for the list of findings and what is to be done.
    assert any(isinstance(cell, float) for cell in cells)


def test_numbers_are_those_of_the_budget(project, tmp_path):
    budget = next(each for each in RESULTS if each.key == "budget-result")
    write_result(project, tmp_path / "ut.xlsx", budget, options())
    rows = CalamineWorkbook.from_path(tmp_path / "ut.xlsx").get_sheet_by_index(0).to_python()
    assert rows[2] == ["Summa kostnader", 4530606.0, 3870405.0, 3919167.0]


def test_all_tables_of_a_document(project, tmp_path):
    for kind in KINDS[:3]:
        count = write_result(project, tmp_path / "ut.xlsx", of_document(kind), options())
        book = CalamineWorkbook.from_filelike(io.BytesIO((tmp_path / "ut.xlsx").read_bytes()))
        assert len(book.sheet_names) == count > 5


def test_where_there_is_nothing_it_is_said(empty, tmp_path):
    for result in RESULTS:
        target = tmp_path / "ut.xlsx"
        try:
            write_result(empty, target, result, options())
        except WorkbenchError:
            assert not target.exists()
        else:
            target.unlink()


def test_another_ending_is_refused(project, tmp_path):
    with pytest.raises(WorkbenchError):
        write_result(project, tmp_path / "ut.ods", RESULTS[0], options())


def test_results_and_registers_have_names_of_their_own():
    from workbench.models.registry import RECORDS

    kinds = {kind for record in RECORDS.values() for kind in record.kinds} | set(RECORDS)
    assert not kinds & {each.key for each in RESULTS}
