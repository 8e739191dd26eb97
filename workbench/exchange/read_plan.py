"""A plan of any program that can be read, told apart by what the file begins with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.exchange.read_gan import read_gan
from workbench.exchange.read_mspdi import read_mspdi

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.exchange.plan_file import PlanFile

_HEAD: Final = 4096
_PROJECT: Final = re.compile(r"<(?:\w+:)?Project[\s>]")
_GAN: Final = re.compile(r"<project\s[^>]*\b(?:view-date|gantt-divider-location|version)=")


def is_plan(path: Path) -> bool:
    """Tell whether a file looks like a plan; False where it cannot be read."""
    return _reader(path) is not None


def read_plan_file(path: Path, progress: Callable[[float], None] = lambda _share: None) -> PlanFile:
    """Return the plan in a file.

    Raises WorkbenchError with a sentence when the file is missing, damaged, too large or no plan.
    """
    reader = _reader(path)
    if reader is None and not path.exists():
        raise WorkbenchError(N_("There is no file {name}"), name=path.name)
    return (reader or read_mspdi)(path, progress)


def _reader(path: Path) -> Callable[[Path, Callable[[float], None]], PlanFile] | None:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return None
    text = head.replace(b"\0", b"").decode("utf-8", "replace").lstrip("\ufeff\ufffd \t\r\n")
    if not text.startswith("<"):
        return None
    if _GAN.search(text):
        return read_gan
    return read_mspdi if _PROJECT.search(text) else None
