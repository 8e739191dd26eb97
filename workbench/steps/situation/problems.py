"""Problems as one sees them: what, where, when, for whom; what shows it, and what is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.base.formats import number_text
from workbench.base.language import _
from workbench.measures.survey_results import results_of
from workbench.measures.surveys import read_survey
from workbench.models.registry import record
from workbench.project.once import once
from workbench.project.register import read_rows, titles
from workbench.rules.findings import by_priority, has_evidence, priority
from workbench.steps.situation.cause_edits import CAUSE, causes_of
from workbench.steps.situation.findings import FINDING, sign_of, state_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.register import Values
    from workbench.rules.outline_tree import Outline

PROBLEM, STRENGTH, ITEM = map(record, ("problem", "place_strength", "survey_item"))
ACTIVITY = record("activity")
TIMES: Final = ("day_part", "week_part", "season")
ALWAYS: Final = "always"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that shows a problem: its table and id, what it is called, what it says.

    ``symbol`` is that of a finding's status, "" for other evidence.
    """

    table: str
    id: str
    title: str
    says: str
    symbol: str = ""


@dataclass(frozen=True)
class ProblemList:
    """All problems in the order of their weight, with what belongs to them.

    ``caused`` are the ids of problems with causes, ``acted`` how many activities act against one.
    """

    rows: tuple[Values, ...]
    surfaces: Mapping[str, str]
    caused: frozenset[str]
    acted: Mapping[str, int]

    @property
    def prioritised(self) -> list[Values]:
        """The problems that are to be acted on first."""
        return [row for row in self.rows if row["prioritised"]]

    def lacks(self, row: Values) -> Iterator[str]:
        """Yield what a problem lacks to be acted on, ready to show."""
        if not has_evidence(row):
            yield _("no evidence")
        if row["id"] not in self.caused:
            yield _("no cause")
        if not self.acted.get(row["id"]):
            yield _("no activity")
        if priority(row) is None:
            yield _("not judged")


@once
def read_problems(session: Session) -> ProblemList:
    """Return the problems, the prioritised first, then by weight."""
    acted: dict[str, int] = {}
    for activity in read_rows(session, ACTIVITY):
        for key in activity["problems"]:
            acted[key] = acted.get(key, 0) + 1
    return ProblemList(
        tuple(map(dict, by_priority(read_rows(session, PROBLEM)))),
        titles(session, "surface"),
        frozenset(row["problem_id"] for row in read_rows(session, CAUSE)),
        acted,
    )


def when_text(row: Values) -> str:
    """Return when a problem shows itself, in words: "Kväll · Helg · Vinter"."""
    choices = (PROBLEM[name].choice(row[name]) for name in TIMES)
    return " · ".join(choice.text() for choice in choices if choice is not None)


def weight_text(row: Values) -> str:
    """Return how much a problem weighs: "5 × 4 = 20", "–" while it is not judged."""
    weight = priority(row)
    if weight is None:
        return "–"
    return f"{row['severity']} × {row['influenceable']} = {weight}"


@dataclass(frozen=True)
class ProblemCard:
    """One problem with its evidence and its causes."""

    row: Values
    evidence: tuple[Evidence, ...]
    outline: Outline
    causes: Mapping[str, Values]


def read_card(session: Session, problem_id: str, today: date) -> ProblemCard | None:
    """Return a problem with all that belongs to it, None when it is gone."""
    rows = read_rows(session, PROBLEM, [problem_id])
    if not rows:
        return None
    outline, causes = causes_of(session, problem_id)
    evidence = (*_findings(session, rows[0], today), *_answers(session, rows[0]))
    return ProblemCard(rows[0], evidence, outline, causes)


def _findings(session: Session, row: Values, today: date) -> Iterator[Evidence]:
    found = {each["id"]: each for each in read_rows(session, FINDING, row["findings"])}
    for key in row["findings"]:
        if key in found:
            each = found[key]
            title = f"{each['code']} {each['title']}".strip()
            says = state_text(each, today)
            yield Evidence(FINDING.table, key, title, says, sign_of(each, today))


def _answers(session: Session, row: Values) -> Iterator[Evidence]:
    """Yield the survey questions with the shares of their rounds; few answers stay hidden."""
    if not row["items"]:
        return
    asked = read_rows(session, ITEM, row["items"])
    contents = (read_survey(session, key) for key in {item["survey_id"] for item in asked})
    results = {
        each.item["id"]: each
        for content in contents
        if content is not None
        for each in results_of(content).items
    }
    for item in asked:
        shares = []
        result = results.get(item["id"])
        for each in result.rounds if result else ():
            if each.suppressed or each.share is None:
                shares.append(_("hidden") if each.suppressed else "–")
            else:
                shares.append(f"{number_text(100 * each.share.share, 1)} %")
        title = f"{item['code']} {item['title']}".strip()
        yield Evidence(ITEM.table, item["id"], title, " → ".join(shares) or _("not measured"))
