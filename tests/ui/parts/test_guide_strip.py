from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from workbench.ui.look.settings import SettingsStore
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.guide_strip import Guide, GuideStrip

GUIDE = Guide(
    "Samla alla som påverkar platsen.",
    "Utan dem blir det inget avtal.",
    ("Varje fastighet har en kontakt", "Inflytande är bedömt", "Ansvarig utsedd"),
    "Gå vidare till nuläget.",
)


@pytest.fixture
def store(tmp_path):
    return SettingsStore(tmp_path / "settings.json")


def test_the_strip_remembers_that_it_was_closed(theme, qtbot, store):
    strip = GuideStrip("stakeholders", GUIDE, store)
    qtbot.addWidget(strip)
    strip.show()
    assert strip.is_open
    with qtbot.waitSignal(strip.toggled) as told:
        qtbot.mouseClick(strip.button, Qt.MouseButton.LeftButton)
    assert told.args == [False]
    again = GuideStrip("stakeholders", GUIDE, store)
    other = GuideStrip("plan", GUIDE, store)
    for each in (again, other):
        qtbot.addWidget(each)
    assert not again.is_open
    assert other.is_open
    again.toggle()
    assert store.current.guides_closed == ()


def test_a_closed_strip_is_one_line_that_opens_at_a_click(theme, qtbot):
    strip = GuideStrip("plan", GUIDE)
    qtbot.addWidget(strip)
    strip.resize(900, 200)
    strip.show()
    tall = strip.sizeHint().height()
    qtbot.keyClick(strip.button, Qt.Key.Key_Space)
    assert strip.sizeHint().height() <= 36 < tall
    assert strip.line.isVisible()
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(300, 10))
    assert strip.is_open


def test_signs_say_whether_they_hold(theme, qtbot):
    strip = GuideStrip("plan", GUIDE)
    qtbot.addWidget(strip)
    before = strip.grab().toImage()
    strip.set_signs([True, False, None])
    assert strip.grab().toImage() != before
    names = [sign.label.accessibleName() for sign in strip._signs]
    assert names[0] != "Varje fastighet har en kontakt"
    assert names[2] == "Ansvarig utsedd"
    with pytest.raises(ValueError, match="zip"):
        strip.set_signs([True])


def test_a_narrow_strip_lays_its_columns_in_two(theme, qtbot):
    strip = GuideStrip("plan", GUIDE)
    qtbot.addWidget(strip)
    strip.resize(1000, 120)
    strip.show()
    assert strip._grid.property("across") == 4
    strip.resize(500, 200)
    assert strip._grid.property("across") == 2
    assert strip.minimumSizeHint().width() <= 400


def test_an_empty_state_offers_one_act_and_perhaps_an_example(theme, qtbot):
    empty = EmptyState(
        "Inga intressenter <b>ännu</b>.", "Ny intressent", icon="users", example=True
    )
    qtbot.addWidget(empty)
    empty.resize(700, 400)
    empty.show()
    with qtbot.waitSignal(empty.acted):
        qtbot.mouseClick(empty.action, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(empty.example_wanted):
        qtbot.keyClick(empty.example, Qt.Key.Key_Space)
    assert empty.sentence.textFormat() == Qt.TextFormat.PlainText
    bare = EmptyState("Inget matchar filtret.")
    qtbot.addWidget(bare)
    assert bare.action.isHidden()
    assert bare.example.isHidden()


def test_an_empty_state_is_whole_at_every_zoom(theme, qtbot):
    theme.set_zoom(200)
    empty = EmptyState(
        "Inga möten ännu. Lägg in det första så följer dagordningen med.", "Nytt möte"
    )
    qtbot.addWidget(empty)
    empty.resize(empty.sizeHint())
    empty.show()
    assert empty.sentence.height() >= empty.sentence.heightForWidth(empty.sentence.width())


def test_a_long_sentence_is_whole_on_a_page(theme, qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    stack = QStackedLayout(page)
    empty = EmptyState(
        "Inga personer ännu. Skriv ett namn ovanför och tryck Enter, eller klistra in rader.",
        "Skriv den första",
        icon="plus",
    )
    stack.addWidget(empty)
    page.resize(800, 500)
    page.show()
    qtbot.waitExposed(page)
    lines = empty.sentence.fontMetrics().lineSpacing()
    assert empty.sentence.height() >= 2 * lines
