"""Setting pieces onto pages."""

from __future__ import annotations

from workbench.documents.pdf.flow import NewPage, Page, paginate
from workbench.documents.pdf.pieces import Strip
from workbench.documents.sheet import PageSize, Sheet, sheet

SHEET = sheet(PageSize.A4)
HIGH = SHEET.frame_height


def _strip(height: float, before: float = 0, after: float = 0, *, keep: bool = False) -> Strip:
    strip = Strip(height, before, after)
    strip.keep = keep
    return strip


def _heights(pages: list[Page]) -> list[list[float]]:
    return [[placed.piece.height for placed in page.placed] for page in pages]


def test_pieces_fill_a_page_and_go_on() -> None:
    pages = paginate([_strip(HIGH / 4) for _ in range(9)], SHEET)
    assert [len(page.placed) for page in pages] == [4, 4, 1]


def test_of_two_wishes_for_room_the_larger_counts_and_none_at_the_head() -> None:
    first, second = _strip(10, before=50, after=8), _strip(10, before=20)
    (page,) = paginate([first, second], SHEET)
    assert page.placed[0].top == SHEET.top
    assert page.placed[1].top == SHEET.top - 10 - 20


def test_what_is_bound_moves_on_together() -> None:
    pages = paginate([_strip(HIGH - 30), _strip(20, keep=True), _strip(20)], SHEET)
    assert _heights(pages) == [[HIGH - 30], [20, 20]]


def test_a_chain_longer_than_a_page_is_divided() -> None:
    pages = paginate([_strip(HIGH / 2, keep=True) for _ in range(5)], SHEET)
    assert [len(page.placed) for page in pages] == [2, 2, 1]


def test_a_heading_is_repeated_only_where_a_page_begins() -> None:
    head = _strip(30)
    rows = [_strip(HIGH / 3) for _ in range(4)]
    for row in rows:
        row.repeat = head
    pages = paginate([head, *rows], SHEET)
    assert [[placed.again for placed in page.placed] for page in pages] == [
        [False, False, False],
        [True, False, False],
    ]


def test_a_new_page_takes_its_size_and_empty_pages_are_left_out() -> None:
    wide: Sheet = sheet(PageSize.A3, landscape=True)
    items = [_strip(10), NewPage(wide), NewPage(SHEET), NewPage(wide), _strip(10), NewPage(SHEET)]
    pages = paginate(items, SHEET)
    assert [page.sheet for page in pages] == [SHEET, wide]


def test_nothing_gives_no_page() -> None:
    assert paginate([], SHEET) == []


def test_what_just_fits_stays() -> None:
    pages = paginate([_strip(HIGH - 10), _strip(10)], SHEET)
    assert len(pages) == 1
