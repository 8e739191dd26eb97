"""Shapes for tests, hand-made ones and any that hypothesis may think of."""

from __future__ import annotations

import math

from hypothesis import strategies as st

from workbench.rules.shapes import ShapeError, area, read_shape, ring_of

SQUARE = read_shape("0 0,10 0,10 10,0 10")
DONUT = read_shape("POLYGON((0 0,20 0,20 20,0 20,0 0),(5 5,15 5,15 15,5 15,5 5))")
ELL = read_shape("0 0,40 0,40 10,10 10,10 40,0 40")
BOW = read_shape("0 0,10 10,10 0,0 10")


def places():
    """Points anywhere near the outlines."""
    number = st.integers(-30_000, 130_000).map(lambda n: n / 1000)
    return st.tuples(number, number)


@st.composite
def outlines(draw):
    """A sound outline: corners about a middle, each in its own direction, now and then a hole."""
    count = draw(st.integers(3, 11))
    radii = draw(st.lists(st.floats(2, 50), min_size=count, max_size=count))
    x, y = draw(st.tuples(st.integers(20, 80), st.integers(20, 80)))
    turn = draw(st.floats(0, 1))
    angles = [(n + turn) * math.tau / count for n in range(count)]
    ring = ring_of(
        (x + r * math.cos(a), y + r * math.sin(a)) for r, a in zip(radii, angles, strict=True)
    )
    # About three corners the middle may lie outside; about more it never does.
    if count > 4 and draw(st.booleans()):
        room = min(radii) * math.cos(math.pi / count) * 0.3
        hole = [(x + room * math.cos(a), y + room * math.sin(a)) for a in angles]
        try:
            return ((ring, ring_of(hole)),)
        except ShapeError:
            return ((ring,),)
    return ((ring,),)


def same_area(one, other):
    """Tell whether two areas agree as far as millimetre corners let them."""
    return abs(one - other) <= 0.5 + 1e-6 * max(one, other)


def total(shapes):
    """The areas of shapes together."""
    return sum(area(shape) for shape in shapes)
