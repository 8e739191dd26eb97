from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from workbench.models.field import Privacy
from workbench.models.registry import record
from workbench.project import acts
from workbench.ui.data.masking import HIDDEN, nothing_hidden, only_public
from workbench.ui.data.rows import RecordRows
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.metrics import Density
from workbench.ui.look.settings import SettingsStore
from workbench.ui.look.theme import Theme
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.field_editors import NoteEditor, OfferEditor
from workbench.ui.parts.table import RecordTable

KEYS = (
    "name",
    "organisation_id",
    "role",
    "influence",
    "stance",
    "next_contact",
    "inactive",
    "needs",
)
Key = Qt.Key
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class Desk:
    """A window with a table between two fields, driven by keys as people do."""

    def __init__(self, qtbot, place, mask=nothing_hidden, table="stakeholder", keys=KEYS, **facts):
        self.place, self.qtbot = place, qtbot
        self.rows = RecordRows(place.project, record(table), mask=mask, chosen=keys)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.before, self.after = QLineEdit(), QLineEdit()
        self.table = RecordTable(self.rows, **facts)
        self.view = self.table.view
        column = QVBoxLayout(self.window)
        for each in (self.before, self.table, self.after):
            column.addWidget(each)
        self.window.resize(1100, 500)
        self.window.show()
        self.window.activateWindow()
        self.view.setFocus()

    def at(self, row, key):
        self.view.setFocus()
        self.view.choose([self.rows.id_at(row)], self.rows.column_of(key))

    def select(self, *rows, key="name"):
        self.view.setFocus()
        self.view.choose([self.rows.id_at(row) for row in rows], self.rows.column_of(key))

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.view.editor() or self.view, key, modifiers)

    def type(self, text):
        for letter in text:
            QTest.keyClicks(self.view.editor() or self.view, letter)

    def column(self, key):
        place = self.rows.column_of(key)
        return [self.rows.index(row, place).data() for row in range(self.rows.rowCount())]

    def value(self, row, key):
        return self.place.values(self.rows.id_at(row), self.rows.record.table)[key]


@pytest.fixture
def desk(theme, qtbot, place):
    return Desk(qtbot, place)


def test_typing_begins_to_edit_and_enter_goes_down(desk):
    desk.at(0, "role")
    desk.type("chef")
    desk.press(Key.Key_Return)
    assert desk.column("role")[0] == "chef"
    assert desk.view.editor() is None
    assert desk.view.currentIndex().row() == 1
    assert desk.view.currentIndex().column() == desk.rows.column_of("role")
    assert desk.place.labels()[0] == "Ändrade ”Roll” för intressent"


def test_f2_keeps_the_text_and_tab_goes_on(desk):
    desk.at(0, "role")
    desk.press(Key.Key_F2)
    desk.type("!")
    desk.press(Key.Key_Tab)
    assert desk.column("role")[0] == "kommunpolis 10!"
    assert desk.view.currentIndex().column() == desk.rows.column_of("influence")


def test_escape_changes_nothing(desk):
    before = desk.place.labels()
    desk.at(0, "role")
    desk.type("chef")
    desk.press(Key.Key_Escape)
    assert desk.view.editor() is None
    assert desk.column("role")[0] == "kommunpolis 10"
    assert desk.place.labels() == before


def test_leaving_a_cell_writes_what_was_typed(desk):
    desk.at(0, "role")
    desk.type("chef")
    desk.after.setFocus()
    assert desk.column("role")[0] == "chef"


def test_a_digit_is_a_judgement(desk):
    desk.at(3, "influence")
    desk.type("5")
    assert desk.value(3, "influence") == 5
    assert desk.view.editor() is None
    desk.press(Key.Key_Backspace)
    assert desk.value(3, "influence") is None


def test_a_judgement_beyond_the_scale_is_refused_beside_the_cell(desk):
    desk.at(0, "influence")
    desk.type("9")
    desk.press(Key.Key_Return)
    assert desk.view.bubble.text() == "9 är mer än 5"
    assert desk.view.editor().text() == "9"
    desk.press(Key.Key_Backspace)
    desk.type("2")
    desk.press(Key.Key_Return)
    assert desk.value(0, "influence") == 2
    assert not desk.view.bubble.isVisible()


