"""What can go wrong with a file, each told in a sentence; the window decides by the class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.base.reasons import Reason

if TYPE_CHECKING:
    import sqlite3


class NotAProject(WorkbenchError):  # noqa: N818 - named for what it tells
    """There is no project in the file, or no file."""


class NewerFile(WorkbenchError):  # noqa: N818 - named for what it tells
    """A newer version of the program made the file; it was not touched."""


class Damaged(WorkbenchError):  # noqa: N818 - named for what it tells
    """A project that is not whole; :func:`workbench.project.rescue.rescue` may save its rows."""


class NotSaved(WorkbenchError):  # noqa: N818 - named for what it tells
    """An edit that did not reach the disk and was taken back; the file is as before it."""


_SENTENCES = (
    (
        "full",
        N_(
            "The disk is full, so the change was not saved. "
            "Free some space or save a copy elsewhere."
        ),
    ),
    ("readonly", N_("The file cannot be written to, so the change was not saved.")),
    (
        "disk i/o",
        N_("The disk does not answer, so the change was not saved. Save a copy elsewhere."),
    ),
    ("unable to open", N_("The file is gone, so the change was not saved. Save a copy elsewhere.")),
    (
        "malformed",
        N_(
            "The file is damaged, so the change was not saved. "
            "Restore a backup, or rescue what is whole into a new file."
        ),
    ),
)


def not_saved(error: sqlite3.Error) -> NotSaved:
    """Return the sentence for an edit that the database refused."""
    said = str(error).lower()
    sentence = next((text for word, text in _SENTENCES if word in said), None)
    if sentence is not None:
        return NotSaved(sentence)
    return NotSaved(N_("The change was not saved ({reason})"), reason=Reason(error))
