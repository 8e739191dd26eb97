"""Copies that were worked in apart become one again: nothing is lost, and nobody is asked twice."""

from __future__ import annotations

import shutil

import pytest

from tests.pace import timing
from tests.project.frozen import FOLDER
from tests.project.merging import (
    ACTIVITY,
    FINDING,
    GOAL,
    PERSON,
    all_for,
    copied,
    looked,
    merge,
    plan_of,
    rows,
    titles,
)
from workbench.base.errors import WorkbenchError
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.erasing import erase_people
from workbench.project.faults import Damaged, NewerFile
from workbench.project.group_copies import copy_names, hand_out, write_copies
from workbench.project.open import create, open_project
from workbench.rules.schedule_types import CycleError
from workbench.rules.three_way import WHOLE, Side


@pytest.fixture
def other(tmp_path):
    return tmp_path / "grupp.plats"


def test_what_only_one_side_did_is_taken(project, other, clock):
    goal = acts.add(project, GOAL, {"title": "Trygg kväll"})
    gone = acts.add(project, GOAL, {"title": "Utgår"})
    with copied(project, other, clock) as group:
        acts.add(group, FINDING, {"title": "Mörkt hörn"})
        acts.change(group, GOAL, goal, {"description": "Efter klockan sex"})
        acts.remove(group, GOAL, [gone])
    acts.change(project, GOAL, goal, {"title": "Trygg hela dygnet"})
    found, settled = merge(project, other, clock)
    assert settled.asked == []
    assert found.rows == 3
    assert titles(project, FINDING) == ["Mörkt hörn"]
    row = rows(project, GOAL)[goal]
    assert (row["title"], row["description"]) == ("Trygg hela dygnet", "Efter klockan sex")
    assert gone not in rows(project, GOAL)
    assert project.check() == []


def test_a_merge_is_one_step_of_undo(project, other, clock):
    with copied(project, other, clock) as group:
        for number in range(5):
            acts.add(group, FINDING, {"title": f"Lapp {number}"})
    merge(project, other, clock)
    assert len(rows(project, FINDING)) == 5
    assert "grupp" in project.undo_label()
    project.undo()
    assert rows(project, FINDING) == {}
    project.redo()
    assert len(rows(project, FINDING)) == 5


def test_what_both_changed_is_asked_and_the_answer_holds(project, other, clock):
    goal = acts.add(project, GOAL, {"title": "Mål"})
    with copied(project, other, clock) as group:
        acts.change(group, GOAL, goal, {"title": "Deras"})
    acts.change(project, GOAL, goal, {"title": "Vårt"})
    plan, settled, _found = looked(project, other, clock)
    (asked,) = settled.open
    assert (asked.place, asked.base, asked.ours, asked.theirs) == (
        ("goal", goal, "title"), "Mål", "Vårt", "Deras",
    )  # fmt: skip
    merge(project, other, clock)
    assert rows(project, GOAL)[goal]["title"] == "Vårt"
    plan = plan_of(project, other, clock)
    assert len(plan.draft.asked) == 1, "what nobody answered comes again"
    merge(project, other, clock, {asked.place: Side.THEIRS})
    assert rows(project, GOAL)[goal]["title"] == "Deras"
    assert plan_of(project, other, clock).draft.asked == []


def test_what_was_answered_is_not_asked_again_and_later_edits_come_in(project, other, clock):
    goal = acts.add(project, GOAL, {"title": "Mål"})
    with copied(project, other, clock) as group:
        acts.change(group, GOAL, goal, {"title": "Deras"})
    acts.change(project, GOAL, goal, {"title": "Vårt"})
    merge(project, other, clock, {("goal", goal, "title"): Side.OURS})
    with open_project(other, clock=clock) as group:
        acts.change(group, GOAL, goal, {"description": "Ny text"})
        acts.add(group, GOAL, {"title": "Ett till"})
    _found, settled = merge(project, other, clock)
    assert settled.asked == []
    assert rows(project, GOAL)[goal]["title"] == "Vårt"
    assert rows(project, GOAL)[goal]["description"] == "Ny text"
    assert "Ett till" in titles(project, GOAL)


