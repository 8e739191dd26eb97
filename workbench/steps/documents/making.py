"""Documents made from a snapshot: for looking at, for writing to a file, for issuing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, source_of, using
from workbench.documents.own_look import own_look
from workbench.documents.selection import asked, ordered, parts_of, read_choices
from workbench.documents.words import words_of
from workbench.project.differences import edit_key
from workbench.project.issued import Issue, next_version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.documents.content import Document
    from workbench.documents.registry import DocumentKind
    from workbench.project.project import Project
    from workbench.steps.documents.recipes import Wish

    Report = Callable[[float], None]

_BUILT = 0.3


@dataclass(frozen=True)
class Line:
    """A section as the page lists it: ``wanted`` tells that it is in, ``origin`` its step."""

    key: str
    title: str
    origin: str
    wanted: bool


@dataclass(frozen=True)
class Preview:
    """A document to look at: the PDF file, and all sections in their order."""

    pdf: bytes
    lines: tuple[Line, ...]


def preview(snapshot: Project, kind: DocumentKind, wish: Wish, report: Report) -> Preview:
    """Return the document as it is wanted; the snapshot is closed afterwards."""
    from workbench.documents.pdf import pressed

    with snapshot, snapshot.read() as session:
        options = wish.options(snapshot.today(), own_look(session))
        report(0.0)
        whole = kind.whole(session, options)
    report(_BUILT)
    with using(options.language):
        wanted = ordered(parts_of(whole), read_choices(options.sections))
    blocks = tuple(block for part, there in wanted if there for block in part.blocks)
    document = replace(whole, blocks=blocks)
    pdf = pressed(document, _share(report, _BUILT, 1.0))
    lines = tuple(
        Line(part.key, part.title, part.origin, there) for part, there in wanted if part.key
    )
    return Preview(pdf, (*lines, *_extras(whole, options.sections)))


def _extras(document: Document, sections: str) -> Iterator[Line]:
    """Yield what the document can hold too, as lines after its sections."""
    for title in document.extras:
        with using(document.language):
            key = source_of(title)
        yield Line(key, title, "", asked(sections, key))


def _share(report: Report, start: float, end: float) -> Callable[[int, int], None]:
    return lambda done, all_: report(start + (end - start) * done / max(all_, 1))


def file_bytes(
    snapshot: Project, kind: DocumentKind, wish: Wish, ending: str, report: Report
) -> bytes:
    """Return the document as a file of this ending (pdf or docx); the snapshot is closed."""
    with snapshot, snapshot.read() as session:
        report(0.0)
        document = kind.make(session, wish.options(snapshot.today(), own_look(session)))
    report(_BUILT)
    return press(document, ending, _share(report, _BUILT, 1.0))


def press(
    document: Document, ending: str, progress: Callable[[int, int], None] | None = None
) -> bytes:
    """Return a document as a file of this ending; raises WorkbenchError for an unknown one."""
    if ending == "docx":
        from workbench.documents.docx import pressed as pressed_word

        return pressed_word(document, progress)
    if ending == "pdf":
        from workbench.documents.pdf import pressed

        return pressed(document, progress)
    raise WorkbenchError(N_("A document can be written as pdf or docx"))


@dataclass(frozen=True)
class Terms:
    """On which terms a document is issued: ``adopted`` is the paragraph that adopted it."""

    recipe: str = ""
    adopted: str = ""
    decision: str = ""
    word: bool = True


def issue_of(
    snapshot: Project, kind: DocumentKind, wish: Wish, terms: Terms, report: Report
) -> Issue:
    """Return the document ready to be kept, with its number; the snapshot is closed.

    It is issued, or adopted where a paragraph says so, but never a draft.
    """
    status = "adopted" if terms.adopted else "issued"
    with snapshot, snapshot.read() as session:
        version = next_version(session, kind.key, wish.subject)
        wish = replace(wish, status=status)
        day = snapshot.today()
        options = wish.options(day, own_look(session), version=str(version), adopted=terms.adopted)
        report(0.0)
        document = kind.make(session, options)
        key = edit_key(snapshot.raw)
        until = snapshot.clock.today()
    report(_BUILT)
    pdf = press(document, "pdf", _share(report, _BUILT, 0.6))
    word = press(document, "docx", _share(report, 0.6, 1.0)) if terms.word else None
    with using(wish.language):
        title = kind.name()
        words = words_of(document)
    return Issue(
        kind=kind.key, title=_title(title, document, wish), version=version, issued_on=until,
        data_until=document.cutoff or day, audience=wish.audience, language=wish.language,
        status=str(document.status), pdf=pdf, docx=word, words=words, edit_key=key,
        subject=wish.subject, recipe=terms.recipe, adopted=terms.adopted, decision=terms.decision,
    )  # fmt: skip


def _title(kind: str, document: Document, wish: Wish) -> str:
    return f"{kind} · {document.title}" if wish.subject else kind
