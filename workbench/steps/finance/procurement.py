"""Grant or purchase: questions with sources, the project's answers, and which way they point."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from workbench.base.language import N_, _, current
from workbench.base.resources import resource
from workbench.models.registry import record
from workbench.project.register import add_rows, read_rows, update_row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from workbench.project.project import Project

ANSWER: Final = record("procurement_answer")
PURCHASE, GRANT, ROUTE = "purchase", "grant", "route"


@dataclass(frozen=True)
class Question:
    """A question: what a yes points to (purchase, grant, or the route), and its source."""

    key: str
    points: str
    words: Mapping[str, str]
    source: str

    def text(self) -> str:
        """Return the question in the current language."""
        return self.words[current()]


@dataclass(frozen=True)
class Standing:
    """Which way the answers point: how many to a purchase and a grant, how many are open."""

    purchase: int
    grant: int
    open: int

    def text(self) -> str:
        """Return it as a sentence in the current language; never a ruling."""
        if not self.purchase and not self.grant:
            return _("Nothing is answered yet.")
        said = _("{purchase} answers point to a purchase, {grant} to a grant, {open} are open.")
        return said.format(purchase=self.purchase, grant=self.grant, open=self.open)


@lru_cache(maxsize=1)
def questions() -> tuple[Question, ...]:
    """Return the questions in their order."""
    bank = json.loads(resource("templates", "procurement.json").read_text(encoding="utf-8"))
    return tuple(
        Question(each["key"], each["points"], {"sv": each["sv"], "en": each["en"]}, each["source"])
        for each in bank
    )


def read_answers(session: Session, line_code: str) -> dict[str, dict[str, Any]]:
    """Return the answers about a line of income, by the key of the question."""
    return {
        row["question"]: row for row in read_rows(session, ANSWER) if row["line_code"] == line_code
    }


def standing(asked: Sequence[Question], answers: Mapping[str, Mapping[str, Any]]) -> Standing:
    """Return which way the answers point; a no points the other way."""
    purchase = grant = still_open = 0
    for each in asked:
        said = answers.get(each.key, {}).get("answer")
        if each.points == ROUTE:
            continue
        if said not in {"yes", "no"}:
            still_open += 1
        elif (said == "yes") is (each.points == PURCHASE):
            purchase += 1
        else:
            grant += 1
    return Standing(purchase, grant, still_open)


def write_answer(
    project: Project,
    line_code: str,
    question: str,
    values: Mapping[str, Any],
    *,
    initiator: object = None,
) -> None:
    """Write the answer or the reason of one question about a line of income."""
    with project.edit(N_("Answered on grant or purchase"), initiator=initiator) as session:
        row = read_answers(session, line_code).get(question)
        if row is None:
            add_rows(session, ANSWER, [{"line_code": line_code, "question": question, **values}])
        else:
            update_row(session, ANSWER, row["id"], values)
