"""A block of cells from the clipboard, cell by cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.errors import WorkbenchError
from workbench.exchange.read_block import MOST_LETTERS, read_block


def test_rows_and_cells_stay_where_they_are():
    assert read_block("a\tb\n\n\tc\n") == [["a", "b"], [], ["", "c"]]


def test_cells_of_a_spreadsheet_are_taken_out_of_their_quotes():
    assert read_block('"en\nrad"\t"sa ""hej"""\r\n\'=1+1\t x \r\n') == [
        ["en\nrad", 'sa "hej"'],
        ["=1+1", "x"],
    ]


@pytest.mark.parametrize("text", ["", "\n", "x" * (MOST_LETTERS + 1), "a" * 200_000])
def test_nothing_or_too_much_is_refused(text):
    with pytest.raises(WorkbenchError):
        read_block(text)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    try:
        rows = read_block(text)
    except WorkbenchError:
        return
    assert all(isinstance(cell, str) and "\0" not in cell for row in rows for cell in row)
