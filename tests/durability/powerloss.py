"""What a disk may hold after a power loss, from the log of what a program told the disk to do.

The model: a write is sure to be on the disk once its file was synchronised after it. Of the writes
since then any part may have arrived, in any order, some of them only in part (512 bytes at a
time). That a file was made or removed is sure once its folder was synchronised; before that it may
be either way.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

CALLS = "openat,open,pwrite64,write,ftruncate,fsync,fdatasync,unlink,unlinkat,close,rename,lseek"
_LINE = re.compile(r"^(?:\[pid\s+\d+\] |\d+ +)?(\w+)\((.*)\)\s+= (-?\d+)")
_BYTES = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
SECTOR = 512
TORN = 0.2


@dataclass
class Disk:
    """Files by name: what is surely there, and the writes that are not sure yet."""

    sure: dict[str, bytearray] = field(default_factory=dict)
    waiting: dict[str, list[tuple[int, bytes | None]]] = field(default_factory=dict)
    names: dict[str, bool] = field(default_factory=dict)  # not sure: made (True), removed (False)
    removed: dict[str, bytearray] = field(default_factory=dict)

    def write(self, name: str, at: int, data: bytes | None) -> None:
        """Take a write of ``data``, or a cut to the length ``at`` for None."""
        self.waiting.setdefault(name, []).append((at, data))

    def synchronise(self, name: str) -> None:
        """Make sure all that was written to a file."""
        content = self.sure.setdefault(name, bytearray())
        for at, data in self.waiting.pop(name, []):
            _apply(content, at, data)

    def after_power_loss(self, pick: random.Random) -> dict[str, bytes]:
        """Return one possible content of the disk."""
        found = {}
        for name in {*self.sure, *self.waiting}:
            made = self.names.get(name)
            if made is True and pick.random() < 0.5:
                continue
            content = bytearray(self.sure.get(name, b""))
            share = pick.choice([0.0, 0.5, 1.0, pick.random()])
            for at, data in self.waiting.get(name, []):
                if pick.random() < share:
                    _apply(content, at, _torn(data, pick))
            found[name] = bytes(content)
        for name, content in self.removed.items():
            if name not in found and pick.random() < 0.5:
                found[name] = bytes(content)
        return found


def _apply(content: bytearray, at: int, data: bytes | None) -> None:
    if data is None:
        content[at:] = bytes(max(0, at - len(content)))
        return
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at : at + len(data)] = data


def _torn(data: bytes | None, pick: random.Random) -> bytes | None:
    if data is None or len(data) <= SECTOR or pick.random() >= TORN:
        return data
    return data[: SECTOR * pick.randrange(1, len(data) // SECTOR + 1)]


class Replay:
    """Follows a log of system calls made with ``strace -xx``; see :meth:`step`."""

    def __init__(self, folder: Path, before: dict[str, bytes]) -> None:
        self.folder = str(folder)
        self.disk = Disk({name: bytearray(data) for name, data in before.items()})
        self.open: dict[int, str] = {}
        self.ends: dict[int, int] = {}
        self.folders: set[int] = set()
        self.acknowledged: list[int] = []
        self.undoing = False

    def step(self, line: str) -> bool:
        """Take in one line; returns whether it changed what may be on the disk."""
        found = _LINE.match(line)
        if found is None or int(found[3]) < 0:
            return False
        handler = getattr(self, f"_{found[1].replace('pwrite64', 'pwrite')}", None)
        return bool(handler and handler(found[2], int(found[3])))

    def _name(self, text: str) -> str | None:
        path = _data(text).decode()
        return path[len(self.folder) + 1 :] if path.startswith(self.folder + "/") else None

    def _openat(self, words: str, handle: int) -> bool:
        self.open.pop(handle, None)
        self.folders.discard(handle)
        if _data(words).decode() == self.folder:
            self.folders.add(handle)
        name = self._name(words)
        if name is None:
            return False
        self.open[handle], self.ends[handle] = name, 0
        known = name in self.disk.sure or name in self.disk.waiting
        if "O_CREAT" in words and not known:
            self.disk.waiting[name] = []
            self.disk.names[name] = True
        return False

    _open = _openat

    def _close(self, words: str, _: int) -> bool:
        self.open.pop(int(words), None)
        self.folders.discard(int(words))
        return False

    def _pwrite(self, words: str, _: int) -> bool:
        handle, at = int(words.partition(",")[0]), int(words.rpartition(",")[2])
        if handle not in self.open:
            return False
        self.disk.write(self.open[handle], at, _data(words))
        return True

    def _write(self, words: str, _: int) -> bool:
        name, data = self.open.get(int(words.partition(",")[0])), _data(words)
        if name is not None and name.endswith(".ack"):
            for word in data.split():
                self.undoing = word == b"u"
                self.acknowledged += [int(word)] if word.isdigit() else []
        return False

    def _ftruncate(self, words: str, _: int) -> bool:
        handle, size = (int(word) for word in words.split(","))
        if handle in self.open:
            self.disk.write(self.open[handle], size, None)
        return handle in self.open

    def _fsync(self, words: str, _: int) -> bool:
        handle = int(words)
        if handle in self.folders:
            self.disk.names.clear()
            self.disk.removed.clear()
        elif handle in self.open:
            self.disk.synchronise(self.open[handle])
        return True

    _fdatasync = _fsync

    def _unlink(self, words: str, _: int) -> bool:
        name = self._name(words)
        if name is not None:
            self.disk.synchronise(name)
            self.disk.removed[name] = self.disk.sure.pop(name)
        return name is not None

    _unlinkat = _unlink


def _data(words: str) -> bytes:
    found = _BYTES.search(words)
    if found is None:
        raise ValueError(words)
    if found[2]:
        raise ValueError("the log cuts data off")
    return bytes.fromhex(found[1].replace("\\x", ""))
