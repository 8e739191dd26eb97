"""The survey that arriving answers go to: its questions and rounds, and those that have to be made.

Only rows are planned here; ``edits`` writes them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.language import _
from workbench.models.base import new_id
from workbench.models.field import Kind
from workbench.models.registry import record
from workbench.project.register import read_rows

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from workbench.models.field import Record
    from workbench.project.register import Values

SURVEY, ITEM, ROUND = record("survey"), record("survey_item"), record("survey_round")
_MONTH: Final = re.compile(r"(\d{4})[-/ ]?(\d{1,2})")
_YEAR: Final = re.compile(r"\d{4}")
_MONTHS: Final = 12


class SurveyBook:
    """Finds questions and rounds by name and plans those that are missing.

    ``created`` has the rows to be made, by table, with the ids they get; ``changed`` what is to be
    filled in of questions, by id.
    """

    def __init__(self, session: Session) -> None:
        surveys = read_rows(session, SURVEY)
        self.created: dict[str, list[tuple[str, Values]]] = {}
        self.changed: dict[str, Values] = {}
        self.survey: Values = surveys[0] if surveys else self._start()
        self.items = self._mine(session, ITEM)
        self.rounds = self._mine(session, ROUND)
        self._codes = {fold(row["code"]): row for row in self.items if row["code"]}

    def _start(self) -> Values:
        values: Values = {"name": _("Safety survey")}
        key = new_id()
        self._plan(SURVEY, key, values)
        return {"id": key, **values}

    def _plan(self, kind: Record, key: str, values: Values) -> None:
        self.created.setdefault(kind.table, []).append((key, values))

    def _mine(self, session: Session, kind: Record) -> list[Values]:
        mine = self.survey["id"]
        return [row for row in read_rows(session, kind) if row["survey_id"] == mine]

    def counts(self) -> dict[str, int]:
        """Return how many rows have to be made, by table."""
        return {table: len(rows) for table, rows in self.created.items()}

    def by_code(self, code: str) -> Values | None:
        """Return the question with a code, also one that was planned just now."""
        return self._codes.get(fold(code)) if code else None

    def item(self, code: str, values: Values) -> str:
        """Return the id of the question with a code, made of ``values`` where there is none."""
        known = self.by_code(code)
        if known is not None:
            return str(known["id"])
        key = new_id()
        code = code or self._free_code("B" if values.get("background") else "Q")
        row: Values = {"survey_id": self.survey["id"], "code": code, **values}
        self._plan(ITEM, key, row)
        self._codes[fold(code)] = {**_blank(ITEM), "id": key, **row}
        return key

    def _free_code(self, letter: str) -> str:
        number = 1
        while f"{letter}{number}".casefold() in self._codes:
            number += 1
        return f"{letter}{number}"

    def retitle(self, item_id: str, title: str) -> None:
        """Give a question its wording, where it only has its code for one."""
        row = next((each for each in self.items if each["id"] == item_id), None)
        if title and row is not None and row["title"] == row["code"] != title:
            self.changed[item_id] = {"title": title}

    def known_round(self, name: str) -> Values | None:
        """Return the round of a name, or the only one that was asked in the month it says."""
        for row in self.rounds:
            if fold(row["name"]) == fold(name):
                return row
        span = period_of(name)
        if span is None:
            return None
        inside = [
            row
            for row in self.rounds
            if row["field_from"] and span[0] <= row["field_from"] <= span[1]
        ]
        return inside[0] if len(inside) == 1 else None

    def round(self, name: str, days: tuple[date | None, date | None] = (None, None)) -> Values:
        """Return the round of a name, made where there is none.

        A new one gets the days on which people answered, or the month that its name says.
        """
        known = self.known_round(name)
        if known is not None:
            return known
        first, last = days if days[0] else period_of(name) or (None, None)
        values: Values = {"survey_id": self.survey["id"], "name": name}
        values |= {"field_from": first, "field_to": last} if first else {}
        key = new_id()
        self._plan(ROUND, key, values)
        row = {**_blank(ROUND), "id": key, **values}
        self.rounds.append(row)
        return row


def _blank(kind: Record) -> Values:
    """Return a row of which nothing is known."""
    return {f.name: "" if f.kind in {Kind.TEXT, Kind.NOTE} else None for f in kind.fields}


def period_of(name: str) -> tuple[date, date] | None:
    """Return first and last day of the month or year that a round is named after; else None."""
    if match := _MONTH.fullmatch(name.strip()):
        year, month = int(match[1]), int(match[2])
        if 1 <= month <= _MONTHS and year:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if _YEAR.fullmatch(name.strip()) and int(name):
        return date(int(name), 1, 1), date(int(name), 12, 31)
    return None
