"""Choices in a row, links that are cut, related rows, thumbnails and large photos."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest

from tests.exchange.photos import camera_file, png_bomb
from workbench.exchange.read_photo import photo_of
from workbench.models.registry import record
from workbench.project.arising import Related
from workbench.ui.parts.buttons import ElidedLink
from workbench.ui.parts.choice_row import ChoiceRow
from workbench.ui.parts.photo import PhotoView, Thumbnail, decoded_photo
from workbench.ui.parts.related import RelatedList

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def answers(theme, qtbot):
    row = ChoiceRow(record("condition")["answer"])
    qtbot.addWidget(row)
    row.show()
    row.said = []
    row.chosen.connect(row.said.append)
    return row


def test_a_press_chooses_and_a_second_takes_it_back(answers):
    QTest.mouseClick(answers.options["no"], LEFT)
    QTest.mouseClick(answers.options["yes"], LEFT)
    assert [key for key, option in answers.options.items() if option.isChecked()] == ["yes"]
    QTest.mouseClick(answers.options["yes"], LEFT)
    assert answers.said == ["no", "yes", None]
    answers.set_editable(editable=False)
    QTest.mouseClick(answers.options["no"], LEFT)
    assert answers.said == ["no", "yes", None]


def test_arrows_go_from_choice_to_choice(answers):
    answers.options["yes"].setFocus()
    QTest.keyClick(answers.options["yes"], Key.Key_Right)
    assert answers.options["no"].hasFocus()
    QTest.keyClick(answers.options["no"], Key.Key_Space)
    assert answers.said == ["no"]
    QTest.keyClick(answers.options["no"], Key.Key_Left)
    QTest.keyClick(answers.options["yes"], Key.Key_Left)
    assert answers.options["yes"].hasFocus()


def test_targets_are_large_enough(answers):
    assert all(option.sizeHint().height() >= 24 for option in answers.options.values())
    assert all(option.accessibleName() for option in answers.options.values())


def test_a_long_link_gives_way_and_says_all_in_its_tooltip(theme, qtbot):
    link = ElidedLink("A24 Belysningsplan torg och passage & mer <b>")
    qtbot.addWidget(link)
    assert link.minimumSizeHint().width() < link.sizeHint().width()
    assert "&lt;b&gt;" in link.toolTip()
    link.resize(80, link.sizeHint().height())
    link.grab()


def test_related_rows_lead_there_and_say_their_status(theme, qtbot):
    shown = RelatedList("Aktiviteter")
    qtbot.addWidget(shown)
    shown.show_rows([Related("activity", "k", "A24", "Belysningsplan", "ongoing", True)])
    went = []
    shown.opened.connect(lambda table, key: went.append((table, key)))
    QTest.mouseClick(shown.links[0], LEFT)
    assert went == [("activity", "k")]
    assert shown.links[0].accessibleName() == "A24 Belysningsplan, pågår"
    shown.show_rows([])
    assert shown.isHidden()


def test_photos_are_decoded_with_care():
    data = photo_of(camera_file(size=(1200, 800)), "a").data
    assert decoded_photo(data).size() == QSize(1200, 800)
    assert decoded_photo(data, QSize(84, 63)).size().width() <= 84
    assert decoded_photo(png_bomb()).isNull()
    assert decoded_photo(b"GIF89a").isNull()


def test_a_thumbnail_opens_by_click_and_by_enter(theme, qtbot):
    thumbnail = Thumbnail("p", photo_of(camera_file(), "a").data, "Foto 1")
    qtbot.addWidget(thumbnail)
    wanted = []
    thumbnail.wanted.connect(wanted.append)
    QTest.mouseClick(thumbnail, LEFT)
    QTest.keyClick(thumbnail, Key.Key_Return)
    assert wanted == ["p", "p"]
    assert thumbnail.accessibleName() == "Foto 1"


def test_a_large_photo_is_turned_left_and_deleted_by_keys(theme, qtbot):
    view = PhotoView()
    qtbot.addWidget(view)
    view.show_photo(photo_of(camera_file(), "a").data, "Foto 1")
    said = []
    view.turned.connect(said.append)
    view.ended.connect(lambda: said.append("ended"))
    view.removed.connect(lambda: said.append("removed"))
    for key in (Key.Key_Right, Key.Key_Left, Key.Key_Delete, Key.Key_Escape):
        QTest.keyClick(view, key)
    assert said == [1, -1, "removed", "ended"]
    view.grab()
    view.show_photo(b"x", "Foto 2", hidden="Dold")
    assert view.accessibleName() == "Dold"
    view.grab()
