"""Is a zipped workbook safe to hand to the reader? Looked at before it is unpacked for good."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.exchange.grid import MAX_BYTES

if TYPE_CHECKING:
    from typing import BinaryIO

MAX_PARTS: Final = 1_000
MAX_RATIO: Final = 100
# Below this size even a strange ratio is harmless; tiny XML parts compress far better than 1:100.
_SMALL: Final = 1_000_000
_CHUNK: Final = 1 << 20
_LOCAL_HEADER: Final = 30
_ENCRYPTED: Final = 0x1


def part_names(stream: BinaryIO) -> frozenset[str]:
    """Return the names of the parts of a zip file after checking that it may be unpacked.

    Refuses more than 1,000 parts, more than 100 MB unpacked, or parts packed more than 1:100. The
    declared sizes may lie, so every part is also unpacked piece by piece and counted.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise broken() from error
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise protected()
    declared = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS or declared > MAX_BYTES or any(_is_suspect(part) for part in parts):
        raise _bomb()
    left = MAX_BYTES
    for part in parts:
        left -= _unpacked_size(stream, part, left)
    return frozenset(part.filename for part in parts)


def _is_suspect(part: zipfile.ZipInfo) -> bool:
    return part.file_size > max(_SMALL, part.compress_size * MAX_RATIO)


def _unpacked_size(stream: BinaryIO, part: zipfile.ZipInfo, limit: int) -> int:
    if part.header_offset < 0:
        raise broken()
    stream.seek(part.header_offset)
    header = stream.read(_LOCAL_HEADER)
    if len(header) < _LOCAL_HEADER or header[:4] != b"PK\x03\x04":
        raise broken()
    name_length = int.from_bytes(header[26:28], "little")
    extra_length = int.from_bytes(header[28:30], "little")
    stream.seek(name_length + extra_length, 1)
    if part.compress_type == zipfile.ZIP_STORED:
        return part.compress_size
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise broken()
    return _inflated_size(stream, part.compress_size, limit)


def _inflated_size(stream: BinaryIO, packed: int, limit: int) -> int:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    size = 0
    data = stream.read(min(packed, _CHUNK))
    packed -= len(data)
    try:
        while data and not inflate.eof:
            size += len(inflate.decompress(data, _CHUNK))
            if size > limit:
                raise _bomb()
            data = inflate.unconsumed_tail
            if not data:
                data = stream.read(min(packed, _CHUNK))
                packed -= len(data)
    except zlib.error as error:
        raise broken() from error
    return size


def broken() -> WorkbenchError:
    """Return the refusal of a damaged file."""
    return WorkbenchError(N_("The file is damaged or is not a spreadsheet"))


def protected() -> WorkbenchError:
    """Return the refusal of a file locked by a password."""
    return WorkbenchError(
        N_("The file is protected by a password; save a copy without one and try again")
    )


def _bomb() -> WorkbenchError:
    return WorkbenchError(N_("The file unpacks to far more than a table needs and was not opened"))
