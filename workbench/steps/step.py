"""What a step says of itself; window, documents, command line and help are built from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from typing_extensions import override

from workbench.base.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.charts.wall import WallPage
    from workbench.documents.content import Block
    from workbench.documents.registry import Options
    from workbench.ui.parts.page import Page, PageContext

    MakePage = Callable[[PageContext], Page]
    Chapter = Callable[[Session, Options, date], tuple[Block, ...]]
    WallPages = Callable[[Session, date], tuple[WallPage, ...]]


class Notice(NamedTuple):
    """Something to see to: its rule, how grave it is, where it is, a sentence, and its row.

    ``severity`` is ``error``, ``warning`` or ``note``; ``row_id`` None where no row is meant.
    """

    rule: str
    severity: str
    where: str
    text: str
    row_id: str | None = None


class Section(StrEnum):
    """The parts of the work, in which the steps stand in the navigation."""

    START = "start"
    UNDERSTAND = "understand"
    DECIDE = "decide"
    CARRY_OUT = "carry_out"
    TOOLS = "tools"

    @property
    def heading(self) -> str:
        """The heading as a message id; empty for the start."""
        return _SECTIONS[self]

    @override
    def title(self) -> str:
        """Return the heading in the current language; none for the start."""
        return _(_SECTIONS[self])


_SECTIONS = {
    Section.START: "",
    Section.UNDERSTAND: N_("Understand"),
    Section.DECIDE: N_("Decide"),
    Section.CARRY_OUT: N_("Carry out"),
    Section.TOOLS: N_("Tools"),
}


@dataclass(frozen=True)
class Progress:
    """How far a step is, computed from its content.

    ``share`` is 0..1, ``amount`` and ``remark`` ready text. ``weight`` ranks the remark: 0 nothing
    to see to, 1 watch, 2 late. ``row_id`` is the row that the remark is about.
    """

    share: float
    amount: str
    remark: str = ""
    weight: int = 0
    row_id: str | None = None


@dataclass(frozen=True)
class Step:
    """One step of the work. Texts are message ids. ``page`` and ``chapter`` import when called.

    ``good_enough`` are signs that the step will do for now; ``signs`` says which of them hold, in
    their order. ``example`` shows in a sentence or two what good looks like. ``wall`` makes its
    pages for the wall, none where there is nothing to show.
    """

    key: str
    section: Section
    title: str
    icon: str
    what: str
    why: str
    good_enough: tuple[str, ...]
    progress: Callable[[Session, date], Progress] | None
    page: Callable[[], MakePage]
    chapter: Callable[[], Chapter] | None = None
    signs: Callable[[Session, date], tuple[bool, ...]] | None = None
    example: str = ""
    wall: WallPages | None = None
