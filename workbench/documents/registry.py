"""The sorts of documents. Their builders live with the steps, which hand them in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench.base.language import _, using
from workbench.documents.audience import Audience
from workbench.documents.content import Document, OwnLook, Status
from workbench.documents.selection import arranged, sourced
from workbench.documents.sheet import PageSize

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from sqlalchemy.orm import Session

    from workbench.documents.content import Block


@dataclass(frozen=True)
class Options:
    """How a document is wanted: by whom it is read, in which language, on which paper.

    ``date`` is the day it is made and ``today`` for all that is late or to come in it. ``subject``
    is the one it is about, for documents that there are of many (id, code or name); empty for all.
    ``sections`` says which sections are in and in which order (see ``documents.selection``),
    empty for the usual ones. ``look`` is the organisation's own.
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
    sections: str = ""
    look: OwnLook = field(default_factory=OwnLook)

    def document(
        self,
        title: str,
        blocks: Iterable[Block],
        *,
        kind: str,
        place: str,
        author: str,
        subtitle: str = "",
        short: bool = False,
        extras: tuple[str, ...] = (),
    ) -> Document:
        """Return a document as it is wanted here, with the data there is on ``date``.

        ``author`` answers for it where the options name nobody. A ``short`` one has neither cover
        nor contents nor numbered headings; ``extras`` are parts that are left out unless chosen.
        The look comes with :meth:`DocumentKind.whole`.
        """
        return Document(
            title=title,
            subtitle=subtitle,
            kind=kind,
            place=place,
            author=self.author or author,
            blocks=tuple(blocks),
            date=self.date,
            cutoff=self.date,
            language=self.language,
            version=self.version,
            status=self.status,
            audience=self.audience,
            adopted=self.adopted,
            page=self.page,
            cover=not short,
            contents=not short,
            numbered=not short,
            extras=extras,
        )


@dataclass(frozen=True)
class DocumentKind:
    """A sort of document: its key in commands and file names, its name and what builds it.

    ``title`` is a message id. ``build`` reads a session of a project's snapshot and runs inside
    ``using(options.language)``; it raises WorkbenchError when the document cannot be made.
    ``origin`` is the step it tells of, where that is one. ``subjects`` lists those that there is
    one document each of, as id and name; ``all_words`` (message id) stands for all of them in one
    document, empty where there is no such document.
    """

    key: str
    title: str
    build: Callable[[Session, Options], Document]
    origin: str = ""
    subjects: Callable[[Session, dt.date], tuple[tuple[str, str], ...]] | None = None
    all_words: str = ""

    def name(self) -> str:
        """Return the name in the current language."""
        return _(self.title)

    def whole(self, session: Session, options: Options) -> Document:
        """Return the document with all its sections, in the look that is wanted."""
        with using(options.language):
            document = self.build(session, options)
            blocks = sourced(document.blocks, self.origin) if self.origin else document.blocks
            return replace(document, blocks=blocks, look=options.look)

    def make(self, session: Session, options: Options) -> Document:
        """Return the document as it is wanted: its sections chosen and ordered."""
        with using(options.language):
            return arranged(self.whole(session, options), options.sections)


def kind_of(kinds: tuple[DocumentKind, ...], key: str) -> DocumentKind | None:
    """Return the kind with this key, or None."""
    return next((kind for kind in kinds if kind.key == key), None)