def test_the_copy_can_take_the_merged_project_back(project, other, clock, tmp_path):
    goal = acts.add(project, GOAL, {"title": "Mål"})
    with copied(project, other, clock) as group:
        acts.change(group, GOAL, goal, {"title": "Deras"})
    acts.change(project, GOAL, goal, {"title": "Vårt"})
    merge(project, other, clock, {("goal", goal, "title"): Side.OURS})
    acts.add(project, GOAL, {"title": "Nytt"})
    back = tmp_path / "fram.plats"
    project.save_copy(back)
    with open_project(other, clock=clock) as group:
        _found, settled = merge(group, back, clock)
        assert settled.asked == []
        assert titles(group, GOAL) == ["Deras", "Nytt"]


def test_deleted_here_and_changed_there_is_asked_and_kept_meanwhile(project, other, clock):
    goal = acts.add(project, GOAL, {"title": "Mål"})
    part = acts.add(project, ACTIVITY, {"title": "Belysning", "goals": (goal,)})
    with copied(project, other, clock) as group:
        acts.change(group, GOAL, goal, {"title": "Skarpare mål"})
    acts.remove(project, GOAL, [goal])
    plan, settled, _found = looked(project, other, clock)
    assert [each.place for each in settled.open] == [("goal", goal, WHOLE)]
    merge(project, other, clock)
    assert titles(project, GOAL) == ["Skarpare mål"]
    project.undo()
    merge(project, other, clock, all_for(project, plan, Side.OURS))
    assert titles(project, GOAL) == []
    assert rows(project, ACTIVITY)[part]["goals"] == ()


def test_a_row_deleted_here_that_they_began_to_use_is_asked(project, other, clock):
    goal = acts.add(project, GOAL, {"title": "Mål"})
    with copied(project, other, clock) as group:
        part = acts.add(group, ACTIVITY, {"title": "Belysning", "goals": (goal,)})
    acts.remove(project, GOAL, [goal])
    plan, settled, _found = looked(project, other, clock)
    assert [each.place for each in settled.open] == [("goal", goal, WHOLE)]
    merge(project, other, clock)
    assert rows(project, ACTIVITY)[part]["goals"] == (goal,), "what is used is kept meanwhile"
    project.undo()
    merge(project, other, clock, {("goal", goal, WHOLE): Side.OURS})
    assert rows(project, ACTIVITY)[part]["goals"] == ()
    assert project.check() == []
    assert plan.draft.is_there(("goal", goal)) is False


def test_what_went_with_a_row_comes_back_with_it(project, other, clock):
    survey = acts.add(project, record("survey"), {"name": "Enkät"})
    item = acts.add(project, record("survey_item"), {"title": "Trygg?", "survey_id": survey})
    indicator = acts.add(project, record("indicator"), {"title": "Andel trygga", "item_id": item})
    with copied(project, other, clock) as group:
        acts.change(group, record("survey"), survey, {"name": "Enkät 2026"})
    acts.remove(project, record("survey"), [survey])
    assert rows(project, record("indicator"))[indicator]["item_id"] is None
    merge(project, other, clock, {("survey", survey, WHOLE): Side.THEIRS})
    assert set(rows(project, record("survey_item"))) == {item}
    assert rows(project, record("indicator"))[indicator]["item_id"] == item


def test_the_same_code_made_twice_is_renumbered_and_told(project, other, clock):
    acts.add(project, ACTIVITY, {"title": "Första"})
    with copied(project, other, clock) as group:
        acts.add(group, ACTIVITY, {"title": "Deras"})
    acts.add(project, ACTIVITY, {"title": "Vår"})
    _found, settled = merge(project, other, clock)
    (each,) = settled.renumbered
    assert (each.before, each.now) == ("A02", "A03")
    codes = {row["title"]: row["code"] for row in rows(project, ACTIVITY).values()}
    assert codes == {"Första": "A01", "Vår": "A02", "Deras": "A03"}


