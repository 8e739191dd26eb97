"""Finding rows by name over the whole project, for the command field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.base.collate import fold
from workbench.base.language import _
from workbench.models.field import Privacy
from workbench.models.registry import record
from workbench.project.register import codes, titles

if TYPE_CHECKING:
    from workbench.project.project import Project

PLACES = (
    ("organisation", "stakeholders", "building-2"),
    ("stakeholder", "stakeholders", "user"),
    ("stakeholder_group", "stakeholders", "users"),
    ("commitment", "stakeholders", "handshake"),
    ("body", "organisation", "landmark"),
    ("seat", "organisation", "user"),
    ("meeting", "meetings", "calendar"),
    ("decision", "meetings", "gavel"),
    ("agreement", "agreement", "handshake"),
    ("clause", "agreement", "file-text"),
    ("finding", "situation", "map-pin"),
    ("problem", "situation", "triangle-alert"),
    ("goal", "vision", "target"),
    ("indicator", "vision", "trending-up"),
    ("activity", "plan", "chart-gantt"),
    ("risk", "plan", "triangle-alert"),
    ("permit", "plan", "file-text"),
    ("budget_line", "finance", "coins"),
    ("staffing", "operations", "users"),
    ("event", "operations", "calendar"),
    ("training", "learning", "graduation-cap"),
    ("evidence_note", "learning", "book-open"),
)
AT_MOST = 8


@dataclass(frozen=True)
class Found:
    """A row found by name: what it is called, what it is, and where it is shown."""

    title: str
    kind: str
    step: str
    row_id: str
    icon: str


def find_rows(project: Project, text: str, *, only_public: bool = False) -> list[Found]:
    """Return the rows whose code or title holds every word of ``text``, a few of each kind.

    With ``only_public`` nothing is found by a name that protected view hides.
    """
    words = fold(text).split()
    if not words:
        return []
    found: list[Found] = []
    with project.read() as session:
        for table, step, icon in PLACES:
            kind = record(table)
            if only_public and kind[kind.title_field].privacy is not Privacy.PUBLIC:
                continue
            numbers = codes(session, table)
            hits = []
            for key, title in titles(session, table).items():
                shown = f"{numbers.get(key, '')} {title}".strip()
                if all(word in fold(shown) for word in words):
                    hits.append(Found(shown, _(record(table).one), step, key, icon))
            found.extend(hits[:AT_MOST])
    return found
