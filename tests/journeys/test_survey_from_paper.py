"""A survey from the first question to the comparison: typed in from paper, imported, taken back."""

from __future__ import annotations

import random

import pytest
from PySide6.QtGui import QGuiApplication

from tests.windows import ALT, CTRL, SHIFT, Driver, Key, focus_on, new_file, settle
from workbench.measures.surveys import read_survey
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.situation.page_surveys import POPULATION, QUESTIONS, RESULTS, ROUNDS, TALLY


@pytest.fixture
def desk(qapp, tmp_path):
    driver = Driver(tmp_path, new_file(tmp_path))
    yield driver
    driver.close()


@pytest.fixture
def mellantorg_desk(start):
    return start("example")


def surveys(driver):
    driver.go("situation")
    return driver.page.view("surveys")


def content(driver):
    with driver.project.read() as session:
        return read_survey(session)


def answers(driver, code, round_=0):
    found = content(driver)
    item = next(row["id"] for row in found.items if row["code"] == code)
    codes = found.store.codes.get((found.rounds[round_]["id"], item))
    return None if codes is None else list(codes.codes)


def begin(driver):
    """Begin a survey from its empty page, by keyboard, and come to the typing in."""
    view = surveys(driver)
    settle()
    assert driver.focus() is view.results.nothing.action
    driver.press(Key.Key_Return)
    settle()
    assert view.switch.current() == QUESTIONS
    view.show_part(TALLY)
    settle()
    tally = view.part(TALLY)
    assert driver.focus() is tally.nothing.action
    driver.press(Key.Key_Return)
    settle()
    tally.entry_focus().setFocus()
    settle()
    return view, tally


FORM = "45" + "4" * 4 + "2" + "3" + "8" + "2"  # Q1 to Q10
REST = [Key.Key_Return] * 3  # Q11 words, Q12 several, Q13 words


def type_form(driver, form=FORM, background="123"):
    for key in form:
        driver.type(key)
    for key in REST:
        driver.press(key)
    driver.type(background)
    settle()


def test_a_form_is_typed_in_by_numbers_alone_and_the_last_one_saves(desk):
    _view, tally = begin(desk)
    type_form(desk)
    assert answers(desk, "Q1") == [4]
    assert answers(desk, "Q9") == [9]  # a grade of 8 is the ninth place
    assert answers(desk, "B3") == [3]
    assert desk.focus() is tally.boxes[0]
    assert tally.boxes[0].text() == ""
    assert "1 formulär" in tally.count.whole_text()
    type_form(desk)
    assert answers(desk, "Q1") == [4, 4]
    assert desk.project.undo_label() == "Skrev in formulär 2"


def test_skipping_not_knowing_words_and_several_answers(desk):
    _view, tally = begin(desk)
    desk.press(Key.Key_Return)  # Q1 skipped
    desk.type("?")  # Q2 not known
    for key in "4444" + "2" + "3":
        desk.type(key)
    desk.type("1")  # a grade of 1, or the beginning of 10
    assert desk.focus() is tally.boxes[8]
    desk.type("0")
    assert desk.focus() is tally.boxes[9]
    desk.type("2")
    desk.type("Under bron; <b>")
    desk.press(Key.Key_Return)
    desk.type("135")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Return)
    desk.type("123")
    settle()
    assert (answers(desk, "Q1"), answers(desk, "Q2"), answers(desk, "Q9")) == ([0], [255], [11])
    assert answers(desk, "Q12") == [0b10101, 0]
    assert desk.project.raw.execute("select text from survey_text").fetchall() == [
        ("Under bron; <b>",)]  # fmt: skip


def test_what_is_no_answer_is_not_left(desk):
    _view, tally = begin(desk)
    desk.type("7")
    assert desk.focus() is tally.boxes[0]
    assert tally.boxes[0].said.whole_text() == "inte på skalan"
    desk.press(Key.Key_Return)
    assert desk.focus() is tally.boxes[0]
    desk.type("4")  # what stands there is selected
    assert desk.focus() is tally.boxes[1]
    desk.press(Key.Key_Backspace)
    assert desk.focus() is tally.boxes[0]