def test_the_same_link_made_twice_is_one(project, other, clock):
    goal = acts.add(project, GOAL, {"title": "Mål"})
    part = acts.add(project, ACTIVITY, {"title": "Belysning"})
    with copied(project, other, clock) as group:
        acts.change(group, ACTIVITY, part, {"goals": (goal,)})
    acts.change(project, ACTIVITY, part, {"goals": (goal,)})
    found, settled = merge(project, other, clock)
    assert (found.rows, settled.asked) == (0, [])
    assert rows(project, ACTIVITY)[part]["goals"] == (goal,)


def test_two_values_of_one_year_are_asked(project, other, clock):
    measure = record("indicator")
    key = acts.add(project, measure, {"title": "Andel trygga"})
    with copied(project, other, clock) as group:
        acts.change(group, measure, key, {"values": {2026: 55}})
    acts.change(project, measure, key, {"values": {2026: 52}})
    _plan, settled, _found = looked(project, other, clock)
    (asked,) = settled.open
    assert (asked.table, asked.column, asked.ours, asked.theirs) == (
        "indicator_value", "value", "52", "55",
    )  # fmt: skip
    merge(project, other, clock, {asked.place: Side.THEIRS})
    assert rows(project, measure)[key]["values"] == {2026: 55}


def test_an_order_that_both_changed_is_not_asked(project, other, clock):
    keys = [acts.add(project, GOAL, {"title": f"Mål {n}"}) for n in range(4)]
    with copied(project, other, clock) as group:
        clock.forward(minutes=5)
        acts.reorder(group, GOAL, [keys[3], keys[0], keys[1], keys[2]])
    clock.forward(minutes=-3)
    acts.reorder(project, GOAL, [keys[1], keys[0], keys[2], keys[3]])
    _found, settled = merge(project, other, clock)
    assert settled.asked == []
    assert list(rows(project, GOAL)) == [keys[3], keys[0], keys[1], keys[2]], "the later one holds"


def test_a_circle_that_arises_only_in_the_merge_is_refused(project, other, clock):
    one, two = (acts.add(project, ACTIVITY, {"title": each}) for each in ("Ett", "Två"))
    with copied(project, other, clock) as group:
        acts.change(group, ACTIVITY, one, {"predecessors": ((two, "FS", 0),)})
    acts.change(project, ACTIVITY, two, {"predecessors": ((one, "FS", 0),)})
    label = project.undo_label()
    with pytest.raises(CycleError, match="A01"):
        merge(project, other, clock)
    assert project.undo_label() == label
    assert project.check() == []


def test_two_moves_that_put_rows_into_each_other_are_refused(project, other, clock):
    one, two = (acts.add(project, GOAL, {"title": each}) for each in ("Ett", "Två"))
    with copied(project, other, clock) as group:
        acts.change(group, GOAL, one, {"parent_id": two})
    acts.change(project, GOAL, two, {"parent_id": one})
    with pytest.raises(WorkbenchError, match=r"Ett → Två → Ett|Två → Ett → Två"):
        merge(project, other, clock)
    assert rows(project, GOAL)[one]["parent_id"] is None


def test_what_is_undone_there_does_not_come(project, other, clock):
    with copied(project, other, clock) as group:
        acts.add(group, GOAL, {"title": "Ångrat"})
        group.undo()
        acts.add(group, GOAL, {"title": "Kvar"})
        acts.add(group, GOAL, {"title": "Också ångrat"})
        group.undo()
    merge(project, other, clock)
    assert titles(project, GOAL) == ["Kvar"]


@pytest.mark.parametrize("undo_here", [True, False])
def test_an_edit_from_before_the_copy_that_one_side_undid_stays_undone(
    project, other, clock, undo_here
):
    acts.add(project, GOAL, {"title": "Först"})
    acts.add(project, GOAL, {"title": "Ångras"})
    with copied(project, other, clock) as group:
        if not undo_here:
            group.undo()
        acts.add(group, FINDING, {"title": "Deras"})
    if undo_here:
        project.undo()
        acts.add(project, FINDING, {"title": "Vår"})
    merge(project, other, clock)
    assert titles(project, GOAL) == ["Först"]
    assert "Deras" in titles(project, FINDING)


