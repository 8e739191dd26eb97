"""Where the files lie that the program brings along: fonts, icons, translations, example."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import workbench

FOLDER: Final = "resources"


@cache
def _root() -> Path:
    """Return the folder of resources in this installation.

    A wheel carries it inside the package; a checkout and the frozen program carry it beside
    the package (the frozen program unpacks both into one folder).
    """
    package = Path(workbench.__file__).resolve().parent
    inside = package / FOLDER
    return inside if inside.is_dir() else package.parent / FOLDER


def resource(*parts: str) -> Path:
    """Return the path of a resource, as in ``resource("fonts", "NotoSans-Regular.ttf")``.

    The path need not exist: who asks for it decides what its absence means.
    """
    return _root().joinpath(*parts)


def notices() -> str:
    """Return what the installed program is made of, with licences; empty in a checkout."""
    path = _root().parent / "notices" / "NOTICES.txt"
    return path.read_text(encoding="utf-8") if path.is_file() else ""