def test_space_turns_yes_and_no(desk):
    desk.at(0, "inactive")
    desk.type(" ")
    assert desk.value(0, "inactive") is True
    assert desk.column("inactive")[0] == "Ja"
    desk.type(" ")
    assert desk.value(0, "inactive") is False


def test_two_letters_choose(desk):
    desk.at(2, "stance")
    desk.type("tv")
    assert desk.view.editor().list.labels() == ["Tveksam"]
    desk.press(Key.Key_Return)
    assert desk.value(2, "stance") == "doubtful"
    assert desk.view.editor() is None


def test_f2_shows_all_choices_with_the_present_one_current(desk):
    desk.at(0, "stance")
    desk.press(Key.Key_F2)
    editor = desk.view.editor()
    assert editor.offering
    assert editor.list.current() == 1
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Return)
    assert desk.value(0, "stance") == "neutral"


def test_escape_closes_the_choices_before_the_cell(desk):
    desk.at(0, "stance")
    desk.press(Key.Key_F2)
    desk.press(Key.Key_Escape)
    assert desk.view.editor() is not None
    assert not desk.view.editor().offering
    desk.press(Key.Key_Escape)
    assert desk.view.editor() is None


def test_a_choice_can_be_clicked(desk):
    desk.at(0, "stance")
    desk.press(Key.Key_F2)
    offers = desk.view.editor().list
    place = offers.visualRect(offers.model().index(4, 0)).center()
    QTest.mouseClick(offers.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.press(Key.Key_Return)
    assert desk.value(0, "stance") == "opposes"


def test_dates_are_read_forgivingly(desk):
    desk.at(0, "next_contact")
    desk.type("3/5")
    desk.press(Key.Key_Return)
    assert desk.value(0, "next_contact").isoformat() == "2027-05-03"
    desk.at(0, "next_contact")
    desk.type("31/2")
    desk.press(Key.Key_Return)
    assert "31/2" in desk.view.bubble.text()
    assert desk.view.editor().text() == "31/2"


def test_an_organisation_is_found_without_its_dots(desk):
    desk.at(2, "organisation_id")
    desk.type("ake")
    desk.press(Key.Key_Return)
    assert desk.column("organisation_id")[2] == "Åkern AB"


def test_an_organisation_nobody_knew_comes_along_in_the_same_edit(desk):
    desk.at(2, "organisation_id")
    desk.type("Nya Bolaget")
    assert desk.view.editor().list.labels() == ["Lägg till ”Nya Bolaget”"]
    desk.press(Key.Key_Return)
    assert desk.column("organisation_id")[2] == "Nya Bolaget"
    desk.place.project.undo()
    assert desk.column("organisation_id")[2] == "Mellanstads kommun"
    with desk.place.project.read() as session:
        from workbench.project import register

        assert "Nya Bolaget" not in register.titles(session, "organisation").values()


def test_several_links_are_chosen_one_after_another(theme, qtbot, place):
    acts.add(place.project, record("activity"), {"title": "Ljus"})
    desk = Desk(qtbot, place, table="activity", keys=("title", "responsible"))
    desk.at(0, "responsible")
    desk.type("pol")
    desk.press(Key.Key_Return)
    desk.type("ak")
    desk.press(Key.Key_Return)
    assert desk.view.editor().text() == "Polisen; Åkern AB; "
    desk.press(Key.Key_Return)
    expected = {place.organisations[2], place.organisations[0]}
    assert set(desk.value(0, "responsible")) == expected


def test_notes_take_lines_by_shift_and_enter(desk):
    desk.at(0, "needs")
    desk.type("Ett")
    assert isinstance(desk.view.editor(), NoteEditor)
    desk.press(Key.Key_Return, SHIFT)
    desk.type("Två")
    desk.press(Key.Key_Return)
    assert desk.value(0, "needs") == "Ett\nTvå"


def test_a_required_cell_is_never_emptied(desk):
    desk.at(0, "name")
    desk.press(Key.Key_Backspace)
    desk.press(Key.Key_Return)
    assert "saknas" in desk.view.bubble.text()
    desk.press(Key.Key_Escape)
    assert desk.column("name")[0] == "Östen Ö"


def test_one_edit_for_all_selected_rows(desk):
    before = len(desk.place.labels())
    desk.select(0, 2, 3, key="role")
    desk.press(Key.Key_F2)
    desk.view.editor().selectAll()
    desk.type("ledamot")
    desk.press(Key.Key_Return)
    assert desk.column("role") == ["ledamot", "vd", "ledamot", "ledamot"]
    assert len(desk.place.labels()) == before + 1
    desk.place.project.undo()
    assert desk.column("role")[3] == "handläggare 10"


def test_fill_down(desk, qtbot):
    desk.select(1, 2, 3, key="role")
    with qtbot.waitSignal(desk.table.done) as told:
        desk.press(Key.Key_D, CTRL)
    assert told.args == ["Fyllde 2 rader nedåt"]
    assert desk.column("role") == ["kommunpolis 10", "vd", "vd", "vd"]
    desk.at(1, "role")
    desk.press(Key.Key_D, CTRL)
    assert desk.column("role")[1] == "kommunpolis 10"


def test_delete_says_so_and_undo_brings_back(desk, qtbot):
    desk.select(0, 1)
    with qtbot.waitSignal(desk.table.done) as told:
        desk.press(Key.Key_Delete)
    assert told.args == ["Tog bort 2 intressenter"]
    assert desk.column("name") == ["Anna Öberg", "Bo B"]
    assert desk.table.selected_ids() == [desk.rows.id_at(0)]
    desk.place.project.undo()
    assert len(desk.column("name")) == 4


def test_alt_and_arrows_move_rows_and_keep_them_selected(desk):
    desk.at(2, "name")
    desk.press(Key.Key_Up, ALT)
    assert desk.column("name")[:3] == ["Östen Ö", "Anna Öberg", "Åke Å"]
    assert desk.table.selected_ids() == [desk.rows.id_at(1)]
    desk.press(Key.Key_Down, ALT)
    desk.press(Key.Key_Down, ALT)
    assert desk.column("name")[3] == "Anna Öberg"
    desk.press(Key.Key_Down, ALT)
    assert desk.column("name")[3] == "Anna Öberg"


def test_rows_are_not_moved_in_an_order_that_is_not_theirs(desk):
    desk.rows.set_sort("name")
    desk.at(1, "name")
    before = desk.place.labels()
    desk.press(Key.Key_Up, ALT)
    assert desk.place.labels() == before


def test_copies_rows_for_spreadsheets_and_mail(desk):
    acts.change(desk.place.project, desk.rows.record, desk.place.people[0], {"role": "=1+1\n<b>&"})
    desk.select(0, 1)
    desk.press(Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().split("\n")
    assert lines[0].split("\t")[:3] == ["Namn", "Organisation", "Roll"]
    assert '"\'=1+1\n<b>&"' in data.text()
    assert "2026-12-01" in data.text()
    assert "&lt;b&gt;&amp;" in data.html()
    assert "<b>" not in data.html()
    desk.press(Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == "Östen Ö"


def test_pasted_rows_are_handed_over(desk, qtbot):
    QGuiApplication.clipboard().setText("Namn\tRoll\nNy\tvd\n")
    desk.at(0, "name")
    with qtbot.waitSignal(desk.table.pasted) as told:
        desk.press(Key.Key_V, CTRL)
    assert told.args[0].text().startswith("Namn")
    assert len(desk.column("name")) == 4


def test_a_text_pasted_while_editing_goes_into_the_cell(desk):
    QGuiApplication.clipboard().setText("klistrad")
    desk.at(0, "role")
    desk.type("x")
    desk.press(Key.Key_V, CTRL)
    desk.press(Key.Key_Return)
    assert desk.column("role")[0] == "xklistrad"


def test_filter_by_keys_alone(desk):
    desk.at(0, "name")
    desk.press(Key.Key_F, CTRL)
    assert desk.table.filter.hasFocus()
    QTest.keyClicks(desk.table.filter, "oberg")
    assert desk.column("name") == ["Anna Öberg"]
    assert desk.table.count.text() == "1 av 4"
    QTest.keyClick(desk.table.filter, Key.Key_Down)
    assert desk.view.hasFocus()
    desk.table.focus_filter()
    QTest.keyClick(desk.table.filter, Key.Key_Escape)
    assert len(desk.column("name")) == 4
    assert desk.table.count.text() == "4"


def test_selection_survives_filtering_and_sorting(desk):
    desk.at(2, "role")
    chosen = desk.table.selected_ids()
    desk.table.filter.setText("öberg")
    assert desk.table.selected_ids() == chosen
    desk.table.filter.clear()
    assert desk.table.selected_ids() == chosen
    desk.rows.set_sort("name")
    assert desk.table.selected_ids() == chosen
    assert desk.view.currentIndex().column() == desk.rows.column_of("role")


def test_says_when_nothing_fits_and_how_to_go_back(desk):
    desk.table.filter.setText("finns inte")
    assert desk.table._stack.currentWidget() is desk.table._nothing
    desk.qtbot.mouseClick(desk.table._nothing.action, Qt.MouseButton.LeftButton)
    assert desk.table._stack.currentWidget() is desk.view


def test_shows_the_empty_state_only_without_rows(desk):
    empty = EmptyState("Inga intressenter än.", "Skriv den första")
    desk.table.set_empty(empty)
    assert desk.table._stack.currentWidget() is desk.view
    acts.remove(desk.place.project, desk.rows.record, desk.place.people)
    assert desk.table._stack.currentWidget() is empty
    desk.place.project.undo()
    assert desk.table._stack.currentWidget() is desk.view


def test_a_click_on_a_heading_sorts_up_down_and_by_hand(desk):
    header = desk.view.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(0) + 30, header.height() // 2)
    click = [header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place]
    QTest.mouseClick(*click)
    assert desk.column("name")[0] == "Anna Öberg"
    QTest.mouseClick(*click)
    assert desk.column("name")[0] == "Östen Ö"
    assert desk.rows.arrangement.descending
    QTest.mouseClick(*click)
    assert desk.rows.arrangement.sort is None
    assert desk.column("name")[0] == "Östen Ö"


def test_the_focus_leaves_by_control_tab_and_at_the_ends(desk):
    desk.at(1, "role")
    desk.press(Key.Key_Tab, CTRL)
    assert not desk.view.hasFocus()
    desk.at(3, KEYS[-1])
    desk.press(Key.Key_Tab)
    assert desk.after.hasFocus(), desk.window.focusWidget()
    desk.at(0, KEYS[0])
    desk.press(Key.Key_Backtab, SHIFT)
    assert not desk.view.hasFocus()


def test_tells_the_selection_once(desk, qtbot):
    with qtbot.waitSignal(desk.table.selection_changed):
        desk.at(1, "name")
    heard = []
    desk.table.selection_changed.connect(heard.append)
    desk.press(Key.Key_Down)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [[desk.rows.id_at(2)]]


def test_enter_opens_a_row_whose_cell_cannot_be_written(theme, qtbot, place):
    desk = Desk(qtbot, place, mask=only_public)
    desk.at(1, "name")
    with qtbot.waitSignal(desk.table.activated) as told:
        desk.press(Key.Key_Return)
    assert told.args == [place.people[1]]


def test_columns_are_chosen_and_remembered(theme, qtbot, place, tmp_path):
    settings = SettingsStore(tmp_path / "settings.json")
    desk = Desk(qtbot, place, settings=settings, name="stakeholder")
    chooser = desk.table.chooser
    chooser.aboutToShow.emit()
    ticks = {action.data(): action for action in chooser.actions() if action.data()}
    assert not ticks["name"].isEnabled()
    ticks["role"].setChecked(False)
    ticks["email"].setChecked(True)
    shown = [column.key for column in desk.rows.columns]
    assert "role" not in shown
    assert shown.index("email") == shown.index("next_contact") - 1
    again = Desk(
        qtbot, place, settings=SettingsStore(tmp_path / "settings.json"), name="stakeholder"
    )
    assert [column.key for column in again.rows.columns] == shown


def test_an_open_editor_survives_changes_elsewhere(desk):
    desk.at(0, "role")
    desk.type("che")
    acts.change(desk.place.project, desk.rows.record, desk.place.people[0], {"influence": 1})
    acts.change(desk.place.project, desk.rows.record, desk.place.people[3], {"role": "annat"})
    assert desk.view.editor().text() == "che"
    desk.type("f")
    desk.press(Key.Key_Return)
    assert desk.column("role")[0] == "chef"


def test_the_menu_offers_the_same_commands_with_their_keys(desk):
    desk.at(0, "role")
    keys = {action.shortcut().toString() for action in desk.table.menu().actions()}
    assert {"F2", "Ctrl+D", "Ctrl+C", "Ctrl+V", "Alt+Up", "Alt+Down", "Del"} <= keys


def test_hidden_values_leave_by_no_key(theme, qtbot, place):
    stakeholder = record("stakeholder")
    public = {f.name for f in stakeholder.fields if f.privacy is Privacy.PUBLIC}
    acts.change(
        place.project, stakeholder, place.people[0], {"name": "kanarie", "needs": "kanarie gul"}
    )
    desk = Desk(qtbot, place, mask=only_public)
    for key in KEYS:
        if key in public:
            continue
        desk.at(0, key)
        before = place.labels()
        for act in (Key.Key_F2, Key.Key_X, Key.Key_Backspace, Key.Key_5, Key.Key_Space):
            desk.press(act)
            assert desk.view.editor() is None
        desk.select(0, 1, key=key)
        desk.press(Key.Key_D, CTRL)
        assert place.labels() == before
        desk.press(Key.Key_C, CTRL | SHIFT)
        assert QGuiApplication.clipboard().text() == HIDDEN
        desk.press(Key.Key_C, CTRL)
        data = QGuiApplication.clipboard().mimeData()
        assert "kanarie" not in data.text() + data.html()


def test_an_editor_with_choices_is_a_plain_line_for_screen_readers(desk):
    desk.at(0, "stance")
    desk.press(Key.Key_F2)
    editor = desk.view.editor()
    assert isinstance(editor, OfferEditor)
    assert editor.accessibleName() == "Inställning"


def test_editing_among_groups_goes_on_below(desk):
    desk.rows.set_group("organisation_id")
    assert desk.view.columnSpan(0, 0) == len(KEYS)
    desk.at(1, "role")
    desk.type("chef")
    desk.press(Key.Key_Return)
    assert desk.rows.id_at(1) == desk.place.people[2]
    assert desk.column("role")[1] == "chef"
    assert desk.view.currentIndex().row() == 2
    desk.press(Key.Key_Down)
    assert desk.rows.id_at(desk.view.currentIndex().row()) == desk.place.people[0]
    desk.at(1, "organisation_id")
    desk.type("polis")
    desk.press(Key.Key_Return)
    assert desk.column("name")[:2] == ["Mellanstads kommun (1)", "Bo B"]
    assert desk.view.editor() is None


def test_an_edit_paints_only_its_row_anew(desk):
    painted = set()
    desk.qtbot.wait(20)
    line = desk.rows.line
    desk.rows.line = lambda row: (painted.add(row), line(row))[1]
    acts.change(desk.place.project, desk.rows.record, desk.place.people[2], {"role": "chef"})
    desk.qtbot.waitUntil(lambda: bool(painted))
    # Qt rounds the area up by a pixel, which lies in the next row.
    assert painted <= {2, 3}


def test_nothing_floating_is_left_when_a_table_goes(desk, qtbot):
    desk.at(0, "influence")
    desk.type("9")
    desk.press(Key.Key_Return)
    assert [each for each in desk.window.findChildren(QWidget) if type(each).__name__ == "Bubble"]
    desk.table.deleteLater()
    qtbot.waitUntil(
        lambda: (
            not [
                each
                for each in desk.window.findChildren(QWidget)
                if type(each).__name__ == "Bubble"
            ]
        )
    )


def test_columns_are_as_wide_as_what_stands_in_them_and_keep_a_width_set_by_hand(desk):
    role = desk.rows.column_of("role")
    desk.window.resize(700, 500)
    desk.qtbot.waitUntil(lambda: desk.view.viewport().width() < 700)
    text = max(desk.column("role"), key=len)
    words = QFontMetrics(Theme.current().font(FontRole.TABLE)).horizontalAdvance(text)
    assert desk.view.columnWidth(role) >= words + 2 * Theme.current().metrics.gap
    desk.view.setColumnWidth(role, 61)
    desk.window.resize(900, 500)
    desk.qtbot.waitUntil(lambda: desk.view.viewport().width() > 750)
    assert desk.view.columnWidth(role) == 61


def test_a_table_that_nobody_sees_asks_nothing_when_the_look_changes(theme, desk, monkeypatch):
    asked = []
    monkeypatch.setattr(desk.rows, "said", lambda key, _column: asked.append(key) or "")
    desk.window.hide()
    theme.set_all("light", 125, Density.NORMAL)
    assert not asked
    desk.window.show()
    assert asked
    asked.clear()
    desk.place.project.close()
    theme.set_all("light", 100, Density.NORMAL)
    assert not asked
