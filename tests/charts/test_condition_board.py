"""The board of conditions: columns, cards in words and shapes, nothing beside its place."""

from __future__ import annotations

import pytest

from workbench.charts.condition_board import BASE_TEXT, BoardBlock, BoardCard, board_scene
from workbench.charts.scene import Rect, Text, bounds

LONG = "Finns det samfälligheter, gemensamhetsanläggningar eller servitut att ta hänsyn till? " * 3


def card(key, question="Är det klart?", sign="running", **said):
    said = {"light": "Grön", "answer": "Ja", "owed": "", **said}
    return BoardCard(key, question, sign, **said)


def board(*counts, question="Är det klart?"):
    return [
        BoardBlock(f"b{n}", f"Block {n}", tuple(card(f"{n}.{i}", question) for i in range(count)))
        for n, count in enumerate(counts)
    ]


@pytest.mark.parametrize(
    ("width", "columns"), [(1000, 4), (810, 4), (700, 2), (420, 2), (390, 1), (150, 1)]
)
def test_as_many_columns_as_there_is_room_for(width, columns):
    scene = board_scene(board(2, 2, 2, 2), width)
    lefts = {round(bounds(group)[0]) for group in scene.groups()}
    assert len(lefts) == columns


@pytest.mark.parametrize("width", [1000, 700, 390])
def test_no_card_lies_on_another_or_beside_the_picture(width):
    scene = board_scene(board(3, 1, 4, 0, question=LONG), width)
    boxes = [bounds(group) for group in scene.groups()]
    for number, one in enumerate(boxes):
        assert one[0] >= 0
        assert one[2] <= scene.width
        assert one[3] <= scene.height
        for other in boxes[:number]:
            apart = one[0] >= other[2] or other[0] >= one[2]
            assert apart or one[1] >= other[3] or other[1] >= one[3]


def test_a_card_says_all_of_it_in_words():
    lacking = card("k", "Går det?", "late", light="Röd", answer="Nej", owed="ingen ansvarar",
                   lacking=True)  # fmt: skip
    block = BoardBlock("b", "Juridisk", (lacking, card("n", "Vem?", "", light="", answer="")))
    groups = board_scene([block], 300).groups()
    assert groups[0].alt == "Juridisk, Går det?, Nej, Röd, ingen ansvarar"
    assert groups[1].alt == "Juridisk, Vem?, inte besvarad, inte bedömd"
    texts = [shape for shape in groups[0].shapes if isinstance(shape, Text)]
    assert {text.color for text in texts if text.text == "ingen ansvarar"} == {"error"}


def test_the_edge_of_the_chosen_card_is_strong():
    scene = board_scene(board(2), 400, BASE_TEXT, chosen="0.1")
    edges = {g.key: next(s for s in g.shapes if isinstance(s, Rect)).stroke for g in scene.groups()}
    assert edges == {"0.0": "hairline", "0.1": "accent"}


def test_nothing_is_still_a_board():
    assert board_scene([], 400).groups() == []
