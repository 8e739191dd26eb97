from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.charts import measure
from workbench.charts.gantt import GanttRow, Link
from workbench.ui.parts.gantt.drags import Drag, shifted
from workbench.ui.parts.gantt.folding import Folding
from workbench.ui.parts.gantt.state import ChartState, LinkIndex
from workbench.ui.parts.gantt.viewport import Viewport
from workbench.ui.parts.gantt.zones import handles, part_of_bar

DAY = date(2026, 11, 18)


def tree():
    kinds = [("g1", "group", 0), ("s1", "summary", 1), ("a", "task", 2), ("b", "task", 1)]
    kinds += [("g2", "group", 0), ("c", "task", 1)]
    return [GanttRow(key, key, kind, level=level) for key, kind, level in kinds]


def visible(folding):
    return [row.key for row in folding.visible]


def test_folding_hides_everything_under_and_remembers_inner_folds():
    folding = Folding()
    folding.set_rows(tree())
    assert folding.fold("s1", folded=True)
    assert folding.fold("g1", folded=True)
    assert visible(folding) == ["g1", "g2", "c"]
    folding.fold("g1", folded=False)
    assert visible(folding) == ["g1", "s1", "b", "g2", "c"]
    folding.reveal("a")
    assert folding.place("a") == 2
    assert not folding.fold("c", folded=True)
    assert folding.is_folded("c") is None
    assert folding.parent("a") == "s1"
    folding.fold_all(folded=True)
    assert visible(folding) == ["g1", "g2"]


@given(
    st.floats(0.1, 10),
    st.floats(400, 900),
    st.floats(0.5, 30),
    st.integers(-400, 400),
)
def test_zooming_keeps_the_day_under_the_pointer(factor, x, per_day, offset):
    view = Viewport(width=1000, height=500, per_day=per_day)
    view.set_extent(DAY - timedelta(4000), DAY + timedelta(4000))
    view.go_to(DAY.toordinal() + offset)
    left = view.place.right
    if x < left:
        return
    before = view.origin + (x - left) / view.per_day
    view.zoom(factor, x)
    assert view.origin + (x - left) / view.per_day == pytest.approx(before, abs=1e-3) or (
        view.origin in view.limits()
    )


@given(st.floats(-1e7, 1e7), st.integers(0, 5000), st.floats(10, 2000))
def test_scrolling_stays_within_the_rows(top, count, height):
    view = Viewport(width=900, height=height, count=count)
    view.scroll_to(top)
    assert 0 <= view.top <= view.most_top + 1
    rows = view.rows_in_view()
    assert 0 <= rows.start <= rows.stop <= count


def test_columns_give_way_in_a_narrow_window():
    assert [name for name, _ in Viewport(width=900).place.columns] == ["responsible", "cost"]
    assert [name for name, _ in Viewport(width=600).place.columns] == ["responsible"]
    assert Viewport(width=380).place.columns == ()
    assert Viewport(width=200).place.right <= 200


def test_links_in_view_are_those_that_touch_or_pass_the_rows():
    folding = Folding()
    folding.set_rows([GanttRow(str(i), str(i)) for i in range(100)])
    index = LinkIndex()
    links = [Link("0", "99"), Link("10", "12"), Link("50", "51"), Link("1", "gone")]
    index.set_links(links, folding)
    found = [(link.source, link.target) for link, _a, _b in index.in_view(range(10, 20))]
    assert found == [("10", "12"), ("0", "99")]
    index.set_links([], folding)
    assert index.in_view(range(10)) == []


ROW = GanttRow(
    "r", "Rad", start=DAY, finish=DAY + timedelta(9), forecast_finish=DAY + timedelta(20)
)


@given(st.integers(-30, 30), st.sampled_from(["move", "start", "finish"]))
def test_a_bar_is_never_shorter_than_a_day(days, what):
    span = shifted(ROW, days, what).span
    assert span[0] <= span[1]
    if what == "move":
        assert span[1] - span[0] == timedelta(9)
    if what == "finish":
        assert span[0] == ROW.start


def test_dates_at_the_end_of_the_calendar_stay_inside():
    late = GanttRow("x", "x", start=date(9999, 12, 1), finish=date(9999, 12, 31))
    assert shifted(late, 400).finish == date.max


@pytest.mark.parametrize(("share", "ordinal"), [(0.0, -5), (0.5, 5), (1.0, 30), (0.25, 2.4)])
def test_progress_snaps_to_five_per_cent(share, ordinal):
    drag = Drag("progress", ROW, 0.0, DAY.toordinal() + ordinal)
    assert drag.preview().done == share


def test_the_bubble_says_what_will_be():
    drag = Drag("move", ROW, 0.0, 3.0)
    assert "21 nov 2026" in drag.words()
    assert "+3" in drag.words()
    assert "10" in Drag("finish", ROW, 0.0, 0.2).words()


def test_the_parts_of_a_bar():
    state = ChartState()
    view = state.viewport
    view.width, view.height, view.per_day = 1000.0, 500.0, 10.0
    view.set_extent(DAY - timedelta(500), DAY + timedelta(500))
    view.go_to(DAY.toordinal() - 10)
    field = view.field(measure)
    grip = handles(ROW, 0.0, field)

    def part(x, y=grip.y, gripped=True):
        return part_of_bar(ROW, x, y, 0.0, field, gripped=gripped)

    assert part((grip.start + grip.finish) / 2) == "bar"
    assert part(grip.start + 1) == "start"
    assert part(grip.finish - 1) == "finish"
    assert part(grip.link) == "link"
    assert part(grip.link, gripped=False) == "field"
    assert part(grip.progress, grip.y + view.metrics.bar * 0.5) == "progress"
    assert part(grip.finish + 40) == "field"
