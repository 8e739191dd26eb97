"""Small files that Qt can read by name and that lie only in memory.

A style sheet can show a picture only from a file, and ``QIcon`` paints an SVG crisply at every
scale only when it is given a file name. Tinted pictures are therefore handed to Qt's resource
system, which needs no disk: nothing to clean up, nothing that a full or read-only disk can break.
The layout of the bytes is that of Qt's resource compiler, version 3.
"""

from __future__ import annotations

import struct
from typing import Final

from PySide6.QtCore import qRegisterResourceData

FOLDER: Final = "look"
_VERSION: Final = 3
_IS_FOLDER: Final = 2

# Qt keeps pointers into these bytes and makes no copy.
_kept: dict[str, tuple[bytes, bytes, bytes]] = {}


def _hash(name: str) -> int:
    value = 0
    for letter in name:
        value = ((value << 4) + ord(letter)) & 0xFFFFFFFF
        value ^= (value & 0xF0000000) >> 23
        value &= 0x0FFFFFFF
    return value


def _entry(name: str) -> bytes:
    return struct.pack(">HI", len(name), _hash(name)) + name.encode("utf-16-be")


def memory_file(name: str, content: bytes) -> str:
    """Make ``content`` readable for Qt and return its path, ``:/look/<name>``.

    A name stands for one content for ever, for Qt caches pictures by their path. ``name`` is ASCII.
    """
    path = f":/{FOLDER}/{name}"
    if name in _kept:
        return path
    folder, file = _entry(FOLDER), _entry(name)
    # Three nodes: root (one child, the second node), folder (one child, the third), file.
    tree = (
        struct.pack(">IHIIQ", 0, _IS_FOLDER, 1, 1, 0)
        + struct.pack(">IHIIQ", 0, _IS_FOLDER, 1, 2, 0)
        + struct.pack(">IHHHIQ", len(folder), 0, 0, 1, 0, 0)
    )
    _kept[name] = (tree, folder + file, struct.pack(">I", len(content)) + content)
    qRegisterResourceData(_VERSION, *_kept[name])
    return path
