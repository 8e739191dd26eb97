"""Steps set by hand in the window: with the keyboard alone, with a reason, and back again."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from tests.windows import CTRL, NONE, Key, settle
from workbench.cli import run_command
from workbench.documents.registry import Options
from workbench.program.publishing import KINDS
from workbench.project.step_notes import DONE, SKIPPED, StepMark, step_marks


def marks(driver):
    with driver.project.read() as session:
        return step_marks(session)


def row(driver, step):
    return driver.page.view("tasks")._rows[step]


def tab_to(driver, widget):
    for _each in range(60):
        if driver.focus() is widget:
            return
        driver.press(Key.Key_Tab)
    raise AssertionError("Tab does not lead there")


def choose(driver, button, place):
    """Open the ways of a status button and choose one, by keys."""
    tab_to(driver, button)
    driver.press(Key.Key_Space)
    menu = button.menu
    assert isinstance(menu, QMenu)
    assert menu.isVisible()
    enabled = [a for a in menu.actions() if a.isEnabled()]
    for _each in range(enabled.index(menu.actions()[place]) + 1):
        QTest.keyClick(menu, Key.Key_Down, NONE)
    QTest.keyClick(menu, Key.Key_Return, NONE)
    settle()


def test_every_step_is_done_or_skipped_by_keyboard_alone(start):
    driver = start("empty")
    driver.go("overview")
    steps = list(driver.page.view("tasks")._rows)
    for step in steps:
        button = row(driver, step).status
        choose(driver, button, 1)
        assert driver.focus() is driver.desk.asking.field
        driver.type("ingår inte")
        driver.press(Key.Key_Return)
        settle()
        assert driver.focus() is button
    assert marks(driver) == {step: StepMark(SKIPPED, "ingår inte") for step in steps}
    assert driver.page.signs() == (True, True)
    driver.press(Key.Key_Z, CTRL, times=len(steps))
    assert marks(driver) == {}
    assert driver.page.signs()[0] is False


def test_skipping_needs_a_reason(start):
    driver = start("empty")
    choose(driver, row(driver, "plan").status, 1)
    driver.press(Key.Key_Return)
    assert marks(driver) == {}
    assert driver.desk.asking.problem.whole_text() == "Skriv varför"
    driver.press(Key.Key_Escape)
    assert not driver.desk.asking.isVisible()


def test_a_mark_is_seen_on_the_overview_and_in_the_navigation_with_its_reason(start):
    driver = start()
    driver.desk.mark_step("vision", SKIPPED)
    driver.type("görs av kommunen")
    driver.press(Key.Key_Return)
    settle(seconds=0.3)
    shown = row(driver, "vision")
    assert shown.status.state.status == SKIPPED
    assert shown._remark.whole_text() == "görs av kommunen"
    button = driver.desk.navigation._buttons["vision"]
    assert button.accessibleName() == "5 Vision och mål, Hoppas över: görs av kommunen"
    assert "görs av kommunen" in button.toolTip()
    assert "Hoppade över ”Vision och mål”" in driver.desk.notices.label.whole_text()
    driver.press(Key.Key_Z, CTRL)
    settle(seconds=0.3)
    assert shown.status.state.status == "ongoing"
    assert "görs" not in button.accessibleName() + button.toolTip()


def test_what_lacks_something_is_silent_once_it_is_done_but_what_is_late_is_not(start):
    driver = start()
    for step in ("stakeholders", "plan"):
        driver.desk.mark_step(step, DONE)
        driver.press(Key.Key_Return)
    states = {state.key: state for state in driver.desk.steps_overview()}
    assert (states["stakeholders"].remark, states["stakeholders"].weight) == ("", 0)
    assert states["stakeholders"].share == 1.0
    assert states["plan"].weight == 2


def test_a_step_goes_by_its_content_again(start):
    driver = start()
    driver.desk.mark_step("vision", SKIPPED)
    driver.type("nej")
    driver.press(Key.Key_Return)
    choose(driver, row(driver, "vision").status, 2)
    assert marks(driver) == {}
    assert row(driver, "vision").status.state.status == "ongoing"


@pytest.mark.parametrize(
    ("words", "status"), [("markera steget", DONE), ("hoppa över steg", SKIPPED)]
)
def test_the_palette_sets_the_step_that_is_shown(start, words, status):
    driver = start()
    driver.go("vision")
    driver.press(Key.Key_K, CTRL)
    driver.type(words)
    driver.press(Key.Key_Return)
    driver.type("så är det")
    driver.press(Key.Key_Return)
    assert marks(driver) == {"vision": StepMark(status, "så är det")}


def test_only_steps_can_be_set(start):
    driver = start()
    ready = {c.id: c.ready() for c in driver.window.all_commands() if c.id.startswith("step.")}
    assert ready == {"step.done": False, "step.skip": False, "step.reckon": False}
    driver.go("vision")
    ready = {c.id: c.ready() for c in driver.window.all_commands() if c.id.startswith("step.")}
    assert ready == {"step.done": True, "step.skip": True, "step.reckon": False}


def test_the_guide_shows_and_sets_the_status_too(start):
    driver = start()
    driver.go("vision", 0)
    settle(seconds=0.3)
    guide = driver.desk.inspector.guide
    guide.status.wanted.emit(DONE)
    driver.type("räcker")
    driver.press(Key.Key_Return)
    settle(seconds=0.3)
    assert guide.status.state.status == DONE
    assert guide.reason.whole_text() == "räcker"


def document(driver):
    with driver.project.read() as session:
        return KINDS[0].build(session, Options(date=driver.project.today()))


def test_documents_and_the_command_line_do_not_mind(start, capsys):
    driver = start()
    before = document(driver)
    driver.desk.mark_step("vision", SKIPPED)
    driver.type("görs av kommunen")
    driver.press(Key.Key_Return)
    assert document(driver) == before
    file = driver.file
    driver.close()
    assert run_command(["--language", "en", "check", str(file)]) == 1
    assert "kommunen" not in capsys.readouterr().out


def test_a_file_open_for_reading_says_why_nothing_happens(start):
    driver = start("empty")
    file = driver.file
    driver.close()
    other = start("nothing")
    other.window.files.open_path(file, read_only=True)
    settle(lambda: other.desk is not None)
    other.desk.mark_step("plan", DONE)
    other.press(Key.Key_Return)
    assert "läsning" in other.desk.notices.label.whole_text()
    assert other.desk.notices.isVisible()
