"""The map as plain values, what changes it, and who owned what when."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.command import CLOCK
from workbench.base.errors import WorkbenchError
from workbench.base.language import using
from workbench.documents.content import Table
from workbench.documents.registry import Options
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import codes, read_row, read_rows
from workbench.rules.coordinates import LOCAL
from workbench.rules.ground import Trouble
from workbench.rules.shapes import ShapeError, area, read_shape
from workbench.steps.place import edits
from workbench.steps.place.chapter import chapter
from workbench.steps.place.map_notices import coverage_text, map_notices
from workbench.steps.place.views import (
    ground_report,
    map_owner,
    owner_at,
    owners_at,
    ownerships,
    read_map,
)

SQUARE = read_shape("0 0,10 0,10 10,0 10")
BOW = read_shape("0 0,10 10,10 0,0 10")
FRAME = read_shape("20 0,390 0,390 300,20 300")


def look(project, read=read_map, *words):
    with project.read() as session:
        return read(session, *words)


def key_of(project, table, code):
    return next(key for key, each in look(project, codes, table).items() if each == code)


def row(project, table, code):
    return look(project, read_row, record(table), key_of(project, table, code))


def test_the_map_of_the_example(torg):
    place = look(torg)
    assert place.system is LOCAL
    assert (len(place.of("surface")), len(place.of("property")), len(place.points)) == (14, 20, 18)
    square = place.of("surface")[0]
    assert (square.code, square.name, square.area) == ("Y01", "Mellantorget", 6300)
    assert (square.holder, square.publicness, square.type) == ("Kommunen", "public", "square")
    house = place.of("property")[0]
    assert (house.name, house.holder, house.membership) == ("Ekorren 1", "Torgkvarteret", "member")
    assert place.points[0].point == (235, 40)
    assert place.extent() == (20, 20, 390, 285)
    assert place.total("surface") == 34_870
    assert place.hectares == pytest.approx(6.8803)


def test_every_area_is_the_one_that_was_stated(torg):
    for each in look(torg, read_rows, record("surface")):
        plot = next(p for p in look(torg).plots if p.id == each["id"])
        assert plot.area == float(each["area"])
    edits.set_boundary(torg, FRAME)
    assert look(torg).hectares == 11.1


def test_an_area_is_typed_only_where_nothing_is_drawn(empty):
    surface = record("surface")
    key = acts.add(empty, surface, {"name": "Torget", "area": Decimal(500)})
    assert look(empty).plots[0].area == 500
    edits.set_outline(empty, "surface", key, SQUARE)
    assert look(empty).plots[0].area == 100
    edits.set_outline(empty, "surface", key, ())
    assert look(empty).plots[0].area == 500


def test_an_outline_that_cannot_be_read_is_told(empty):
    acts.add(empty, record("surface"), {"name": "Torget", "outline": "hej", "code": "Y01"})
    place = look(empty)
    assert place.plots[0].shape == ()
    first = map_notices(place)[0]
    assert (first.trouble, first.where) == (Trouble.FAULTY, "Y01 Torget")
    assert "hörn" in first.text
    assert look(empty, map_owner).map.drawn is False


def test_each_act_is_one_labelled_step(torg):
    key = key_of(torg, "surface", "Y01")
    before = look(torg)
    acts_done = [
        (lambda: edits.set_outline(torg, "surface", key, SQUARE), "gränsen för Mellantorget"),
        (lambda: edits.set_boundary(torg, FRAME), "områdesgränsen"),
        (lambda: edits.add_drawn(torg, "surface", SQUARE, {"name": "Ny"}), "Ny"),
        (lambda: edits.place_finding(torg, before.points[0].id, (1, 2)), "på kartan"),
    ]
    for act, words in acts_done:
        act()
        assert words in torg.undo_label()
        torg.undo()
        assert look(torg) == before


def test_neighbours_change_together(torg):
    keys = [("surface", key_of(torg, "surface", code)) for code in ("Y01", "Y02")]
    edits.set_outlines(torg, dict.fromkeys(keys, SQUARE))
    assert "2 objekt" in torg.undo_label()
    assert [row(torg, "surface", c)["outline"] for c in ("Y01", "Y02")] == [
        "0 0,10 0,10 10,0 10"] * 2  # fmt: skip


def test_no_act_leaves_a_faulty_outline(torg):
    key = key_of(torg, "surface", "Y01")
    for act in (
        lambda: edits.set_outline(torg, "surface", key, BOW),
        lambda: edits.set_boundary(torg, BOW),
        lambda: edits.add_drawn(torg, "surface", BOW, {"name": "Ny"}),
        lambda: edits.split_plot(torg, "surface", key, [(0, 0), (1, 1)]),
    ):
        before = torg.undo_label()
        with pytest.raises(ShapeError):
            act()
        assert torg.undo_label() == before


def test_a_divided_surface_keeps_its_larger_part(torg):
    key = key_of(torg, "surface", "Y01")
    new = edits.split_plot(torg, "surface", key, [(180, 100), (180, 190)])
    old, part = (look(torg, read_row, record("surface"), each) for each in (key, new))
    assert (area(read_shape(old["outline"])), area(read_shape(part["outline"]))) == (4900, 1400)
    assert (part["name"], part["code"]) == ("Mellantorget (2)", "Y15")
    assert (part["type"], part["control_id"]) == ("square", old["control_id"])
    assert (part["area"], part["notes"]) == (None, "")
    edits.split_plot(torg, "surface", key, [(220, 100), (220, 190)])
    names = [each["name"] for each in look(torg, read_rows, record("surface"))]
    assert names[-1] == "Mellantorget (3)"
    with pytest.raises(WorkbenchError, match="finns inte längre"):
        edits.split_plot(torg, "surface", "x", [(0, 0), (1, 1)])


def test_a_finding_can_be_placed_and_taken_off(torg):
    key = look(torg).points[0].id
    edits.place_finding(torg, key, (12.34567, 8))
    assert look(torg).points[0].point == (12.346, 8)
    edits.place_finding(torg, key, None)
    assert len(look(torg).points) == 17


# -- owners


def test_an_owner_changes_on_a_day_and_history_keeps_the_old_one(torg):
    house, old = key_of(torg, "property", "P01"), row(torg, "property", "P01")["owner_id"]
    new = key_of(torg, "organisation", "O08")
    edits.change_owner(torg, house, new, date(2026, 7, 1))
    assert "Bytte ägare till Ekorren 1" in torg.undo_label()
    now = row(torg, "property", "P01")
    assert (now["owner_id"], now["owner_since"]) == (new, date(2026, 7, 1))
    assert [look(torg, owner_at, house, day) for day in
            (date(2020, 1, 1), date(2026, 6, 30), date(2026, 7, 1), date(2030, 1, 1))] == [
        old, old, new, new]  # fmt: skip
    edits.change_owner(torg, house, old, date(2026, 9, 1))
    present, before, first = look(torg, ownerships, house)
    assert (present.owner_id, present.first, present.last) == (old, date(2026, 9, 1), None)
    assert (before.owner_id, before.first, before.last) == (
        new, date(2026, 7, 1), date(2026, 8, 31))  # fmt: skip
    assert (first.owner_id, first.first, first.last) == (old, None, date(2026, 6, 30))
    assert look(torg, owners_at, date(2026, 8, 1))[house] == new
    torg.undo()
    torg.undo()
    assert [each.owner_id for each in look(torg, ownerships, house)] == [old]


def test_the_day_must_follow_the_last_change(torg):
    house = key_of(torg, "property", "P01")
    one, other = (key_of(torg, "organisation", code) for code in ("O08", "O05"))
    edits.change_owner(torg, house, one, date(2026, 7, 1))
    for day, words in ((date(2026, 7, 1), "1 juli"), (date(2020, 1, 1), "1 juli")):
        with pytest.raises(WorkbenchError, match=words):
            edits.change_owner(torg, house, other, day)
    with pytest.raises(WorkbenchError, match="tidigare dag"):
        edits.change_owner(torg, house, other, date(2026, 11, 19))
    with pytest.raises(WorkbenchError, match="redan ägaren"):
        edits.change_owner(torg, house, one, CLOCK.today())
    with pytest.raises(WorkbenchError, match="finns inte längre"):
        edits.change_owner(torg, "x", one, CLOCK.today())


def test_an_unknown_owner_leaves_no_past(torg):
    house, new = key_of(torg, "property", "P19"), key_of(torg, "organisation", "O08")
    edits.change_owner(torg, house, new, date(2026, 7, 1))
    assert len(look(torg, ownerships, house)) == 1
    assert look(torg, owner_at, house, date(2026, 6, 30)) is None
    edits.change_owner(torg, house, None, date(2026, 8, 1))
    assert look(torg, owner_at, house, date(2026, 7, 15)) == new
    assert look(torg, owner_at, house, date(2026, 8, 1)) is None


# -- what does not fit together


def test_the_example_fits_but_for_its_gaps_and_one_owner(torg):
    edits.set_boundary(torg, FRAME)
    place = look(torg)
    gap, unknown = map_notices(place)
    assert (gap.trouble, gap.where, gap.row_id) == (Trouble.GAP, "Gränsen", None)
    assert gap.text.startswith("42\xa0197 m²")
    assert (unknown.where, unknown.text) == ("P19 Lodjuret 1", "har ingen känd ägare")
    assert coverage_text(ground_report(place).coverage) == (
        "62,0\xa0% av området täcks av ytor och fastigheter")  # fmt: skip


def test_troubles_are_told_with_the_rows_they_are_about(empty):
    surface, house = record("surface"), record("property")
    acts.add(empty, surface, {"name": "Torget", "outline": "0 0,10 0,10 10,0 10"})
    acts.add(empty, surface, {"name": "Parken", "outline": "5 0,15 0,15 10,5 10"})
    acts.add(empty, house, {"designation": "Ekorren", "outline": "0 5,5 5,5 10,0 10"})
    whole = look(empty).of("surface")[0].id
    part = {"name": "Scenen", "outline": "8 8,30 8,30 30,8 30", "parent_id": whole}
    acts.add(empty, surface, part)
    with using("sv"):
        said = {(each.where, each.text) for each in map_notices(look(empty))}
    assert said == {
        ("Y01 Torget", "överlappar Y02 Parken med 50 m²"),
        ("Y01 Torget", "ligger med 25 m² på P01 Ekorren, som har en annan ägare"),
        ("Y03 Scenen", "ligger med 480 m² utanför Y01 Torget, som den är en del av"),
        ("Y01 Torget", "har delar som är 384 m² större än den själv"),
        ("Y01 Torget", "har ingen känd som har rådighet"),
        ("Y02 Parken", "har ingen känd som har rådighet"),
        ("P01 Ekorren", "har ingen känd ägare"),
    }


def test_areas_stand_in_the_document(torg):
    day = date(2026, 11, 18)
    with torg.read() as session:
        blocks = chapter(session, Options(date=day), day)
    table = [block for block in blocks if isinstance(block, Table)][-1]
    assert table.rows[0].cells == ("Mellantorget", "Torg", "Offentlig", "Kommunen", 6300)
    assert table.rows[-1].cells[-1] == 34_870
    assert len(table.rows) == 15
