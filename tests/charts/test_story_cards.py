"""Short texts as cards: all of it readable, none outside its card."""

from __future__ import annotations

import pytest

from workbench.charts.measure import text_width
from workbench.charts.scene import Group, Rect, Text
from workbench.charts.story_cards import StoryCard, story_scene

CARDS = tuple(
    StoryCard(str(n), "Kväll · Grannar", f"Bild {n}", "Ljuset är varmt och sikten fri. " * (n + 1))
    for n in range(5)
)


def groups(scene):
    return [each for each in scene.shapes if isinstance(each, Group)]


@pytest.mark.parametrize("width", [220.0, 500.0, 800.0, 1400.0])
def test_text_stays_in_its_card_and_cards_apart(width):
    boxes = []
    for group in groups(story_scene(CARDS, width)):
        box = next(each for each in group.shapes if isinstance(each, Rect))
        assert box.x + box.width <= width + 0.01
        for each in group.shapes:
            if isinstance(each, Text):
                assert box.x < each.x
                assert each.x + text_width(each.text, each.size, each.weight) <= box.x + box.width
                assert box.y < each.y < box.y + box.height
        boxes.append(box)
    for number, one in enumerate(boxes):
        for two in boxes[number + 1 :]:
            beside = one.x + one.width <= two.x or two.x + two.width <= one.x
            assert beside or one.y + one.height <= two.y or two.y + two.height <= one.y


def test_each_card_is_one_thing_to_a_reader():
    found = groups(story_scene(CARDS, 800))
    assert [each.key for each in found] == list("01234")
    assert found[0].alt.startswith("Bild 0. Kväll · Grannar. Ljuset")


def test_no_cards_no_picture():
    assert story_scene((), 300).shapes == ()
