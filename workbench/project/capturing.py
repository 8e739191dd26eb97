"""What is noted in passing, from any page: each kind lands where it belongs, as one edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.base.language import N_, _
from workbench.models.registry import record
from workbench.project.noting import note_action, note_decision, note_idea
from workbench.project.register import add_row

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.models.field import Field
    from workbench.project.project import Project


@dataclass(frozen=True, slots=True)
class CaptureKind:
    """A kind of thing to capture: its key, its name and where it lands (message ids), and the act.

    ``table`` is the record a capture becomes a row of.
    """

    key: str
    title: str
    lands: str
    table: str
    act: Callable[[Project, str], str]

    def name(self) -> str:
        """Return what it is called in the current language."""
        return _(self.title)

    def place(self) -> str:
        """Return where it lands, in the current language."""
        return _(self.lands)

    @property
    def field(self) -> Field:
        """The field that takes what was typed."""
        kind = record(self.table)
        return kind[kind.title_field]


def _note(project: Project, text: str) -> str:
    with project.edit(N_("Captured a note")) as session:
        values = {"title": text, "captured_on": project.clock.today()}
        return add_row(session, record("captured"), values)


def _contact(project: Project, text: str) -> str:
    with project.edit(N_("Captured a contact")) as session:
        values = {"summary": text, "held_on": project.clock.today()}
        return add_row(session, record("contact"), values)


def _finding(project: Project, text: str) -> str:
    with project.edit(N_("Captured a finding")) as session:
        values = {"title": text, "found_on": project.clock.today(), "source": None}
        return add_row(session, record("finding"), values)


KINDS: Final = (
    CaptureKind("note", N_("Note"), N_("Captured, on the workshop board"), "captured", _note),
    CaptureKind("contact", N_("Contact"), N_("The log of contacts"), "contact", _contact),
    CaptureKind("decision", N_("Decision"), N_("The log of decisions"), "decision", note_decision),
    CaptureKind("action", N_("Action point"), N_("The log of decisions"), "decision", note_action),
    CaptureKind("idea", N_("Idea"), N_("The log of decisions"), "decision", note_idea),
    CaptureKind("finding", N_("Finding"), N_("The register of findings"), "finding", _finding),
)


def kind_of(key: str) -> CaptureKind:
    """Return the kind with this key, the first where there is none such."""
    return next((each for each in KINDS if each.key == key), KINDS[0])


def capture(project: Project, key: str, text: str) -> str:
    """Note a text as something of this kind and return the id of its row.

    Raises WorkbenchError when nothing can be written.
    """
    return kind_of(key).act(project, " ".join(text.split()))
