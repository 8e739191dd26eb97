"""What the program reckons of the signs of done that a process step may have; one line each."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from workbench.models.registry import record
from workbench.project.meeting_book import read_meetings
from workbench.project.register import read_rows
from workbench.rules.findings import is_answered, is_open, lacks_action
from workbench.rules.ground import Trouble
from workbench.rules.meetings import Quorate
from workbench.steps.agreement.progress import signs as agreement_signs
from workbench.steps.agreement.views import read_agreements
from workbench.steps.finance.progress import signs as finance_signs
from workbench.steps.follow_up.progress import signs as follow_up_signs
from workbench.steps.learning.progress import signs as learning_signs
from workbench.steps.meetings.notices import meeting_notices
from workbench.steps.operations.progress import signs as operations_signs
from workbench.steps.organisation.progress import signs as organisation_signs
from workbench.steps.place.map_notices import map_notices
from workbench.steps.place.progress import signs as place_signs
from workbench.steps.place.views import read_map
from workbench.steps.plan.progress import signs as plan_signs
from workbench.steps.situation.count_notices import count_notices
from workbench.steps.situation.progress import signs as situation_signs
from workbench.steps.vision.progress import signs as vision_signs

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.register import Values

STRONG: Final = 4
GROUPS: Final = frozenset({"working_group", "advisory_group"})
DECIDING: Final = frozenset({"steering_group", "board"})
BLOCKS: Final = frozenset({"legal", "economic", "organisational", "operational"})
UNOWNED: Final = frozenset({"decision.responsible", "decision.due"})


class Measures:
    """The project as the criteria ask about it: each thing is read once."""

    def __init__(self, session: Session, today: date) -> None:
        self.session, self.today = session, today
        self.rows = cache(self._rows)
        self.signs = cache(self._signs)

    def _rows(self, table: str) -> list[Values]:
        return read_rows(self.session, record(table))

    def _signs(self, step: str) -> tuple[bool, ...]:
        return _SIGNS[step](self.session, self.today)

    @cached_property
    def counted(self) -> set[str]:
        """The rules that find something in what was counted."""
        return {each.rule for each in count_notices(self.session)}

    @property
    def place(self) -> Values:
        """The row about the project."""
        return self.rows("project")[0]

    def every(self, table: str, holds: Callable[[Values], object]) -> bool:
        """Whether there are rows of a table and something holds of them all."""
        rows = self.rows(table)
        return bool(rows) and all(holds(row) for row in rows)


_SIGNS: Final[dict[str, Callable[[Session, date], tuple[bool, ...]]]] = {
    "agreement": agreement_signs,
    "finance": finance_signs,
    "follow_up": follow_up_signs,
    "learning": learning_signs,
    "operations": operations_signs,
    "organisation": organisation_signs,
    "place": place_signs,
    "plan": plan_signs,
    "situation": situation_signs,
    "vision": vision_signs,
}


def _contacts(m: Measures) -> bool:
    strong = [row for row in m.rows("stakeholder") if (row["influence"] or 0) >= STRONG]
    return bool(strong) and all(row["contact_owner"] and row["next_contact"] for row in strong)


def _covered(m: Measures) -> bool:
    if not m.place["boundary"] or not m.rows("surface"):
        return False
    found = map_notices(read_map(m.session))
    return all(each.trouble is not Trouble.GAP for each in found)


def _intent(m: Measures) -> bool:
    found = read_agreements(m.session, m.today)
    return any(
        each.signatures and each.signed == len(each.signatures)
        for each in found
        if each.values["kind"] == "letter_of_intent"
    )


def _inspected(m: Measures) -> bool:
    if not m.rows("inspection_score"):
        return False
    return "inspection.finding" not in m.counted


def _rated(m: Measures) -> bool:
    if not m.rows("rating"):
        return False
    return "rating.few" not in m.counted


def _placemaking(m: Measures) -> bool:
    mine = [r for r in m.rows("activity") if r["intervention"] and r["status"] != "cancelled"]
    return bool(mine) and all(row["maintainers"] for row in mine)


def _findings_owned(m: Measures) -> bool:
    rows = m.rows("finding")
    return bool(rows) and all(row["responsible_id"] for row in rows if is_open(row))


def _evidence(m: Measures) -> bool:
    mine = [row for row in m.rows("problem") if row["prioritised"]]
    return bool(mine) and all(r["evidence"].strip() or r["items"] or r["findings"] for r in mine)


def _said_everywhere(m: Measures) -> bool:
    """Whether each task that is spoken of anywhere is spoken of on every surface."""
    said = {(row["surface_id"], row["task_id"]) for row in m.rows("responsibility")}
    tasks = {task for _surface, task in said}
    return bool(said) and all(
        (row["id"], task) in said for row in m.rows("surface") for task in tasks
    )


def _quorate(m: Measures) -> bool:
    deciding = {row["id"] for row in m.rows("body") if row["kind"] in DECIDING}
    return any(
        each.quorum.state in {Quorate.YES, Quorate.NO_RULE}
        for each in read_meetings(m.session)
        if each.values["body_id"] in deciding
    )


def _decisions_owned(m: Measures) -> bool:
    if not m.rows("decision"):
        return False
    return not any(each.rule in UNOWNED for each in meeting_notices(m.session, m.today))


MEASURES: Final[dict[str, Callable[[Measures], object]]] = {
    "client": lambda m: m.place["client"] and m.place["consultant"],
    "needs": lambda m: m.place["needs"].strip(),
    "conditions": lambda m: (
        {row["block"] for row in m.rows("condition")} >= BLOCKS
        and m.every("condition", lambda row: row["light"])
    ),
    "conditions_red": lambda m: m.every("condition", lambda row: not lacks_action(row)),
    "boundary": lambda m: m.place["boundary_reason"] and (
        m.place["boundary"] or m.place["description"]
    ),
    "ground": lambda m: m.rows("surface") and m.rows("property"),
    "surfaces": lambda m: m.every("surface", lambda row: row["control_id"]),
    "properties": lambda m: m.rows("property"),
    "covered": _covered,
    "intent": _intent,
    "contacts": _contacts,
    "steering": lambda m: m.signs("organisation")[1],
    "groups": lambda m: any(row["kind"] in GROUPS for row in m.rows("body")),
    "evidence": _evidence,
    "matrix": lambda m: _said_everywhere(m) and m.signs("place")[3],
    "incidents": lambda m: m.signs("situation")[1],
    "survey": lambda m: m.signs("situation")[0],
    "rated": _rated,
    "observed": lambda m: m.rows("observation"),
    "inspected": _inspected,
    "walked": lambda m: m.every("walk", lambda row: row["walked_on"] and row["feedback_on"]),
    "answered": lambda m: m.every("finding", is_answered),
    "problems": lambda m: m.signs("situation")[2],
    "vision": lambda m: m.signs("vision")[0],
    "goals": lambda m: m.signs("vision")[1],
    "indicators": lambda m: m.signs("vision")[2],
    "plan_goals": lambda m: m.rows("activity") and m.signs("plan")[0],
    "plan_raci": lambda m: m.rows("activity") and m.signs("plan")[1],
    "plan_dates": lambda m: m.rows("activity") and m.signs("plan")[2],
    "placemaking": _placemaking,
    "budget": lambda m: m.signs("finance")[0],
    "vat": lambda m: m.signs("finance")[1],
    "form": lambda m: m.signs("organisation")[0] and m.place["legal_form_reason"].strip(),
    "agreement": lambda m: m.signs("agreement")[2],
    "reviewed": lambda m: m.signs("agreement")[1],
    "findings_owned": _findings_owned,
    "rounds": lambda m: len(m.rows("survey_round")) > 1,
    "fresh": lambda m: m.signs("follow_up")[0],
    "followed": lambda m: m.signs("follow_up")[1],
    "told": lambda m: m.signs("follow_up")[2],
    "term_set": lambda m: m.place["agreement_end"],
    "quorate": _quorate,
    "decisions_owned": _decisions_owned,
    "in_post": lambda m: m.signs("operations")[0],
    "accounted": lambda m: m.signs("operations")[3],
    "lesson_used": lambda m: m.signs("learning")[2],
}  # fmt: skip

WORKED_ON: Final = {
    "client": "place:profile",
    "needs": "place:profile",
    "conditions": "situation:conditions",
    "conditions_red": "situation:conditions",
    "boundary": "place:map",
    "ground": "place:surfaces",
    "surfaces": "place:surfaces",
    "properties": "place:properties",
    "covered": "place:map",
    "intent": "agreement:signing",
    "contacts": "stakeholders:people",
    "steering": "organisation:bodies",
    "quorate": "meetings:list",
    "groups": "organisation:bodies",
    "evidence": "learning:knowledge",
    "matrix": "place:responsibility",
    "incidents": "situation:incidents",
    "survey": "situation:surveys",
    "rated": "situation:inspection",
    "observed": "situation:observations",
    "inspected": "situation:inspection",
    "walked": "situation:field",
    "answered": "situation:field",
    "problems": "situation:problems",
    "vision": "vision:vision",
    "goals": "vision:goals",
    "indicators": "vision:indicators",
    "plan_goals": "plan:chart",
    "plan_raci": "plan:register",
    "plan_dates": "plan:chart",
    "placemaking": "plan:register",
    "budget": "finance:budget",
    "vat": "finance:budget",
    "form": "organisation:form",
    "agreement": "agreement:signing",
    "reviewed": "agreement:list",
    "in_post": "operations:manager",
    "accounted": "operations:events",
    "findings_owned": "situation:field",
    "lesson_used": "learning:trainings",
    "decisions_owned": "meetings:decisions",
    "rounds": "situation:surveys",
    "fresh": "vision:round",
    "told": "finance:follow_up",
    "followed": "follow_up:promises",
    "term_set": "place:profile",
}
"""Where each is worked on, so that what is left to do leads to where it is done."""


def held(session: Session, today: date, keys: Collection[str] = tuple(MEASURES)) -> dict[str, bool]:
    """Return of measures, all unless some are named, whether they hold now."""
    measures = Measures(session, today)
    return {key: bool(MEASURES[key](measures)) for key in MEASURES if key in keys}
