"""The values of all indicators that fetch themselves, read once for each thing they come from."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _
from workbench.measures.fetch_counts import fetch_incidents, fetch_observations
from workbench.measures.fetch_scores import fetch_inspection, fetch_rating
from workbench.measures.fetch_survey import fetch_question
from workbench.measures.incidents import Incidents, read_incidents
from workbench.measures.inspections import Inspections, read_inspections
from workbench.measures.observations import Observations, read_observations
from workbench.measures.ratings import Ratings, read_ratings
from workbench.measures.readings import Fetched, Reading, as_read
from workbench.measures.surveys import read_survey
from workbench.models.registry import record
from workbench.project.register import read_row, read_rows
from workbench.rules.formula import parse_formula

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from workbench.measures.survey_types import SurveyContent
    from workbench.project.register import Values

FORMULA = "formula"


class _Sources:
    """What indicators fetch from, each read when the first one asks for it."""

    def __init__(self, session: Session, *, parts: bool) -> None:
        self._session, self._parts = session, parts
        self._surveys: dict[str, SurveyContent | None] = {}

    def survey_of(self, item_id: str) -> SurveyContent | None:
        """Return the survey that a question belongs to."""
        item = read_row(self._session, record("survey_item"), item_id)
        if item is None:
            return None
        key = str(item["survey_id"])
        if key not in self._surveys:
            self._surveys[key] = read_survey(self._session, key)
        return self._surveys[key]

    @cached_property
    def incidents(self) -> Incidents:
        """Counted incidents."""
        return read_incidents(self._session)

    @cached_property
    def observations(self) -> Observations:
        """Counted people."""
        return read_observations(self._session)

    @cached_property
    def inspections(self) -> Inspections:
        """Inspected aspects."""
        return read_inspections(self._session)

    @cached_property
    def ratings(self) -> Ratings:
        """Rated themes."""
        return read_ratings(self._session)

    def fetch(self, row: Values) -> Fetched:
        """Return what an indicator fetches from a measurement."""
        source = row["fetched_from"]
        if source == "survey":
            content = self.survey_of(row["item_id"]) if row["item_id"] else None
            if content is None:
                return Fetched(problem=_("No question has been chosen"))
            group = row["part"].strip()
            return fetch_question(content, row["item_id"], row["figure"], group, parts=self._parts)
        if source == "incidents":
            return fetch_incidents(self.incidents, row["category"], row["zone"])
        if source == "observations":
            return fetch_observations(self.observations, row["counted"], row["part"].strip())
        if source == "inspection":
            return fetch_inspection(self.inspections, row["aspect_id"])
        return fetch_rating(self.ratings, row["theme_id"], row["part"].strip())


def fetch_all(
    session: Session, rows: Sequence[Values] | None = None, *, parts: bool = False
) -> dict[str, Fetched]:
    """Return what each indicator fetches, by its id; those with typed values are not in it.

    ``parts`` asks for the groups of survey questions too, which takes longer.
    """
    rows = read_rows(session, record("indicator")) if rows is None else rows
    sources = _Sources(session, parts=parts)
    found = {
        row["id"]: sources.fetch(row)
        for row in rows
        if row["fetched_from"] and row["fetched_from"] != FORMULA
    }
    book = _Formulas(rows, found)
    return found | {row["id"]: book.of(row) for row in rows if row["fetched_from"] == FORMULA}


class _Formulas:
    """Reckons formulas over other indicators, each once; a circle is refused with its names."""

    def __init__(self, rows: Sequence[Values], found: Mapping[str, Fetched]) -> None:
        self._by_code = {fold(row["code"]): row for row in rows if row["code"]}
        self._found = dict(found)

    def of(self, row: Values, above: tuple[str, ...] = ()) -> Fetched:
        """Return the values of a formula in the years that all its indicators have."""
        if row["id"] not in self._found:
            try:
                self._found[row["id"]] = self._reckon(row, (*above, row["code"]))
            except WorkbenchError as error:
                self._found[row["id"]] = Fetched(problem=error.text())
        return self._found[row["id"]]

    def _reckon(self, row: Values, above: tuple[str, ...]) -> Fetched:
        formula = parse_formula(row["formula"])
        if not formula.names:
            raise WorkbenchError(N_("The formula names no indicator"))
        years: dict[str, dict[int, Reading]] = {}
        for name in formula.names:
            each = self._by_code.get(fold(name))
            if each is None:
                raise WorkbenchError(N_("There is no indicator {code}"), code=name)
            if each["code"] in above:
                raise WorkbenchError(
                    N_("The formulas go in a circle: {circle}"),
                    circle=" → ".join((*above, each["code"])),
                )
            years[fold(name)] = self._years(each, above)
        shared = sorted(set.intersection(*(set(each) for each in years.values())))
        readings = []
        for year in shared:
            known = {
                name: None if (read := of[year].value) is None else Fraction(read)
                for name, of in years.items()
            }
            value = formula.value(known)
            if value is not None:
                days = [of[year].day for of in years.values()]
                told = [day for day in days if day is not None]
                day = min(told) if len(told) == len(days) else None
                source = ", ".join(formula.names)
                readings.append(Reading(str(year), day, year, as_read(float(value)), source=source))
        problem = "" if readings else _("The indicators of the formula have no year in common")
        return Fetched(tuple(readings), problem=problem)

    def _years(self, row: Values, above: tuple[str, ...]) -> dict[int, Reading]:
        """Return an indicator's value by year: fetched, or as typed in."""
        if row["fetched_from"]:
            found = (
                self.of(row, above)
                if row["fetched_from"] == FORMULA
                else (self._found.get(row["id"], Fetched()))
            )
            return {
                year: reading
                for year in {each.year for each in found.readings if each.year is not None}
                if (reading := found.of_year(year)) is not None
            }
        return typed_years(row)


def typed_years(row: Values) -> dict[int, Reading]:
    """Return the values of an indicator that were typed in, the baseline among them."""
    values = dict(row["values"])
    if row["baseline"] is not None and row["baseline_year"]:
        values.setdefault(row["baseline_year"], row["baseline"])
    newest = max(values, default=None)
    return {
        year: Reading(
            str(year), row["measured_on"] if year == newest else None, year, value,
            source=row["source"],
        )
        for year, value in sorted(values.items())
    }  # fmt: skip
