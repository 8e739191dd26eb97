"""The sorts of documents. Their builders live with the steps, which hand them in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.documents.audience import Audience
from workbench.documents.content import Status
from workbench.documents.sheet import PageSize

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from workbench.documents.content import Document


@dataclass(frozen=True)
class Options:
    """How a document is wanted: by whom it is read, in which language, on which paper.

    ``date`` is the day it is made and ``today`` for all that is late or to come in it. ``subject``
    is the one it is about, for documents that there are of many (id, code or name); empty for all.
    """

    date: dt.date
    language: str = "sv"
    audience: Audience = Audience.PUBLIC
    page: PageSize = PageSize.A4
    status: Status = Status.DRAFT
    version: str = ""
    author: str = ""
    adopted: str = ""
    subject: str = ""


@dataclass(frozen=True)
class DocumentKind:
    """A sort of document: its key in commands and file names, its name and what builds it.

    ``title`` is a message id. ``build`` reads a session of a project's snapshot and runs inside
    ``using(options.language)``; it raises WorkbenchError when the document cannot be made.
    """

    key: str
    title: str
    build: Callable[[Session, Options], Document]

    def name(self) -> str:
        """Return the name in the current language."""
        return _(self.title)


def kind_of(kinds: tuple[DocumentKind, ...], key: str) -> DocumentKind | None:
    """Return the kind with this key, or None."""
    return next((kind for kind in kinds if kind.key == key), None)
