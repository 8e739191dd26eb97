"""Versions, rates by date, hours, quarters, grant or purchase: what they reckon and refuse."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from tests.command import NOW
from tests.rules import mellantorg as tables
from workbench.base.errors import WorkbenchError
from workbench.base.language import using
from workbench.documents.content import Figure, Table
from workbench.documents.registry import Options
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import delete_rows, read_rows
from workbench.rules.quarters import QUARTERS
from workbench.steps.finance.budget_plan import budget_plan
from workbench.steps.finance.edits import raise_amounts, start_budget
from workbench.steps.finance.outcomes import (
    cash_flow,
    line_outcomes,
    read_quarters,
    write_quarters,
)
from workbench.steps.finance.owner_sheet import owner_sheets
from workbench.steps.finance.procurement import (
    questions,
    read_answers,
    standing,
    write_answer,
)
from workbench.steps.finance.promises import read_promises
from workbench.steps.finance.rates import fetch_usual_rates
from workbench.steps.finance.versions import (
    add_year,
    adopt_version,
    along,
    copy_along,
    copy_version,
)
from workbench.steps.finance.views import read_budget, versions

LINE, VERSION, VAT, HOUR = map(record, ("budget_line", "budget_version", "vat_rate", "hour_rate"))
TIES = tables.rows(tables.EXPECTED / "budget_reconciliation_2026_expected.csv")


def budget_of(project, version=None):
    with project.read() as session:
        return read_budget(session, version)


def told(project):
    with project.read() as session:
        return read_quarters(session)


# -- the example's figures, to the krona


def test_the_example_is_the_oracle(torg):
    found = budget_of(torg)
    assert [(y.cost // 100, y.result // 100, y.nondeductible_vat // 100) for y in found.years] == [
        (4_530_606, 2_394, 339_863), (3_870_405, 20_595, 233_100), (3_919_167, 32_083, 232_650),
    ]  # fmt: skip
    for year in found.years:
        assert year.income - year.cost == year.result
        assert year.opening + year.result == year.closing
        assert year.in_kind == 573_200_00
    ties = {t.code: t for t in found.ties if t.year == 2026}
    for row in TIES:
        tie = ties[row["kod"]]
        assert (tie.budget, tie.tied, tie.untied) == tuple(
            int(row[name]) * 100 for name in ("budget_2026", "knutet_till_aktiviteter", "ej_knutet")
        )
    assert found.gaps == ()
    assert {code for _year, code, _amount in found.outside} >= {"EXT"}


# -- versions


def test_an_adopted_budget_stays_and_a_copy_may_be_changed(torg):
    adopted = budget_of(torg)
    ids = [line.values["id"] for line in adopted.lines][:2]
    with pytest.raises(WorkbenchError):
        raise_amounts(torg, ids, Decimal(3))
    with pytest.raises(WorkbenchError):
        adopt_version(torg, adopted.version["id"], date(2026, 1, 1), "§ 1")
    copied = copy_version(torg, adopted.version["id"], "Budget 2026–2028, reviderad")
    found = budget_of(torg, copied)
    assert found.version["status"] == "revised"
    assert found.years == adopted.years
    raise_amounts(torg, [line.values["id"] for line in found.lines][:1], Decimal(3))
    assert budget_of(torg).version["id"] == adopted.version["id"]
    with torg.read() as session:
        assert len(versions(session)) == 2


def test_copying_is_one_step_of_undo(torg):
    before = budget_of(torg)
    copy_version(torg, before.version["id"], "Ny")
    torg.undo()
    with torg.read() as session:
        assert len(versions(session)) == 1
        assert len(read_rows(session, LINE)) == len(before.lines)


def test_adopting_needs_its_decision(empty):
    version = start_budget(empty, 2026)
    with pytest.raises(WorkbenchError):
        adopt_version(empty, version, date(2026, 1, 1), " ")
    adopt_version(empty, version, date(2026, 1, 1), "Styrgruppen § 2")
    assert budget_of(empty).adopted


def test_amounts_are_copied_along_by_their_index(empty):
    version = start_budget(empty, 2026)
    line = {"version_id": version, "title": "Lön", "type": "cost", "amounts": {2026: 780_000_00}}
    key = acts.add(empty, LINE, {**line, "index_percent": Decimal(3)})
    same = acts.add(empty, LINE, line)
    copy_along(empty, [key, same], 2026, (2026, 2027, 2028))
    with empty.read() as session:
        rows = {row["id"]: row["amounts"] for row in read_rows(session, LINE)}
    assert rows[key] == {2026: 780_000_00, 2027: 803_400_00, 2028: 827_502_00}
    assert set(rows[same].values()) == {780_000_00}
    assert add_year(empty, version, (2026, 2027, 2028)) == 2029
    assert budget_of(empty).years[-1].own_cost == 780_000_00 + 852_327_00
    with pytest.raises(WorkbenchError):
        add_year(empty, version, range(2026, 2036))


def test_each_year_starts_from_the_rounded_one_before():
    assert along(101_00, Decimal("0.5"), (1, 2)) == {1: 102_00, 2: 103_00}
    assert along(101_00, None, (1,)) == {1: 101_00}


def test_what_is_brought_forward(empty):
    version = start_budget(empty, 2026)
    acts.change(empty, VERSION, version, {"opening": 50_000_00})
    income = {"version_id": version, "title": "Avgift", "type": "income"}
    acts.add(empty, LINE, {**income, "amounts": {2026: 10_000_00, 2027: 5_000_00}})
    found = budget_of(empty)
    assert [(y.opening, y.closing) for y in found.years] == [
        (50_000_00, 60_000_00), (60_000_00, 65_000_00),
    ]  # fmt: skip


# -- rates


def priced(project, **values):
    version = start_budget(project, 2026)
    line = {"version_id": version, "code": "K1", "title": "Mat", "type": "cost"}
    acts.add(project, LINE, {**line, "amounts": {2026: 100_000_00}, **values})


def test_vat_follows_the_table_by_date(empty):
    priced(empty, vat_category="food", rhythm="even")
    fetch_usual_rates(empty)
    assert budget_of(empty).years[0].nondeductible_vat == 7_500_00  # 12, 6, 6, 6 per cent
    with empty.read() as session:
        assert all(row["source"] for row in read_rows(session, VAT))
    assert fetch_usual_rates(empty) == 0  # nothing twice


def test_a_year_without_a_rate_is_told_and_nothing_made_up(empty):
    priced(empty, vat_category="food", vat_percent=Decimal(25))
    found = budget_of(empty)
    assert found.years[0].nondeductible_vat == 0
    with using("en"):
        assert [gap.text() for gap in found.gaps] == [
            "K1 Mat, 2026: no VAT rate is in force 1 Jan 2026. No VAT is reckoned on it."
        ]


def test_a_line_may_have_a_share_of_its_own(empty):
    priced(empty, vat_percent=Decimal(25), deductible_percent=Decimal(40))
    assert budget_of(empty).years[0].nondeductible_vat == 15_000_00


def test_hours_are_worth_what_is_agreed_and_equal_on_both_sides(empty):
    version = start_budget(empty, 2026)
    acts.add(empty, LINE, {"version_id": version, "title": "X", "type": "income",
                           "amounts": {2026: 0, 2027: 0}})  # fmt: skip
    acts.add(empty, LINE, {
        "version_id": version, "title": "Ideell tid", "type": "in_kind", "rule": "hours",
        "hours": Decimal(640), "hour_kind": "volunteer", "amounts": {},
    })  # fmt: skip
    gaps = budget_of(empty).gaps
    assert [(gap.year, gap.hours) for gap in gaps] == [(2026, True), (2027, True)]
    for rate, since in ((220_00, date(2025, 1, 1)), (230_00, date(2027, 1, 1))):
        acts.add(empty, HOUR, {"kind": "volunteer", "rate": rate, "valid_from": since,
                               "source": "Leader"})  # fmt: skip
    found = budget_of(empty)
    assert [year.in_kind for year in found.years] == [140_800_00, 147_200_00]
    assert [year.result for year in found.years] == [0, 0]
    assert found.gaps == ()


# -- quarters


def test_the_cash_ends_where_the_budget_does(torg):
    with torg.edit("x") as session:
        delete_rows(session, record("budget_quarter"), list(_quarter_ids(session)))
    found = budget_of(torg)
    cash = cash_flow(found, told(torg))
    assert len(cash) == 12
    reserve = sum(year.reserve for year in found.years)
    assert cash[-1].closing == found.years[-1].closing + reserve
    for before, after in pairwise(cash):
        assert after.opening == before.closing
    assert all(each.closing % 100 == 0 for each in cash)


def _quarter_ids(session):
    return (row["id"] for row in read_rows(session, record("budget_quarter")))


def test_actuals_are_written_and_taken_back(torg):
    found = budget_of(torg)
    line = next(line.values["id"] for line in found.lines if line.values["code"] == "K3")
    before = told(torg)
    write_quarters(torg, 2027, {(line, 1, "actual"): 50_000_00, (line, 1, "forecast"): 1_00,
                                (line, 2, "forecast"): 40_000_00})  # fmt: skip
    (mine,) = (each for each in line_outcomes(found, told(torg), 2027)
               if each.line.values["id"] == line)  # fmt: skip
    assert [mine.cash(quarter) for quarter in QUARTERS] == [
        50_000_00, 40_000_00, 45_000_00, 45_000_00,
    ]  # fmt: skip
    assert mine.whole.deviation == 0
    write_quarters(torg, 2027, {(line, 1, "actual"): None, (line, 1, "forecast"): None,
                                (line, 2, "forecast"): None})  # fmt: skip
    assert told(torg) == before
    torg.undo()
    torg.undo()
    assert told(torg) == before


# -- grant or purchase, promises


def test_answers_point_one_way_and_never_rule(torg):
    with torg.read() as session:
        service, grant = read_answers(session, "F2"), read_answers(session, "F3")
    asked = questions()
    assert standing(asked, {}).purchase == 0
    found = standing(asked, service)
    assert (found.purchase, found.grant, found.open) == (5, 0, 3)
    assert standing(asked, grant).grant == 4
    write_answer(torg, "F2", "own", {"answer": "no"})
    with torg.read() as session:
        assert standing(asked, read_answers(session, "F2")).purchase == 6
    assert all(each.source for each in asked)


def test_promises_add_up_by_party(torg):
    with torg.read() as session:
        found = {each.party: each for each in read_promises(session)}
    assert found["Kommunen"].money == 2_250_000_00
    assert (found["Kommunen"].count, found["Kommunen"].followed) == (3, 3)
    assert float(found["Kommunen"].share) == pytest.approx(275 / 300)
    assert found["Platsorganisationen"].share is None


# -- the document


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_plan_has_every_picture_with_its_table(torg, language):
    options = Options(date=NOW.date(), language=language)
    with using(language), torg.read() as session:
        document = budget_plan(session, options)
    blocks = list(document.walk())
    figures = [each for each in blocks if isinstance(each, Figure)]
    assert len(figures) == 4
    assert sum(each.data is not None for each in figures) == 3  # the levy's stands beside it
    assert all(each.scene.alt for each in figures)
    assert document.adopted.startswith("Styrgrupp, § 6")
    result = next(each for each in blocks if isinstance(each, Table))
    assert result.rows[-1].cells[2:] == (2_394_00, 20_595_00, 32_083_00)


@pytest.mark.parametrize("build", [budget_plan, owner_sheets])
def test_where_there_is_nothing_yet_the_document_says_so(empty, build):
    with using("en"), empty.read() as session:
        document = build(session, Options(date=NOW.date(), language="en"))
    (note,) = document.blocks
    assert "yet" in str(note.text)
    with empty.read() as session, pytest.raises(WorkbenchError):
        owner_sheets(session, Options(date=NOW.date(), subject="O02"))
