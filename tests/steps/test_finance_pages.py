"""The budget, its financing and its follow-up in the window, with keys and clicks."""

from __future__ import annotations

import pytest

from tests.windows import CTRL, Key, settle
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.steps.finance.versions import copy_version
from workbench.steps.finance.views import read_budget
from workbench.ui.parts.painting import failed_paints

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def at(start):
    """A function that opens a part of the finance page."""

    def begin(view, part, file="example", **facts):
        driver = start(file, **facts)
        driver.go("finance")
        keys = [each.key for each in driver.page._views]
        driver.page.show_view(keys.index(view))
        shown = driver.page.view(view)
        shown.show_part(part)
        settle()
        return driver, shown.part()

    yield begin
    assert failed_paints() == {}


def lines(driver, version=None):
    with driver.project.read() as session:
        found = read_budget(session, version)
    return {line.values["code"]: line.values for line in found.lines}


def revise(driver, page):
    """Copy the adopted budget as a person does, and return the new version's id."""
    page.bar.copy_button.click()
    settle()
    return page._version


def go_to(page, code, year):
    rows = page.panel.rows
    key = next(k for k in rows.store.order if rows.values(k)["code"] == code)
    column = next(n for n, each in enumerate(rows.columns) if each.year == year)
    page.panel.table.view.setFocus()
    page.panel.table.view.choose([key], column)
    settle()
    return key


def test_a_line_is_shown_in_the_version_that_it_belongs_to(at):
    driver, page = at("budget", "lines")
    first, newer = page._built[0], revise(driver, page)
    for version in (first, newer):
        other = newer if version == first else first
        page._choose(other)
        settle(lambda other=other: page._built[0] == other)
        key = lines(driver, version)["K3"]["id"]
        driver.go("overview")
        driver.desk.go_to("finance", key)
        settle(lambda key=key: page.panel.table.selected_ids() == [key])
        assert page._built[0] == version
        assert page.bar.version.currentData() == version


def test_an_adopted_budget_is_only_looked_at(at):
    driver, page = at("budget", "lines")
    assert not page.panel.quick.isVisible()
    assert not page.bar.more.isEnabled()
    go_to(page, "K1", 2026)
    before = lines(driver)
    driver.press(Key.Key_5)
    driver.press(Key.Key_Return)
    driver.press(Key.Key_Delete)
    settle()
    assert lines(driver) == before


def test_one_reckons_in_a_cell(at):
    driver, page = at("budget", "lines")
    version = revise(driver, page)
    assert page.panel.quick.isVisible()
    go_to(page, "K1", 2027)
    driver.type("=67000*12")
    driver.press(Key.Key_Return)
    settle()
    assert lines(driver, version)["K1"]["amounts"][2027] == 804_000_00
    go_to(page, "K1", 2027)
    driver.type("+3%")
    driver.press(Key.Key_Return)
    settle()
    assert lines(driver, version)["K1"]["amounts"][2027] == 828_120_00
    go_to(page, "K1", 2027)
    driver.type("=1/0")
    driver.press(Key.Key_Return)
    settle()
    assert page.panel.table.view.bubble.isVisible()
    driver.press(Key.Key_Escape)
    assert lines(driver, version)["K1"]["amounts"][2027] == 828_120_00


def test_one_copies_an_amount_along(at):
    driver, page = at("budget", "lines")
    version = revise(driver, page)
    go_to(page, "K7", 2026)
    driver.press(Key.Key_R, CTRL)
    settle()
    assert set(lines(driver, version)["K7"]["amounts"].values()) == {380_000_00}
    driver.press(Key.Key_Z, CTRL)
    settle()
    assert lines(driver, version)["K7"]["amounts"][2028] == 60_000_00


def test_a_budget_from_nothing(at):
    driver, page = at("budget", "lines", file="empty")
    page.nothing.action.click()
    settle()
    page.bar.more.click()
    settle()
    years = [each.year for each in page.panel.rows.columns if each.year]
    assert years == [2026, 2027, 2028, 2029]
    page.panel.quick.setFocus()
    driver.type("Belysning; K1; Kostnad")
    driver.press(Key.Key_Return)
    settle()
    go_to(page, "K1", 2029)
    driver.type("=50*12")
    driver.press(Key.Key_Return)
    settle()
    with driver.project.read() as session:
        assert [(y.year, y.own_cost) for y in read_budget(session).years] == [(2029, 600_00)]
    assert [each.year for each in page.panel.rows.columns if each.year] == years


