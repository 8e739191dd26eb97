"""The process of a project: its steps in phases, how far each is, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_short, date_text
from workbench.base.language import _
from workbench.exchange.process_template import TemplateCriterion, TemplateStep, write_template
from workbench.models.registry import record
from workbench.project.register import read_rows, titles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.register import Values

STEP, CRITERION = record("process_step"), record("process_criterion")
DONE, SKIPPED, OPEN, LATE = "done", "skipped", "open", "late"
MARKS: Final = {DONE: "✓", SKIPPED: "–", OPEN: "○", LATE: "▲"}


@dataclass(frozen=True)
class Criterion:
    """A sign of done: whether it is met, and by what ``measure`` the program reckoned it, if so."""

    id: str
    title: str
    reckoned: bool
    met: bool
    measure: str = ""


@dataclass(frozen=True)
class ProcessStep:
    """A step: its values, its criteria, and who is responsible in words."""

    values: Values
    criteria: tuple[Criterion, ...]
    responsible: str
    today: date

    @property
    def id(self) -> str:
        """The row's id."""
        return str(self.values["id"])

    @property
    def title(self) -> str:
        """Its code and title."""
        return f"{self.values['code']} {self.values['title']}".strip()

    @property
    def state(self) -> str:
        """Done (by hand or by all its criteria), skipped, late or open."""
        if self.values["status"] in {DONE, SKIPPED}:
            return str(self.values["status"])
        if self.criteria and all(each.met for each in self.criteria):
            return DONE
        finish = self.values["finish"]
        return LATE if finish is not None and finish < self.today else OPEN

    @property
    def is_open(self) -> bool:
        """Whether there is something left to do."""
        return self.state in {OPEN, LATE}

    def missing(self) -> tuple[Criterion, ...]:
        """Return the criteria that are not met, those that the program reckons first."""
        left = [each for each in self.criteria if not each.met]
        return tuple(sorted(left, key=lambda each: not each.reckoned))

    def remark(self) -> str:
        """Return how far it is: reckoned and ticked apart, its dates and who does it."""
        parts = [self._state_words(), self._count(reckoned=True), self._count(reckoned=False)]
        start, finish = self.values["start"], self.values["finish"]
        if start and finish:
            parts.append(f"{date_short(start)} – {date_text(finish)}")
            if finish < start:
                parts.append(_("ends before it begins"))
        parts.append(self.responsible)
        return " · ".join(filter(None, parts))

    def _state_words(self) -> str:
        if self.state == SKIPPED:
            said = _("Skipped")
            return f"{said}: {self.values['reason']}" if self.values["reason"] else said
        if self.state == DONE and self.missing():
            return _("Done, said by hand")
        return {DONE: _("Done"), LATE: _("Late"), OPEN: ""}[self.state]

    def _count(self, *, reckoned: bool) -> str:
        mine = [each for each in self.criteria if each.reckoned is reckoned]
        if not mine:
            return ""
        said = _("reckoned {met} of {all}") if reckoned else _("ticked {met} of {all}")
        return said.format(met=sum(each.met for each in mine), all=len(mine))


@dataclass(frozen=True)
class Process:
    """All steps in their order."""

    steps: tuple[ProcessStep, ...]

    def phases(self) -> list[tuple[str, list[ProcessStep]]]:
        """Return the steps by phase, in the order of their first step."""
        found: dict[str, list[ProcessStep]] = {}
        for each in self.steps:
            found.setdefault(str(each.values["phase"]), []).append(each)
        return list(found.items())

    def order(self) -> list[ProcessStep]:
        """Return the steps as they are listed: phase by phase."""
        return [each for _phase, steps in self.phases() for each in steps]

    def next(self) -> ProcessStep | None:
        """Return the step to go on with: the earliest that is late, else the first that is open."""
        late = [each for each in self.steps if each.state == LATE]
        if late:
            return min(late, key=lambda each: each.values["finish"])
        return next((each for each in self.steps if each.is_open), None)

    def tally(self) -> str:
        """Return how far one is: steps done, and criteria reckoned and ticked apart."""
        counted = [each for each in self.steps if each.state != SKIPPED]
        done = sum(each.state == DONE for each in counted)
        parts = [_("{done} of {all} steps done").format(done=done, all=len(counted))]
        said = sum(each.state == DONE and bool(each.missing()) for each in counted)
        if said:
            parts[0] += " " + _("({count} of them said by hand)").format(count=said)
        signs = [each for step in counted for each in step.criteria]
        for reckoned, words in (
            (True, _("{met} of {all} signs hold by the content")),
            (False, _("{met} of {all} are ticked by hand")),
        ):
            mine = [each for each in signs if each.reckoned is reckoned]
            if mine:
                parts.append(words.format(met=sum(e.met for e in mine), all=len(mine)))
        skipped = len(self.steps) - len(counted)
        if skipped:
            parts.append(_("{count} skipped").format(count=skipped))
        return " · ".join(parts)


def read_process(session: Session, today: date, held: Mapping[str, bool]) -> Process:
    """Return the process; ``held`` says of each measure whether it holds."""
    mine: dict[str, list[Criterion]] = {}
    for row in read_rows(session, CRITERION):
        reckoned = row["measure"] in held
        met = held[row["measure"]] if reckoned else row["ticked"]
        each = Criterion(row["id"], row["title"], reckoned, bool(met), row["measure"])
        mine.setdefault(row["step_id"], []).append(each)
    parties = titles(session, "organisation")
    return Process(
        tuple(
            ProcessStep(
                row,
                tuple(mine.get(row["id"], ())),
                parties.get(row["responsible_id"] or "", ""),
                today,
            )
            for row in read_rows(session, STEP)
        )
    )


def leads_to(
    step: ProcessStep, known: Sequence[str], worked_on: Mapping[str, str] | None = None
) -> str:
    """Return where a step is worked on: the first of its places that the program has.

    ``worked_on`` says of measures where they are; the first that does not hold leads.
    """
    left = [each.measure for each in step.missing() if each.reckoned]
    first = (worked_on or {}).get(left[0], "") if left else ""
    places = [first, *str(step.values["leads_to"]).split()]
    return next((each for each in places if each.partition(":")[0] in known), "")


def as_template(session: Session, name: str) -> str:
    """Return the process as the text of a template, without its dates and statuses."""
    criteria: dict[str, list[TemplateCriterion]] = {}
    for row in read_rows(session, CRITERION):
        each = TemplateCriterion(row["title"], row["measure"])
        criteria.setdefault(row["step_id"], []).append(each)
    return write_template(
        name,
        [
            TemplateStep(
                row["code"],
                row["title"],
                row["phase"],
                row["purpose"],
                tuple(filter(None, str(row["questions"]).splitlines())),
                row["inputs"],
                row["outputs"],
                row["from_week"] or 0,
                row["weeks"] if row["weeks"] is not None else 1,
                row["leads_to"],
                tuple(criteria.get(row["id"], ())),
            )
            for row in read_rows(session, STEP)
        ],
    )