def test_the_last_form_is_corrected_and_every_form_is_a_step_of_its_own(desk):
    _view, tally = begin(desk)
    type_form(desk)
    type_form(desk, "15" + FORM[2:])
    desk.press(Key.Key_Up, ALT)
    settle()
    assert "Formulär 2 av 2" in tally.count.whole_text()
    assert [box.text() for box in tally.boxes[:2]] == ["1", "5"]
    desk.type("3")
    desk.press(Key.Key_Return, CTRL)
    settle()
    assert answers(desk, "Q1") == [4, 3]
    assert "2 formulär" in tally.count.whole_text()
    desk.press(Key.Key_Z, CTRL)
    settle()
    assert answers(desk, "Q1") == [4, 1]
    desk.press(Key.Key_Z, CTRL)
    settle()
    assert answers(desk, "Q1") == [4]
    assert "1 formulär" in tally.count.whole_text()
    desk.press(Key.Key_Y, CTRL)
    settle()
    assert answers(desk, "Q1") == [4, 1]


def test_results_follow_what_is_typed_in(desk):
    view, _tally = begin(desk)
    for number in range(12):
        type_form(desk, ("4" if number % 2 else "1") + FORM[1:])
    view.show_part(RESULTS)
    settle()
    assert view.results.compared is not None
    assert "12 svar" in desk.page.head.count.whole_text()
    assert "50,0" in view.results.picture.scene().groups()[0].alt


def test_every_part_is_reached_by_name_and_shows_a_way_to_begin(desk):
    view, _tally = begin(desk)
    for number in (QUESTIONS, ROUNDS, POPULATION, TALLY, RESULTS):
        view.show_part(number)
        settle()
        assert view.part(number).isVisible()
        assert view.entry_focus().isVisible()
    titles = {command.title for command in desk.page.commands()}
    assert {"Enkät: Resultat", "Enkät: Frågor", "Enkät: Skriv in"} <= titles


def test_questions_come_from_the_bank_by_keyboard(desk):
    view, _tally = begin(desk)
    view.show_part(QUESTIONS)
    questions = view.part(QUESTIONS)
    with desk.project.read() as session:
        ids = [row["id"] for row in read_rows(session, record("survey_item"))]
    questions.panel.table.select(ids[:2])
    settle()
    desk.project.undo()  # the round
    from workbench.project import acts

    acts.remove(desk.project, record("survey_item"), ids[:2])
    settle()
    questions.show_bank()
    settle()
    assert list(questions.bank.boxes) == ["Q1", "Q2"]
    desk.press(Key.Key_Space)
    desk.press(Key.Key_Return)
    settle()
    assert not questions.bank.isVisible()
    assert [row["code"] for row in content(desk).items].count("Q1") == 1


# -- what is looked at


def test_a_question_is_seen_in_full_by_keyboard(mellantorg_desk):
    driver = mellantorg_desk
    view = surveys(driver)
    settle()
    assert driver.focus() is view.results.picture
    driver.press(Key.Key_Down)
    settle()
    detail = view.results.detail
    assert detail.isVisible()
    assert detail.title.whole_text() == "Q2 Trygg på platsen efter mörkrets inbrott"
    assert (detail.earlier.whole_text(), detail.later.whole_text()) == ("41,7 %", "54,8 %")
    assert detail.change.whole_text() == "+13,0 pe"
    assert detail.interval.whole_text() == "95 %: +3,7 till +22,1 pe"
    assert detail.verdict.text() == "säkerställd"
    detail.by.setCurrentIndex(detail.by.findData("sex"))
    detail.by.activated.emit(detail.by.currentIndex())
    settle()
    assert "visas tillsammans" in detail.box.words.whole_text()


def test_the_table_is_copied_whole(mellantorg_desk):
    driver = mellantorg_desk
    view = surveys(driver)
    settle()
    view.results.copy.click()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:3] == ["", "Fråga", "2025"]
    cells = lines[2].split("\t")
    assert cells[:3] == ["Q2", "Trygg på platsen efter mörkrets inbrott", "41,7"]
    assert cells[-1] == "säkerställd"
    assert any("6,42" in line for line in lines)


def test_what_is_not_known_of_a_round_leads_to_its_form(mellantorg_desk):
    driver = mellantorg_desk
    view = surveys(driver)
    from workbench.project import acts

    key = content(driver).rounds[1]["id"]
    acts.change(driver.project, record("survey_round"), key, {"method": None})
    settle()
    from workbench.steps.situation.page_survey_parts import Remark

    asked = [r for r in view.results.fits.findChildren(Remark) if r.link and r.isVisibleTo(view)]
    assert len(asked) == 1
    asked[0].link.click()
    settle()
    assert view.switch.current() == ROUNDS
    assert view.part(ROUNDS).panel.table.selected_ids() == [key]


# -- what is taken in


