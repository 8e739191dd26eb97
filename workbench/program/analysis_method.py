"""How the current-state analysis was made: what was asked, counted and walked, and its limits."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_text, number_text, percent_text
from workbench.base.language import _, ngettext
from workbench.documents.content import (
    Block,
    Column,
    Heading,
    ListBlock,
    Paragraph,
    Row,
    Table,
)
from workbench.measures.incidents import read_incidents
from workbench.measures.survey_types import sample_of
from workbench.measures.surveys import read_survey
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.rules.comparison import RoundFacts, comparability
from workbench.rules.comparison_words import comparability_words, sample_words
from workbench.steps.situation.survey_words import period_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.register import Values

FEW_ANSWERS: Final = 200  # fewer give wide intervals for every group (domain guide F2, 2.3)
QUARTERS: Final = 8  # so many quarters tell a trend from a season (2.2)

Line = tuple[str, str, str, str]
"""What was done, when, how much of it, and how."""


def method_blocks(session: Session) -> tuple[Block, ...]:
    """Return the task and the method: everything that was done, and what it cannot tell."""
    blocks: list[Block] = [Heading(_("Task and method"))]
    facts = read_rows(session, record("project"))[0]
    parties = [
        _("Commissioned by {name}.").format(name=facts["client"]) if facts["client"] else "",
        _("Carried out by {name}.").format(name=facts["consultant"]) if facts["consultant"] else "",
    ]
    if any(parties):
        blocks.append(Paragraph(" ".join(filter(None, parties))))
    lines = list(_lines(session))
    if lines:
        columns = (
            Column(_("What was done"), header=True, weight=3),
            Column(_("When"), weight=2),
            Column(_("Amount of material"), weight=3),
            Column(_("How"), weight=3),
        )
        rows = tuple(Row(tuple(line)) for line in lines)
        blocks.append(Table(columns, rows, _("What the analysis builds on")))
    blocks += [Heading(_("Limits of what can be concluded"), 2), ListBlock(tuple(_limits(session)))]
    return tuple(blocks)


def _lines(session: Session) -> Iterator[Line]:
    yield from _surveys(session)
    yield from _incidents(session)
    yield from _observations(session)
    yield from _inspections(session)
    yield from _walks(session)
    yield from _interviews(session)


def _surveys(session: Session) -> Iterator[Line]:
    content = read_survey(session)
    if content is None:
        return
    kind = record("survey_round")
    for row in read_rows(session, kind):
        answers = content.store.respondents.get(row["id"])
        if not answers:
            continue
        much = _("{count} answers").format(count=number_text(answers))
        if row["sample_size"]:
            much = _("{count} of {asked} answered ({share})").format(
                count=number_text(answers),
                asked=number_text(row["sample_size"]),
                share=percent_text(answers / row["sample_size"]),
            )
        how = [kind[name].choice(row[name]) for name in ("method", "sampling")]
        said = ", ".join(each.text() for each in how if each)
        yield _("Survey, {name}").format(name=row["name"]), period_text(row), much, said


def _incidents(session: Session) -> Iterator[Line]:
    rows = read_rows(session, record("incident"))
    if not rows:
        return
    kind = record("incident")["source"]
    chosen = (kind.choice(key) for key in dict.fromkeys(row["source"] for row in rows))
    sources = ", ".join(each.text() for each in chosen if each)
    counted = sum(row["count"] or 0 for row in rows)
    much = ngettext("{count} incident", "{count} incidents", counted)
    when = _span(row["starts"] for row in rows)
    yield _("Counted incidents"), when, much.format(count=number_text(counted)), sources


def _observations(session: Session) -> Iterator[Line]:
    rows = read_rows(session, record("observation"))
    for name in dict.fromkeys(row["round"] for row in rows):
        mine = [row for row in rows if row["round"] == name]
        much = ngettext("{count} counting", "{count} countings", len(mine))
        how = ", ".join(dict.fromkeys(row["method"] for row in mine if row["method"]))
        title = _("Counts of people, {name}").format(name=name)
        when = _span(row["seen_on"] for row in mine)
        yield title, when, much.format(count=number_text(len(mine))), how


def _inspections(session: Session) -> Iterator[Line]:
    scores = read_rows(session, record("inspection_score"))
    for row in read_rows(session, record("inspection")):
        count = sum(each["inspection_id"] == row["id"] for each in scores)
        much = ngettext("{count} score", "{count} scores", count)
        how = ", ".join(filter(None, (row["method"], row["performer"])))
        title = _("Inspection, {name}").format(name=row["name"])
        yield title, _day(row["done_on"]), much.format(count=number_text(count)), how
    ratings = read_rows(session, record("rating"))
    for row in read_rows(session, record("rating_occasion")):
        count = sum(each["occasion_id"] == row["id"] for each in ratings)
        much = ngettext("{count} rating", "{count} ratings", count)
        title = _("Place rating, {name}").format(name=row["name"])
        how = ", ".join(filter(None, (row["method"], row["source"])))
        yield title, _day(row["rated_on"]), much.format(count=number_text(count)), how


def _walks(session: Session) -> Iterator[Line]:
    for row in read_rows(session, record("walk")):
        count = row["participants"]
        said = ngettext("{count} participant", "{count} participants", count or 0)
        much = said.format(count=number_text(count)) if count else ""
        yield _("Walk, {name}").format(name=row["name"]), _day(row["walked_on"]), much, row["time"]


def _interviews(session: Session) -> Iterator[Line]:
    rows = read_rows(session, record("interview"))
    if rows:
        much = ngettext("{count} interview", "{count} interviews", len(rows))
        when = _span(row["held_on"] for row in rows)
        yield _("Interviews"), when, much.format(count=number_text(len(rows))), ""


def _day(day: date | None) -> str:
    return date_text(day) if day else ""


def _span(days: Iterable[date | None]) -> str:
    """Return from when to when some days lie, in words."""
    known = sorted(day for day in days if day)
    if not known:
        return ""
    first, last = date_text(known[0]), date_text(known[-1])
    return first if first == last else f"{first} – {last}"


# -- what the figures cannot tell


def _limits(session: Session) -> Iterator[str]:
    """Yield what limits the conclusions: rules that always hold, and what this material lacks."""
    yield _(
        "Intervals are given at 95 per cent. A change is called certain only when its interval "
        "leaves out no change; all else may be chance."
    )
    yield _(
        "Groups so small that single answers could be recognised are hidden, together with what "
        "would give them away. A hidden figure is not zero."
    )
    yield _(
        "Reported incidents follow how much is reported, not only how much happens. Before and "
        "after alone does not show that a measure was the cause."
    )
    yield from _survey_limits(session)
    yield from _series_limits(session)


def _survey_limits(session: Session) -> Iterator[str]:
    content = read_survey(session)
    if content is None:
        return
    answered = [
        row
        for row in read_rows(session, record("survey_round"))
        if content.store.respondents.get(row["id"])
    ]
    for row in answered:
        if content.store.respondents[row["id"]] < FEW_ANSWERS:
            said = _("{name}: fewer than {count} answers; groups can hardly be told apart.")
            yield said.format(name=row["name"], count=FEW_ANSWERS)
    samples = [sample_of(row) for row in answered]
    yield from dict.fromkeys(filter(None, (sample_words(each) for each in samples)))
    for before, after in pairwise(answered):
        judged = comparability(_facts(before), _facts(after))
        if judged.reasons:
            yield f"{before['name']} – {after['name']}: {comparability_words(judged)}"


def _facts(row: Values) -> RoundFacts:
    return RoundFacts(
        method=row["method"] or "",
        sampling=row["sampling"] or "",
        first=row["field_from"],
        last=row["field_to"],
    )


def _series_limits(session: Session) -> Iterator[str]:
    starts = {row["starts"] for row in read_rows(session, record("incident")) if row["starts"]}
    quarters = {(day.year, (day.month - 1) // 3) for day in starts}
    if 0 < len(quarters) < QUARTERS:
        said = _("Incidents were counted in {count} quarters, which is too short for a trend.")
        yield said.format(count=len(quarters))
    for row in read_rows(session, record("series_break")):
        said = _("Counting changed on {day}: {reason}. Before and after are not compared.")
        yield said.format(day=_day(row["begins"]), reason=str(row["reason"]).rstrip("."))
    lacking = _without_card(session)
    if lacking:
        yield _("Sources that are not described: {names}.").format(names=", ".join(lacking))


def _without_card(session: Session) -> list[str]:
    found = read_incidents(session)
    kind = record("incident")["source"]
    used = dict.fromkeys(row["source"] for row in found.rows)
    chosen = (kind.choice(key) for key in used if key not in found.cards)
    return [each.text() for each in chosen if each]
