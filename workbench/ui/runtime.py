"""Refuses a Qt that would take the program down after a while."""

from __future__ import annotations

import sys

import PySide6

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_

# PySide6 6.12 gives back one reference to None too many on every call. From Python 3.12 on None
# is immortal and nothing happens; before that the interpreter aborts after some 5,000 calls.
_IMMORTAL_NONE = (3, 12)
_FAULTY_QT = (6, 12)


_HERE = (sys.version_info.major, sys.version_info.minor)


def fits(python: tuple[int, int], qt: str) -> bool:
    """Tell whether this version of Qt for Python runs safely on this Python (major, minor)."""
    major, minor = (int(part) for part in qt.split(".")[:2])
    return python >= _IMMORTAL_NONE or (major, minor) < _FAULTY_QT


def check_qt_runtime(python: tuple[int, int] = _HERE, qt: str = PySide6.__version__) -> None:
    """Raise WorkbenchError when this pair of Python and PySide6 is known to crash."""
    if not fits(python, qt):
        raise WorkbenchError(
            N_(
                "Python {python} and PySide6 {qt} do not work together: the program would stop "
                "without warning. Install PySide6 6.11, or use Python 3.12 or newer."
            ),
            python=f"{python[0]}.{python[1]}",
            qt=qt,
        )