def people(folder, count=120, name="svar_2026-10.csv"):
    rnd = random.Random(2)
    words = ["Mycket otrygg", "Ganska otrygg", "Varken eller", "Ganska trygg", "Mycket trygg"]
    lines = ["E-post;Q1;Q2;Kommentar;Kön"]
    lines += [
        f"a{n}@example.org;{rnd.choice(words)};{rnd.randint(1, 5)};Ljus nr {n};"
        f"{rnd.choice(['Kvinna', 'Man'])}"
        for n in range(count)
    ]
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def panel(driver):
    return driver.desk._covers[-1]


def ready(driver):
    return lambda: bool(driver.desk._covers) and panel(driver).take.isEnabled()


def test_a_file_comes_in_by_keyboard_and_goes_again(mellantorg_desk, tmp_path):
    driver = mellantorg_desk
    surveys(driver)
    settle()
    before = driver.project.undo_label()
    driver.window.import_file(str(people(tmp_path)))
    settle(ready(driver))
    seen = panel(driver)
    assert (seen.kind.currentData(), seen.round.currentText()) == ("survey", "2026-10")
    assert seen.combos["E-post"].currentData() == ""
    assert seen.combos["Q2"].currentData() == "Q2"
    assert "E-post" in seen.remarks.whole_text()
    driver.press(Key.Key_Return)
    settle(lambda: not driver.desk._covers)
    assert driver.project.undo_label() == "Importerade svar från 120 personer"
    assert len(content(driver).rounds) == 3
    assert driver.desk.stack.isVisible()
    driver.press(Key.Key_Z, CTRL)
    settle()
    assert (driver.project.undo_label(), len(content(driver).rounds)) == (before, 2)


def test_what_a_column_means_can_be_said_before_it_comes_in(mellantorg_desk, tmp_path):
    driver = mellantorg_desk
    driver.window.import_file(str(people(tmp_path)))
    settle(ready(driver))
    combo = panel(driver).combos["Q2"]
    combo.setCurrentIndex(combo.findData("-Q2"))
    combo.activated.emit(combo.currentIndex())
    settle(lambda: ready(driver)() and panel(driver).combos["Q2"].currentData() == "-Q2")
    driver.press(Key.Key_Escape)
    settle(lambda: not driver.desk._covers)
    assert len(content(driver).rounds) == 2


def test_a_file_nobody_understands_says_so_and_can_be_left(mellantorg_desk, tmp_path):
    driver = mellantorg_desk
    (tmp_path / "fel.csv").write_bytes(b"%PDF-1.7 \x00\x01")
    driver.window.import_file(str(tmp_path / "fel.csv"))
    settle(lambda: bool(driver.desk._covers) and bool(panel(driver).problems.whole_text()))
    assert not panel(driver).take.isEnabled()
    driver.press(Key.Key_Escape)
    settle(lambda: not driver.desk._covers)


def test_the_preview_follows_what_happens_meanwhile(mellantorg_desk, tmp_path):
    driver = mellantorg_desk
    path = people(tmp_path)
    driver.window.import_file(str(path))
    settle(ready(driver))
    from workbench.project import acts

    survey = content(driver).survey["id"]
    acts.add(driver.project, record("survey_round"), {"survey_id": survey, "name": "2026-10"})
    settle(lambda: panel(driver).round.findData("2026-10") >= 0 and ready(driver)())
    driver.press(Key.Key_Return)
    settle(lambda: not driver.desk._covers)
    assert sorted(row["name"] for row in content(driver).rounds) == [
        "2025-09",
        "2026-09",
        "2026-10",
    ]


# -- protected view


def test_protected_view_keeps_words_of_people_back(desk, tmp_path):
    view, _tally = begin(desk)
    desk.window.import_file(str(people(tmp_path)))
    settle(ready(desk))
    desk.press(Key.Key_H, CTRL | SHIFT)
    settle()
    desk.press(Key.Key_H, CTRL | SHIFT)
    settle()
    focus_on(panel(desk))
    desk.press(Key.Key_Return)
    settle(lambda: not desk.desk._covers)
    view.show_part(RESULTS)
    settle()
    card = view.results.texts
    link = next(b for b in card.findChildren(type(view.results.detail.by).__mro__[-1])
                if getattr(b, "text", str)() == "Läs svaren")  # fmt: skip
    link.click()
    settle()
    words = [label.text() for label in card.findChildren(_label())]
    assert any("Ljus nr" in text for text in words)
    desk.press(Key.Key_H, CTRL | SHIFT)
    settle()
    words = [label.text() for label in card.findChildren(_label()) if label.isVisibleTo(card)]
    assert not any("Ljus nr" in text for text in words)


def _label():
    from PySide6.QtWidgets import QLabel

    return QLabel
