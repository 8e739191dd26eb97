"""Workbooks of Excel and LibreOffice (xlsx, xlsm, xls, ods) as grids, one per sheet."""

from __future__ import annotations

import io
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.exchange.archive_guard import broken, part_names, protected
from workbench.exchange.compound_file import MAGIC as COMPOUND
from workbench.exchange.compound_file import check_binary_workbook
from workbench.exchange.grid import MAX_CELLS, MAX_ROWS, Cell, Grid, grid_of, too_large
from workbench.exchange.sheet_extent import check_open_document, check_open_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from python_calamine import CalamineSheet, CalamineWorkbook

ZIP: Final = b"PK\x03\x04"
_SECTOR: Final = 4096


def is_workbook(data: bytes) -> bool:
    """Tell by its first bytes whether ``data`` may be a workbook."""
    return data.startswith((ZIP, COMPOUND))


def read_workbook(data: bytes, source: str, sheet: str | None = None) -> tuple[Grid, ...]:
    """Return the visible sheets that hold something, or just the one named ``sheet``, also hidden.

    Raises WorkbenchError when the file is locked, damaged, too large or has no such sheet.
    """
    _check(data)
    if data.startswith(COMPOUND):
        # The reader stumbles over a last sector that was cut short.
        data = data.ljust(-(-len(data) // _SECTOR) * _SECTOR, b"\0")
    workbook = _opened(data)
    _refuse_unknown(workbook, sheet)
    names = [sheet] if sheet is not None else _visible(workbook)
    grids = (_grid(workbook, name, source) for name in names)
    return tuple(grid for grid in grids if grid.rows)


def read_large_sheet(data: bytes, sheet: str | None = None) -> tuple[int, list[list[Cell]]]:
    """Return the rows of the first visible sheet that holds something, or of the one named.

    Also of sheets with up to 5 million cells, which become no Grid. With them comes the number of
    the first row, counted from 1. Raises WorkbenchError as ``read_workbook`` does.
    """
    _check(data)
    if data.startswith(COMPOUND):
        data = data.ljust(-(-len(data) // _SECTOR) * _SECTOR, b"\0")
    workbook = _opened(data)
    _refuse_unknown(workbook, sheet)
    for name in [sheet] if sheet is not None else _visible(workbook):
        with _failures_told():
            found = workbook.get_sheet_by_name(name)
            if found.start is not None:
                rows = found.to_python(skip_empty_area=True)
                return found.start[0] + 1, [[_cell(cell) for cell in row] for row in rows]
    return 1, []


def _check(data: bytes) -> None:
    if data.startswith(COMPOUND):
        check_binary_workbook(data)
        return
    stream = io.BytesIO(data)
    names = part_names(stream)
    if "content.xml" in names:
        check_open_document(stream)
    elif "xl/workbook.bin" in names:
        raise WorkbenchError(
            N_("Binary workbooks (xlsb) cannot be read; save the file as xlsx and try again")
        )
    elif any(name.startswith("xl/") for name in names):
        check_open_xml(stream, names)
    else:
        raise WorkbenchError(N_("The file is not a table"))


def _refuse_unknown(workbook: CalamineWorkbook, sheet: str | None) -> None:
    if sheet is not None and sheet not in workbook.sheet_names:
        raise WorkbenchError(
            N_("There is no sheet “{sheet}” in the file; it has {sheets}"),
            sheet=sheet[:40],
            sheets=", ".join(workbook.sheet_names)[:400],
        )


@contextmanager
def _failures_told() -> Iterator[None]:
    """Turn what the reader raises into a refusal, also its panics, which are no Exceptions."""
    from python_calamine import CalamineError, PasswordError

    try:
        yield
    except PasswordError as error:
        raise protected() from error
    except (CalamineError, ValueError, OSError) as error:
        raise broken() from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise broken() from error
        raise


def _opened(data: bytes) -> CalamineWorkbook:
    # The library is slow to load for a start that reads no workbook.
    from python_calamine import load_workbook

    with _failures_told():
        return load_workbook(io.BytesIO(data))


def _visible(workbook: CalamineWorkbook) -> list[str]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    return [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
    ]


def _grid(workbook: CalamineWorkbook, name: str, source: str) -> Grid:
    with _failures_told():
        return _laid_out(workbook.get_sheet_by_name(name), name, source)


def _laid_out(sheet: CalamineSheet, name: str, source: str) -> Grid:
    if sheet.start is None:
        return Grid(source, name, ())
    if sheet.height > MAX_ROWS or sheet.height * sheet.width > MAX_CELLS:
        raise too_large()
    rows = sheet.to_python(skip_empty_area=True)
    first = sheet.start[0] + 1
    return grid_of(source, name, ([_cell(cell) for cell in row] for row in rows), first=first)


def _cell(cell: Cell | timedelta) -> Cell:
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date()
    if isinstance(cell, timedelta):
        return cell.total_seconds() / 3600
    return cell
