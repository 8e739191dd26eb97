"""Walks, findings, photos, causes, conditions and the activities made of them: without a window."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from PIL import Image

from tests.command import CLOCK
from tests.exchange.photos import SECRETS, camera_file
from workbench.base.errors import WorkbenchError
from workbench.exchange.read_photo import photo_of
from workbench.exchange.read_table import read_table
from workbench.measures.photo_intake import is_drawn, take_photos
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.arising import consequences, finish_findings, make_activity, origins
from workbench.project.arising import to_finish as open_findings
from workbench.project.photos import NewPhoto, add_photos, may_publish, photos_of, picture_of
from workbench.project.register import all_rows, read_row, read_rows
from workbench.rules.sweref import SWEREF99TM
from workbench.steps.situation import cause_edits, field_edits
from workbench.steps.situation.conditions import (
    CONDITION,
    board_blocks,
    lights_text,
    set_answer,
    start_conditions,
)
from workbench.steps.situation.field_map import (
    ground_content,
    surface_at,
    with_findings,
    with_route,
)
from workbench.steps.situation.field_notices import field_notices
from workbench.steps.situation.findings import FINDING, STOP, WALK, read_field_work
from workbench.steps.situation.handover import export_handover, handover_text, rows_for
from workbench.steps.situation.problems import PROBLEM, read_card, read_problems, when_text

TODAY = CLOCK.today()
ACTIVITY, CAUSE = record("activity"), record("cause")


def rows(project, table):
    with project.read() as session:
        return read_rows(session, record(table))


def row(project, table, code):
    return next(each for each in rows(project, table) if each["code"] == code)


def undone(project, act):
    """Do something and take it back again, and return what it gave; the file is as it was."""
    with project.read() as session:
        before = all_rows(session)
    made = act()
    project.undo()
    with project.read() as session:
        assert all_rows(session) == before
    project.redo()
    return made


# -- the way of a finding


def test_the_first_step_on_is_an_answer_of_today(torg):
    key = acts.add(torg, FINDING, {"title": "Trasig grind"})
    moved = undone(torg, lambda: field_edits.move_on(torg, [key]))
    assert moved == {key: "accepted"}
    found = next(each for each in rows(torg, "finding") if each["id"] == key)
    assert (found["status"], found["answered_on"]) == ("accepted", TODAY)
    assert torg.undo_label() == f"Satte {found['code']} till ”Accepterat”"


def test_the_day_of_an_answer_stays_when_the_finding_goes_on(torg):
    first = row(torg, "finding", "F04")
    field_edits.move_on(torg, [first["id"]])
    after = row(torg, "finding", "F04")
    assert after["status"] == "done"
    assert after["answered_on"] == first["answered_on"] != TODAY


def test_several_findings_go_on_in_one_edit_each_from_where_it_is(torg):
    ids = [row(torg, "finding", code)["id"] for code in ("F03", "F16", "F01")]
    undone(torg, lambda: field_edits.move_on(torg, ids))
    assert [row(torg, "finding", c)["status"] for c in ("F03", "F16", "F01")] == [
        "done", "ongoing", "verified",
    ]  # fmt: skip
    field_edits.move_on(torg, ids, back=True)
    assert [row(torg, "finding", c)["status"] for c in ("F03", "F16", "F01")] == [
        "ongoing", "accepted", "done",
    ]  # fmt: skip


def test_what_is_at_the_end_leaves_no_edit(torg):
    key = row(torg, "finding", "F01")["id"]
    field_edits.move_on(torg, [key])
    label = torg.undo_label()
    assert field_edits.move_on(torg, [key]) == {}
    assert torg.undo_label() == label


def test_rejecting_needs_a_reason(torg):
    key = row(torg, "finding", "F18")["id"]
    with pytest.raises(WorkbenchError):
        field_edits.reject(torg, key, "   ")
    undone(torg, lambda: field_edits.reject(torg, key, "Stämman röstade nej"))
    after = row(torg, "finding", "F18")
    assert (after["status"], after["answer"]) == ("rejected", "Stämman röstade nej")


# -- walks


def test_a_stop_clicked_on_the_map_is_called_after_its_surface(torg):
    walk = field_edits.start_walk(torg)
    assert rows(torg, "walk")[-1]["walked_on"] == TODAY
    field_edits.add_stop(torg, walk, 259.0, 150.0)
    undone(torg, lambda: field_edits.add_stop(torg, walk, 5000.0, 5000.0))
    stops = [each for each in rows(torg, "walk_stop") if each["walk_id"] == walk]
    assert [each["title"] for each in stops] == ["Passagen Falken", "Stopp 2"]
    assert stops[0]["x"] == Decimal(259)


def test_a_finding_at_a_stop_gets_place_day_and_source_of_it(torg):
    stop = next(each for each in rows(torg, "walk_stop") if each["title"] == "Passagen Falken")
    with torg.read() as session:
        said = field_edits.constants_at(session, stop["id"])
        passage = surface_at(session, 259.0, 150.0)
    assert said == {
        "walk_stop_id": stop["id"], "source": "walk", "found_on": date(2025, 10, 2),
        "x": Decimal(259), "y": Decimal(135), "surface_id": passage["id"],
    }  # fmt: skip


def test_the_smallest_surface_at_a_point_is_meant(torg):
    with torg.read() as session:
        assert surface_at(session, 180.0, 170.0)["code"] == "Y14"  # it lies in the square
        assert surface_at(session, 200.0, 120.0)["code"] == "Y01"
        assert surface_at(session, -50.0, -50.0) is None


def test_the_example_has_two_walks_with_all_findings(torg):
    with torg.read() as session:
        work = read_field_work(session, TODAY)
    first, second = work.walks
    assert (work.standing(first).count, work.standing(second).count) == (15, 3)
    assert work.standing().answered == 18
    assert [r["code"] for r in work.of_walk(second)] == ["F16", "F12", "F18"]
    assert work.unanswered_too_long() == []


def test_the_map_shows_what_is_kept_and_the_way_in_its_order(torg):
    with torg.read() as session:
        ground, work = ground_content(session), read_field_work(session, TODAY)
    late = row(torg, "finding", "F04")["id"]
    content = with_findings(ground, work, {late})
    (point,) = content.points
    assert (point.status, point.note) == ("late", "F04 · 4")
    assert "allvar 4" in point.alt
    assert "försenat" in point.alt
    walk = next(iter(work.walks))
    route = with_route(ground, work, walk)
    numbers = [each.number for each in route.points if each.number]
    assert numbers == [str(number) for number in range(1, 10)]
    assert route.ways[0].points[0] == (235.0, 35.0)


# -- photos


def photo(**said):
    return photo_of(camera_file(**said), "IMG_1.jpg")


def test_a_photo_gives_its_finding_day_and_nothing_of_the_camera_lies_in_the_file(torg, example):
    key = acts.add(torg, FINDING, {"title": "Mörkt"})
    taken = undone(torg, lambda: take_photos(torg, key, [photo()]))
    assert "egna meter" in taken.note  # the example's map is drawn in metres of its own
    found = next(each for each in rows(torg, "finding") if each["id"] == key)
    assert (found["found_on"], found["x"]) == (date(2025, 10, 2), None)
    with torg.read() as session:
        (kept,) = photos_of(session, [key])[key]
        picture = picture_of(session, kept["id"])
    assert Image.open(BytesIO(picture)).size == (600, 400)
    assert not may_publish(kept)  # until somebody says that nobody can be recognised
    torg.close()
    data = example.read_bytes()
    assert b"\xff\xd8\xff" in data
    for secret in SECRETS:
        assert secret not in data


def test_in_sweref_a_photo_places_its_finding(empty):
    key = acts.add(empty, FINDING, {"title": "Mörkt"})
    with empty.read() as session:
        assert not is_drawn(session)
    undone(empty, lambda: take_photos(empty, key, [photo()]))
    found = rows(empty, "finding")[0]
    east, north = SWEREF99TM.metres(18.0686, 59.3293)
    assert float(found["x"]) == pytest.approx(east, abs=1)
    assert float(found["y"]) == pytest.approx(north, abs=1)
    assert empty.facts().coordinate_system == "sweref99tm"
    with empty.read() as session:
        assert is_drawn(session)


def test_a_photo_from_abroad_places_nothing(empty):
    key = acts.add(empty, FINDING, {"title": "Mörkt"})
    taken = take_photos(empty, key, [photo(place=(2.35, 48.85))])
    assert "inte i Sverige" in taken.note
    assert rows(empty, "finding")[0]["x"] is None
    assert empty.facts().coordinate_system == "local"


def test_several_photos_are_one_edit_and_go_with_their_finding(torg):
    key = acts.add(torg, FINDING, {"title": "Mörkt"})
    undone(torg, lambda: take_photos(torg, key, [photo(), photo(place=None)]))
    assert torg.undo_label() == "Lade till 2 foton"
    acts.remove(torg, FINDING, [key])
    assert rows(torg, "photo") == []
    torg.undo()
    assert len(rows(torg, "photo")) == 2


def test_a_picture_too_large_for_the_file_is_refused(torg):
    key = rows(torg, "finding")[0]["id"]
    with pytest.raises(WorkbenchError):
        add_photos(torg, key, [NewPhoto(bytes(3_000_000), "image/jpeg")])
    with pytest.raises(WorkbenchError):
        add_photos(torg, "nobody", [NewPhoto(b"x", "image/jpeg")])
    assert rows(torg, "photo") == []


# -- what arises


def test_an_activity_of_a_finding_knows_where_it_comes_from(torg):
    finding = row(torg, "finding", "F03")
    key = undone(torg, lambda: make_activity(torg, "finding", [finding["id"]]))
    with torg.read() as session:
        made = read_row(session, ACTIVITY, key)
        back = consequences(session, "finding", finding["id"])
        there = origins(session, key)
    passage = row(torg, "problem", "B01")
    assert made["title"] == "Åtgärda: Dold nisch bakom soprum"
    assert (made["start"], made["finish"]) == (TODAY, None)  # its day has passed
    assert made["responsible"] == (finding["responsible_id"],)
    assert made["accountable_id"] == finding["responsible_id"]
    assert made["goals"] == (row(torg, "goal", "G1")["id"],)
    assert made["notes"] == "Källa: fynd F03 Dold nisch bakom soprum (Passagen Falken)"
    assert [(each.table, each.code) for each in there] == [("problem", "B01"), ("finding", "F03")]
    assert key in [each.id for each in back]
    assert made["problems"] == (passage["id"],)


def test_an_activity_of_a_problem_and_of_several_findings(torg):
    problem = row(torg, "problem", "B05")
    key = make_activity(torg, "problem", [problem["id"]])
    with torg.read() as session:
        made = read_row(session, ACTIVITY, key)
    assert made["problems"] == (problem["id"],)
    assert made["goals"] == (row(torg, "goal", "G2")["id"],)
    assert made["responsible"] == ()
    ids = [row(torg, "finding", code)["id"] for code in ("F12", "F18")]
    key = make_activity(torg, "finding", ids)
    with torg.read() as session:
        made = read_row(session, ACTIVITY, key)
    assert set(made["findings"]) == set(ids)
    assert made["finish"] == date(2027, 3, 31)
    assert made["notes"].count("Källa: fynd") == 2


def test_nothing_comes_of_nothing(torg):
    with pytest.raises(WorkbenchError):
        make_activity(torg, "finding", ["gone"])


def test_a_done_activity_asks_for_its_open_findings(torg):
    activity, finding = row(torg, "activity", "A24"), row(torg, "finding", "F04")
    with torg.read() as session:
        assert open_findings(session, activity["id"]) == ()
    acts.change(torg, ACTIVITY, activity["id"], {"status": "done"})
    with torg.read() as session:
        asked = open_findings(session, activity["id"])
    assert [each.id for each in asked] == [finding["id"]]
    undone(torg, lambda: finish_findings(torg, [finding["id"]]))
    assert row(torg, "finding", "F04")["status"] == "done"
    with torg.read() as session:
        assert open_findings(session, activity["id"]) == ()


# -- causes


def drawn(project, problem_id):
    with project.read() as session:
        outline, causes = cause_edits.causes_of(session, problem_id)
    return [(line.depth, causes[line.key]["title"]) for line in outline]


def test_causes_are_written_and_moved_as_in_an_outline(torg):
    problem = acts.add(torg, PROBLEM, {"title": "Tomt"})
    first = undone(torg, lambda: cause_edits.add_cause(torg, problem, "Inget att göra"))
    second = cause_edits.add_cause(torg, problem, "Mörkt", after=first)
    below = undone(
        torg, lambda: cause_edits.add_cause(torg, problem, "Ingen söker tillstånd", after=first,
                                            below=True)
    )  # fmt: skip
    assert drawn(torg, problem) == [
        (0, "Inget att göra"), (1, "Ingen söker tillstånd"), (0, "Mörkt"),
    ]  # fmt: skip
    kinds = {each["id"]: each["kind"] for each in rows(torg, "cause")}
    assert (kinds[first], kinds[below]) == ("why_there", "why")
    assert undone(torg, lambda: cause_edits.move(torg, problem, second, -1))
    assert drawn(torg, problem)[0] == (0, "Mörkt")
    assert cause_edits.indent(torg, problem, first)
    assert drawn(torg, problem) == [
        (0, "Mörkt"), (1, "Inget att göra"), (2, "Ingen söker tillstånd"),
    ]  # fmt: skip
    assert cause_edits.outdent(torg, problem, first)
    kinds = {each["id"]: each["kind"] for each in rows(torg, "cause")}
    assert kinds[first] == "why_there"  # a why at the left says where or when
    assert not cause_edits.outdent(torg, problem, first)
    cause_edits.remove_cause(torg, first)
    assert drawn(torg, problem) == [(0, "Mörkt")]


# -- problems and conditions


def test_a_problem_tells_what_shows_it_with_figures_beside(torg):
    problem = row(torg, "problem", "B01")
    with torg.read() as session:
        card = read_card(session, problem["id"], TODAY)
    says = {each.title.split()[0]: each.says for each in card.evidence}
    assert says["F04"] == "Försenat"
    assert says["Q2"] == "41,7 % → 54,8 %"
    assert when_text(problem) == "Kväll · Hela veckan · Vinter"
    with torg.read() as session:
        assert read_card(session, "gone", TODAY) is None


def test_the_examples_problems_lack_nothing_where_they_are_prioritised(torg):
    with torg.read() as session:
        found = read_problems(session)
    assert [each["code"] for each in found.prioritised] == ["B01", "B04", "B02", "B03"]
    assert [list(found.lacks(each)) for each in found.prioritised] == [[], [], [], []]
    last = found.rows[-1]
    assert list(found.lacks(last)) == ["ingen aktivitet"]


def test_conditions_begin_with_sixteen_questions_in_four_blocks(empty):
    made = undone(empty, lambda: start_conditions(empty))
    assert len(made) == 16
    with empty.read() as session:
        blocks = board_blocks(session)
    assert [len(block.cards) for block in blocks] == [4, 4, 4, 4]
    set_answer(empty, made[0], "no")
    set_answer(empty, made[1], "yes")
    acts.change(empty, CONDITION, made[1], {"light": "yellow"})
    set_answer(empty, made[1], "partly")
    set_answer(empty, made[1], "no")
    answered = rows(empty, "condition")
    assert answered[0]["light"] == "red"
    assert answered[1]["light"] == "red"  # it said what the answer before it had suggested
    acts.change(empty, CONDITION, made[1], {"light": "green"})
    set_answer(empty, made[1], "unknown")
    assert rows(empty, "condition")[1]["light"] == "green"  # people's own judgement stays
    with empty.read() as session:
        card = board_blocks(session)[0].cards[0]
    assert (card.light, card.sign, card.lacking) == ("Röd", "late", True)
    assert "ingen ansvarar för den" in card.owed
    assert lights_text(answered).startswith("2 röda, 0 gula")


# -- review and handing over


def said(project):
    with project.read() as session:
        return {(n.rule, n.where.split()[0]) for n in field_notices(session, TODAY)}


def test_what_is_to_be_seen_to(torg):
    assert said(torg) == {("finding.late", code) for code in ("F03", "F04", "F09")}
    acts.add(torg, WALK, {"name": "Gammal", "walked_on": date(2026, 9, 1)})
    stop = acts.add(torg, STOP, {"walk_id": rows(torg, "walk")[-1]["id"], "title": "Här"})
    party = rows(torg, "organisation")[0]["id"]
    waiting = {"title": "Väntar", "walk_stop_id": stop, "responsible_id": party}
    acts.add(torg, FINDING, waiting)
    acts.add(torg, FINDING, {"title": "Utan"})
    acts.add(torg, PROBLEM, {"title": "Nytt", "prioritised": True})
    acts.add(torg, CONDITION, {"question": "Går det?", "light": "red"})
    assert said(torg) - {("finding.late", code) for code in ("F03", "F04", "F09")} == {
        ("walk.feedback", "Gammal"), ("finding.answer", "F19"), ("finding.responsible", "F20"),
        ("problem.evidence", "B07"), ("problem.cause", "B07"), ("problem.activity", "B07"),
        ("condition.action", "Går"),
    }  # fmt: skip


def test_the_list_of_a_party_says_what_it_shall_answer(torg):
    party = next(each for each in rows(torg, "organisation") if each["code"] == "O08")
    finding = acts.add(torg, FINDING, {"title": "Trasigt lås", "responsible_id": party["id"]})
    with torg.read() as session:
        work = read_field_work(session, TODAY)
    assert [r["id"] for r in rows_for(work, party["id"])][2] == finding
    text = handover_text(work, party["id"], "Mellantorg")
    assert text.startswith("Fynd vid Mellantorg, för Matkvarteret, läget 18 nov 2026")
    assert "1 fynd väntar på ert svar" in text
    assert text.index("F03") < text.index("Trasigt lås")
    assert "F01" not in text
    assert rows_for(work, "") == []


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_list_is_a_table_that_can_be_read_again(torg, tmp_path, ending):
    party = next(each for each in rows(torg, "organisation") if each["code"] == "O01")
    acts.change(torg, FINDING, row(torg, "finding", "F12")["id"], {"notes": "hemligt"})
    target = tmp_path / f"lista.{ending}"
    count = export_handover(torg, target, party["id"], "sv")
    assert count == 4
    grid = read_table(target)
    cells = [[str(cell or "") for cell in line.cells] for line in grid.rows]
    assert cells[0][:3] == ["Kod", "Fynd", "Yta"]
    assert "hemligt" not in str(cells)
    assert ["F12", "Mörka hörn på p-yta", "Parkering Igelkotten"] in [line[:3] for line in cells]
