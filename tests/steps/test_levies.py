"""The levy models of a project: reckoned, tried, adopted, shown; what is decided stays decided."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.command import NOW
from tests.pace import timing
from tests.rules import mellantorg as tables
from workbench.base.errors import WorkbenchError
from workbench.base.language import using
from workbench.documents.content import Figure, Note, Table
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.steps.finance import levy_edits
from workbench.steps.finance.chapter_levy import levy_blocks
from workbench.steps.finance.levies import LevyBook, Scenario, chosen_year
from workbench.steps.finance.levy_pictures import UNKNOWN, owner_lines, owners_scene, property_lines
from workbench.steps.finance.levy_told import model_notes, reckoning
from workbench.steps.finance.levy_trial import Trial, trial_lines, tried
from workbench.steps.place.edits import change_owner

MODEL, ESTATE, PARTY = record("levy_model"), record("property"), record("organisation")
OWNERS = tables.rows(tables.EXPECTED / "levy_per_owner_expected.csv")[:-1]


def book_of(project):
    with project.read() as session:
        return LevyBook(session)


def row_of(book, letter):
    return next(row for row in book.models if row["name"].startswith(letter))


def owners_of(book, scenario):
    return {book.owner_codes[key]: amount // 100 for key, amount in scenario.owners.items()}


def expected(name):
    return {row["agare"]: int(row[name]) for row in OWNERS}


# -- adopting


def test_adopting_freezes_amounts_and_how_they_came_about(torg):
    book = book_of(torg)
    model = row_of(book, "B")["id"]
    levy_edits.adopt_levy(torg, model, date(2026, 11, 20), "Styrgruppen § 7")
    gaddan = next(row for row in book.properties.values() if row["designation"] == "Gäddan 2")
    acts.change(torg, ESTATE, gaddan["id"], {"gross_floor_area": Decimal(20_000)})
    acts.change(torg, ESTATE, gaddan["id"], {"owner_id": None})
    book = book_of(torg)
    scenario = book.scenario(row_of(book, "B"))
    assert scenario.adopted
    assert owners_of(book, scenario) == expected("B")
    assert scenario.amounts[gaddan["id"]] == 164_706_00
    assert (
        "8\N{NO-BREAK SPACE}400\N{NO-BREAK SPACE}m²" in reckoning(book, scenario, gaddan["id"])[0]
    )
    with using("en"):
        notes = [text for text, _tone in model_notes(book, scenario)]
    assert any("Styrgruppen § 7" in text for text in notes)
    assert any("changed since" in text for text in notes)
    assert book.anew(row_of(book, "B")).amounts != scenario.amounts


def test_adopting_is_one_step_of_undo(torg):
    before = book_of(torg)
    levy_edits.adopt_levy(torg, row_of(before, "A")["id"], date(2026, 11, 20), "§ 7")
    torg.undo()
    after = book_of(torg)
    assert after.models == before.models
    assert after.charges == before.charges


def test_what_is_decided_cannot_be_changed(torg):
    decided = row_of(book_of(torg), "E")["id"]
    for act in (
        lambda: levy_edits.save_terms(torg, {decided: {"cap": 1}}),
        lambda: levy_edits.adopt_levy(torg, decided, date(2026, 1, 1), "§ 1"),
    ):
        with pytest.raises(WorkbenchError):
            act()
    copied = levy_edits.copy_levy(torg, decided, {"cap": 200_000_00, "name": "F"})
    found = row_of(book_of(torg), "F")
    assert (found["id"], found["status"], found["decision"], found["cap"]) == (
        copied, "scenario", "", 200_000_00,
    )  # fmt: skip


def test_a_decision_must_be_named_and_a_model_must_hold(torg):
    model = row_of(book_of(torg), "A")["id"]
    with pytest.raises(WorkbenchError):
        levy_edits.adopt_levy(torg, model, date(2026, 1, 1), "  ")
    levy_edits.save_terms(torg, {model: {"floor": 500_000_00}})
    with pytest.raises(WorkbenchError):
        levy_edits.adopt_levy(torg, model, date(2026, 1, 1), "§ 1")
    assert row_of(book_of(torg), "A")["status"] == "scenario"


# -- trying


def test_a_trial_changes_nothing_and_is_exact(torg):
    book = book_of(torg)
    rows = book.of_year(2026)
    a = row_of(book, "A")
    trial = Trial(total=1_700_000_00).with_term(a["id"], "weight_residential", Decimal(1))
    found = tried(book, rows, trial)
    assert {sum(each.amounts.values()) for each in found} == {1_700_000_00}
    assert owners_of(book, found[1]) != expected("B")
    assert tried(book, rows, Trial())[0].amounts == book.scenario(a).amounts
    assert found[4].adopted
    assert row_of(book_of(torg), "A") == a


def test_an_owner_leaves(torg):
    book = book_of(torg)
    a = row_of(book, "A")
    owner = next(key for key, code in book.owner_codes.items() if code == "O03")
    (after, *_others) = tried(book, [a], Trial(left=owner))
    assert owner not in after.owners
    assert sum(after.amounts.values()) == 1_600_000_00
    with using("en"):
        ((said, tone),) = trial_lines(book, a, Trial(left=owner))
    assert "459,763" in said
    assert tone == "warn"


def test_a_grant_is_halved_and_some_do_not_pay(torg):
    book = book_of(torg)
    a = row_of(book, "A")
    trial = Trial(more=675_000_00, grant="Kommunalt verksamhetsbidrag", rate=Decimal(97))
    (found,) = tried(book, [a], trial)
    assert found.total == 2_275_000_00
    with using("en"):
        said = [text for text, _tone in trial_lines(book, a, trial)]
    assert "675,000" in said[0]
    assert "2,206,750" in said[1]
    assert "2,345,361" in said[1]


def test_all_leaving_is_told(torg):
    book = book_of(torg)
    only = {**row_of(book, "A"), "floor": 150_000_00}
    found = book.scenario(only)
    assert not found.reckoned
    assert found.problems


# -- discounts, fallbacks, categories, payers


def test_zero_weights_are_shown_and_a_fallback_offered(torg):
    book = book_of(torg)
    c = row_of(book, "C")
    with using("en"):
        notes = model_notes(book, book.scenario(c))
    assert notes[1] == (
        "These have no weight here, so pay nothing by it: P11 Hjorten 2, P12 Igelkotten 1.", "warn",
    )  # fmt: skip
    lines = property_lines(book, [book.scenario(c)])
    assert [line.name for line in lines if line.note] == ["P11 Hjorten 2", "P12 Igelkotten 1"]
    by_area = book.scenario({**c, "fallback": "area"})
    hjorten = next(key for key, row in book.properties.items() if row["code"] == "P11")
    assert by_area.amounts[hjorten] > 0
    assert sum(by_area.amounts.values()) == 1_600_000_00
    fixed = book.scenario({**c, "fallback": "fixed", "fallback_amount": 5_000_00})
    assert fixed.amounts[hjorten] == 5_000_00


def test_a_discount_and_a_weight_by_category(torg):
    book = book_of(torg)
    p13 = next(row for row in book.properties.values() if row["code"] == "P13")
    acts.change(torg, ESTATE, p13["id"], {"levy_discount": Decimal(50)})
    book = book_of(torg)
    halved = book.scenario(row_of(book, "A"))
    weight = halved.levy.keys[0].weight(halved.levy.roll.place(p13["id"]))
    assert weight == 2_800
    category = {"model_id": row_of(book, "A")["id"], "category": "parkeringsdack"}
    acts.add(torg, record("levy_category"), {**category, "weight_lettable": Decimal("0.2")})
    book = book_of(torg)
    after = book.scenario(row_of(book, "A"))
    assert after.levy.keys[0].weight(after.levy.roll.place(p13["id"])) == 560
    assert sum(after.amounts.values()) == 1_600_000_00


def test_a_mix_of_keys_and_all_who_might_pay(torg):
    book = book_of(torg)
    mix = {**row_of(book, "B"), "base": "mix", "share_gross": Decimal(50), "payers": "all",
           "share_frontage": Decimal(30), "share_equal": Decimal(20)}  # fmt: skip
    found = book.scenario(mix)
    assert len(found.amounts) == 19  # all but the contract party
    assert sum(found.amounts.values()) == 1_600_000_00
    assert None in found.owners
    lines = owner_lines(book, [found], 0)
    assert UNKNOWN in {line.key for line in lines}


def test_a_mix_without_shares_is_told(torg):
    book = book_of(torg)
    found = book.scenario({**row_of(book, "B"), "base": "mix"})
    with using("en"):
        assert [p.text() for p in found.problems] == [
            "Nothing says how to share out: choose at least one key."
        ]


def test_a_property_that_changes_hands_is_charged_by_the_day(torg):
    book = book_of(torg)
    sold = next(row for row in book.properties.values() if row["code"] == "P03")
    buyer = next(key for key, code in book.owner_codes.items() if code == "O08")
    change_owner(torg, sold["id"], buyer, date(2026, 9, 1))
    book = book_of(torg)
    found = book.scenario(row_of(book, "A"))
    assert found.amounts[sold["id"]] == 106_173_00
    assert sum(found.owners.values()) == 1_600_000_00
    owners = owners_of(book, found)
    assert owners["O08"] == 35_488  # 122 of 365 days
    assert owners["O04"] == expected("A")["O04"] - 35_488
    with using("en"):
        lines = reckoning(book, found, sold["id"])
    assert "122 of 365 days" in lines[-1]
    levy_edits.adopt_levy(torg, row_of(book, "A")["id"], date(2026, 11, 20), "§ 7")
    book = book_of(torg)
    decided = book.scenario(row_of(book, "A"))
    assert decided.levy is None
    assert owners_of(book, decided) == owners
    assert decided.amounts == found.amounts


# -- pictures and documents


def test_the_picture_says_what_it_shows(torg):
    book = book_of(torg)
    scenarios = book.scenarios(2026)
    with using("sv"):
        scene = owners_scene(book, scenarios, 0, 800.0, 13.0)
    words = [group.alt for group in scene.groups()]
    assert len(words) == 6
    assert words[0].startswith("Torgkvarteret: 459\N{NO-BREAK SPACE}763 kr, 28,7")
    assert "C 505\N{NO-BREAK SPACE}537" in words[0]


@pytest.mark.parametrize("count", [1, 2, 9, 14])
def test_any_number_of_models_side_by_side(torg, count):
    book = book_of(torg)
    scenarios = [book.scenario({**row_of(book, "A"), "id": str(n)}) for n in range(count)]
    scene = owners_scene(book, scenarios, count - 1, 700.0, 13.0)
    assert len(scene.groups()) == 6


def test_the_chapter_has_the_models_and_who_leaves(torg):
    with using("sv"), torg.read() as session:
        blocks = tuple(levy_blocks(session, NOW.date()))
    assert sum(isinstance(each, Figure) for each in blocks) == 1
    owners, leaving = (each for each in blocks if isinstance(each, Table))
    assert owners.rows[-1].cells[1:] == (1_600_000_00,) * 5
    assert owners.rows[0].cells[:2] == ("Torgkvarteret", 459_763_00)
    assert leaving.rows[0].cells[:2] == ("Torgkvarteret", 442_967_00)


def test_a_model_that_cannot_be_reckoned_says_so_in_the_chapter(empty):
    acts.add(empty, MODEL, {"name": "X", "year": 2026, "total": 100, "base": "gross_area"})
    with using("en"), empty.read() as session:
        (note,) = levy_blocks(session, NOW.date())
    assert isinstance(note, Note)
    assert note.paragraphs() == ("There are no properties to share out among.",)


def test_the_year_to_begin_with(torg, empty):
    assert chosen_year(book_of(torg), 2030) == 2026
    assert chosen_year(book_of(empty), 2030) is None
    for year in (2027, 2031):
        acts.add(empty, MODEL, {"name": str(year), "year": year})
    assert chosen_year(book_of(empty), 2030) == 2031


@pytest.mark.parametrize(
    ("name", "letter"), [("A Viktad yta", "A"), ("Område", "O"), ("B2 x", "B2"), ("ny", "ny")]
)
def test_letters(name, letter):
    assert Scenario({"id": "1", "name": name}).letter == letter


def test_the_usual_three_to_begin_with(empty):
    levy_edits.start_levies(empty, 2027, None)
    with empty.read() as session:
        rows = read_rows(session, MODEL)
    assert [(row["base"], row["year"], row["total"]) for row in rows] == [
        ("weighted_area", 2027, None), ("gross_area", 2027, None), ("assessed_value", 2027, None),
    ]  # fmt: skip
    with using("en"):
        said = [p.text() for p in book_of(empty).scenario(rows[1]).problems]
    assert said == ["“B Bruttoarea” does not say how much is to be shared out."]


def test_a_slider_over_five_hundred_properties_and_six_models(empty):
    rows = [
        {"code": f"P{n:03}", "designation": f"Kv {n}", "status": "member",
         "gross_floor_area": Decimal(100 + n * 7 % 900), "lettable_area": Decimal(n % 400),
         "residential_area": Decimal(50 + n % 300), "frontage": Decimal(10 + n % 60),
         "assessed_value": (1 + n % 90) * 10**8}
        for n in range(500)
    ]  # fmt: skip
    acts.bring_in(empty, ESTATE, acts.Arrivals(new=[(f"id{n}", r) for n, r in enumerate(rows)]))
    book = book_of(empty)
    bases = ("weighted_area", "gross_area", "assessed_value", "frontage", "fixed_plus", "equal")
    models = [
        {"id": base, "name": base, "year": 2026, "total": 5_000_000_00, "base": base,
         "weight_lettable": Decimal(1), "weight_residential": Decimal("0.4"),
         "alpha": Decimal("0.6"), "floor": 3_000_00, "cap": 40_000_00, "status": "scenario",
         "collection_percent": None}
        for base in bases
    ]  # fmt: skip
    tried(book, models, Trial())
    with timing() as watch:
        for more in range(5):
            with watch.lap():
                found = tried(book, models, Trial(total=5_000_000_00 + more * 10_000_00))
            assert all(each.reckoned for each in found)
    assert min(watch.laps) < 0.1
