from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from workbench.ui.parts.text import (
    IN_TOOLTIP,
    ONE_LINE,
    Heading,
    Meta,
    PlainLabel,
    button_text,
    plain_tooltip,
    shown,
    shown_lines,
    tooltip_html,
)

HOSTILE = [
    "Bolag <AB> Tyresö",
    "Kalle <b>fet</b>",
    '<img src="{picture}">',
    "<table><tr><td>1</td></tr></table>",
    "<h1>Stor</h1><br><br><br>",
    "A & B &amp; C",
    "=cmd|' /C calc'!A0",
    "rad 1\nrad 2\r\nrad 3\x00\x1b[31m",
    "\u202egnirts\u202c \u2066x\u2069",
    "\ud800 ensam halva",
    "ord " * 50_000,
    "",
]


@pytest.fixture
def hostile(tmp_path, request):
    from PySide6.QtGui import QImage

    picture = tmp_path / "big.png"
    image = QImage(40, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    image.save(str(picture))
    return [text.replace("{picture}", str(picture)) for text in HOSTILE]


def test_hostile_texts_never_become_markup(theme, qtbot, hostile):
    usual = PlainLabel("Åkern AB").sizeHint().height()
    for text in hostile:
        label = PlainLabel(text)
        qtbot.addWidget(label)
        label.resize(200, 30)
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert label.sizeHint().height() == usual
        assert "red" not in _colours(label)
        assert label.whole_text() == text


def test_a_naive_label_would_have_grown(theme, qtbot, hostile):
    naive = QLabel(hostile[2])
    qtbot.addWidget(naive)
    assert naive.sizeHint().height() > 300


def _colours(widget):
    image = widget.grab().toImage()
    cells = ((x, y) for x in range(image.width()) for y in range(image.height()))
    red = any(image.pixelColor(x, y) == Qt.GlobalColor.red for x, y in cells)
    return {"red"} if red else set()


def test_long_texts_cost_no_time(theme, qtbot):
    label = PlainLabel("mycket långt " * 100_000)
    qtbot.addWidget(label)
    label.resize(300, 30)
    label.grab()
    assert len(label.text()) <= ONE_LINE


def test_a_tooltip_shows_the_text_itself(theme, qtbot, hostile):
    for text in hostile:
        html = tooltip_html(text)
        assert len(html) < 8 * IN_TOOLTIP
        shown_text = QLabel(html)
        qtbot.addWidget(shown_text)
        assert shown_text.sizeHint().height() < 300
    assert tooltip_html("A & B") == "<qt>A &amp; B</qt>"


def test_a_tooltip_tells_screen_readers_the_plain_text(theme, qtbot):
    button = QPushButton("Spara")
    qtbot.addWidget(button)
    plain_tooltip(button, "Spara <nu>\n& sedan")
    assert "&lt;nu&gt;<br>&amp;" in button.toolTip()
    assert button.accessibleDescription() == "Spara <nu>\n& sedan"


def test_an_ampersand_in_a_button_is_an_ampersand(theme, qtbot):
    button = QPushButton(button_text("Handel & service"))
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()
    interface = QAccessible.queryAccessibleInterface(button)
    assert interface.text(QAccessible.Text.Name) == "Handel & service"


@given(st.text())
def test_shown_text_has_no_controls_and_a_limit(text):
    line = shown(text)
    assert len(line) <= ONE_LINE
    assert not any(ord(letter) < 32 or 0x202A <= ord(letter) <= 0x202E for letter in line)
    assert shown(line) == line
    assert all(letter in {"\n", "\t"} or ord(letter) >= 32 for letter in shown_lines(text))


@given(st.text(alphabet="abcåäö -.,;<>&/", min_size=1, max_size=ONE_LINE).map(str.split))
def test_ordinary_words_are_kept(words):
    assert shown(" ".join(words)) == " ".join(words)


def test_a_label_elides_and_tells_the_whole(theme, qtbot):
    label = PlainLabel("Fastighetsägarrepresentant för Mellantorget <AB>")
    qtbot.addWidget(label)
    label.resize(600, 30)
    assert label.toolTip() == ""
    label.resize(80, 30)
    label.show()
    assert "&lt;AB&gt;" in label.toolTip()
    assert label.minimumSizeHint().width() < 80
    label.set_tooltip("Roll i samverkan")
    assert "Roll i samverkan" in label.toolTip()
    label.resize(600, 30)
    assert label.toolTip() == "<qt>Roll i samverkan</qt>"


def test_a_label_names_its_field(theme, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    label, field = PlainLabel("&Namn", parent=window), QLineEdit(window)
    label.setBuddy(field)
    label.grab()
    interface = QAccessible.queryAccessibleInterface(field)
    assert interface.text(QAccessible.Text.Name) == "Namn"


def test_tones_are_painted_and_change_with_the_theme(theme, qtbot):
    label = Meta("klar")
    qtbot.addWidget(label)
    label.set_tone("error")
    assert _has(label, theme.tokens.error)
    theme.set_choice("dark")
    assert _has(label, theme.tokens.error)
    label.setEnabled(False)
    assert _has(label, theme.tokens.disabled)


def _has(widget, colour):
    widget.resize(120, 40)
    widget.ensurePolished()
    picture = widget.grab()
    picture = picture.toImage().scaled(480, 160)
    cells = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    wanted = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return any(
        max(abs(a - b) for a, b in zip(picture.pixelColor(x, y).toTuple(), wanted, strict=False))
        < 60
        for x, y in cells
    )


@pytest.mark.parametrize("level", [1, 2, 3])
def test_headings_grow_by_level_and_zoom(theme, qtbot, level):
    heading = Heading("Handlingsplan", level)
    qtbot.addWidget(heading)
    before = heading.sizeHint()
    theme.set_zoom(200)
    assert heading.sizeHint().height() >= 1.8 * before.height()


def test_several_lines_wrap(theme, qtbot):
    label = PlainLabel("Ett ganska långt stycke som inte får plats på en rad.", wrap=True)
    qtbot.addWidget(label)
    assert label.heightForWidth(120) > 2 * label.fontMetrics().height()
    label.resize(120, 100)
    label.grab()
