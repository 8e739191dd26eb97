"""Old binary workbooks (xls): what lies in the compound file, and how far its cells reach.

Layout after Microsoft's open specifications MS-CFB (compound file) and MS-XLS (records). Only as
much is read as is needed to say "locked", "no workbook" or "too large" before the reader, which
lays sheets out as full rectangles, gets to see the file.
"""

from __future__ import annotations

from typing import Final

from workbench.exchange.archive_guard import broken, protected
from workbench.exchange.grid import MAX_BYTES, too_large
from workbench.exchange.sheet_extent import MAX_AREA

MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR: Final = 0xFFFFFFFA
_ENTRY: Final = 128
_HEADER: Final = 512
_NAME_BYTES: Final = range(2, 65)
_MINI_LIMIT: Final = 4096
_MINI_SECTOR: Final = 64
_BEGIN_OF_SHEET: Final = {0x0009, 0x0209, 0x0409, 0x0809}
_FILE_PASS: Final = 0x002F
# Records that begin with the row and the column of a cell.
_CELLS: Final = {
    0x0002, 0x0003, 0x0004, 0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E,
}  # fmt: skip
_MANY_CELLS: Final = {0x00BD, 0x00BE}
_CELL_HEAD: Final = 4
_STRINGS: Final = 0x00FC
_SHEET: Final = 0x0085
_MAX_SHEETS: Final = 1_000
_DIMENSIONS: Final = 0x0200
_WIDE_DIMENSIONS: Final = 14


class CompoundFile:
    """A file system in a file: named streams in chains of sectors."""

    def __init__(self, data: bytes) -> None:
        """Read the tables of ``data``; raises WorkbenchError when they make no sense."""
        if len(data) < _HEADER or not data.startswith(MAGIC) or len(data) > MAX_BYTES:
            raise broken()
        self._data = data
        shift = _short(data, 30)
        if shift not in {9, 12}:
            raise broken()
        self._sector = 1 << shift
        self._table = self._allocation()
        self._entries = self._directory(_long(data, 48))
        self._mini_table = _longs(self._chain(_long(data, 60)))
        self._mini = b""
        root = next(iter(self._entries.values()), None)
        if root is not None and root[0] < _LAST_SECTOR:
            self._mini = self._chain(root[0])

    def names(self) -> frozenset[str]:
        """Return the names of the streams."""
        return frozenset(self._entries)

    def stream(self, name: str) -> bytes:
        """Return the content of one stream."""
        start, size = self._entries[name]
        if size < _MINI_LIMIT:
            return self._mini_chain(start)[:size]
        return self._chain(start)[:size]

    def _allocation(self) -> list[int]:
        places = [_long(self._data, 76 + 4 * i) for i in range(109)]
        following = _long(self._data, 68)
        per_sector = self._sector // 4 - 1
        seen: set[int] = set()
        while following < _LAST_SECTOR:
            if following in seen:
                raise broken()
            seen.add(following)
            block = _longs(self._at(following))
            places += block[:per_sector]
            following = block[per_sector]
        table: list[int] = []
        for place in places:
            if place < _LAST_SECTOR:
                table += _longs(self._at(place))
        return table

    def _directory(self, start: int) -> dict[str, tuple[int, int]]:
        data = self._chain(start)
        entries: dict[str, tuple[int, int]] = {}
        for at in range(0, len(data) - _ENTRY + 1, _ENTRY):
            length = _short(data, at + 64)
            if length in _NAME_BYTES:
                name = data[at : at + length - 2].decode("utf-16-le", "replace")
                entries.setdefault(name, (_long(data, at + 116), _long(data, at + 120)))
        return entries

    def _at(self, sector: int) -> bytes:
        begin = (sector + 1) * self._sector
        block = self._data[begin : begin + self._sector]
        if not block:
            raise broken()
        return block.ljust(self._sector, b"\0")

    def _chain(self, sector: int) -> bytes:
        blocks: list[bytes] = []
        while sector < _LAST_SECTOR:
            if sector >= len(self._table) or len(blocks) > len(self._table):
                raise broken()
            blocks.append(self._at(sector))
            sector = self._table[sector]
        return b"".join(blocks)

    def _mini_chain(self, sector: int) -> bytes:
        blocks: list[bytes] = []
        while sector < _LAST_SECTOR:
            if sector >= len(self._mini_table) or len(blocks) > len(self._mini_table):
                raise broken()
            blocks.append(self._mini[sector * _MINI_SECTOR : (sector + 1) * _MINI_SECTOR])
            sector = self._mini_table[sector]
        return b"".join(blocks)


def check_binary_workbook(data: bytes) -> None:
    """Refuse a file that is locked, holds no workbook, or spans more than can be laid out."""
    container = CompoundFile(data)
    names = container.names()
    if names & {"EncryptedPackage", "EncryptionInfo"}:
        raise protected()
    workbook = next((name for name in ("Workbook", "Book") if name in names), None)
    if workbook is None:
        raise broken()
    data = container.stream(workbook)
    seen: set[int] = set()
    waiting = [0]
    while waiting:
        start = waiting.pop()
        if start not in seen and len(seen) < _MAX_SHEETS:
            seen.add(start)
            waiting += _check_records(data, start)


def _check_records(data: bytes, at: int) -> list[int]:
    """Walk along the records from ``at`` and return where the sheets are said to begin."""
    last_row = last_column = 0
    sheets: list[int] = []
    while at + 4 <= len(data):
        kind, length = _short(data, at), _short(data, at + 2)
        record = data[at + 4 : at + 4 + length]
        at += 4 + length
        if kind == _FILE_PASS:
            raise protected()
        if kind in _BEGIN_OF_SHEET:
            last_row = last_column = 0
        elif kind in _CELLS and length >= _CELL_HEAD:
            last_row = max(last_row, _short(record, 0) + 1)
            # Records of many cells end with the number of their last column.
            place = length - 2 if kind in _MANY_CELLS else 2
            last_column = max(last_column, _short(record, place) + 1, _short(record, 2) + 1)
        else:
            _check_promise(kind, record, len(data))
        if kind == _SHEET:
            sheets.append(_long(record, 0))
        if last_row * last_column > MAX_AREA:
            raise too_large()
    return sheets


def _check_promise(kind: int, record: bytes, size: int) -> None:
    """Refuse records that promise more than there can be: the reader sets memory aside for it."""
    if kind == _STRINGS and _long(record, 4) > size:
        raise broken()
    if kind == _DIMENSIONS:
        wide = len(record) >= _WIDE_DIMENSIONS
        first_row, last_row = (
            (_long(record, 0), _long(record, 4)) if wide else (_short(record, 0), _short(record, 2))
        )
        columns = record[8:12] if wide else record[4:8]
        first_column, last_column = _short(columns, 0), _short(columns, 2)
        if last_row < first_row or last_column < first_column:
            raise broken()
        if (last_row - first_row) * max(1, last_column - first_column) > MAX_AREA:
            raise too_large()


def _short(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "little")


def _long(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little")


def _longs(data: bytes) -> list[int]:
    return [_long(data, at) for at in range(0, len(data) - 3, 4)]
