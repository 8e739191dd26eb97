"""Columns of words give way so that none is cut off; figures keep their width."""

from __future__ import annotations

from workbench.models.registry import record
from workbench.ui.parts.table_widths import (
    Wish,
    cut_to_fit,
    least_width,
    made_to_fit,
    shared,
    wish_of,
)


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


def test_columns_want_what_stands_in_them_and_figures_are_not_cut():
    log = record("log_entry")
    assert wish_of(log["surface_id"], 100, 40, 160) == Wish(70, 160, 160)
    assert wish_of(log["surface_id"], 100, 40, 50) == Wish(50, 50, 100)
    assert wish_of(log["surface_id"], 100, 40, None) == Wish(70, 100, 100)  # nobody has looked
    assert wish_of(log["minutes"], 100, 40, 50) == Wish(50, 50, 100)
    assert wish_of(log["minutes"], 100, 40, 130) == Wish.fixed(130)


def test_the_widest_are_cut_first():
    assert cut_to_fit([300, 80, 120], [100, 60, 100], 400) == [200, 80, 120]
    assert cut_to_fit([300, 80, 120], [100, 60, 110], 300) == [110, 80, 110]
    assert cut_to_fit([300, 80], [300, 80], 100) == [300, 80]  # it is scrolled


def test_air_goes_before_words_and_the_title_takes_what_is_left_over():
    wishes = [Wish(100, 150, 200), Wish(50, 50, 100), Wish.fixed(80)]
    assert shared(wishes, 0, 500) == [320, 100, 80]
    assert shared(wishes, None, 500) == [200, 100, 80]  # its width was set by hand
    assert shared(wishes, 0, 330) == [175, 75, 80]
    assert shared(wishes, 0, 260) == [130, 50, 80]


def test_what_is_kept_gives_way_before_the_table_has_to_be_scrolled():
    wishes = [Wish(90, 200, 200).keeping(150), Wish(60, 120, 120), Wish(40, 70, 70).keeping(300)]
    assert wishes[2].kept == 70
    assert shared(wishes, 0, 310) == [150, 90, 70]
    assert shared(wishes, 0, 250) == [150, 60, 40]
    assert shared(wishes, 0, 220) == [120, 60, 40]
    assert shared(wishes, 0, 180) == [200, 120, 70]  # it is scrolled
