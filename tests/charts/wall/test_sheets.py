"""Sheets of the wall: what fits, what goes on on the next, and how large the letters are."""

from __future__ import annotations

import pytest

from workbench.charts import measure
from workbench.charts.scene import Scene, Text
from workbench.charts.wall import (
    Cell,
    Foot,
    Picture,
    Room,
    Rows,
    WallPage,
    WallRow,
    Words,
    count_sheets,
    frame_for,
    sheet,
)
from workbench.charts.wall.fit import lines_of, shrunk
from workbench.charts.wall.frame import FLOOR
from workbench.charts.wall.order import in_order
from workbench.charts.wall.strip import Strip, strip_shapes

SIZES = [(1024, 768), (1280, 720), (1920, 1080)]
LONG = "Gemensam upphandling av belysning, renhållning och klottersanering längs hela stråket"


def page(body, **facts):
    return WallPage("p", "plan", "Plan", facts.pop("title", "Fyra åtgärder"), body, **facts)


def rows(count, title=LONG):
    cells = (Cell("Torgkvarteret"), Cell("30 nov"), Cell("Försenad", "error", "late"))
    return Rows(
        tuple(WallRow(str(n), f"{n} {title}", cells) for n in range(count)),
        ("Ansvarig", "Slut", ""),
    )


def all_sheets(one, frame):
    return [sheet(one, part, frame) for part in range(count_sheets(one, frame))]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("room", list(Room))
def test_at_most_six_rows_stand_on_a_sheet_and_none_is_left_out(size, room):
    frame = frame_for(*size, room)
    sheets = all_sheets(page(rows(20)), frame)
    on_each = [[group.key for group in each.groups() if group.key] for each in sheets]
    assert max(map(len, on_each)) <= 6
    assert [key for keys in on_each for key in keys] == [str(n) for n in range(20)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("room", list(Room))
def test_no_text_is_too_small_or_runs_out_of_the_picture(size, room):
    frame = frame_for(*size, room)
    one = page(rows(6), title=LONG * 3, lead=LONG * 3)
    scene = sheet(one, 0, frame, Foot("Punkt 4 av 9   Handlingsplan", "12:40 kvar", "warn", "B"))
    for text in scene.texts():
        width = measure.text_width(text.text, text.size, text.weight)
        left = text.x - {"start": 0, "middle": width / 2, "end": width}[text.anchor]
        assert text.size >= frame.height * FLOOR * 0.98, text
        assert left >= frame.left - 1, text
        assert left + width <= frame.right + 2, text


def test_a_large_room_has_larger_letters_and_fewer_rows():
    small, large = frame_for(1280, 720, Room.SMALL), frame_for(1280, 720, Room.LARGE)
    sizes = [sheet(page(rows(12)), 0, each).texts()[0].size for each in (small, large)]
    assert sizes[1] > sizes[0] * 1.9
    assert count_sheets(page(rows(12)), large) > count_sheets(page(rows(12)), small)


def test_at_four_to_three_the_cells_stand_below_the_title_and_the_status_beside():
    scene = sheet(page(rows(2)), 0, frame_for(1024, 768))
    said = [text.text for text in scene.texts()]
    assert "Torgkvarteret · 30 nov" in said
    assert "Försenad" in said
    assert "Ansvarig" not in said


def test_empty_columns_take_no_room():
    bare = Rows((WallRow("a", "Mål", (Cell(""), Cell("2 av 2"))),), ("Målägare", "Nyckeltal"))
    said = [text.text for text in sheet(page(bare), 0, frame_for(1280, 720)).texts()]
    assert "Målägare" not in said
    assert "Nyckeltal" in said


def test_a_long_statement_goes_on_on_the_next_sheet_without_losing_a_word():
    words = " ".join(f"ord{n}" for n in range(600))
    frame = frame_for(1280, 720)
    found = [
        text.text
        for each in all_sheets(page(Words(words), title="Vision"), frame)
        for text in each.texts()
        if text.text.startswith("ord")
    ]
    assert " ".join(found) == words


def test_a_picture_that_is_too_high_is_made_smaller_as_a_whole():
    def draw(width, _height, text):
        return Scene(width, 5000.0, (Text(0, 4990.0, "längst ner", text),))

    frame = frame_for(1280, 720)
    found = next(
        text
        for text in sheet(page(Picture((draw,))), 0, frame).texts()
        if text.text == "längst ner"
    )
    assert found.y < frame.foot_top


def test_shrinking_multiplies_every_length():
    scene = shrunk(Scene(10, 20, (Text(4, 8, "a", 6, max_width=2),)), 0.5)
    assert (scene.width, scene.height) == (5, 10)
    assert scene.shapes == (Text(2, 4, "a", 3, max_width=1),)


def test_hostile_text_is_laid_out_as_it_is():
    bad = "<b>fet</b>\u202e &amp; " + "x" * 5000
    scene = sheet(page(rows(1, bad), title=bad), 0, frame_for(1280, 720))
    assert any("<b>fet</b>" in text.text for text in scene.texts())
    assert all(len(text.text) < 500 for text in scene.texts())
    assert lines_of("", 100, 10, measure) == []


def test_the_row_that_is_changed_is_set_off():
    frame = frame_for(1280, 720)
    plain, chosen = (sheet(page(rows(3)), 0, frame, chosen=key) for key in ("", "1"))
    assert "selected" in chosen.tokens()
    assert "selected" not in plain.tokens()


def test_the_strip_keeps_the_caret_in_sight():
    frame = frame_for(1280, 720)
    text = "å" * 400
    shapes = list(strip_shapes(Strip("Beslut", text, caret=390), frame))
    assert shapes[-1].x <= frame.right
    assert shapes[-1].x > frame.left


def test_an_item_is_followed_by_its_pages_with_its_notes_and_they_do_not_come_again():
    item = page(Words("x"), minutes=10, follows="plan", noting=("m", "i"), aside=("till mig",))
    late = WallPage("late", "plan", "Sent", "1 sen", rows(1), aside=("privat",))
    held = WallPage("held", "plan", "Matris", "m", rows(1), held=True)
    other = WallPage("goals", "vision", "Mål", "8 mål", rows(1))
    found = in_order([late, held, other, item])
    assert [each.key for each in found] == ["p", "p/late", "held", "goals"]
    assert found[1].aside == ("till mig", "privat")
    assert found[1].noting == ("m", "i")
