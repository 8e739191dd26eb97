"""The findings of one party as a list to hand over: as text for a mail, and as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_text
from workbench.base.language import _, ngettext, using
from workbench.exchange.table_columns import WriteColumn
from workbench.exchange.write_table import write_table
from workbench.models.field import Kind
from workbench.rules.findings import is_answered, is_open
from workbench.steps.situation.findings import FINDING, read_field_work, state_text

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.project.project import Project
    from workbench.project.register import Values
    from workbench.steps.situation.findings import FieldWork

# No names of people and no private notes: the list leaves the house.
FIELDS: Final = (
    "code", "title", "surface_id", "severity", "found_on", "responsible_id", "due", "status",
    "answer", "answered_on",
)  # fmt: skip
ALL: Final = None
NOBODY: Final = ""


def rows_for(work: FieldWork, party: str | None) -> list[Values]:
    """Return the findings of a party ("" those of nobody, None all), what presses most first."""
    groups = work.by_party()
    if party is not None:
        return groups.get(party, [])
    return [row for rows in groups.values() for row in rows]


def handover_text(work: FieldWork, party: str | None, place: str) -> str:
    """Return the list as a text that can be mailed: what is open first, then what is closed."""
    rows = rows_for(work, party)
    still = [row for row in rows if is_open(row)]
    closed = [row for row in rows if not is_open(row)]
    name = work.parties.get(party or "", "") or _("all")
    head = _("Findings at {place}, for {party}, as of {day}").format(
        place=place, party=name, day=date_text(work.today)
    )
    waiting = [row for row in still if not is_answered(row)]
    parts = [head, ""]
    if waiting:
        said = ngettext(
            "{count} finding waits for your answer: what will you do, and by when?",
            "{count} findings wait for your answer: what will you do, and by when?",
            len(waiting),
        )
        parts += [said.format(count=len(waiting)), ""]
    for row in still:
        parts += [_line(work, row), ""]
    if closed:
        parts += [_("Closed:"), *(_line(work, row) for row in closed)]
    return "\n".join(parts).strip() + "\n"


def _line(work: FieldWork, row: Values) -> str:
    surface = work.surfaces.get(row["surface_id"] or "", "")
    due = _("by {day}").format(day=date_text(row["due"])) if row["due"] else ""
    severity = _("severity {number}").format(number=row["severity"]) if row["severity"] else ""
    facts = (surface, severity, state_text(row, work.today).lower(), due)
    line = f"{row['code']} {row['title']} ({', '.join(filter(None, facts))})".strip()
    answer = _("Answer")
    return f"{line}\n   {answer}: {row['answer']}" if row["answer"] else line


def export_handover(project: Project, target: Path, party: str | None, language: str) -> int:
    """Write the list as xlsx, csv or tsv and return how many findings it holds.

    Raises WorkbenchError when the file cannot be written.
    """
    with using(language), project.read() as session:
        work = read_field_work(session, project.today())
        rows = rows_for(work, party)
        fields = [FINDING[name] for name in FIELDS]
        columns = [
            WriteColumn(
                each.column_title(),
                Kind.TEXT if each.target or each.choices else each.kind,
                width=each.width,
            )
            for each in fields
        ]
        cells = [[_cell(work, row, name) for name in FIELDS] for row in rows]
        title = _("Findings")
    write_table(
        target,
        columns,
        cells,
        language=language,
        title=title,
        created=project.clock.now().replace(tzinfo=None),
    )
    return len(rows)


def _cell(work: FieldWork, row: Values, name: str) -> object:
    if name == "surface_id":
        return work.surfaces.get(row[name] or "", "")
    if name == "responsible_id":
        return work.parties.get(row[name] or "", "")
    if name == "status":
        return state_text(row, work.today)
    return row[name]
