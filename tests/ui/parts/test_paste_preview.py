from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from workbench.base.language import using
from workbench.exchange.named_columns import recalled
from workbench.exchange.read_table import read_clipboard
from workbench.models.registry import record
from workbench.project.mappings import remembered
from workbench.steps.importing import plan_table, take_in
from workbench.ui.data.masking import HIDDEN, nothing_hidden, only_public
from workbench.ui.parts.paste_preview import PastePreview

TEXT = (
    "Namn\tOrganisation\tInflytande\tSkonummer\n"
    "Ny Person\tNya Bolaget\t4\t38\n"
    "Bo B\tPolisen\t2\t\n"
    "Fel Person\tPolisen\t9\t\n"
)
Key = Qt.Key


@pytest.fixture
def show(theme, qtbot, place):
    def make(text=TEXT, mask=nothing_hidden):
        stakeholder = record("stakeholder")
        preview = PastePreview(stakeholder, mask=mask)
        qtbot.addWidget(preview)
        preview.show_grid(
            read_clipboard(text),
            lambda grid, mapping: plan_table(place.project, stakeholder, grid, mapping),
        )
        preview.resize(900, 500)
        preview.show()
        preview.setFocus()
        return preview

    return make


def test_says_what_would_come_in_and_why_not_all(show):
    preview = show()
    assert preview.counts.whole_text() == "1 ny · 1 uppdaterad · 1 med fel"
    assert preview.problems.whole_text() == "Rad 4, Inflytande: 9 är mer än 5"
    assert "Skonummer" in preview.remarks.whole_text()
    assert "Nya Bolaget" in preview.remarks.whole_text()
    assert [combo.currentText() for combo in preview.columns.combos] == [
        "Namn",
        "Organisation",
        "Inflytande",
        "Utelämna",
    ]
    assert preview.columns.cells[0].whole_text() == "Ny Person"


def test_enter_hands_over_the_plan_and_nothing_is_changed_before(show, qtbot, place):
    preview = show()
    before = place.labels()
    with qtbot.waitSignal(preview.accepted) as told:
        QTest.keyClick(preview, Key.Key_Return)
    assert place.labels() == before
    take_in(place.project, told.args[0], pasted=True)
    assert place.labels()[0] == "Klistrade in 2 intressenter"


def test_escape_leaves_everything(show, qtbot):
    preview = show()
    with qtbot.waitSignal(preview.cancelled):
        QTest.keyClick(preview, Key.Key_Escape)


def test_a_column_can_be_taken_for_something_else(show):
    preview = show()
    combo = preview.columns.combos[3]
    combo.setFocus()
    place = combo.findData("phone")
    while combo.currentIndex() != place:
        QTest.keyClick(combo, Key.Key_Down if combo.currentIndex() < place else Key.Key_Up)
        combo = preview.columns.combos[3]
    assert preview.columns.combos[3].currentData() == "phone"
    assert preview.plan.rows[0].values["phone"] == "38"


def test_a_table_without_names_cannot_be_taken_in_but_mapped(show):
    preview = show("Vem\tInflytande\tIntresse\nNy\t4\t3\nTvå\t3\t3\n")
    assert preview.plan is None or not preview.take.isEnabled() or preview.plan.rows
    assert preview.columns.combos


def test_long_tables_show_their_first_rows(show):
    text = "Namn\n" + "".join(f"Person {number}\n" for number in range(40))
    preview = show(text)
    assert preview.counts.whole_text() == "40 nya"
    assert len(preview.columns.cells) == 8


def test_hidden_fields_are_not_shown_while_pasting(show):
    preview = show(mask=only_public)
    said = [each.whole_text() for each in preview.columns.cells]
    assert "Ny Person" not in said
    assert "38" not in said
    assert HIDDEN in said
    assert "Polisen" in said
    assert "9" not in preview.problems.whole_text().split()
    assert not preview.remarks.whole_text()


