"""How far findings, conditions and problems are, and what presses most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.base.language import ngettext
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.rules.findings import FEWEST, MOST, is_late, lacks_action
from workbench.steps.situation.findings import read_field_work
from workbench.steps.situation.problems import read_problems

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Remark:
    """Something that presses: ready text, weight (1 watch, 2 late) and the row it is about."""

    text: str
    weight: int
    row_id: str


def remarks(session: Session, today: date) -> Iterator[Remark]:
    """Yield what presses, the worst first."""
    work = read_field_work(session, today)
    late = [row for row in work.findings.values() if is_late(row, today)]
    if late:
        said = ngettext("{count} finding is late", "{count} findings are late", len(late))
        yield Remark(said.format(count=len(late)), 2, late[0]["id"])
    waiting = work.unanswered_too_long()
    if waiting:
        said = ngettext(
            "{count} finding waits for an answer", "{count} findings wait for an answer",
            len(waiting),
        )  # fmt: skip
        yield Remark(said.format(count=len(waiting)), 2, waiting[0]["id"])
    red = [row for row in read_rows(session, record("condition")) if lacks_action(row)]
    if red:
        said = ngettext(
            "{count} red condition without owner or day",
            "{count} red conditions without owner or day",
            len(red),
        )
        yield Remark(said.format(count=len(red)), 1, red[0]["id"])
    found = read_problems(session)
    bare = [row for row in found.prioritised if any(found.lacks(row))]
    if bare:
        said = ngettext(
            "{count} prioritised problem lacks evidence, cause or activity",
            "{count} prioritised problems lack evidence, cause or activity",
            len(bare),
        )
        yield Remark(said.format(count=len(bare)), 1, bare[0]["id"])


def problems_prioritised(session: Session) -> bool:
    """Tell whether three to six problems are prioritised, each with evidence and causes."""
    found = read_problems(session)
    chosen = found.prioritised
    from_evidence = all(
        row["id"] in found.caused and (row["findings"] or row["items"] or row["evidence"])
        for row in chosen
    )
    return FEWEST <= len(chosen) <= MOST and from_evidence
