"""Walks, interviews and findings in the documents: what was seen and heard, and what became of it.

Nobody is named: talks are told by role, walks without who led them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.formats import date_text
from workbench.base.language import _, ngettext
from workbench.documents.audience import may_show
from workbench.documents.content import (
    Block,
    Column,
    ColumnKind,
    Heading,
    ListBlock,
    Manner,
    Paragraph,
    Row,
    Section,
    Table,
)
from workbench.models.registry import record
from workbench.project.register import read_rows, titles
from workbench.rules.findings import in_urgency
from workbench.steps.situation.field_map import findings_figure
from workbench.steps.situation.findings import (
    FINDING,
    WALK,
    answered_text,
    read_field_work,
    state_text,
)

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.project.register import Values
    from workbench.steps.situation.findings import FieldWork

INTERVIEW = record("interview")


def walks_chapter(
    session: Session, options: Options, today: date, *, short: bool = False
) -> tuple[Block, ...]:  # fmt: skip
    """Return the chapter on walks and interviews; ``short`` leaves out what was said."""
    work = read_field_work(session, today)
    interviews = read_rows(session, INTERVIEW)
    if not work.walks and not interviews:
        return ()
    blocks: list[Block] = [Heading(_("Walks and interviews"))]
    if work.walks:
        blocks.append(_walks(work))
        for walk in () if short else work.walks.values():
            blocks += _said(work, walk)
    if interviews:
        blocks += [
            Heading(_("Interviews"), 2),
            *_interviews(session, interviews, options, short=short),
        ]
    return tuple(blocks)


def _walks(work: FieldWork) -> Table:
    columns = (
        Column(WALK["name"].title(), header=True, weight=3),
        Column(WALK["walked_on"].title(), ColumnKind.DATE),
        Column(WALK["feedback_on"].column_title(), ColumnKind.DATE),
        Column(WALK["participants"].title(), ColumnKind.INTEGER),
        Column(_("Findings"), ColumnKind.INTEGER),
        Column(_("Answered"), ColumnKind.INTEGER),
    )
    rows = []
    for walk in work.walks.values():
        found = work.standing(walk["id"])
        rows.append(
            Row((walk["name"], walk["walked_on"], walk["feedback_on"], walk["participants"],
                 found.count, found.answered))
        )  # fmt: skip
    return Table(columns, tuple(rows), _("Walks, with how many findings were answered"))


def _said(work: FieldWork, walk: Values) -> list[Block]:
    stops = [row for row in work.stops_of(walk["id"]) if row["said"]]
    if not stops:
        return []
    points = tuple(f"{row['title']}: {row['said']}" for row in stops)
    title = _("What was said at the stops, {walk}").format(walk=walk["name"])
    return [Heading(title, 2), ListBlock(points)]


def _interviews(
    session: Session, rows: list[Values], options: Options, *, short: bool
) -> list[Block]:
    parties = titles(session, "organisation")
    shown = [
        INTERVIEW[name]
        for name in ("held_on", "organisation_id", "themes")
        if may_show(INTERVIEW[name], options.audience)
    ]
    columns = (
        Column(_("Whom"), header=True, weight=2),
        *(
            Column(f.title(), ColumnKind.DATE if f.name == "held_on" else ColumnKind.TEXT,
                   weight=None if f.name == "held_on" else 2)
            for f in shown
        ),
    )  # fmt: skip
    cells = tuple(
        Row(
            (
                row["title"],
                *(parties.get(row[f.name] or "", "") if f.target else row[f.name] for f in shown),
            )
        )
        for row in rows
    )
    caption = _("Interviews, by role")
    blocks: list[Block] = [Table(columns, cells, caption)]
    said = tuple(f"{row['title']}: {row['conclusions']}" for row in rows if row["conclusions"])
    return [*blocks, ListBlock(said)] if said and not short else blocks


def findings_chapter(
    session: Session, options: Options, today: date, *, short: bool = False
) -> tuple[Block, ...]:  # fmt: skip
    """Return the chapter on findings with their map; ``short`` lists only what is still open."""
    work = read_field_work(session, today)
    if not work.findings:
        return ()
    found = work.standing()
    said = ngettext("{count} finding", "{count} findings", found.count).format(count=found.count)
    closed = _("{count} closed").format(count=found.closed)
    lead = f"{said} · {answered_text(found)} · {closed}"
    blocks: list[Block] = [Heading(_("Findings")), Paragraph(lead, Manner.LEAD)]
    figure = findings_figure(session, work, options)
    if figure is not None:
        blocks.append(figure)
    rows = [dict(row) for row in in_urgency(list(work.findings.values()), today)]
    if short:
        rows = [row for row in rows if row["status"] not in {"done", "verified", "rejected"}]
    if rows and short:
        blocks.append(_table(work, rows, options, short=short))
    elif rows:  # with the answers it is too wide for an upright page
        blocks.append(Section((_table(work, rows, options, short=short),)))
    return tuple(blocks)


def _table(work: FieldWork, rows: list[Values], options: Options, *, short: bool) -> Table:
    names = ["surface_id", "severity", "responsible_id", "due", "status"]
    names += [] if short else ["answer"]
    shown = [FINDING[name] for name in names if may_show(FINDING[name], options.audience)]
    kinds = {"severity": ColumnKind.INTEGER, "due": ColumnKind.DATE}
    weights = {"severity": None, "due": None, "answer": 3.0, "status": 1.2}
    columns = (
        Column(_("Code"), ColumnKind.CODE),
        Column(_("Finding"), header=True, weight=3),
        *(
            Column(f.column_title(), kinds.get(f.name, ColumnKind.TEXT),
                   weight=weights.get(f.name, 1.6))
            for f in shown
        ),
    )  # fmt: skip
    cells = tuple(
        Row((row["code"], row["title"], *(_cell(work, row, f.name) for f in shown))) for row in rows
    )
    caption = _("Findings that are still open") if short else _("All findings")
    source = _("As of {day}").format(day=date_text(work.today))
    return Table(columns, cells, caption, source=source)


def _cell(work: FieldWork, row: Values, name: str) -> str | int | date | None:
    if name == "surface_id":
        return work.surfaces.get(row[name] or "", "")
    if name == "responsible_id":
        return work.parties.get(row[name] or "", "")
    if name == "status":
        return state_text(row, work.today)
    value: str | int | date | None = row[name]
    return value
