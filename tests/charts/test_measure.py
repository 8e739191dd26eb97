from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.resources import resource
from workbench.charts.measure import elide, one_line, text_width, wrap

sys.path.insert(0, str(Path(__file__).parent))
from truetype import advances

LETTERS = "ABCÅÄÖabcåäöé 0123456789–…«»·%§½€"


@pytest.mark.parametrize(("weight", "name"), [(400, "Regular"), (600, "Bold")])
def test_widths_are_those_of_the_shipped_typeface(weight, name):
    font = resource("fonts", "noto", f"NotoSans-{name}.ttf")
    for code, width in advances(font, [ord(letter) for letter in LETTERS]).items():
        assert text_width(chr(code), 1000, weight) == pytest.approx(width, abs=1)


@given(st.text(max_size=60), st.floats(5, 300), st.sampled_from([400, 600]))
def test_an_elided_text_fits(text, width, weight):
    assert text_width(elide(text, width, 12, weight), 12, weight) <= width + 1e-6


def test_what_fits_is_left_alone():
    assert elide("Åtgärd", 100, 12) == "Åtgärd"
    assert elide("Åtgärd", 30, 12).endswith("…")
    assert elide("Åtgärd", 2, 12) == ""


def test_wrapping_breaks_between_words_and_cuts_the_last_line():
    lines = wrap("Belysningsplan torg och passage vid stationen", 110, 12, 2)
    assert lines[0] == "Belysningsplan"
    assert lines[1].endswith("…")
    assert all(text_width(line, 12) <= 110 for line in lines)


def test_hostile_text_becomes_one_short_line():
    hostile = "a\u202eb\nc\x00d " + "x" * 200_000
    line = one_line(hostile)
    assert line.startswith("a b c d")
    assert len(line) <= 400
    assert one_line("1\N{NO-BREAK SPACE}320/år") == "1\N{NO-BREAK SPACE}320/år"