def test_pictures_come_along(project, other, clock):
    finding = acts.add(project, FINDING, {"title": "Trasig lampa"})
    with copied(project, other, clock) as group, group.edit("photo") as session:
        from sqlalchemy import insert

        from workbench.models.situation import Photo

        columns = Photo.__table__.c
        values = {"finding_id": finding, "caption": "Lampan"}
        blobs = [c.name for c in columns if c.type.python_type is bytes]
        session.execute(
            insert(Photo.__table__).values(
                id="f" * 32, media_type="image/png", **values, **dict.fromkeys(blobs, b"\0\xff")
            )
        )
    merge(project, other, clock)
    names = ", ".join(blobs)
    found = project.raw.execute(f"select {names} from photo").fetchone()
    assert set(found) == {b"\0\xff"}
    project.undo()
    project.redo()
    assert project.raw.execute(f"select {names} from photo").fetchone() == found


# -- people who were erased


def test_a_person_erased_here_does_not_come_back(project, other, clock):
    person = acts.add(project, PERSON, {"name": "Anna Ek"})
    with copied(project, other, clock) as group:
        acts.change(group, PERSON, person, {"role": "Ordförande"})
        acts.add(group, FINDING, {"title": "Anna Ek såg skadegörelse"})
    project.note("Made copies for {who}", who="grupp")  # the next edit has another number
    erase_people(project, [person], "bad om det")
    merge(project, other, clock)
    project.close()
    assert b"Anna Ek" not in project.path.read_bytes()


def test_handed_out_and_erased_here_is_known_without_doubt(project, tmp_path, clock):
    person = acts.add(project, PERSON, {"name": "Anna Ek"})
    (path,) = make_copies(project, tmp_path, ["Grupp 1"])
    with open_project(path, clock=clock) as group:
        acts.change(group, PERSON, person, {"role": "Ordförande"})
        new = acts.add(group, PERSON, {"name": "Bo Al"})
        acts.add(group, FINDING, {"title": "Anna Ek såg skadegörelse"})
    erase_people(project, [person], "bad om det")
    pseudonym = project.raw.execute("select pseudonym from erasure").fetchone()[0]
    plan = plan_of(project, path, clock)
    assert plan.erased_here == 1
    _found, settled = merge(project, path, clock)
    assert settled.open == []
    assert set(rows(project, PERSON)) == {new}
    assert titles(project, FINDING) == [f"{pseudonym} såg skadegörelse"]


def test_a_person_erased_there_stays_here_and_is_told(project, tmp_path, clock):
    person = acts.add(project, PERSON, {"name": "Anna Ek"})
    (path,) = make_copies(project, tmp_path, ["Grupp 1"])
    with open_project(path, clock=clock) as group:
        acts.add(group, FINDING, {"title": "Mörkt hörn"})
        erase_people(group, [person], "bad om det")
    plan = plan_of(project, path, clock)
    assert plan.erased_there == (person,)
    merge(project, path, clock)
    assert set(rows(project, PERSON)) == {person}
    assert rows(project, PERSON)[person]["name"] == "Anna Ek"
    assert titles(project, FINDING) == ["Mörkt hörn"]


def test_who_may_have_been_erased_is_asked_and_left_out_meanwhile(project, other, clock):
    person = acts.add(project, PERSON, {"name": "Anna Ek"})
    with copied(project, other, clock) as group:
        acts.add(group, FINDING, {"title": "Mörkt hörn"})
    erase_people(project, [person], "bad om det")
    _plan, settled, _found = looked(project, other, clock)
    assert [each.place for each in settled.open] == [("stakeholder", person, WHOLE)]
    merge(project, other, clock)
    assert rows(project, PERSON) == {}


def make_copies(project, folder, names):
    return write_copies(project, hand_out(project, folder, names))


# -- files that are not what one hopes


def test_another_project_is_refused(project, other, clock):
    create(other, "Annat torg", clock=clock).close()
    with pytest.raises(WorkbenchError, match=r"annat projekt|another project"):
        merge(project, other, clock)


