"""How documents are to be, what was issued, and the organisation's own look on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from workbench.base.language import N_
from workbench.models.base import Ordered, Row
from workbench.models.declare import choice, day, integer, note, text
from workbench.models.field import Choice, Privacy
from workbench.models.place import LANGUAGES

PUBLIC, SENSITIVE = Privacy.PUBLIC, Privacy.SENSITIVE

AUDIENCES = (
    Choice("public", N_("Public"), ("allmän",)),
    Choice("steering", N_("The steering group"), ("styrgrupp",)),
    Choice("internal", N_("Internal"), ("intern",)),
)
PAPERS = (Choice("A4", N_("A4")), Choice("letter", N_("Letter")))
STATUSES = (
    Choice("draft", N_("Draft"), ("utkast",)),
    Choice("issued", N_("Issued"), ("utgiven",)),
    Choice("adopted", N_("Adopted"), ("antagen",)),
)


@dataclass(frozen=True, slots=True)
class Sealed:
    """Columns of a table with whole files in them: ``words`` holds all that the files say.

    Files cannot be reworded: where the words name somebody who is erased, the files go and the
    day is written into ``removed_on``.
    """

    words: str
    files: tuple[str, ...]
    removed_on: str


SEALED: Final = {"issued_document": Sealed("words", ("pdf", "docx"), "removed_on")}


class DocumentRecipe(Ordered):
    """How a document is wanted, under a name of its own.

    ``kind`` is the key of a sort of document, ``subject`` the id of the one it is about, empty for
    all. ``sections`` has a line for each section in its order; one that is left out begins with
    a minus. What is not named there follows at its usual place.
    """

    __tablename__ = "document_recipe"

    name: Mapped[str] = text(N_("Name"), PUBLIC, required=True, quick=0, width=26)
    kind: Mapped[str] = text(N_("Document"), PUBLIC, hidden=True)
    subject: Mapped[str] = text(N_("About"), PUBLIC, hidden=True)
    language: Mapped[str | None] = choice(N_("Language"), PUBLIC, LANGUAGES)
    audience: Mapped[str | None] = choice(N_("For whom"), PUBLIC, AUDIENCES, default="public")
    paper: Mapped[str | None] = choice(N_("Paper"), PUBLIC, PAPERS, default="A4")
    status: Mapped[str | None] = choice(N_("Status"), PUBLIC, STATUSES, default="draft")
    author: Mapped[str] = text(N_("Prepared by"), PUBLIC)
    sections: Mapped[str] = note(N_("Sections"), PUBLIC, hidden=True)


class PaperLook(Row):
    """The one row with the own colour, logotype and cover picture; pictures are PNG or JPEG."""

    __tablename__ = "paper_look"

    accent: Mapped[str] = text(N_("Own colour"), PUBLIC, help=N_("As #rrggbb, dark on white paper"))
    logo_alt: Mapped[str] = text(N_("What the logotype says"), PUBLIC)
    cover_alt: Mapped[str] = text(N_("What the cover picture shows"), PUBLIC)
    logo: Mapped[bytes | None] = mapped_column(LargeBinary)
    cover: Mapped[bytes | None] = mapped_column(LargeBinary)


class IssuedDocument(Row):
    """A document as it left the program: the files themselves, and what they were made from.

    ``edit_key`` is the key of the last edit whose data it holds, empty where there was none.
    ``content_hash`` is the SHA-256 of the PDF file. ``words`` is all that it says, so that
    people who are to be erased are found in it; where they are, the files go and ``removed_on``
    says when.
    """

    __tablename__ = "issued_document"
    newest = "issued_on"
    told_by = ("version",)

    title: Mapped[str] = text(N_("Document"), PUBLIC, required=True, quick=0, width=24)
    version: Mapped[int | None] = integer(N_("Version"), PUBLIC, minimum=1, width=8)
    issued_on: Mapped[date | None] = day(N_("Issued on"), PUBLIC, width=11)
    adopted: Mapped[str] = text(N_("Adopted in"), PUBLIC, width=26)
    decision: Mapped[str] = text(N_("Decision"), PUBLIC, hidden=True)
    audience: Mapped[str | None] = choice(N_("For whom"), PUBLIC, AUDIENCES, width=12)
    language: Mapped[str | None] = choice(N_("Language"), PUBLIC, LANGUAGES, width=9)
    status: Mapped[str | None] = choice(N_("Status"), PUBLIC, STATUSES, width=9)
    recipe: Mapped[str] = text(N_("Recipe"), PUBLIC, width=18)
    data_until: Mapped[date | None] = day(N_("Data until"), PUBLIC, width=11)
    removed_on: Mapped[date | None] = day(N_("File removed"), PUBLIC, width=11)
    kind: Mapped[str] = text(N_("Sort of document"), PUBLIC, hidden=True)
    subject: Mapped[str] = text(N_("About"), PUBLIC, hidden=True)
    edit_key: Mapped[str] = mapped_column(String, nullable=False, default="", server_default="")
    content_hash: Mapped[str] = mapped_column(String, nullable=False, default="", server_default="")
    words: Mapped[str] = note(N_("All its words"), SENSITIVE, hidden=True)
    pdf: Mapped[bytes | None] = mapped_column(LargeBinary)
    docx: Mapped[bytes | None] = mapped_column(LargeBinary)
