"""Cards never lie on cards, names never outside them, and the same net makes the same picture."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.charts import measure
from workbench.charts.network import (
    Box,
    Card,
    Link,
    Net,
    Node,
    card_size,
    legend_scene,
    network_scene,
)
from workbench.charts.network_layout import place_boxes
from workbench.charts.network_lines import MANNERS
from workbench.charts.palette import is_token
from workbench.charts.scene import Group, Polyline, Rect, Text, bounds
from workbench.models.relations import RELATION_KINDS


def net(cards=8, people=3, links=10, seed=1):
    dice = random.Random(seed)
    made, keys = [], []
    for c in range(cards):
        rows = [Node(f"p{c}.{n}", f"Person {c}.{n} Efternamnsson", "person") for n in range(people)]
        keys += [row.key for row in rows]
        made.append(Card(f"o{c}", Node(f"o{c}", f"Organisation {c} AB", "organisation"), (*rows,)))
    kinds = list(MANNERS)
    ties = [
        Link(
            f"r{n}", dice.choice(keys), dice.choice(keys), kinds[n % len(kinds)], 1 + n % 3, f"r{n}"
        )
        for n in range(links)
    ]
    return Net(tuple(made), tuple(each for each in ties if each.start != each.end))


def placed(which):
    return place_boxes(which.boxes(), which.ties())


def overlaps(boxes, places):
    rects = [(*places[b.key], b.width, b.height) for b in boxes]
    return [
        (a, b)
        for a, b in itertools.combinations(rects, 2)
        if a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]
    ]


BOXES = st.lists(st.tuples(st.integers(20, 200), st.integers(20, 160)), max_size=25)
TIES = st.lists(st.tuples(st.integers(0, 24), st.integers(0, 24)), max_size=40)


@settings(max_examples=40)
@given(BOXES, TIES)
def test_boxes_never_overlap_and_lie_within_the_corner(sizes, pairs):
    boxes = [Box(str(n), w, h) for n, (w, h) in enumerate(sizes)]
    places = place_boxes(boxes, [(str(a), str(b)) for a, b in pairs])
    assert overlaps(boxes, places) == []
    if boxes:
        assert min(x for x, _y in places.values()) == 0
        assert min(y for _x, y in places.values()) == 0


@given(BOXES)
@settings(max_examples=20)
def test_boxes_from_one_place_are_parted(sizes):
    boxes = [Box(str(n), w, h) for n, (w, h) in enumerate(sizes)]
    places = place_boxes(boxes, [], before={box.key: (5.0, 5.0) for box in boxes})
    assert overlaps(boxes, places) == []


def test_the_same_net_is_the_same_picture():
    assert placed(net()) == placed(net())
    assert network_scene(net(), placed(net())) == network_scene(net(), placed(net()))


def test_a_new_tie_moves_little():
    which = net(20, links=12)
    before = placed(which)
    more = [*which.ties(), ("o0", "o9")]
    after = place_boxes(which.boxes(), more, before=before)
    assert overlaps(which.boxes(), after) == []
    moves = sorted(
        abs(before[key][0] - after[key][0]) + abs(before[key][1] - after[key][1]) for key in before
    )
    assert moves[len(moves) // 2] < 160


def test_tied_cards_lie_nearer_than_others():
    pairs = [("0", "1"), ("2", "3"), ("4", "5"), ("6", "7")]
    boxes = [Box(str(n), 120, 60) for n in range(8)]
    places = place_boxes(boxes, pairs)

    def apart(one, other):
        (x, y), (u, v) = places[one], places[other]
        return ((x - u) ** 2 + (y - v) ** 2) ** 0.5

    tied = [apart(*pair) for pair in pairs]
    loose = [
        apart(str(a), str(b))
        for a, b in itertools.combinations(range(8), 2)
        if (str(a), str(b)) not in pairs
    ]
    assert sum(tied) / len(tied) < sum(loose) / len(loose) * 0.7


def test_names_stand_inside_their_cards():
    which = net(12)
    scene = network_scene(which, placed(which))
    cards = [s for s in scene.shapes if isinstance(s, Rect) and s.radius]
    groups = {g.key: g for g in scene.groups()}
    assert set(groups) == {n.key for n in which.nodes()} | {link.key for link in which.links}
    for node in which.nodes():
        text = next(s for s in groups[node.key].shapes if isinstance(s, Text))
        right = text.x + measure.text_width(text.text, text.size, text.weight)
        assert any(
            c.x <= text.x and right <= c.x + c.width + 0.5 and c.y <= text.y <= c.y + c.height
            for c in cards
        ), node
    assert all(is_token(token) for token in scene.tokens())


def test_a_long_name_is_cut_and_told_whole():
    name = "Fastighetsägarrepresentantföreningen i Mellanstad med omnejd ekonomisk förening"
    card = Card("o", Node("o", name, "organisation", f"{name}, 0 personer"), ())
    scene = network_scene(Net((card,), ()), {"o": (0.0, 0.0)})
    (group,) = scene.groups()
    assert group.alt.startswith(name)
    assert next(s for s in group.shapes if isinstance(s, Text)).text.endswith("…")


def test_the_handle_of_a_tie_is_large_enough_and_off_the_cards():
    which = net(6, links=9, seed=3)
    places = placed(which)
    scene = network_scene(which, places)
    cards = [s for s in scene.shapes if isinstance(s, Rect) and s.radius]
    for link in which.links:
        group = next(g for g in scene.groups() if g.key == link.key)
        left, top, right, bottom = bounds(group)
        assert right - left >= 18
        assert bottom - top >= 18
        assert group.alt
    free = [
        g
        for g in scene.groups()
        if g.key.startswith("r") and not any(_inside(c, bounds(g)) for c in cards)
    ]
    assert len(free) >= len(which.links) - 1


def _inside(card, box):
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return card.x <= x <= card.x + card.width and card.y <= y <= card.y + card.height


def test_lit_ties_stand_out_and_others_step_back():
    which = net(4, links=5)
    lit = which.links[0].key
    scene = network_scene(which, placed(which), chosen=which.links[0].start, lit={lit})
    strokes = [s.stroke for s in scene.shapes if isinstance(s, Polyline)]
    assert sum(not stroke.endswith(".soft") for stroke in strokes) == 1


def test_every_kind_of_relation_has_a_line_of_its_own():
    assert set(MANNERS) == {choice.key for choice in RELATION_KINDS}
    looks = {(m.dash, m.head, m.cross) for m in MANNERS.values()}
    assert len(looks) >= 5  # not by colour alone
    scene = legend_scene([(key, key) for key in MANNERS], 300)
    assert {text.text for text in scene.texts()} == set(MANNERS)
    assert max(text.x for text in scene.texts()) < 300


def test_a_card_alone_has_no_head():
    alone = Card("p", None, (Node("p", "Anna Ek", "person"),))
    assert card_size(alone)[1] < 40
    counted = Card("x", None, alone.rows, title="Utan organisation", more=3)
    scene = network_scene(Net((counted,), ()), {"x": (0.0, 0.0)})
    assert {text.text for text in scene.texts()} == {"Utan organisation", "Anna Ek", "3 till"}
    assert not [s for s in scene.shapes if isinstance(s, Group) and not s.alt]


@pytest.mark.parametrize("count", [60, 120])
def test_many_cards_are_placed_in_good_time(count):
    boxes = [Box(str(n), 130, 40 + n % 4 * 40) for n in range(count)]
    places = place_boxes(boxes, [(str(n), str(n * 7 % count)) for n in range(count)])
    assert overlaps(boxes, places) == []
