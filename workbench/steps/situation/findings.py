"""Findings and walks as one sees them: where they stand, who answers, what was made of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_text
from workbench.base.language import _, ngettext
from workbench.models.registry import record
from workbench.project.once import once
from workbench.project.photos import photos_of
from workbench.project.register import codes, read_rows, titles
from workbench.rules.findings import (
    Standing,
    in_urgency,
    is_late,
    is_unanswered_too_long,
    standing,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.register import Values

FINDING, WALK, STOP, PHOTO = map(record, ("finding", "walk", "walk_stop", "photo"))
ACTIVITY = record("activity")
# The word by which tables, chips and maps know the sign of a status.
SIGNS: Final = {
    "new": "planned",
    "accepted": "planned",
    "rejected": "none",
    "ongoing": "on_time",
    "done": "done",
    "verified": "done",
}
LATE: Final = "late"


def sign_of(row: Values, today: date) -> str:
    """Return the symbol of how a finding stands; each word below has one of its own form."""
    return LATE if is_late(row, today) else SIGNS.get(row["status"] or "", "planned")


def state_text(row: Values, today: date) -> str:
    """Return how a finding stands in a word or two: late is reckoned, never stored."""
    if is_late(row, today):
        return _("Overdue")
    choice = FINDING["status"].choice(row["status"])
    return choice.text() if choice else _("Just found")


def finding_words(row: Values, today: date) -> str:
    """Return a finding as one says it: code, what, how severe, how it stands and until when."""
    due = _("by {day}").format(day=date_text(row["due"])) if row["due"] else ""
    severity = _("severity {number}").format(number=row["severity"]) if row["severity"] else ""
    what = f"{row['code']} {row['title']}".strip()
    words = (what, severity, state_text(row, today).lower(), due)
    return ", ".join(filter(None, words))


@dataclass(frozen=True)
class FieldWork:
    """All that was found: rows by id, and the names of what they refer to.

    ``walked`` is the day of a stop's walk by the stop's id; ``made`` how many activities were made
    of a finding.
    """

    findings: dict[str, Values]
    walks: dict[str, Values]
    stops: dict[str, Values]
    surfaces: Mapping[str, str]
    parties: Mapping[str, str]
    today: date
    photos: Mapping[str, list[Values]] = field(default_factory=dict)
    made: Mapping[str, int] = field(default_factory=dict)

    def of_walk(self, walk_id: str) -> list[Values]:
        """Return the findings of a walk in the order of its stops."""
        order = {key: place for place, key in enumerate(self.stops)}
        mine = [
            row
            for row in self.findings.values()
            if self.stops.get(row["walk_stop_id"] or "", {}).get("walk_id") == walk_id
        ]
        return sorted(mine, key=lambda row: order[row["walk_stop_id"]])

    def stops_of(self, walk_id: str) -> list[Values]:
        """Return the stops of a walk in their order."""
        return [row for row in self.stops.values() if row["walk_id"] == walk_id]

    def walked_on(self, row: Values) -> date | None:
        """Return the day of the walk on which something was found, None without one."""
        stop = self.stops.get(row["walk_stop_id"] or "")
        walk = self.walks.get(stop["walk_id"]) if stop else None
        found: date | None = walk["walked_on"] if walk else None
        return found

    def standing(self, walk_id: str = "") -> Standing:
        """Return how the findings stand, of one walk or of all."""
        rows = self.of_walk(walk_id) if walk_id else list(self.findings.values())
        return standing(rows, self.today)

    def unanswered_too_long(self) -> list[Values]:
        """Return the findings that have waited for an answer for more than three weeks."""
        return [
            row
            for row in self.findings.values()
            if is_unanswered_too_long(row, self.today, self.walked_on(row))
        ]

    def by_party(self) -> dict[str, list[Values]]:
        """Return the findings by who answers for them, what presses most first; "" for nobody."""
        groups: dict[str, list[Values]] = defaultdict(list)
        for row in self.findings.values():
            groups[row["responsible_id"] or ""].append(row)
        names = {key: self.parties.get(key, "") for key in groups}
        ordered = sorted(groups, key=lambda key: (not key, names[key]))
        return {key: [*map(dict, in_urgency(groups[key], self.today))] for key in ordered}


@once
def read_field_work(session: Session, today: date) -> FieldWork:
    """Return walks, stops and findings with what belongs to them."""
    findings = {row["id"]: row for row in read_rows(session, FINDING)}
    made: dict[str, int] = defaultdict(int)
    for activity in read_rows(session, ACTIVITY):
        for key in activity["findings"]:
            made[key] += 1
    return FieldWork(
        findings,
        {row["id"]: row for row in read_rows(session, WALK)},
        {row["id"]: row for row in read_rows(session, STOP)},
        titles(session, "surface"),
        titles(session, "organisation"),
        today,
        photos_of(session, findings),
        made,
    )


def answered_text(found: Standing) -> str:
    """Return how many findings were answered, and how many are late, in a few words."""
    words = [_("{answered} of {count} answered").format(answered=found.answered, count=found.count)]
    if found.late:
        late = ngettext("{count} overdue", "{count} overdue", found.late)
        words.append(late.format(count=found.late))
    return " · ".join(words)


def surface_codes(session: Session) -> dict[str, str]:
    """Return what surfaces are called in lists: code and name."""
    numbers = codes(session, "surface")
    return {
        key: f"{numbers.get(key, '')} {name}".strip()
        for key, name in titles(session, "surface").items()
    }
