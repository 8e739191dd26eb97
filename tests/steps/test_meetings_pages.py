"""The views of the meetings in the real window."""

from __future__ import annotations

import shutil

import pytest

from tests.windows import CTRL, SHIFT, Driver, Key, focus_on, settle
from workbench.models.registry import record
from workbench.project.meeting_book import read_meeting
from workbench.project.register import read_rows
from workbench.steps.meetings import edits

LIST, AGENDA, DURING, MINUTES, DECISIONS = range(5)


@pytest.fixture
def desk(tmp_path, mellantorg):
    driver = Driver(tmp_path, shutil.copy(mellantorg, tmp_path / "Mellantorg.plats"))
    yield driver
    driver.close()


def rows(desk, table):
    with desk.project.read() as session:
        return read_rows(session, record(table))


def book(desk, key):
    with desk.project.read() as session:
        return read_meeting(session, key, desk.project.today())


def test_what_cannot_be_noted_stays_in_the_line_and_says_why(desk):
    desk.go("meetings", DURING)
    view = desk.page.view()
    before = len(rows(desk, "decision"))
    focus_on(view.list)
    desk.press(Key.Key_D)
    desk.type("Något; Ingen Alls")
    desk.press(Key.Key_Return)
    assert view.capture.typed() == "Något; Ingen Alls"
    assert "Ingen Alls" in view.capture.problem.whole_text()
    assert len(rows(desk, "decision")) == before
    desk.press(Key.Key_Escape)  # empties the line
    desk.press(Key.Key_Escape)  # leaves it
    assert desk.focus() is view.list


def test_the_end_of_a_name_is_offered_while_one_types(desk):
    desk.go("meetings", DURING)
    view = desk.page.view()
    focus_on(view.list)
    desk.press(Key.Key_A)
    desk.type("Ring; Plats")
    assert view.capture.typed() == "Ring; Platsorganisationen"
    desk.press(Key.Key_Return)
    row = rows(desk, "decision")[-1]
    parties = {each["id"]: each["code"] for each in rows(desk, "organisation")}
    assert (row["title"], parties[row["responsible_id"]]) == ("Ring", "O12")


def test_an_item_is_put_off_and_comes_to_the_next_agenda(desk):
    desk.go("meetings", DURING)
    view = desk.page.view()
    focus_on(view.list)
    desk.press(Key.Key_Down, times=6)
    settle()
    item = view._item
    desk.press(Key.Key_B)
    assert book(desk, view._chosen.id).item(item).values["state"] == "postponed"
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Space)
    desk.press(Key.Key_1, CTRL)
    settle()
    desk.page.view().new()
    settle(lambda: len(rows(desk, "meeting")) == 10)
    desk.press(Key.Key_2, CTRL)
    settle()
    agenda = desk.page.view()
    agenda.carry_over()
    carried = [i for i in book(desk, agenda._chosen.id).items if i.values["carried_from_id"]]
    assert [each.values["carried_from_id"] for each in carried] == [item]


def test_in_protected_view_nobody_is_named(desk):
    desk.go("meetings", DURING)
    view = desk.page.view()
    names = {each.name for each in view._book.roll if each.name}
    shown = [view.roll.item(at).text() for at in range(view.roll.count())]
    assert any(name in line for name in names for line in shown)
    desk.press(Key.Key_H, CTRL | SHIFT)
    settle()
    view = desk.page.view()
    shown = [view.roll.item(at).text() for at in range(view.roll.count())]
    assert shown
    assert not any(name in line for name in names for line in shown)
    assert not {*names} & {*view.capture.edit.words}


def test_days_of_next_year_are_proposed_and_planned_in_one_act(desk):
    desk.go("meetings", LIST)
    view = desk.page.view()
    before = len(rows(desk, "meeting"))
    view.ask_year()
    settle()
    offered = view.ask.field.text()
    assert offered.startswith("2027-02-02")
    desk.press(Key.Key_Return)
    settle(lambda: len(rows(desk, "meeting")) > before)
    assert len(rows(desk, "meeting")) == before + len(offered.split(";"))
    desk.project.undo()
    assert len(rows(desk, "meeting")) == before


def test_verified_minutes_are_shown_closed_until_they_are_corrected(desk):
    held = next(row for row in rows(desk, "meeting") if row["code"] == "M7")
    desk.go("meetings", MINUTES)
    view = desk.page.view()
    view._chosen.id = held["id"]
    view.refresh(None)
    assert view.verify.isHidden()
    view.ask_correction()
    desk.type("Fel antal röster")
    desk.press(Key.Key_Return)
    settle(lambda: not view.verify.isHidden())
    assert "Fel antal röster" in view.history.whole_text()
    edits.mark_rest_present(desk.project, held["id"])  # nothing refuses it now
