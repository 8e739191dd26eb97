"""Handing out copies of a project to groups, which are merged again later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.project.copies import name_taken
from workbench.project.format import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from workbench.project.project import Project

HANDED_OUT: Final = N_("Made copies for {who}")
MOST: Final = 40
_SAFE: Final = " -_().,&"


def copy_names(said: str, group: str) -> list[str]:
    """Return the names that a line means: a number of groups, or names between commas.

    ``group`` is what a numbered one is called, with ``{number}``. Each name once, fit for a file.
    """
    typed = said.strip()
    if typed.isdigit():
        names = [group.format(number=n) for n in range(1, min(int(typed), MOST) + 1)]
    else:
        names = typed.replace(";", ",").replace("\n", ",").split(",")
    clean = ("".join(c if c.isalnum() or c in _SAFE else "-" for c in name) for name in names)
    fit = (" ".join(each.split()).strip(" .-")[:60] for each in clean)
    return list(dict.fromkeys(name for name in fit if name))[:MOST]


def hand_out(project: Project, folder: Path, names: Sequence[str]) -> list[Path]:
    """Note in the history that copies are made and return where each is to lie.

    The line is in the project and in each copy, and by it they know each other again.
    Raises WorkbenchError, before anything is written, when a name is taken or there are none.
    """
    if not names:
        raise WorkbenchError(N_("Write how many groups there are, or their names"))
    stem = project.path.stem if project.path else project.name
    paths = [folder / f"{stem} – {name}{SUFFIX}" for name in names]
    for path in paths:
        if path.exists():
            raise name_taken(path)
    project.note(HANDED_OUT, who=", ".join(names))
    return paths


def write_copies(
    source: Project, paths: Sequence[Path], report: Callable[[float], None] = lambda _share: None
) -> list[Path]:
    """Write a project, or a snapshot of it, to each path; ``report`` may raise to stop."""
    for number, path in enumerate(paths):
        report(number / len(paths))
        source.save_copy(path)
    return list(paths)