def test_a_list_without_headings_can_be_told_what_its_columns_mean(show, qtbot):
    preview = show("Ny Person\tPolisen\t4\t2\nNy Annan\tPolisen\t5\t1\n")
    combos = preview.columns.combos
    assert all(combo.isEnabled() for combo in combos)
    assert combos[0].currentText() == "Namn"
    third = combos[2]
    third.setFocus()
    while third.currentText() != "Inflytande":
        QTest.keyClick(third, Key.Key_Down)
        third = preview.columns.combos[2]
    assert preview.columns.combos[0].currentText() == "Namn"
    with qtbot.waitSignal(preview.accepted) as told:
        preview.setFocus()
        QTest.keyClick(preview, Key.Key_Return)
    rows = told.args[0].rows
    assert [(row.number, row.values["influence"]) for row in rows] == [(1, 4), (2, 5)]


def test_personal_numbers_are_remarked_on_and_come_in_all_the_same(show, place):
    text = "Namn\tAnteckning\nNy Person\tpnr 640823-3234\nEn till\tinget\n"
    preview = show(text)
    said = preview.remarks.whole_text()
    assert said.startswith("Rad 2, Anteckningar: Ser ut som ett personnummer.")
    assert preview.counts.whole_text() == "2 nya"
    # Nothing is quoted, so it may also be said while others see the screen.
    assert show(text, only_public).remarks.whole_text() == said
    take_in(place.project, preview.plan)
    assert len(place.project.history(1)) == 1


@pytest.mark.parametrize(
    ("language", "heads"), [("sv", ["Namn", "E-post"]), ("en", ["Name", "E-mail"])]
)
def test_a_list_of_recipients_is_headed_in_the_language_of_the_window(show, language, heads):
    with using(language):
        preview = show("Anna Öhman <anna@x.se>; Bo Ek <bo.ek@y.se>")
        assert [combo.currentText() for combo in preview.columns.combos] == heads
        labels = {label.text() for label in preview.columns.findChildren(QLabel)}
    assert set(heads) <= labels
    assert preview.plan.new == 2


def test_rows_with_control_characters_are_named(show):
    preview = show("Namn\tRoll\nBo\x07 Ek\tvd\n")
    assert "Styrtecken utelämnades på rad 2" in preview.remarks.whole_text()


UNKNOWN = "Vem\tBolag\tTfn\nAnna Ek\tÅkern\t070-123 45 67\nCia Al\tPolisen\t08-12 34 56"


def headings(preview):
    return [combo.currentText() for combo in preview.columns.combos]


def test_a_first_row_of_unknown_headings_is_seen_and_can_be_a_row_after_all(show):
    preview = show(UNKNOWN)
    assert preview.first_row.isVisible()
    assert preview.first_row.isChecked()
    assert headings(preview) == ["Namn", "Organisation", "Telefon"]
    assert preview.counts.whole_text().startswith("2 nya")
    preview.first_row.click()
    assert preview.counts.whole_text().startswith("3 nya")
    preview.first_row.click()
    assert preview.counts.whole_text().startswith("2 nya")


def test_nothing_is_asked_of_headings_that_are_known(show):
    assert show().first_row.isHidden()


def test_what_columns_meant_last_time_is_shown_at_once(show, place):
    preview = show(UNKNOWN)
    preview.columns.remapped.emit("Bolag", "role")
    take_in(place.project, preview.plan)
    again = show(UNKNOWN.replace("Cia Al", "Dag Å"))
    kind = record("stakeholder")
    with place.project.read() as session:
        meant = recalled(read_clipboard(UNKNOWN), remembered(session, kind))
    again.show_grid(
        read_clipboard(UNKNOWN), lambda g, m: plan_table(place.project, kind, g, m), meant
    )
    assert headings(again) == ["Namn", "Roll", "Telefon"]


def test_likely_duplicates_are_counted_and_named(show):
    preview = show("Namn\nEk, Anna\nÖbergh, Anna\nNy Person")
    assert preview.counts.whole_text() == "3 nya · 1 liknar en annan"
    assert "”Anna Öbergh” liknar ”Anna Öberg”" in preview.remarks.whole_text()


def test_likenesses_are_not_quoted_while_names_are_hidden(show):
    preview = show("Namn\nÖbergh, Anna\nNy Person", mask=only_public)
    assert "Öberg" not in preview.remarks.whole_text()