def test_versions_are_chosen_and_adopted(at):
    driver, page = at("budget", "lines")
    first = lines(driver)
    version = revise(driver, page)
    assert page.bar.version.count() == 2
    page.bar.adopt.click()
    settle()
    driver.type("Styrgruppen § 12")
    driver.press(Key.Key_Return)
    settle()
    with driver.project.read() as session:
        row = next(r for r in read_rows(session, record("budget_version")) if r["id"] == version)
    assert (row["status"], row["decision"]) == ("adopted", "Styrgruppen § 12")
    assert not page.panel.quick.isVisible()
    page.bar.version.setCurrentIndex(0)
    settle()
    assert first.keys() == lines(driver).keys()


def test_sums_are_few_where_there_is_little_room(at):
    driver, page = at("budget", "lines")
    tall = page.sums.height()
    driver.window.resize(1024, 560)
    settle()
    assert page.sums.height() < tall


@pytest.mark.parametrize(
    ("view", "part", "rows"),
    [("budget", "costs", 15), ("financing", "sources", 8), ("follow_up", "cash", 13)],
)
def test_every_picture_has_its_table(at, view, part, rows):
    _driver, page = at(view, part)
    assert len(page.figures.lines()) == rows
    assert page.picture.painted_count() == rows - (1 if part == "cash" else 2)
    assert page.picture.accessibleName()


def test_what_became_of_the_budget_is_typed(at):
    driver, page = at("follow_up", "quarters")
    (line,) = (k for k, each in page._lines.items() if each.line.values["code"] == "K3")
    page.grid.grid.go_to(line, "4")
    page.grid.setFocus()
    driver.type("55000")
    driver.press(Key.Key_Return)
    settle()
    assert page.cell(line, "4").mark == f"55{NBSP}000"
    assert page.cell(line, "actual").mark == f"190{NBSP}000"
    page.grid.grid.go_to(line, "4")
    driver.type("=2*30000")
    driver.press(Key.Key_Return)
    settle()
    assert page.cell(line, "deviation").mark == f"+5{NBSP}000"
    assert page.locked("cost", "1")
    page.switch.set_current(1)
    settle()
    assert page.cell(line, "4").mark == ""
    driver.press(Key.Key_Z, CTRL)
    settle()
    page.switch.set_current(0)
    settle()
    assert page.cell(line, "4").mark == f"55{NBSP}000"


def test_activities_against_the_budget(at):
    _driver, page = at("follow_up", "ties")
    assert page.figures.lines()[1] == [
        "K1 Platsansvarig (1,0)", f"780{NBSP}000", "0", f"780{NBSP}000", "–",
    ]  # fmt: skip


def test_grant_or_purchase_is_answered(at):
    driver, page = at("financing", "procurement")
    assert page.line.currentText().startswith("F2")
    assert page.says.text().startswith("5 svar pekar mot köp")
    line = next(each for each in page.lines if each.question.key == "own")
    line.answer.options["yes"].click()
    line.reason.setFocus()
    driver.type("Stadgarna")
    page.line.setFocus()
    settle()
    assert "1 mot bidrag" in page.says.text()
    with driver.project.read() as session:
        rows = read_rows(session, record("procurement_answer"))
    assert [(r["answer"], r["reason"]) for r in rows if (r["line_code"], r["question"]) == (
        "F2", "own")] == [("yes", "Stadgarna")]  # fmt: skip


def test_usual_rates_are_fetched_once(at):
    driver, page = at("tables", "vat", file="empty")
    page._fetch()
    settle()
    with driver.project.read() as session:
        rows = read_rows(session, record("vat_rate"))
    assert len(rows) == 8
    assert all(row["source"] for row in rows)


def test_adopted_models_are_not_among_those_one_changes(at):
    _driver, page = at("tables", "models")
    assert len(page.panel.rows.ids_shown()) == 4


@pytest.mark.parametrize(
    ("view", "part"),
    [("budget", "lines"), ("budget", "costs"), ("financing", "sources"),
     ("financing", "procurement"), ("follow_up", "quarters"), ("follow_up", "cash"),
     ("follow_up", "ties")],
)  # fmt: skip
def test_nothing_yet_says_how_to_begin(at, view, part):
    _driver, page = at(view, part, file="empty")
    assert page.nothing.isVisible()
    assert page.nothing.action.isVisible()


def test_a_line_that_lacks_a_rate_says_so(at):
    driver, page = at("budget", "lines")
    with driver.project.read() as session:
        adopted = read_budget(session).version["id"]
    version = copy_version(driver.project, adopted, "Ny")
    key = lines(driver, version)["K8"]["id"]
    acts.change(driver.project, record("budget_line"), key, {"vat_category": "restaurant"})
    with driver.project.read() as session:
        ids = [row["id"] for row in read_rows(session, record("vat_rate"))]
    acts.remove(driver.project, record("vat_rate"), ids)
    page._choose(version)
    settle()
    told = [each.text() for each in page.notes._labels if each.isVisible()]
    assert any("ingen momssats gäller" in text for text in told)
