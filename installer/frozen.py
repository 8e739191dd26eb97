"""What goes into the frozen folder: no more than the program uses, and nothing of unknown licence.

The recipe ``platsverkstad.spec`` calls these with its lists of ``(name inside, path here, kind)``.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    Entry = tuple[str, str, str]

# Modules that something names but the program never calls. readline would bring the GPL along.
EXCLUDED = (
    "IPython", "OpenGL", "PyQt5", "PyQt6", "PySide2", "PySide6.QtNetwork", "curses", "defusedxml",
    "lxml.html", "lxml.isoschematron", "lxml.objectify", "matplotlib", "pip", "pygments",
    "readline", "scipy", "setuptools", "tkinter", "tomli",
)  # fmt: skip

# On-screen keyboard and its Qt Quick, screens without a desktop, Qt's network and GTK's looks. For
# printers the plugin asks the system's own libcups, which knows the printers there.
UNUSED = (
    "Qt6Quick", "Qt6Qml", "VirtualKeyboard", "virtualkeyboard", "eglfs", "EglF", "qvnc", "qlinuxfb",
    "qvkkhr", "networkmanager", "qconnman", "qglib", "qopensslbackend", "qcertonly", "qgtk3",
    "libgtk-3", "libgdk-3", "libgdk_pixbuf", "libpango", "libcairo", "libatk", "libatspi",
    "libepoxy", "libharfbuzz", "libthai", "libdatrie", "libgraphite", "libcups.so",
)  # fmt: skip
SOURCES = {".po", ".pot", ".py"}  # what the resources are made from


def is_used(name: str) -> bool:
    """Tell whether a collected file is for this program: not a tongue or a screen it never has."""
    path = PurePath(name)
    if path.parts[0] == "resources":
        return path.suffix not in SOURCES
    if "locale-data" in path.parts:  # Babel brings a thousand languages
        return path.stem == "root" or path.stem.partition("_")[0] in {"sv", "en"}
    if path.suffix == ".qm":
        return path.stem.rpartition("_")[2] in {"sv", "en"}
    if _is_bundled(path):
        return True  # a library's own, such as the one that Pillow draws letters with
    return not any(part in path.name for part in UNUSED)


def _is_bundled(path: PurePath) -> bool:
    return any(each.endswith(".libs") for each in path.parts)


def asked_for(binaries: list[Entry]) -> list[Entry]:
    """Return the binaries without libraries of the system that none of the others asks for."""
    if sys.platform != "linux":
        return binaries
    by_name = {PurePath(name).name: (name, path, kind) for name, path, kind in binaries}
    waiting = [entry for entry in binaries if not _is_of_system(entry)]
    kept = {entry[0] for entry in waiting}
    while waiting:
        _name, path, kind = waiting.pop()
        if kind == "SYMLINK":
            continue
        for needed in _needed(path):
            entry = by_name.get(needed)
            if entry is not None and entry[0] not in kept:
                kept.add(entry[0])
                waiting.append(entry)
    return [entry for entry in binaries if entry[0] in kept]


def _needed(path: str) -> list[str]:
    """Return what a library itself asks for, not what those ask for in turn."""
    words = ["objdump", "-p", path]  # is here: PyInstaller needs it too
    said = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    return re.findall(r"^\s*NEEDED\s+(\S+)$", said, re.MULTILINE)


def _is_of_system(entry: Entry) -> bool:
    name, path, kind = entry
    return kind == "BINARY" and "/" not in name and path.startswith(("/lib", "/usr/lib"))


def without_debug(binaries: list[Entry], folder: Path) -> list[Entry]:
    """Return the binaries, those of Python and of its modules without what only a debugger reads.

    The numerical libraries are left as they came: stripped, they no longer load.
    """
    tool = shutil.which("strip") if sys.platform == "linux" else None
    if tool is None:
        return binaries
    shutil.rmtree(folder, ignore_errors=True)
    return [_stripped(tool, entry, folder) for entry in binaries]


def _stripped(tool: str, entry: Entry, folder: Path) -> Entry:
    name, path, kind = entry
    inside = PurePath(name)
    if kind == "SYMLINK" or _is_bundled(inside) or inside.parts[0] == "numpy":
        return entry
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run([tool, "--strip-debug", "-o", str(target), path], check=True)
    return (name, str(target), kind)


def modules(pure: Iterable[Entry], binaries: Iterable[Entry]) -> set[str]:
    """Return the names of all packages of Python that go in, without the standard library's."""
    names = {name.partition(".")[0] for name, _path, _kind in pure}
    names |= {
        PurePath(name).parts[0].partition(".")[0]
        for name, _path, kind in binaries
        if kind == "EXTENSION" and "lib-dynload" not in name
    }
    names -= set(sys.stdlib_module_names) | {"workbench", "start"}
    return {name for name in names if not name.startswith(("_pyi", "pyi", "_sysconfigdata"))}