def test_a_newer_or_damaged_file_is_refused_and_never_touched(project, other, clock):
    project.save_copy(other)
    whole = bytearray(other.read_bytes())
    whole[60:64] = (99).to_bytes(4)
    other.write_bytes(whole)
    with pytest.raises(NewerFile):
        merge(project, other, clock)
    assert other.read_bytes() == bytes(whole)
    other.write_bytes(bytes(whole[:5000]))
    with pytest.raises((Damaged, NewerFile)):
        merge(project, other, clock)


def test_nothing_to_take_in_leaves_no_line(project, other, clock):
    acts.add(project, GOAL, {"title": "Mål"})
    project.save_copy(other)
    found, _settled = merge(project, other, clock)
    assert found.rows == 0
    assert len(project.history()) == 1


def test_a_plan_for_an_earlier_state_is_not_written(project, other, clock):
    from workbench.project.merge_apply import merge_into

    with copied(project, other, clock) as group:
        acts.add(group, GOAL, {"title": "Deras"})
    plan = plan_of(project, other, clock)
    acts.add(project, GOAL, {"title": "Vårt"})
    with pytest.raises(WorkbenchError):
        merge_into(project, plan, {})
    assert titles(project, GOAL) == ["Vårt"]


def test_a_copy_of_an_older_version_is_merged_and_left_as_it_is(tmp_path, clock, own_backups):
    mine, theirs = tmp_path / "fram.plats", tmp_path / "gammal.plats"
    for path in (mine, theirs):
        shutil.copyfile(FOLDER / "v2.plats", path)
    with open_project(mine, clock=clock, backups=own_backups) as project:
        acts.add(project, GOAL, {"title": "Nytt mål"})
        before = theirs.read_bytes()
        _found, settled = merge(project, theirs, clock)
        assert settled.asked == []
        assert "Nytt mål" in titles(project, GOAL)
        assert project.check() == []
    assert theirs.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["fram.plats", "gammal.plats"]


def test_reading_the_other_leaves_it_as_it_is(project, other, clock):
    with copied(project, other, clock) as group:
        acts.add(group, GOAL, {"title": "Deras"})
    before = other.read_bytes()
    merge(project, other, clock)
    assert other.read_bytes() == before


# -- handing out


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("3", ["Grupp 1", "Grupp 2", "Grupp 3"]),
        ("Handlare, Boende;Kommun", ["Handlare", "Boende", "Kommun"]),
        (" a/b , a/b ", ["a-b"]),
        ("", []),
        ("0", []),
        ("999", [f"Grupp {n}" for n in range(1, 41)]),
    ],
)
def test_what_a_line_of_groups_means(said, names):
    assert copy_names(said, "Grupp {number}") == names


def test_copies_are_made_once_and_say_so(project, tmp_path, clock):
    acts.add(project, GOAL, {"title": "Mål"})
    paths = make_copies(project, tmp_path, ["Norr", "Söder"])
    assert [each.name for each in paths] == ["torget – Norr.plats", "torget – Söder.plats"]
    assert project.history()[0].message == "Made copies for {who}"
    project.undo()
    assert titles(project, GOAL) == [], "undo passes the line by"
    with pytest.raises(WorkbenchError):
        make_copies(project, tmp_path, ["Öster", "Norr"])
    assert not (tmp_path / "torget – Öster.plats").exists()


def test_five_hundred_edits_on_each_side_take_little_time(project, other, clock):
    keys = [acts.add(project, GOAL, {"title": f"Mål {n}"}) for n in range(20)]

    def work(in_, who, start):
        for number in range(250):
            acts.add(in_, FINDING, {"title": f"{who} {number}"})
            acts.change(in_, GOAL, keys[start + number % 12], {"title": f"{who} {number}"})

    with copied(project, other, clock) as group:
        work(group, "de", 8)
    work(project, "vi", 0)
    with timing() as watch, watch.lap():
        found, settled = merge(project, other, clock)
    assert watch.laps[0] < 2
    assert len(settled.open) == 4
    assert found.rows == 258
