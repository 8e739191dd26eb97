"""How the place is run, in the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.formats import date_text, kr, number_text
from workbench.base.language import _, ngettext
from workbench.documents.audience import may_show
from workbench.documents.content import (
    Block,
    Column,
    ColumnKind,
    Heading,
    Paragraph,
    Row,
    Table,
)
from workbench.project.register import read_rows, titles
from workbench.steps.operations.month import latest_whole, read_month
from workbench.steps.operations.tables import events_table, mending_table, types_table
from workbench.steps.operations.views import EVENT, POST, read_post, read_teams

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.project.register import Values


def chapter(session: Session, options: Options, today: date) -> tuple[Block, ...]:
    """Return the chapter: the place manager, the staff, the log of the last month, the events."""
    blocks = (
        *_post(session, options, today),
        *_teams(session),
        *_log(session, today),
        *_events(session, today),
    )
    return (Heading(_("How the place is run")), *blocks) if blocks else ()


def _post(session: Session, options: Options, today: date) -> Iterator[Block]:
    found = read_post(session, today)
    if found is None:
        return
    row = found.values
    yield Heading(row["title"], 2)
    named = may_show(POST["stakeholder_id"], options.audience)
    if facts := list(_post_facts(session, row, named=named)):
        yield Paragraph(" ".join(facts))
    for name in ("mandate", "profile"):
        if row[name]:
            yield Paragraph(f"{POST[name].title()}: {row[name]}")


def _post_facts(session: Session, row: Values, *, named: bool) -> Iterator[str]:
    told = (
        (_("Held by {name}."), "stakeholder" if named else "", "stakeholder_id"),
        (_("Employed by {name}."), "organisation", "employer_id"),
        (_("Answers to {name}."), "body", "body_id"),
    )
    for sentence, table, field in told:
        name = titles(session, table).get(row[field] or "") if table else None
        if name:
            yield sentence.format(name=name)
    if row["begins"]:
        yield _("In post from {day}.").format(day=date_text(row["begins"]))
    if row["limit"]:
        yield _("May decide up to {amount} in each case.").format(amount=kr(row["limit"]))


def _teams(session: Session) -> Iterator[Block]:
    teams = read_teams(session)
    if not teams:
        return
    parties, zones = titles(session, "organisation"), titles(session, "surface")
    yield Heading(_("Staff"), 2)
    columns = (
        Column(_("Team"), header=True, weight=2.6),
        Column(_("People"), ColumnKind.INTEGER),
        Column(_("Employer"), weight=2.2),
        Column(_("Zone"), weight=2.6),
        Column(_("Hours a week"), ColumnKind.INTEGER),
        Column(_("Hours a year"), ColumnKind.INTEGER),
    )
    rows = tuple(
        Row((
            team.values["title"],
            team.values["people"],
            parties.get(team.values["employer_id"] or "", ""),
            ", ".join(zones[key] for key in team.values["surfaces"] if key in zones),
            team.total.week,
            team.total.year,
        ))
        for team in teams
    )  # fmt: skip
    yield Table(columns, rows, _("Staff on the place"))
    for team in teams:
        if team.values["limits"]:
            yield Paragraph(f"{team.values['title']}: {team.values['limits']}")


def _log(session: Session, today: date) -> Iterator[Block]:
    facts = read_month(session, latest_whole(session, today), today)
    if not facts.counts:
        return
    yield Heading(_("The duty log, {month}").format(month=facts.name()), 2)
    said = ngettext(
        "{count} entries were noted and {mended} faults mended in the month. {open} was open at "
        "its end.",
        "{count} entries were noted and {mended} faults mended in the month. {open} were open at "
        "its end.",
        facts.open_now,
    )
    yield Paragraph(
        said.format(
            count=number_text(facts.total),
            mended=number_text(facts.mended),
            open=number_text(facts.open_now),
        )
    )
    yield types_table(facts)
    if facts.mending:
        yield mending_table(facts)


def _events(session: Session, today: date) -> Iterator[Block]:
    events = [row for row in read_rows(session, EVENT) if row["status"] != "cancelled"]
    if events:
        yield Heading(_("Events on the place"), 2)
        yield events_table(session, events, today)
        for row in events:
            if row["learning"]:
                yield Paragraph(f"{row['title']}: {row['learning']}")
