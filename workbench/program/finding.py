"""Finding rows by name over the whole project, for the command field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

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
# Rows that are shown too, though nobody finds them by what they are called.
ALSO_SHOWN: Final = (
    ("project", "place", "map"),
    ("surface", "place", "map"),
    ("property", "place", "building-2"),
    ("responsibility", "place", "grid-2x2"),
    ("maintenance_task", "place", "grid-2x2"),
    ("contact", "stakeholders", "message-square"),
    ("relation", "stakeholders", "network"),
    ("walk", "situation", "footprints"),
    ("walk_stop", "situation", "footprints"),
    ("interview", "situation", "message-square"),
    ("cause", "situation", "triangle-alert"),
    ("place_strength", "situation", "lightbulb"),
    ("condition", "situation", "list-checks"),
    ("survey", "situation", "chart-column"),
    ("survey_item", "situation", "chart-column"),
    ("survey_round", "situation", "chart-column"),
    ("incident", "situation", "chart-column"),
    ("benchmark", "situation", "chart-column"),
    ("series_break", "situation", "chart-column"),
    ("data_source", "situation", "chart-column"),
    ("observation", "situation", "chart-column"),
    ("inspection", "situation", "list-checks"),
    ("inspection_aspect", "situation", "list-checks"),
    ("rating_theme", "situation", "chart-column"),
    ("rating_occasion", "situation", "chart-column"),
    ("vision_picture", "vision", "lightbulb"),
    ("baseline", "plan", "chart-gantt"),
    ("calendar_day", "plan", "calendar"),
    ("budget_version", "finance", "coins"),
    ("levy_model", "finance", "coins"),
    ("signature", "agreement", "handshake"),
    ("meeting", "meetings", "calendar"),
    ("agenda_item", "meetings", "calendar"),
    ("minutes_correction", "meetings", "file-text"),
    ("workshop", "workshop", "sticky-note"),
    ("workshop_group", "workshop", "sticky-note"),
    ("workshop_note", "workshop", "sticky-note"),
    ("captured", "workshop", "sticky-note"),
    ("log_entry", "operations", "list-checks"),
    ("post", "operations", "user"),
    ("post_step", "operations", "list-checks"),
    ("month_sheet", "operations", "file-text"),
    ("competence", "learning", "graduation-cap"),
    ("lesson", "learning", "lightbulb"),
    ("advice_question", "learning", "circle-question-mark"),
    ("process_step", "overview", "list-checks"),
    ("document_recipe", "documents", "file-text"),
    ("issued_document", "documents", "file-text"),
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
