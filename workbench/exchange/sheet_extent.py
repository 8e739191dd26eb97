"""How far the sheets of a zipped workbook reach, read without laying them out.

The reader lays a sheet out as a full rectangle before anything can be asked of it: two cells in
opposite corners, a file of 2 kB, take 500 GB and end the process. So the corners are found first,
by a streaming parser that keeps nothing.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from workbench.exchange.archive_guard import broken
from workbench.exchange.grid import too_large

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import IO, BinaryIO

    from workbench.base.errors import WorkbenchError

# What the reader may lay out: more than a table may have, so that a large sheet beside the wanted
# one does no harm. About 160 MB of memory.
MAX_AREA: Final = 5_000_000
_MAX_REPEAT: Final = 1_048_576
_MAX_DIGITS: Final = 10
_CHUNK: Final = 1 << 18
_REFERENCE: Final = re.compile(r"([A-Za-z]{1,7})([0-9]{1,10})")


class _OtherRootError(Exception):
    """The part is XML but no sheet: nothing to measure."""


class _NoXmlError(Exception):
    """The part is no XML at all."""


class _OpenXmlSheet:
    """Measures one sheet of an xlsx file: the furthest row and column that hold something."""

    def __init__(self) -> None:
        self._root_seen = False
        self._row = self._column = 0
        self._last_row = self._last_column = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take note of one element's beginning."""
        local = name.rpartition(" ")[2]
        if not self._root_seen:
            self._root_seen = True
            # The reader sets memory aside for as many strings as are promised.
            if _whole(attributes.get("uniqueCount"), 0) > MAX_AREA:
                raise broken()
            if local != "worksheet":
                raise _OtherRootError
        elif local == "c":
            self._cell(attributes.get("r"))
        elif local in {"v", "is", "f"}:
            self._filled()
        elif local == "row":
            self._row = _whole(attributes.get("r"), self._row + 1)
            self._column = 0

    def _cell(self, reference: str | None) -> None:
        self._column += 1
        if reference is None:
            return
        match = _REFERENCE.fullmatch(reference)
        if match is None:
            raise broken()
        self._column = column_number(match[1])
        self._row = int(match[2])

    def _filled(self) -> None:
        self._last_row = max(self._last_row, self._row)
        self._last_column = max(self._last_column, self._column)
        if self._last_row * self._last_column > MAX_AREA:
            raise too_large()


class _OpenDocument:
    """Measures the tables of an ods file, whose rows and cells may be given as repeated."""

    def __init__(self) -> None:
        self._root_seen = False
        self._rows = self._columns = self._repeat = 0
        self._last_row = self._last_column = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take note of one element's beginning."""
        local = name.rpartition(" ")[2]
        if not self._root_seen:
            self._root_seen = True
            if local not in {"document-content", "document"}:
                raise _OtherRootError
        elif local == "table":
            self._rows = self._last_row = self._last_column = 0
        elif local == "table-row":
            self._repeat = _repeated(attributes, "number-rows-repeated")
            self._rows += self._repeat
            self._columns = 0
        elif local in {"table-cell", "covered-table-cell"}:
            self._columns += _repeated(attributes, "number-columns-repeated")
            if any(each.endswith(" value-type") for each in attributes):
                self._filled()
        elif local == "p":
            self._filled()

    def _filled(self) -> None:
        self._last_row = max(self._last_row, self._rows)
        self._last_column = max(self._last_column, self._columns)
        if self._last_row * self._last_column > MAX_AREA:
            raise too_large()


def column_number(letters: str) -> int:
    """Return the place of a spreadsheet column counted from 1: A is 1, Z 26, AA 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _whole(text: str | None, otherwise: int) -> int:
    if text is None:
        return otherwise
    if not text.isdecimal() or len(text) > _MAX_DIGITS:
        raise broken()
    return int(text)


def _repeated(attributes: dict[str, str], name: str) -> int:
    for key, value in attributes.items():
        if key.rpartition(" ")[2] == name:
            count = _whole(value, 1)
            if count > _MAX_REPEAT:
                raise too_large()
            return count
    return 1


def check_open_xml(stream: BinaryIO, names: Iterable[str]) -> None:
    """Refuse an xlsx file of which a sheet spans more than can be laid out, or is no good XML."""
    with zipfile.ZipFile(stream) as archive:
        for name in names:
            _check_part(archive, name, _OpenXmlSheet().start)


def check_open_document(stream: BinaryIO) -> None:
    """Refuse an ods file of which a table spans more than can be laid out, or is no good XML."""
    with zipfile.ZipFile(stream) as archive:
        _check_part(archive, "content.xml", _OpenDocument().start)


def _check_part(
    archive: zipfile.ZipFile, name: str, start: Callable[[str, dict[str, str]], None]
) -> None:
    try:
        with archive.open(name) as part:
            _parse(part, start)
    except _OtherRootError:
        return
    except (_NoXmlError, expat.ExpatError) as error:
        if name.endswith(".xml"):
            raise broken() from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, LookupError, ValueError) as error:
        raise broken() from error


def _parse(part: IO[bytes], start: Callable[[str, dict[str, str]], None]) -> None:
    head = part.read(_CHUNK)
    if not head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<"):
        raise _NoXmlError
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.EntityDeclHandler = _refuse_doctype
    while head:
        parser.Parse(head, False)
        head = part.read(_CHUNK)
    parser.Parse(b"", True)


def _refuse_doctype(*_declaration: object) -> WorkbenchError:
    raise broken()
