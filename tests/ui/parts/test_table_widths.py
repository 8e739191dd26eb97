"""Columns of words give way so that none is cut off; figures keep their width."""

from __future__ import annotations

from workbench.models.registry import record
from workbench.ui.parts.table_widths import least_width, made_to_fit


def test_words_give_way_and_figures_do_not():
    log = record("log_entry")
    assert least_width(log["surface_id"], 100, 40) == 70
    assert least_width(log["surface_id"], 100, 90) == 90  # the heading stays whole
    assert least_width(log["minutes"], 100, 40) == 100


def test_columns_are_made_to_fit_only_where_all_of_them_can():
    assert made_to_fit([100, 100, 50], [70, 70, 50], 300) == [100, 100, 50]
    fitted = made_to_fit([100, 100, 50], [70, 90, 50], 221)
    assert sum(fitted) == 221
    assert all(low <= width for low, width in zip([70, 90, 50], fitted, strict=True))
    assert made_to_fit([100, 100, 50], [70, 70, 50], 180) == [100, 100, 50]
