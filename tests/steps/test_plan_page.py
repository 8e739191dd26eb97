"""The plan's views in the window: keys move cards and risks, lines add, the inspector says why."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.windows import ALT, CTRL, Key, focus_on, settle
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.steps.plan.baselines import baselines
from workbench.steps.plan.picture_keys import place_of, row_of
from workbench.steps.plan.views import read_plan

ACTIVITY, RISK, PERMIT = map(record, ("activity", "risk", "permit"))
LEFT = Qt.MouseButton.LeftButton
CHART, REGISTER, BOARD, YEAR, PERMITS, RISKS, BASELINES = range(7)


def rows(driver, kind):
    with driver.project.read() as session:
        return {row["id"]: row for row in read_rows(session, kind)}


def coded(driver, code, kind=ACTIVITY):
    return next(row for row in rows(driver, kind).values() if row["code"] == code)


def board(driver, part="status"):
    driver.go("plan", BOARD)
    driver.page.view().show_part(part)
    settle()
    return driver.page.view().part()


# -- the board


def test_a_filter_narrows_the_board_and_stays_with_the_next_one(start):
    driver = start()
    shown = board(driver)
    driver.press(Key.Key_F, CTRL)
    settle(shown.narrowing.filter.hasFocus)
    driver.type("belysning")
    settle(lambda: " av 40 " in driver.page.head.count.text())
    cards = {group.alt for group in shown.view.scene().groups()}
    assert cards
    assert all("elysning" in each for each in cards)
    by_goal = board(driver, "goal")
    assert by_goal.narrowing.filter.text() == "belysning"
    settle(by_goal.narrowing.isVisible)
    driver.press(Key.Key_F, CTRL)
    settle(by_goal.narrowing.filter.hasFocus)
    driver.type("xyz")
    settle(lambda: "Ingen aktivitet" in by_goal.view.scene().alt)
    by_goal.narrowing.show_all()
    settle(lambda: driver.page.head.count.text() == "40 aktiviteter")


def test_alt_and_an_arrow_moves_a_card_to_the_next_column(start):
    driver = start()
    shown = board(driver)
    key = coded(driver, "A39")["id"]
    shown.show_row(key)
    focus_on(shown.view)
    driver.press(Key.Key_Right, ALT)
    settle()
    moved = rows(driver, ACTIVITY)[key]
    assert (moved["status"], moved["actual_start"]) == ("ongoing", driver.project.today())
    assert shown.view.current() == f"{key}|ongoing"
    driver.press(Key.Key_Left, ALT)
    settle()
    assert rows(driver, ACTIVITY)[key]["status"] == "planned"
    driver.press(Key.Key_Left, ALT)  # there is nothing further
    settle()
    assert rows(driver, ACTIVITY)[key]["status"] == "planned"


def test_a_card_is_dragged_to_another_goal(start):
    driver = start()
    shown = board(driver, "goal")
    group = shown.view.scene().groups()[0]
    row, goal = row_of(group.key), place_of(group.key)
    other, box = next(each for each in shown.board.areas if each[0] not in {goal, ""})
    index = shown.view.painted_item(0).rect.center()
    end = QPoint(round(box.x + box.width / 2), round(box.y + 12))
    QTest.mousePress(shown.view, LEFT, pos=index)
    QTest.mouseMove(shown.view, (index + end) / 2)
    QTest.mouseMove(shown.view, end)
    QTest.mouseRelease(shown.view, LEFT, pos=end)
    settle()
    goals = rows(driver, ACTIVITY)[row]["goals"]
    assert other in goals
    assert goal not in goals
    driver.press(Key.Key_Z, CTRL)
    settle()
    assert goal in rows(driver, ACTIVITY)[row]["goals"]


def test_a_card_that_is_chosen_is_in_the_inspector_and_enter_opens_its_form(start):
    driver = start()
    shown = board(driver)
    key = coded(driver, "A24")["id"]
    shown.show_row(key)
    settle()
    panel = driver.page.inspector.panel
    assert panel.isVisible()
    assert panel.heading.whole_text() == "Belysningsplan torg och passage"
    focus_on(shown.view)
    driver.press(Key.Key_Return)
    assert driver.focus() is panel.form.fields["title"].editor


# -- the inspector


def test_what_lacks_in_the_roles_stands_beside_the_field(start):
    driver = start()
    key = coded(driver, "A24")["id"]
    driver.go("plan", CHART)
    driver.page.show_row(key)
    settle()
    form = driver.page.inspector.panel.form
    assert form.fields["accountable_id"].remark() == ""
    acts.change(driver.project, ACTIVITY, key, {"accountable_id": None, "responsible": ()})
    settle()
    assert "exakt en part" in form.fields["accountable_id"].remark()
    assert "minst en part" in form.fields["responsible"].remark()
    driver.project.undo()
    settle()
    assert form.fields["accountable_id"].remark() == ""


def test_groups_of_fields_fold_and_tell_what_is_in_them(start):
    driver = start()
    driver.go("plan", CHART)
    driver.page.show_row(coded(driver, "A25")["id"])
    settle()
    form = driver.page.inspector.panel.form
    money = next(group for group in form.groups if form.fields["cost"] in group.fields)
    assert not money.is_unfolded
    assert "(4 ifyllda)" in money.header.text()
    focus_on(money.header)
    driver.press(Key.Key_Space)
    settle()
    assert form.fields["cost"].isVisible()
    assert money.header.text() == "Pengar"
    form.focus_field("winter")
    settle()
    assert driver.focus() is form.fields["winter"].editor


def test_a_circle_is_refused_beside_the_field_where_it_was_typed(start):
    driver = start()
    before = coded(driver, "A02")["predecessors"]
    key = coded(driver, "A01")["id"]
    assert before
    driver.go("plan", CHART)
    driver.page.show_row(key)
    settle()
    form = driver.page.inspector.panel.form
    form.focus_field("predecessors")
    driver.type("A03")
    driver.press(Key.Key_Return, times=2)  # takes what is offered, then writes
    settle()
    assert "A01 → A02 → A03 → A01" in form.fields["predecessors"].error()
    assert rows(driver, ACTIVITY)[key]["predecessors"] == ()
    driver.press(Key.Key_Escape)
    assert form.fields["predecessors"].error() == ""


# -- permits, risks, baselines, calendar


def test_a_permit_is_typed_and_tells_when_to_apply(start):
    driver = start()
    driver.go("plan", PERMITS)
    panel = driver.page.view().panel
    panel.quick.setFocus()
    driver.type("Bygglov scen; Vinteraktivering Biblioteksplatsen; Byggnadsnämnden; 5")
    driver.press(Key.Key_Return)
    settle()
    made = next(row for row in rows(driver, PERMIT).values() if row["title"] == "Bygglov scen")
    assert (made["kind"], made["lead_time"]) == ("building", 5)
    column = next(each for each in panel.rows.columns if each.key == "apply_by")
    assert panel.rows.said(made["id"], column) == "24 nov 2026"
    acts.change(driver.project, ACTIVITY, made["activity_id"], {"start": date(2026, 12, 8)})
    settle()
    assert panel.rows.said(made["id"], column) == "1 dec 2026"


def test_a_risk_is_moved_by_keys_and_closed_ones_leave_the_matrix(start):
    driver = start()
    driver.go("plan", RISKS)
    shown = driver.page.view().part()
    risk = coded(driver, "R7", RISK)
    shown.show_row(risk["id"])
    focus_on(shown.view)
    driver.press(Key.Key_Up, ALT)
    driver.press(Key.Key_Right, ALT)
    settle()
    moved = rows(driver, RISK)[risk["id"]]
    assert (moved["probability"], moved["consequence"]) == (3, 5)
    count = len(shown.field.dots)
    acts.change(driver.project, RISK, risk["id"], {"status": "closed"})
    settle()
    assert len(shown.field.dots) == count - 1


def test_the_plan_is_frozen_by_a_line_and_compared(start):
    driver = start()
    driver.go("plan", BASELINES)
    view = driver.page.view()
    view.quick.setFocus()
    driver.type("Reviderad plan; 2026-11-17; Styrgruppen § 7")
    driver.press(Key.Key_Return)
    settle()
    with driver.project.read() as session:
        first = baselines(session)[0]
    assert (first.name, first.decided_on) == ("Reviderad plan", date(2026, 11, 17))
    assert view.chosen() == first
    assert view.view.scene().groups() == []
    key = coded(driver, "A39")["id"]
    acts.change(driver.project, ACTIVITY, key, {"finish": date(2027, 3, 10)})
    settle()
    (line,) = view.view.scene().groups()
    assert line.key == key
    assert "+10 d" in line.alt


def test_an_own_day_off_and_a_worked_eve_move_what_is_computed(start):
    driver = start("empty")
    project = driver.project
    key = acts.add(
        project, ACTIVITY,
        {
            "title": "Måla", "dating": "computed", "duration": 5,
            "earliest_start": date(2026, 12, 21),
        },
    )  # fmt: skip
    driver.go("plan", YEAR)
    driver.page.view().show_part("calendar")
    view = driver.page.view().part()
    settle()

    def ends():
        with project.read() as session:
            return read_plan(session, project.today()).by_id[key].finish

    assert ends() == date(2026, 12, 29)
    view.panel.quick.setFocus()
    driver.type("2026-12-22; Klämdag; nej")
    driver.press(Key.Key_Return)
    settle()
    assert ends() == date(2026, 12, 30)
    box = view.eves["works_christmas_eve"]
    focus_on(box)
    driver.press(Key.Key_Space)
    settle()
    assert ends() == date(2026, 12, 29)
    assert box.isChecked()
    driver.press(Key.Key_Z, CTRL)
    settle()
    assert not box.isChecked()


def test_figures_of_the_load_tell_what_is_behind_them(start):
    driver = start()
    driver.go("plan", YEAR)
    driver.page.view().show_part("load")
    view = driver.page.view().part()
    settle()
    group = next(each for each in view.view.scene().groups() if each.key.endswith("2026-11"))
    view.view.set_current(group.key)
    settle()
    shown = len(view.behind.links)
    assert shown
    assert f": {shown} aktivitet" in group.alt
    QTest.mouseClick(view.behind.links[0], LEFT)
    settle()
    assert driver.page.inspector.panel.isVisible()


def test_the_plan_moved_to_today_lists_what_moved(start):
    driver = start()
    driver.go("plan", CHART)
    command = next(c for c in driver.page.commands() if c.id == "plan.to_status")
    command.run()
    settle()
    panel = driver.page._moved
    assert panel.isVisible()
    key = coded(driver, "A24")["id"]
    moved = next(link for link in panel.moved.links if "A24" in link.accessibleName())
    assert rows(driver, ACTIVITY)[key]["finish"] > driver.project.today()
    QTest.mouseClick(moved, LEFT)
    settle()
    assert driver.page.inspector.panel.isVisible()
    driver.press(Key.Key_Z, CTRL)
    settle()
    assert rows(driver, ACTIVITY)[key]["finish"] == date(2026, 10, 31)


def test_the_year_before_and_after(start):
    driver = start()
    driver.go("plan", YEAR)
    view = driver.page.view().part()
    QTest.mouseClick(view.before, LEFT)
    settle()
    assert view.title.whole_text() == "2025"
    assert view.view.accessibleName() == "Årshjul 2025"
    QTest.mouseClick(view.now, LEFT)
    settle()
    assert view.title.whole_text() == "2026"
    assert not view.now.isEnabled()


def test_no_part_of_a_view_comes_up_as_a_window_of_its_own(start, qapp):
    class Watch(QObject):
        seen: ClassVar = []

        def eventFilter(self, watched, event):
            shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
            if shown and watched.isWindow():
                self.seen.append(type(watched).__name__)
            return False

    driver = start()
    watch = Watch()
    driver.go("plan", BOARD)
    qapp.installEventFilter(watch)
    for view, parts in (
        (BOARD, ("responsible", "goal", "quick_wins", "status")),
        (YEAR, ("load", "calendar", "wheel")),
        (RISKS, ("register", "matrix")),
    ):
        driver.page.show_view(view)
        for part in parts:
            driver.page.view().show_part(part)
            settle()
    qapp.removeEventFilter(watch)
    assert watch.seen == []
