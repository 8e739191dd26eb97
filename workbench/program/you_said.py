"""“You said, we did”: what was said on walks and in surveys, what was done, what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_text, number_text
from workbench.base.language import N_, _, ngettext
from workbench.documents.audience import may_show
from workbench.documents.content import (
    Block,
    Column,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    ListBlock,
    Manner,
    Note,
    Paragraph,
    Row,
    Table,
    Tone,
)
from workbench.measures.fetch_survey import fetch_question
from workbench.measures.readings import Certainty
from workbench.measures.standings import standings
from workbench.measures.surveys import read_survey
from workbench.models.registry import record
from workbench.project.register import read_rows, titles
from workbench.rules.scales import scale_of
from workbench.steps.plan.standing import status_words
from workbench.steps.plan.views import read_plan
from workbench.steps.situation.findings import state_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.measures.standings import Standing
    from workbench.project.register import Values
    from workbench.steps.plan.items import Item, Plan

FINDING, PROBLEM = record("finding"), record("problem")
MENDED: Final = frozenset({"done", "verified"})
REFUSED: Final = "rejected"
NO_BREAK: Final = "\N{NO-BREAK SPACE}"
_CHANGES: Final = {
    Certainty.CERTAIN: N_("{change} (certain)"),
    Certainty.UNCERTAIN: N_("{change} (not certain)"),
    Certainty.NOT_COMPARABLE: N_("{change} (not comparable)"),
}


@dataclass(frozen=True)
class _Content:
    """All that the document is made of, read once."""

    findings: list[Values]
    problems: list[Values]
    items: dict[str, str]
    surfaces: dict[str, str]
    plan: Plan
    measured: dict[str, Standing]
    asked_again: dict[str, str]

    def activities(self, name: str, key: str) -> list[Item]:
        """Return the activities that come from a finding or a problem, without cancelled ones."""
        return [
            item
            for item in self.plan.items
            if key in item.values[name] and item.values["status"] != "cancelled"
        ]


def you_said(session: Session, options: Options) -> Document:
    """Return the feedback to those who were asked; where nobody was it says so."""
    facts = read_rows(session, record("project"))[0]
    content = _read(session, options)
    return options.document(
        title=facts["name"],
        subtitle=_("You said, we did"),
        kind=_("You said, we did"),
        place=facts["municipality"],
        author=facts["consultant"],
        blocks=_blocks(content, options),
        short=True,
    )


def _read(session: Session, options: Options) -> _Content:
    findings = [
        row for row in read_rows(session, FINDING) if may_show(FINDING["title"], options.audience)
    ]
    stands = standings(session, options.date).values()
    measured = {str(e.values["item_id"]): e for e in stands if e.values["item_id"] and e.series}
    problems = [row for row in read_rows(session, PROBLEM) if row["prioritised"]]
    asked = {key for row in problems for key in row["items"] if key not in measured}
    return _Content(
        findings,
        problems,
        titles(session, "survey_item"),
        titles(session, "surface"),
        read_plan(session, options.date),
        measured,
        _asked_again(session, asked),
    )


def _asked_again(session: Session, asked: set[str]) -> dict[str, str]:
    """Return how the answers to questions without an indicator have changed, in words."""
    found = {}
    for item in read_rows(session, record("survey_item")) if asked else ():
        content = read_survey(session, item["survey_id"]) if item["id"] in asked else None
        scale = scale_of(item["scale"], item["options"])
        if content is None or scale is None:
            continue
        shown = [
            each
            for each in fetch_question(content, item["id"], None, parts=False).readings
            if each.value is not None
        ]
        if len(shown) > 1:
            unit, places = ("", 2) if scale.grade else (f"{NO_BREAK}%", 1)
            before, after = (
                number_text(shown[n].value or Decimal(), places) + unit for n in (0, -1)
            )
            words = _(_CHANGES.get(shown[0].since, "{change}"))
            said = words.format(change=f"{before} → {after}")
            found[item["id"]] = f"{item['title']}: {said}"
    return found


def _blocks(content: _Content, options: Options) -> Iterator[Block]:
    if not content.findings and not content.problems:
        yield Heading(_("You said, we did"))
        yield Note(_("Nothing has been said yet: no findings and no problems."), tone=Tone.WARNING)
        return
    mended = sum(row["status"] in MENDED for row in content.findings)
    refused = [row for row in content.findings if row["status"] == REFUSED]
    intro = _(
        "You took part in walks, surveys and talks about the place. Here is what you said, what "
        "was done about it, and where it stands {day}."
    )
    yield Paragraph(intro.format(day=date_text(options.date)), Manner.LEAD)
    if content.findings:
        yield KeyFigures(
            (
                KeyFigure(str(len(content.findings)), _("things you pointed at")),
                KeyFigure(str(mended), _("are mended")),
                KeyFigure(
                    str(len(content.findings) - mended - len(refused)),
                    _("are under way or to come"),
                ),
            )
        )
    yield from _surveyed(content)
    yield from _pointed_at(content, options)
    yield from _refused(refused, options)


def _surveyed(content: _Content) -> Iterator[Block]:
    """Yield what surveys and findings say together: the prioritised problems."""
    if not content.problems:
        return
    yield Heading(_("What troubles you most"))
    columns = (
        Column(_("You said"), header=True, weight=4),
        Column(_("We did"), weight=4),
        Column(_("What came of it"), weight=3.4),
    )
    rows = [Row((_told(content, row), _did(content, "problems", row), _came_of(content, row)))
            for row in content.problems]  # fmt: skip
    yield Table(columns, tuple(rows), _("The prioritised problems, what is done and what changed"))


def _told(content: _Content, row: Values) -> str:
    asked = [content.items.get(key, "") for key in row["items"]]
    count = len(row["findings"])
    said = [_("“{text}”").format(text=each) for each in asked if each]
    if count:
        words = ngettext("{count} finding in the place", "{count} findings in the place", count)
        said.append(words.format(count=count))
    return f"{row['title']} ({', '.join(said)})" if said else str(row["title"])


def _did(content: _Content, name: str, row: Values, answer: str = "") -> str:
    items = content.activities(name, row["id"])
    said = [f"{item.values['title']} ({status_words(item).lower()})" for item in items]
    nothing = _("It is mended") if row.get("status") in MENDED else _("Nothing yet")
    return "\n".join(said) or answer or nothing


def _came_of(content: _Content, row: Values) -> str:
    """Return how the questions behind a problem have changed, where they are measured."""
    said = []
    for key in row["items"]:
        stand = content.measured.get(key)
        if stand is None or stand.value is None or stand.baseline is None:
            said += [content.asked_again[key]] if key in content.asked_again else []
            continue
        words = f"{stand.with_unit(stand.baseline.value)} → {stand.with_unit(stand.value)}"
        said.append(f"{stand.values['title']}: {words} ({stand.light_text().lower()})")
    return "\n".join(said) or _("Not measured anew yet")


def _pointed_at(content: _Content, options: Options) -> Iterator[Block]:
    rows = [row for row in content.findings if row["status"] != REFUSED]
    if not rows:
        return
    yield Heading(_("What you pointed at in the place"))
    columns = (
        Column(_("You said"), header=True, weight=4),
        Column(_("Where"), weight=2.4),
        Column(_("We did"), weight=4),
        Column(_("Where it stands"), weight=2),
    )
    shows = may_show(FINDING["answer"], options.audience)
    lines = [
        Row(
            (
                str(row["title"]),
                content.surfaces.get(row["surface_id"] or "", ""),
                _did(content, "findings", row, str(row["answer"]) if shows else ""),
                state_text(row, options.date),
            )
        )
        for row in rows
    ]
    yield Table(columns, tuple(lines), _("Findings of walks, inspections and talks"))


def _refused(rows: list[Values], options: Options) -> Iterator[Block]:
    if not rows:
        return
    yield Heading(_("What will not be done, and why"))
    shows = may_show(FINDING["answer"], options.audience)
    said = [
        _("{title}: {why}").format(
            title=row["title"], why=str(row["answer"]) if shows and row["answer"] else
            _("the responsible has not said why"),
        )
        for row in rows
    ]  # fmt: skip
    yield ListBlock(tuple(said))
