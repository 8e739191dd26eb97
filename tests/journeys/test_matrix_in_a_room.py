"""The responsibility matrix filled in by keyboard, as in a room full of people."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.windows import CTRL, SHIFT, Driver, Key, focus_on, new_file, settle
from workbench.models.registry import RECORDS, record
from workbench.project import acts
from workbench.project.register import read_rows
from workbench.steps.place.page_responsibility_grid import MatrixGrid

LEFT = Qt.MouseButton.LeftButton
SURFACES = ("Torget", "Gatan", "Parken")
PARTIES = (
    ("Kommunen", "municipality"),
    ("Torgbolaget", "private_owner"),
    ("Platsföreningen", "place_organisation"),
)


def content(project):
    with project.read() as session:
        return {
            name: {row["id"]: row for row in read_rows(session, each)}
            for name, each in RECORDS.items()
        }


@pytest.fixture
def room(qapp, tmp_path):
    """An empty file with three surfaces and three organisations, at the matrix."""
    driver = Driver(tmp_path, new_file(tmp_path))
    for name in SURFACES:
        acts.add(driver.project, record("surface"), {"name": name})
    for name, kind in PARTIES:
        acts.add(driver.project, record("organisation"), {"name": name, "type": kind})
    at_matrix(driver)
    yield driver
    driver.close()


def at_matrix(driver):
    driver.go("place")
    keys = [view.key for view in driver.page._views]
    driver.page.show_view(keys.index("responsibility"))
    settle()
    driver.page.view().matrix.grid.setFocus()
    settle()


def view(driver):
    return driver.page.view("responsibility")


def grid(driver):
    return view(driver).matrix.grid


def marks(driver, rows=3, columns=4):
    """What the first cells show, row by row."""
    shown = grid(driver).rows
    return ["".join(shown.cell(r, c).mark.ljust(1) for c in range(columns)) for r in range(rows)]


def home(driver):
    grid(driver).go_to(*first(driver))


def first(driver):
    heads = grid(driver).rows
    return heads.rows[0].key, heads.columns[0].key


def test_three_surfaces_by_four_tasks_in_one_go_and_all_the_way_back(room):
    before, lines = content(room.project), len(room.project.history())
    home(room)
    # Row by row: letters and arrows, nothing else.
    for row in ("Kdto", "oKTe", "PPPP"):
        for letter in row:
            room.type(letter)
            room.press(Key.Key_Right)
        room.press(Key.Key_Down)
        room.press(Key.Key_Left, times=4)
        room.press(Key.Key_Home)
    assert marks(room) == ["K≠✓?", "?KT–", "PPPP"]
    tasks = content(room.project)["maintenance_task"]
    assert len(tasks) == 10  # the usual ones, made with the first cell
    assert {row["name"] for row in tasks.values()} >= {"Renhållning", "Snö och halka"}
    made = room.project.history()[: len(room.project.history()) - lines]
    assert len(made) == 12
    assert all(entry.text().startswith("Ansvar: ") for entry in made)
    room.press(Key.Key_Z, CTRL, times=12)
    settle()
    assert content(room.project) == before
    assert marks(room) == ["    ", "    ", "    "]


def test_letters_in_capitals_are_marks_and_small_ones_are_statuses(room):
    home(room)
    room.type("T")  # Torgbolaget, though t alone says clear
    assert marks(room, 1, 1) == ["T"]
    room.type("t")
    assert marks(room, 1, 1) == ["T"]
    room.type("o")
    assert marks(room, 1, 1) == ["?"]
    room.type("k")  # no status begins so: Kommunen, and clear at that
    assert marks(room, 1, 1) == ["K"]
    room.type("-")
    assert marks(room, 1, 1) == ["–"]


def test_a_block_is_filled_down_and_right_and_cleared_by_one_act_each(room):
    home(room)
    room.type("K")
    room.press(Key.Key_Down, SHIFT, times=2)
    room.press(Key.Key_D, CTRL)
    assert marks(room, 3, 1) == ["K", "K", "K"]
    room.press(Key.Key_Right, SHIFT, times=3)
    room.press(Key.Key_R, CTRL)
    assert marks(room) == ["KKKK"] * 3
    room.type("o")
    assert marks(room) == ["????"] * 3
    room.press(Key.Key_Delete)
    assert [line.strip("· ") for line in marks(room)] == [""] * 3
    assert [entry.text() for entry in room.project.history()[:5]] == [
        "Tömde 12 rutor i matrisen",
        "Ansvar för 12 rutor",
        "Fyllde i 9 rutor i matrisen",
        "Fyllde i 2 rutor i matrisen",
        "Ansvar: Torget, Renhållning",
    ]
    room.press(Key.Key_Z, CTRL, times=4)
    settle()
    assert marks(room, 1, 1) == ["K"]


def test_one_cell_is_filled_from_above_and_from_the_left(room):
    home(room)
    room.type("K")
    room.press(Key.Key_Down)
    room.press(Key.Key_D, CTRL)
    room.press(Key.Key_Right)
    room.press(Key.Key_R, CTRL)
    assert [each[0] for each in marks(room, 2, 2)] == ["K", "K"]
    assert marks(room, 2, 2)[1] == "KK"


def test_enter_asks_for_the_performer_and_then_for_the_accountable(room):
    home(room)
    room.press(Key.Key_Return)
    entry = view(room).matrix.acts.entry
    assert entry.is_open
    room.type("platsf")
    room.press(Key.Key_Return)
    settle()
    assert entry.is_open
    assert entry.line.accessibleName() == "Ytterst ansvarig (A)"
    room.type("K")
    room.press(Key.Key_Return)
    settle()
    assert not entry.is_open
    assert grid(room).hasFocus()
    (row,) = content(room.project)["responsibility"].values()
    names = content(room.project)["organisation"]
    assert names[row["performer_id"]]["name"] == "Platsföreningen"
    assert names[row["accountable_id"]]["name"] == "Kommunen"
    assert row["status"] == "clear"
    assert "utförare Platsföreningen, ytterst ansvarig Kommunen" in grid(room).rows.spoken(0, 0)


def test_somebody_new_comes_along_and_escape_changes_nothing(room):
    home(room)
    room.type("Z")
    entry = view(room).matrix.acts.entry
    assert entry.is_open
    room.press(Key.Key_Escape, times=2)
    settle()
    assert not entry.is_open
    assert content(room.project)["responsibility"] == {}
    room.type("Z")
    room.type("etterlunds")
    room.press(Key.Key_Return)
    settle()
    room.press(Key.Key_Escape, times=2)
    names = [row["name"] for row in content(room.project)["organisation"].values()]
    assert "Zetterlunds" in names
    room.press(Key.Key_Z, CTRL)
    assert "Zetterlunds" not in [
        row["name"] for row in content(room.project)["organisation"].values()
    ]


def test_a_block_goes_to_a_spreadsheet_and_comes_back(room):
    home(room)
    for letter in "Koe":
        room.type(letter)
        room.press(Key.Key_Right)
    home(room)
    room.press(Key.Key_Right, SHIFT, times=2)
    room.press(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Kommunen\t?\t–\n"
    home(room)
    room.press(Key.Key_Down)
    room.press(Key.Key_V, CTRL)
    assert marks(room, 2, 3) == ["K?–", "K?–"]
    QGuiApplication.clipboard().setText("tydligt\tTorgbolaget / Kommunen\nd\tNågon annan\r\n\tP\n")
    home(room)
    room.press(Key.Key_V, CTRL)
    # Nobody is called so: that cell stays as it was, the others are taken.
    assert marks(room, 3, 2) == ["✓T", "≠?", "·P"]
    assert "Någon annan" in room.desk.notices.label.whole_text()
    room.press(Key.Key_Z, CTRL)
    assert marks(room, 2, 3) == ["K?–", "K?–"]


def test_one_copied_cell_goes_into_all_chosen_ones(room):
    home(room)
    room.type("T")
    room.press(Key.Key_C, CTRL)
    room.press(Key.Key_Down, SHIFT)
    room.press(Key.Key_Right, SHIFT)
    room.press(Key.Key_V, CTRL)
    assert marks(room, 2, 2) == ["TT", "TT"]


def test_a_new_day_keeps_what_was_said(room):
    home(room)
    room.type("o")
    page = view(room)
    QTest.mouseClick(page.new_day, LEFT)
    settle()
    room.type("2027")
    room.press(Key.Key_Return)
    settle()
    assert page.matrix.day.isoformat() == "2027-01-01"
    assert marks(room, 1, 1) == ["?"]  # holds on
    home(room)
    room.type("K")
    assert [(row["valid_from"].isoformat(), row["status"]) for row in held(room)] == [
        ("2026-01-01", "unclear"),
        ("2027-01-01", "clear"),
    ]
    assert [each.text() for each in page.days.segments()] == ["2026", "2027"]
    QTest.mouseClick(page.compare, LEFT)
    assert grid(room).rows.cell(0, 0).changed
    assert not grid(room).rows.cell(1, 0).changed
    focus_on(grid(room))
    room.press(Key.Key_Delete, SHIFT)
    assert marks(room, 1, 1) == ["?"]
    room.press(Key.Key_Z, CTRL, times=2)
    settle()
    assert len(held(room)) == 1


def held(driver):
    rows = content(driver.project)["responsibility"].values()
    return sorted(rows, key=lambda row: row["valid_from"])


def test_a_day_that_is_none_is_refused_beside_its_line(room):
    page = view(room)
    QTest.mouseClick(page.new_day, LEFT)
    settle()
    room.type("i morse")
    room.press(Key.Key_Return)
    assert page.day_line.isVisible()
    assert "i morse" in page._bubble.text()
    room.press(Key.Key_Tab)


def test_the_name_of_a_surface_shows_all_of_it(start):
    driver = start("example")
    at_matrix(driver)
    page = view(driver)
    page.matrix.set_day(page.matrix.found.beginnings()[0])
    ninth = grid(driver).rows.rows[8]
    assert ninth.code == "Y09"
    grid(driver).go_to(ninth.key, grid(driver).rows.columns[0].key)
    driver.press(Key.Key_Left)
    settle()
    assert page.surface.isVisible()
    assert page.surface.heading.whole_text() == "Y09 Passagen Falken"
    assert page.surface.chip.text() == "4 av 7 inte tydliga"
    assert page.surface.findings.count() == 2
    driver.press(Key.Key_Right)
    settle()
    assert page.cells.isVisible()


def test_the_form_writes_into_the_chosen_cells_on_the_day_shown(start):
    driver = start("example")
    at_matrix(driver)
    page = view(driver)
    cells = [(row.key, grid(driver).rows.columns[0].key) for row in grid(driver).rows.rows[:2]]
    grid(driver).go_to(*cells[0])
    driver.press(Key.Key_Down, SHIFT)
    settle()
    assert len(page.cells.form.ids()) == 2
    field = page.cells.form.fields["frequency"]
    field.editor.setFocus()
    driver.type("varje dag")
    driver.press(Key.Key_Return)
    settle()
    found = page.matrix.found
    assert [found.row(key, page.matrix.day)["frequency"] for key in cells] == ["varje dag"] * 2
    assert driver.project.undo_label() == "Ansvar för 2 rutor"
    # On a day on which nothing begins yet, the form makes rows of their own.
    page._begin(page.matrix.day.replace(year=2028))
    settle()
    grid(driver).go_to(*cells[0])
    settle()
    focus_on(page.cells.form.fields["frequency"].editor)
    driver.press(Key.Key_A, CTRL)
    driver.type("varje vecka")
    driver.press(Key.Key_Return)
    settle()
    row = page.matrix.found.row(cells[0], page.matrix.day)
    assert (row["valid_from"].year, row["frequency"]) == (2028, "varje vecka")
    assert page.cells.form.ids() == [row["id"]]
    assert row["performer_id"] is not None


def test_a_gap_leads_to_its_cell(start):
    driver = start("example")
    at_matrix(driver)
    page = view(driver)
    assert page.side.gaps.count() == 5
    page.side.gaps.setFocus()
    page.side.gaps.set_current(1)
    driver.press(Key.Key_Return)
    settle()
    surface, task = grid(driver).current()
    assert page.matrix.found.surface(surface).code == "Y09"
    assert page.matrix.found.task(task).name == "Belysning"
    assert grid(driver).hasFocus()


def test_own_tasks_are_added_renamed_moved_and_taken_out(room):
    page = view(room)
    page.side.switch.set_current(1)
    settle()
    page.side.tasks.new.setFocus()
    room.type("Julbelysning")
    room.press(Key.Key_Return)
    settle()
    assert [head.name for head in grid(room).rows.columns][-1] == "Julbelysning"
    assert len(grid(room).rows.columns) == 11
    line = page.side.tasks.lines[0]
    focus_on(line)
    room.press(Key.Key_A, CTRL)
    room.type("Städning")
    room.press(Key.Key_Return)
    settle()
    assert grid(room).rows.columns[0].name == "Städning"
    page.side.tasks._move(0, 1)
    assert [head.name for head in grid(room).rows.columns][:2] == ["Snö och halka", "Städning"]
    page.side.tasks._set(grid(room).rows.columns[0].key, inactive=True)
    assert [head.name for head in grid(room).rows.columns][:1] == ["Städning"]
    room.press(Key.Key_Z, CTRL, times=4)
    settle()
    assert content(room.project)["maintenance_task"] == {}


def test_protected_view_keeps_the_notes_to_itself(start):
    driver = start("example")
    at_matrix(driver)
    page = view(driver)
    key = grid(driver).rows.rows[0].key, grid(driver).rows.columns[0].key
    row = page.matrix.found.row(key, page.matrix.day)
    acts.change(driver.project, record("responsibility"), row["id"], {"notes": "HEMLIGT"})
    grid(driver).go_to(*key)
    settle()
    note = page.cells.form.fields["notes"].editor
    assert note.toPlainText() == "HEMLIGT"
    driver.press(Key.Key_H, CTRL | SHIFT)
    settle()
    assert "HEMLIGT" not in page.cells.form.fields["notes"].editor.toPlainText()


def test_the_way_out_by_tab_and_the_first_surface_by_the_line(qapp, tmp_path):
    driver = Driver(tmp_path, new_file(tmp_path))
    at_matrix(driver)
    page = view(driver)
    assert page.stack.currentWidget() is page.empty
    page.quick.setFocus()
    driver.type("Torget; torg")
    driver.press(Key.Key_Return)
    settle()
    assert page.stack.currentIndex() == 0
    assert [head.name for head in grid(driver).rows.rows] == ["Torget"]
    grid(driver).setFocus()
    home(driver)
    driver.press(Key.Key_Tab)
    assert grid(driver).hasFocus()
    driver.press(Key.Key_Tab, CTRL)
    assert not grid(driver).hasFocus()
    driver.close()


def test_nothing_is_written_into_a_file_that_can_only_be_read(start):
    driver = start("example")
    at_matrix(driver)
    driver.project.read_only = True
    driver.project._recorder = None
    before = marks(driver)
    home(driver)
    driver.type("o")
    driver.press(Key.Key_Return)
    settle()
    assert marks(driver) == before
    assert not view(driver).matrix.acts.entry.is_open


def test_a_surface_takes_over_what_is_said_of_another(room):
    home(room)
    for letter in "KoTe":
        room.type(letter)
        room.press(Key.Key_Right)
    page = view(room)
    grid(room).choose_row(grid(room).rows.rows[2].key)
    settle()
    page.surface.like.setFocus()
    room.type("torget")
    room.press(Key.Key_Return)
    settle()
    assert marks(room)[2] == marks(room)[0] == "K?T–"
    assert page.surface.like.text() == ""
    room.press(Key.Key_Z, CTRL)
    assert marks(room)[2].strip("· ") == ""


def test_beside_the_map_it_is_compact_and_explains_its_signs(start):
    driver = start("example")
    beside = MatrixGrid(driver.desk.context, compact=True)
    beside.refresh(None)
    beside.resize(360, 500)
    beside.show()
    settle()
    assert "? oklart" in beside.legend.whole_text().replace("\u00a0", " ")
    assert "P Platsorganisationen" in beside.legend.whole_text().replace("\u00a0", " ")
    told = []
    beside.surface_chosen.connect(told.append)
    surface = beside.found.surfaces[3].id
    assert beside.go_to(surface)
    assert told == [surface]
    beside.grid.setFocus()
    beside.go_to(surface, beside.found.tasks[0].id)
    beside.acts.type("o")
    beside.refresh(None)
    assert beside.found.on(beside.day).status((surface, beside.found.tasks[0].id)) == "unclear"
    beside.close()


HOSTILE = "<b onclick=x>Åsa &amp; Co</b>\u202e\x07;|=1+1 " + "långt " * 80


def test_names_of_any_kind_are_shown_as_they_are(room):
    for table in ("surface", "organisation", "maintenance_task"):
        acts.add(room.project, record(table), {"name": HOSTILE})
    page = view(room)
    grid(room).go_to(grid(room).rows.rows[3].key, grid(room).rows.columns[0].key)
    page.matrix.acts._set(
        page.matrix.cells(), {"performer_id": list(page.matrix.found.parties)[-1]}
    )
    settle()
    room.press(Key.Key_C, CTRL)
    copied = QGuiApplication.clipboard().text()
    assert not copied.startswith("=")
    room.press(Key.Key_V, CTRL)
    room.press(Key.Key_Return)
    settle()
    room.press(Key.Key_Escape, times=2)
    grid(room).choose_row(grid(room).rows.rows[3].key)
    settle()
    room.window.grab()
    for label in room.window.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or "onclick" not in label.text()
