"""Text tables: which characters, which separator, which cells. Also what is pasted as text."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.exchange.grid import MAX_BYTES, Grid, grid_of
from workbench.exchange.spreadsheet_text import unguarded

if TYPE_CHECKING:
    from collections.abc import Iterator

SEPARATORS: Final = ("\t", ";", ",", "|")
_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SAMPLE: Final = 200
_DECLARED: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
# Bytes that stand in no text of ours; tab, line feed, carriage return and form feed do. A few of
# them come from a faulty export and are left out; where they are many, the file is something else.
_CONTROLS: Final = bytes(frozenset(range(32)) - {9, 10, 11, 12, 13, 26, 27})
_FEW: Final = 3
_ONE_IN: Final = 50
_FIELD_LIMIT: Final = 10_000_000


def decode(data: bytes) -> str:
    """Return a file's text: UTF-8 or UTF-16, with or without a mark for it, else Windows-1252.

    Raises WorkbenchError when the bytes are no text.
    """
    if len(data) > MAX_BYTES:
        raise WorkbenchError(N_("The file is larger than 100 MB and was not opened"))
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    wide = _unmarked_wide(data)
    if wide is not None:
        return _strictly(data, wide)
    if _is_binary(data[:65536]):
        raise not_a_table()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows-1252; they become the replacement character.
        return data.decode("cp1252", errors="replace")


def _is_binary(head: bytes) -> bool:
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > max(_FEW, len(head) // _ONE_IN)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise WorkbenchError(N_("The text in the file is damaged and cannot be read")) from error


def _unmarked_wide(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by its zeros: every second byte of Western text is one."""
    head = data[:4096]
    if b"\0" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.1:
        return "utf-16-be"
    return None


def text_grid(text: str, source: str = "") -> Grid:
    """Return separated text as a Grid; the separator is found from the text itself."""
    declared = _DECLARED.match(text)
    separator = declared[1] if declared else find_separator(text)
    body = text[declared.end() :] if declared else text
    rows = ([unguarded(cell) for cell in row] for row in split_rows(body, separator))
    return grid_of(source, "", rows, first=2 if declared else 1)


def find_separator(text: str) -> str:
    """Return the separator under which the first rows most often have the same number of cells.

    A text in which no separator makes columns gives the tab, and so a table of one column.
    """
    best, best_score = "\t", 0.0
    sample = "\n".join(text[:200_000].splitlines()[:_SAMPLE])
    for separator in SEPARATORS:
        score = _regularity(sample, separator)
        if score > best_score + 1e-9:
            best, best_score = separator, score
    return best


def _regularity(sample: str, separator: str) -> float:
    """Return 0 for no columns at all, more the more rows agree on more than one column."""
    if separator not in sample:
        return 0.0
    rows = [row for row in split_rows(sample, separator) if any(cell.strip() for cell in row)]
    if not rows:
        return 1.0
    widths = Counter(len(row) for row in rows)
    widths.pop(1, None)
    if not widths:
        return 0.0
    width, agreeing = max(widths.items(), key=lambda item: (item[1], item[0]))
    several = sum(widths.values())
    # Agreement counts most; a separator that also makes more columns of it wins a near tie.
    return (agreeing / len(rows)) * (agreeing / several) * (1 + min(width, 20) / 100)


def split_rows(text: str, separator: str) -> Iterator[list[str]]:
    """Yield the rows; where a quote is never closed, each line is taken by itself."""
    previous = csv.field_size_limit(_FIELD_LIMIT)
    try:
        if _has_open_quote(text, separator):
            yield from _line_by_line(text, separator)
        else:
            yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error as error:
        raise not_a_table() from error
    finally:
        csv.field_size_limit(previous)


def _line_by_line(text: str, separator: str) -> Iterator[list[str]]:
    for whole in io.StringIO(text, newline=None):
        line = whole.rstrip("\n")
        if _has_open_quote(line, separator):
            yield [cell.strip('"') for cell in line.split(separator)]
        else:
            yield next(csv.reader([line], delimiter=separator), [])


def _has_open_quote(text: str, separator: str) -> bool:
    if '"' not in text:
        return False
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for _row in reader:
            pass
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False


def not_a_table() -> WorkbenchError:
    """Return the refusal of a file that holds no table."""
    return WorkbenchError(N_("The file is not a table"))
