"""Whose erase-by date has come, or comes soon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_text
from workbench.base.language import _, ngettext
from workbench.models.registry import record
from workbench.project.register import read_rows, titles

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlalchemy.orm import Session

SOON_DAYS: Final = 90


@dataclass(frozen=True, slots=True)
class Due:
    """A person who is to be erased; ``left`` are the days until then, below 0 when it is past."""

    id: str
    code: str
    name: str
    organisation: str
    by: date | None
    left: int | None

    @property
    def past(self) -> bool:
        """Whether the day has passed."""
        return self.left is not None and self.left < 0

    def when(self) -> str:
        """Return the day in words, and how far away it is."""
        if self.by is None or self.left is None:
            return _("no erase-by date")
        if self.past:
            days = ngettext("{count} day ago", "{count} days ago", -self.left)
        else:
            days = ngettext("in {count} day", "in {count} days", self.left)
        return f"{date_text(self.by)} ({days.format(count=abs(self.left))})"


def people_due(session: Session, today: date) -> list[Due]:
    """Return everybody whose erase-by date has passed or comes within 90 days, the oldest first."""
    found = [each for each in _people(session, today) if each.left is not None]
    soon = [each for each in found if each.left is not None and each.left <= SOON_DAYS]
    return sorted(soon, key=lambda each: (each.left or 0, each.name))


def people_by_id(session: Session, ids: Collection[str], today: date) -> list[Due]:
    """Return these people with their dates, whatever those are."""
    return [each for each in _people(session, today) if each.id in ids]


def _people(session: Session, today: date) -> list[Due]:
    parties = titles(session, "organisation")
    return [
        Due(
            row["id"],
            row["code"],
            row["name"],
            parties.get(row["organisation_id"], ""),
            row["erase_by"],
            (row["erase_by"] - today).days if row["erase_by"] else None,
        )
        for row in read_rows(session, record("stakeholder"))
    ]
