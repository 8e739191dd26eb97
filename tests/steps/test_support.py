"""Support: what it reckons from the registers, its words, the page and the chapter."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from tests.command import CLOCK
from tests.windows import CTRL, SHIFT, Key, focus_on, settle
from workbench.base.language import using
from workbench.documents.audience import Audience
from workbench.documents.content import Figure, Table
from workbench.documents.registry import Options
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_row, read_rows
from workbench.rules.support import ASSESSED_VALUE, FLOOR_AREA, OWNERS, PROPERTIES, Stand
from workbench.steps.stakeholders.chapter import chapter
from workbench.steps.stakeholders.page_owners import STAND, stand_keys
from workbench.steps.stakeholders.support import read_support, regime_in_force, take_stand
from workbench.steps.stakeholders.support_words import amount_text, measures, regime_text, verdict

PARTY, ESTATE, REGIME = record("organisation"), record("property"), record("legal_regime")
TODAY = date(2026, 11, 18)


def party(project, code):
    with project.read() as session:
        return next(row["id"] for row in read_rows(session, PARTY) if row["code"] == code)


def support(project, supposed=None):
    with project.read() as session:
        return read_support(session, supposed)


def tally(found, basis):
    return next(each for each in found.tallies if each.basis == basis)


# -- what it reckons


def test_mellantorg(torg):
    found = support(torg)
    assert [(t.basis, t.two_thirds, t.majority) for t in found.tallies] == [
        (OWNERS, False, False), (PROPERTIES, False, True),
        (FLOOR_AREA, True, True), (ASSESSED_VALUE, False, True),
    ]  # fmt: skip
    assert len(found.owners) == 9
    assert [each.name for each in found.owners if not each.known] == ["Lodjuret 1"]
    assert (found.votes.in_favour, found.votes.total) == (4, 9)


def test_supposing_changes_nothing_in_the_file(torg):
    lyktbacken = party(torg, "O04")
    before = torg.history(1)
    found = support(torg, {lyktbacken: "for"})
    assert tally(found, OWNERS).in_favour == 5
    assert found.dual_key
    assert tally(support(torg), OWNERS).in_favour == 4
    assert torg.history(1) == before


def test_taking_a_stand_is_one_step_of_undo(torg):
    lyktbacken = party(torg, "O04")
    take_stand(torg, {lyktbacken: "against"})
    with torg.read() as session:
        row = read_row(session, PARTY, lyktbacken)
    assert (row["standpoint"], row["standpoint_date"]) == ("against", CLOCK.today())
    assert torg.undo_label() == "Ändrade ställningstagande"
    torg.undo()
    assert tally(support(torg), OWNERS).against == 1


def test_votes_count_also_for_those_who_own_nothing(torg):
    traders = party(torg, "O07")
    acts.change(torg, PARTY, traders, {"votes": 3, "standpoint": "for"})
    found = support(torg)
    assert (found.votes.in_favour, found.votes.total) == (7, 12)
    assert tally(found, OWNERS).total == 9


def test_participation_follows_the_property_and_else_its_owner(torg):
    with torg.read() as session:
        estate = next(row for row in read_rows(session, ESTATE) if row["code"] == "P05")
    area = {each.basis: each for each in support(torg).joined}[FLOOR_AREA]
    assert round(area.share * 100, 1) == 89.4
    acts.change(torg, ESTATE, estate["id"], {"status": None})
    assert {e.basis: e for e in support(torg).joined}[FLOOR_AREA].in_favour == area.in_favour
    acts.change(torg, PARTY, estate["owner_id"], {"membership": "member"})
    after = {e.basis: e for e in support(torg).joined}[FLOOR_AREA].in_favour
    assert after == area.in_favour + Fraction(estate["gross_floor_area"])


def test_who_is_closest(torg):
    found = support(torg)
    owner, enough = found.closest(tally(found, PROPERTIES))
    assert (owner.name, enough) == ("Lyktbacken", True)
    owner, enough = found.closest(tally(found, ASSESSED_VALUE))
    assert (owner.name, enough) == ("Brf Stationsparken", True)
    assert found.closest(tally(found, OWNERS)) is None  # all weigh the same
    nobody = support(torg, {each.id: Stand.FOR for each in found.owners})
    assert nobody.closest(tally(nobody, OWNERS)) is None


def test_who_is_against_comes_after_who_has_said_nothing(torg):
    undecided = [party(torg, code) for code in ("O04", "O06", "O10")]
    found = support(torg, dict.fromkeys(undecided, "against"))
    owner, _enough = found.closest(tally(found, PROPERTIES))
    assert owner.stand == "against"


def test_an_empty_project(empty):
    found = support(empty)
    assert found.owners == ()
    assert not found.dual_key
    assert [verdict(each)[0] for each in found.tallies] == ["inget att väga"] * 4


def test_the_regime_in_force_is_the_latest_that_has_begun(empty):
    for day, source in (
        (date(2025, 1, 1), "Avtal"),
        (date(2026, 8, 1), "Lag"),
        (date(2027, 1, 1), "Ny"),
    ):
        values = {"valid_from": day, "source": source, "regime": "voluntary"}
        acts.add(empty, REGIME, values)
    with empty.read() as session:
        assert regime_in_force(session, TODAY)["source"] == "Lag"
        assert regime_in_force(session, date(2024, 1, 1)) is None
        said = regime_text(regime_in_force(session, TODAY))
    assert said == "Rättsläge: Frivillig från 1 aug 2026. Källa: Lag"
    assert "inget noterat" in regime_text(None)


# -- words


def test_captions_name_the_closest_or_nobody(torg):
    found = support(torg)
    told = {each.key: each for each in measures(found, names=True)}
    assert told[PROPERTIES].caption.endswith("3 fastigheter till når 2/3: närmast är Lyktbacken")
    assert told[FLOOR_AREA].figure == "67,6\N{NO-BREAK SPACE}%"
    assert told[FLOOR_AREA].verdict == "når två tredjedelar"
    hidden = measures(found, names=False)
    names = {each.name for each in found.owners}
    assert not [m for m in hidden if any(name in m.caption for name in names)]
    assert {each.before for each in told.values()} == {None}


def test_what_is_lacking_in_money_is_rounded_up(torg):
    caption = {m.key: m for m in measures(support(torg), names=False)}[ASSESSED_VALUE].caption
    assert "74,4 Mkr till når 2/3" in caption  # 74 333 334 kr


def test_what_was_before_is_told_where_something_is_supposed(torg):
    real = support(torg)
    found = support(torg, {party(torg, "O04"): "for"})
    told = {each.key: each for each in measures(found, real, names=True)}
    assert told[OWNERS].before == 4 / 9


def test_amounts_in_both_languages():
    assert amount_text(OWNERS, 1) == "1 ägare"
    with using("en"):
        assert amount_text(OWNERS, 2) == "2 owners"
        assert amount_text(FLOOR_AREA, Fraction(1250)) == "1,250\N{NO-BREAK SPACE}m²"


# -- the chapter


def texts(blocks):
    for block in blocks:
        if isinstance(block, Figure):
            yield from (text.text for text in block.scene.texts())
            yield from (group.alt for group in block.scene.groups())
            yield from texts([block.data])
        elif isinstance(block, Table):
            yield from (str(cell) for row in block.rows for cell in row.cells)
        else:
            yield str(getattr(block, "text", ""))


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.STEERING])
def test_others_see_totals_without_names(torg, audience):
    with torg.read() as session:
        blocks = chapter(session, Options(TODAY, audience=audience), TODAY)
        said = list(texts(blocks))
    assert any("67,6" in text for text in said)
    assert any("89,4" in text for text in said)
    first = said.index("Anslutning och stöd")
    names = {each.name for each in support(torg).owners}
    assert not [text for text in said[first:] if any(name in text for name in names)]


def test_those_at_work_see_who_stands_where(torg):
    with torg.read() as session:
        blocks = chapter(session, Options(TODAY, audience=Audience.INTERNAL), TODAY)
    table = blocks[-1]
    assert isinstance(table, Table)
    assert ("Matkvarteret", "Emot") in [row.cells[:2] for row in table.rows]


def test_nothing_is_said_where_nobody_owns_anything(empty):
    acts.add(empty, PARTY, {"name": "Kommunen"})
    with empty.read() as session:
        blocks = chapter(session, Options(TODAY, audience=Audience.PUBLIC), TODAY)
    assert "Anslutning och stöd" not in list(texts(blocks))


# -- the page


@pytest.fixture
def driver(start):
    found = start("example")
    found.go("stakeholders")
    found.page.show_view(list(found.page.views()).index("Stöd"))
    settle()
    return found


def select(view, project, code):
    view.owners.selectRow(view.owners.rows.row_of(party(project, code)))
    view.owners.setFocus()


def test_one_key_says_how_an_owner_stands(driver):
    view = driver.page.view("support")
    select(view, driver.project, "O04")
    assert stand_keys() == {"for": "F", "against": "E", "undecided": "O"}
    driver.press(Key.Key_F)
    assert tally(support(driver.project), OWNERS).in_favour == 5
    assert view.owners.current_id() == party(driver.project, "O04")
    assert view.summary() == "81,8\N{NO-BREAK SPACE}% av BTA för"
    driver.press(Key.Key_Z, CTRL)
    assert tally(support(driver.project), OWNERS).in_favour == 4
    driver.press(Key.Key_E)
    assert tally(support(driver.project), OWNERS).against == 2


def test_enter_goes_on_to_the_next_standpoint(driver):
    view = driver.page.view("support")
    select(view, driver.project, "O01")
    driver.press(Key.Key_Return)
    assert tally(support(driver.project), OWNERS).against == 2


def test_an_unknown_owner_has_no_standpoint(driver):
    view = driver.page.view("support")
    view.owners.selectRow(8)
    view.owners.setFocus()
    before = driver.project.undo_label()
    driver.press(Key.Key_F)
    assert driver.project.undo_label() == before


def test_what_if_saves_nothing_until_told(driver):
    view = driver.page.view("support")
    before = driver.project.history(1)
    view.suppose.click()
    select(view, driver.project, "O04")
    driver.press(Key.Key_F)
    assert driver.project.history(1) == before
    assert view.banner.isVisible()
    assert view.owners.rows.index(view.owners.currentIndex().row(), STAND).data() == "Tänkt: För"
    assert "55,6" in view.chart.scene().groups()[0].alt
    assert view.summary() == "67,6\N{NO-BREAK SPACE}% av BTA för"
    view.drop.click()
    assert "44,4" in view.chart.scene().groups()[0].alt
    view.suppose.click()
    select(view, driver.project, "O04")
    driver.press(Key.Key_F)
    view.keep.click()
    assert not view.banner.isVisible()
    assert tally(support(driver.project), OWNERS).in_favour == 5
    assert driver.project.undo_label() == "Ändrade ställningstagande"


def test_protected_view_shows_totals_and_no_names(driver):
    view = driver.page.view("support")
    driver.press(Key.Key_H, CTRL | SHIFT)
    settle()
    assert not view.owners.isVisible()
    assert view.owners.rows.rowCount() == 0
    assert view.hidden.isVisible()
    said = " ".join(group.alt for group in view.chart.scene().groups())
    assert "67,6" in said
    assert "Lyktbacken" not in said
    driver.press(Key.Key_H, CTRL | SHIFT)
    settle()
    assert view.owners.rows.rowCount() == 9


def test_the_table_can_be_copied(driver):
    view = driver.page.view("support")
    focus_on(view.owners)
    driver.press(Key.Key_C, CTRL)
    lines = driver.application.clipboard().text().splitlines()
    assert len(lines) == 10
    assert lines[1].split("\t")[:2] == ["Mellanstadsbostäder", "För"]


def test_an_empty_project_says_how_to_begin(start):
    driver = start("empty")
    driver.go("stakeholders")
    driver.page.show_view(list(driver.page.views()).index("Stöd"))
    settle()
    view = driver.page.view("support")
    assert view.empty.isVisible()
    view.empty.action.click()
    assert driver.desk.current_key == "place"


def test_rules_are_noted_with_their_source(driver):
    view = driver.page.view("support")
    view.rules.click()
    view.register.quick.setFocus()
    driver.type("SOU 2025:5; 2026-08-01; frivillig")
    driver.press(Key.Key_Return)
    settle()
    assert "SOU 2025:5" in view.regime.whole_text()
