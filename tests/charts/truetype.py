"""A reader of advance widths in TrueType files, enough to make and to check the table of widths."""

from __future__ import annotations

import struct
from pathlib import Path


def advances(path: Path, codepoints: list[int]) -> dict[int, int]:
    """Return the advance of each code point the font has, in thousandths of the em."""
    data = path.read_bytes()
    tables = _tables(data)
    per_em = struct.unpack_from(">H", data, tables["head"] + 18)[0]
    long_metrics = struct.unpack_from(">H", data, tables["hhea"] + 34)[0]
    glyphs = _cmap(data, tables["cmap"])
    found = {}
    for code in codepoints:
        glyph = glyphs(code)
        if glyph:
            index = min(glyph, long_metrics - 1)
            advance = struct.unpack_from(">H", data, tables["hmtx"] + 4 * index)[0]
            found[code] = round(advance * 1000 / per_em)
    return found


def _tables(data: bytes) -> dict[str, int]:
    count = struct.unpack_from(">H", data, 4)[0]
    rows = (struct.unpack_from(">4sIII", data, 12 + 16 * i) for i in range(count))
    return {tag.decode(): offset for tag, _sum, offset, _length in rows}


def _cmap(data: bytes, start: int):
    count = struct.unpack_from(">H", data, start + 2)[0]
    for i in range(count):
        offset = start + struct.unpack_from(">HHI", data, start + 4 + 8 * i)[2]
        if struct.unpack_from(">H", data, offset)[0] == 4:
            return lambda code, at=offset: _format4(data, at, code)
    raise ValueError("no cmap of format 4")


def _format4(data: bytes, at: int, code: int) -> int:
    segments = struct.unpack_from(">H", data, at + 6)[0] // 2
    ends, starts = at + 14, at + 16 + 2 * segments
    deltas, ranges = starts + 2 * segments, starts + 4 * segments
    for i in range(segments):
        if struct.unpack_from(">H", data, ends + 2 * i)[0] < code:
            continue
        first = struct.unpack_from(">H", data, starts + 2 * i)[0]
        if first > code:
            return 0
        delta = struct.unpack_from(">H", data, deltas + 2 * i)[0]
        shift = struct.unpack_from(">H", data, ranges + 2 * i)[0]
        if not shift:
            return (code + delta) & 0xFFFF
        glyph = struct.unpack_from(">H", data, ranges + 2 * i + shift + 2 * (code - first))[0]
        return (glyph + delta) & 0xFFFF if glyph else 0
    return 0
