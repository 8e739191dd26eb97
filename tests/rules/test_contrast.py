"""Contrast of colours by the rules for accessible content."""

from __future__ import annotations

import pytest

from workbench.rules.contrast import READABLE, contrast, darkened, read_colour

WHITE, BLACK = (255, 255, 255), (0, 0, 0)


def test_black_on_white_is_the_most_and_the_same_the_least():
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast(WHITE, BLACK) == pytest.approx(21)
    assert contrast((10, 90, 200), (10, 90, 200)) == pytest.approx(1)


def test_known_greys_on_white():
    # #767676 is known as the lightest grey that passes, #777777 as the first that fails.
    assert contrast((0x76, 0x76, 0x76), WHITE) >= READABLE
    assert contrast((0x77, 0x77, 0x77), WHITE) < READABLE


@pytest.mark.parametrize("text", ["", "#12345", "red", "#12345g", "12 34 56", "#1234567"])
def test_what_is_no_colour(text):
    assert read_colour(text) is None


def test_colours_are_read_with_and_without_the_sign():
    assert read_colour(" #005A8c ") == (0, 90, 140)
    assert read_colour("005a8c") == (0, 90, 140)


def test_a_light_colour_is_made_just_dark_enough():
    yellow = (255, 220, 0)
    dark = darkened(yellow)
    assert contrast(dark, WHITE) >= READABLE
    assert contrast(darkened((255, 221, 0)), WHITE) < READABLE * 1.1
    assert darkened((0, 60, 90)) == (0, 60, 90)
