from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible

from workbench.ui.parts.marks import Chip, ProgressRing, spoken_share


def _name(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_a_chip_says_its_word(theme, qtbot):
    chip = Chip("18 dagar sen <b>", "late")
    qtbot.addWidget(chip)
    assert _name(chip) == "18 dagar sen <b>"
    chip.set_state("Klar", "done")
    assert _name(chip) == "Klar"


def test_a_chip_grows_with_the_zoom(theme, qtbot):
    chip = Chip("Försenad", "late")
    qtbot.addWidget(chip)
    before = chip.sizeHint()
    theme.set_zoom(200)
    assert chip.sizeHint().width() >= 1.8 * before.width()
    assert chip.sizeHint().height() == 2 * before.height()


@pytest.mark.parametrize("choice", ["light", "dark", "contrast"])
def test_the_same_word_in_two_states_looks_different(theme, qtbot, choice):
    theme.set_choice(choice)
    one, other = Chip("Läge", "late"), Chip("Läge", "done")
    for chip in (one, other):
        qtbot.addWidget(chip)
        chip.resize(90, 24)
    assert one.grab().toImage() != other.grab().toImage()


@pytest.mark.parametrize(
    ("share", "words"), [(None, "not known"), (0, "not started"), (1, "done"), (0.5, "50")]
)
def test_a_ring_says_how_far(theme, qtbot, share, words):
    from workbench.base import language

    language.set_language("en")
    ring = ProgressRing(share, "Vision")
    qtbot.addWidget(ring)
    assert ring.accessibleName() == f"Vision: {spoken_share(share)}"
    assert words in ring.accessibleName()


def test_rings_of_nothing_little_and_unknown_look_different(theme, qtbot):
    pictures = []
    for share in (None, 0.0, 0.05, 0.5, 0.99, 1.0):
        ring = ProgressRing(share)
        qtbot.addWidget(ring)
        pictures.append(ring.grab().toImage())
    for number, one in enumerate(pictures):
        assert all(one != other for other in pictures[number + 1 :])


def test_a_ring_changes_what_it_measures(theme, qtbot):
    ring = ProgressRing(0.2, "Plan")
    qtbot.addWidget(ring)
    ring.set_share(1.0, "Budget")
    assert ring.share == 1.0
    assert ring.accessibleName().startswith("Budget: ")
