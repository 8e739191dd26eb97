"""The current-state analysis: how it was made, what was found, what it means, where to begin.

What is counted about safety and what people said of how safe they feel stand in chapters of their
own and are never added up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.language import _
from workbench.documents.content import (
    Block,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    ListBlock,
    Manner,
    Paragraph,
    Row,
    Table,
    rich,
    strong,
)
from workbench.models.registry import record
from workbench.program.analysis_method import method_blocks
from workbench.program.paper import lowered, paper
from workbench.project.register import read_rows, titles
from workbench.steps.place.chapter import chapter as place_chapter
from workbench.steps.place.chapter_responsibility import responsibility_chapter
from workbench.steps.situation.chapter_findings import findings_chapter, walks_chapter
from workbench.steps.situation.chapter_inspection import inspection_chapter, rating_chapter
from workbench.steps.situation.chapter_observations import observation_chapter
from workbench.steps.situation.chapter_problems import (
    causes_chapter,
    conditions_chapter,
    problems_chapter,
    strengths_chapter,
)
from workbench.steps.situation.chapter_safety import safety_chapter
from workbench.steps.situation.chapter_survey import survey_chapter
from workbench.steps.situation.problems import read_problems
from workbench.steps.stakeholders.chapter import chapter as people_chapter
from workbench.steps.vision.views import standings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from workbench.documents.content import Document
    from workbench.documents.registry import Options
    from workbench.project.register import Values

_FOUND: Final = (
    responsibility_chapter,
    safety_chapter,
)
_FELT: Final = (
    observation_chapter,
    inspection_chapter,
    rating_chapter,
    walks_chapter,
    findings_chapter,
    conditions_chapter,
)
_MEANT: Final = (strengths_chapter, causes_chapter, problems_chapter)


def analysis(session: Session, options: Options) -> Document:
    """Return the current-state analysis with all that has been measured; else that nothing has."""
    kind = _("Current-state analysis")
    nothing = _("Nothing has been measured, found or said of the place yet.")
    return paper(session, options, kind, _blocks(session, options), nothing=nothing)


def _blocks(session: Session, options: Options) -> tuple[Block, ...]:
    day = options.date
    measured: list[Block] = []
    for part in _FOUND:
        measured += part(session, options, day)
    measured += survey_chapter(session, options, day, whole=True)
    for part in (*_FELT, *_MEANT):
        measured += part(session, options, day)
    if not measured:
        return ()
    return (
        *_summary(session),
        *method_blocks(session),
        *_words(),
        *_area(session, options),
        *measured,
        *_measures(session),
        *_baseline(session, options),
    )


def _summary(session: Session) -> Iterator[Block]:
    """Yield what the reader is to remember: how much was looked at, and which problems count."""
    yield Heading(_("Summary"))
    facts = read_rows(session, record("project"))[0]
    if facts["needs"]:
        yield Paragraph(facts["needs"], Manner.LEAD)
    found = read_problems(session)
    findings = read_rows(session, record("finding"))
    figures = []
    if findings:
        open_ = sum(r["status"] not in {"done", "verified", "rejected"} for r in findings)
        detail = _("of {all}").format(all=len(findings))
        figures.append(KeyFigure(str(open_), _("findings still open"), detail))
    if found.rows:
        detail = _("of {all}").format(all=len(found.rows))
        figures.append(KeyFigure(str(len(found.prioritised)), _("prioritised problems"), detail))
    if figures:
        yield KeyFigures(tuple(figures))
    if found.prioritised:
        yield Paragraph(_("The problems to begin with:"))
        yield ListBlock(tuple(_problem(row) for row in found.prioritised), ordered=True)


def _problem(row: Values) -> str:
    return f"{row['code']} {row['title']}".strip()


def _words() -> tuple[Block, ...]:
    """Return what safety and perceived safety mean, and why the two are kept apart."""
    return (
        Heading(_("Safety and perceived safety")),
        ListBlock(
            (
                rich(
                    strong(_("Safety")),
                    _(" is the actual risk of crime and disorder. It is followed by counting "
                      "incidents: reported crime, faults and damage."),
                ),
                rich(
                    strong(_("Perceived safety")),
                    _(" is each person's own experience. It is followed by asking people, and by "
                      "walking and inspecting the place together."),
                ),
            )
        ),
        Paragraph(
            _(
                "The two can move in different directions: more patrols may bring more reports and "
                "calmer residents. They are therefore told in chapters of their own and never "
                "added up to one number."
            )
        ),
    )  # fmt: skip


def _area(session: Session, options: Options) -> tuple[Block, ...]:
    """Return place and parties as one chapter."""
    place = place_chapter(session, options, options.date)
    people = people_chapter(session, options, options.date)
    return (Heading(_("The area and the parties")), *lowered(place), *lowered(people))


def _measures(session: Session) -> tuple[Block, ...]:
    """Return what is to be done about each prioritised problem, from the plan."""
    found = read_problems(session)
    activities = read_rows(session, record("activity"))
    parties = titles(session, "organisation")
    rows = []
    for problem in found.prioritised:
        mine = [each for each in activities if problem["id"] in each["problems"]]
        rows += [
            Row((_problem(problem), each["code"], each["title"], _who(each, parties)))
            for each in mine
        ]
        if not mine:
            rows.append(Row((_problem(problem), "", _("no activity yet"), "")))
    if not rows:
        return ()
    columns = (
        Column(_("Problem"), header=True, weight=4),
        Column(_("Code"), weight=1),
        Column(_("Activity"), weight=4),
        Column(_("Responsible"), weight=3),
    )
    caption = _("Activities for the prioritised problems")
    return Heading(_("Proposed measures")), Table(columns, tuple(rows), caption)


def _who(activity: Values, parties: dict[str, str]) -> str:
    keys = activity["responsible"] or [activity["accountable_id"]]
    return ", ".join(filter(None, (parties.get(key or "", "") for key in keys)))


def _baseline(session: Session, options: Options) -> tuple[Block, ...]:
    """Return the values that later measurements will be compared with."""
    rows = []
    for each in standings(session, options.date).values():
        start = each.baseline
        said = each.with_unit(start.value) if start else _("not measured yet")
        name = f"{each.values['code']} {each.values['title']}".strip()
        rows.append(Row((name, said, start.name if start else "", each.source_text())))
    if not rows:
        return ()
    columns = (
        Column(_("Indicator"), header=True, weight=4),
        Column(_("Baseline"), weight=2),
        Column(_("Measured"), weight=1.6),
        Column(_("Source"), weight=3),
    )
    return (
        Heading(_("Baseline for the follow-up")),
        Paragraph(
            _(
                "Coming measurements are compared with these values. They can be compared only if "
                "questions, season, method and how people are chosen stay the same."
            )
        ),
        Table(columns, tuple(rows), _("Indicators with the value the follow-up begins from")),
    )
