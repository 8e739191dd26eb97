"""The levy models of a project, read once and reckoned as often as a slider asks for them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from workbench.base.language import N_
from workbench.models.registry import record
from workbench.project.decided import with_decisions
from workbench.project.register import codes, names, read_rows, titles
from workbench.rules.levy import reckon
from workbench.rules.levy_owners import Tenure, by_day, by_owner
from workbench.rules.levy_roll import roll
from workbench.rules.levy_types import LevyError, LevyProperty, Problem
from workbench.steps.finance.levy_terms import area_weights, model_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from workbench.rules.levy import Levy
    from workbench.rules.levy_owners import DayCharge
    from workbench.rules.levy_roll import Roll
    from workbench.rules.levy_types import AreaWeights

Values = dict[str, Any]
MODEL: Final = record("levy_model")
ADOPTED: Final = "adopted"


@dataclass(frozen=True)
class Scenario:
    """A model with what it gives: ``levy``, or ``problems`` why it cannot be reckoned.

    ``amounts`` are öre by property id; of an adopted one those that were decided. ``owners`` are
    öre by owner, None where nobody is known.
    """

    row: Values
    amounts: Mapping[str, int] = field(default_factory=dict)
    owners: Mapping[str | None, int] = field(default_factory=dict)
    levy: Levy | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def id(self) -> str:
        """The id of the model."""
        return str(self.row["id"])

    @property
    def name(self) -> str:
        """What the model is called."""
        return str(self.row["name"])

    @property
    def letter(self) -> str:
        """What it is called where there is no room: its first word if short, else its beginning."""
        first = self.name.split(" ", 1)[0]
        return first if len(first) <= 2 else self.name[:1].upper()  # noqa: PLR2004 - "A", "B2"

    @property
    def adopted(self) -> bool:
        """Whether it was decided, and so stays as it is."""
        return self.row.get("status") == ADOPTED

    @property
    def total(self) -> int:
        """What is shared out, in öre."""
        return int(self.row.get("total") or 0)

    @property
    def reckoned(self) -> bool:
        """Whether there are amounts."""
        return bool(self.amounts)


class LevyBook:
    """Properties, owners and models of a project as plain values."""

    def __init__(self, session: Session) -> None:
        self.properties: dict[str, Values] = {
            row["id"]: row for row in read_rows(session, record("property"))
        }
        self.models = with_decisions(session, MODEL.table, read_rows(session, MODEL))
        self.short_owners = titles(session, "organisation")
        self.owners = names(session, "organisation")
        self.owner_codes = codes(session, "organisation")
        self.categories = _categories(session)
        self.charges: defaultdict[str, list[Values]] = defaultdict(list)
        for row in read_rows(session, record("levy_charge")):
            self.charges[row["model_id"]].append(row)
        self.former = _former(session)
        self._rolls: dict[tuple[str, frozenset[str | None]], Roll] = {}
        self._anew: dict[str, tuple[Values, Scenario]] = {}

    @property
    def years(self) -> tuple[int, ...]:
        """The years that models are for, first to last."""
        return tuple(sorted({row["year"] for row in self.models if row["year"]}))

    def of_year(self, year: int | None) -> list[Values]:
        """Return the models of a year, those without a year too."""
        return [row for row in self.models if year is None or row["year"] in {year, None}]

    def scenarios(self, year: int | None) -> tuple[Scenario, ...]:
        """Return the models of a year, reckoned, in the order people gave them."""
        return tuple(self.scenario(row) for row in self.of_year(year))

    def scenario(self, row: Values, *, without: Iterable[str | None] = ()) -> Scenario:
        """Return a model reckoned; one that is adopted gives what was decided.

        ``without`` are owners supposed to leave: then an adopted one is reckoned anew too.
        """
        left = frozenset(without)
        if row.get("status") == ADOPTED and self.charges[row["id"]] and not left:
            return _decided(row, self.charges[row["id"]])
        try:
            model = model_of(row, self.categories.get(row["id"]))
            levy = reckon(model, self._roll(row.get("payers") or "members", left))
        except LevyError as error:
            return Scenario(row, problems=error.problems)
        changes = self.tenures(row["year"])
        owners = by_owner(levy, row["year"], changes) if changes else levy.by_owner
        return Scenario(row, levy.by_property, owners, levy)

    def tenures(self, year: int | None) -> dict[str, list[Tenure]]:
        """Return who owned a property from which day, for those that change hands in a year."""
        found: dict[str, list[Tenure]] = {}
        for key, rows in self.former.items():
            now = self.properties.get(key)
            ends = [row["until"] for row in rows if year and row["until"].year == year]
            if now is None or not ends:
                continue
            before = sorted((row for row in rows if row["until"].year == year),
                            key=lambda row: row["until"])  # fmt: skip
            starts = [date(year or 0, 1, 1), *(row["until"] + timedelta(days=1) for row in before)]
            owners = [*(row["owner_id"] for row in before), now["owner_id"]]
            found[key] = [Tenure(o, since) for o, since in zip(owners, starts, strict=True)]
        return found

    def day_charges(self, scenario: Scenario, property_id: str) -> tuple[DayCharge, ...]:
        """Return the owners of a property that changes hands, with days and öre; else nothing."""
        tenures = self.tenures(scenario.row["year"]).get(property_id, [])
        if not tenures or property_id not in scenario.amounts:
            return ()
        return by_day(scenario.amounts[property_id], scenario.row["year"], tenures)

    def anew(self, row: Values) -> Scenario:
        """Return a model reckoned from the properties as they are now, also an adopted one."""
        known = self._anew.get(row["id"])
        if known is None or known[0] != row:
            known = (dict(row), self.scenario({**row, "status": "scenario"}))
            self._anew[row["id"]] = known
        return known[1]

    def payers(self, payers: str = "members") -> tuple[LevyProperty, ...]:
        """Return the properties that pay; LevyError tells what is wrong with any."""
        return self._roll(payers, frozenset()).properties

    def _roll(self, payers: str, left: frozenset[str | None]) -> Roll:
        key = (payers, left)
        if key not in self._rolls:
            wanted = [row for row in self.properties.values() if _pays(row, payers)]
            if not wanted and self.properties:
                text = N_("No property is a member. Say so on the properties, or let all pay.")
                raise LevyError((Problem(text, {}),))
            self._rolls[key] = roll(_property(row) for row in wanted if row["owner_id"] not in left)
        return self._rolls[key]

    def designation(self, property_id: str) -> str:
        """Return what a property is called; empty when it is gone."""
        return str(self.properties.get(property_id, {}).get("designation") or "")

    def owner_of(self, property_id: str) -> str | None:
        """Return the owner of a property, None where nobody is known."""
        return self.properties.get(property_id, {}).get("owner_id")


def _former(session: Session) -> dict[str, list[Values]]:
    found: defaultdict[str, list[Values]] = defaultdict(list)
    for row in read_rows(session, record("former_owner")):
        found[row["property_id"]].append(row)
    return dict(found)


def _categories(session: Session) -> dict[str, dict[str, AreaWeights]]:
    found: defaultdict[str, dict[str, AreaWeights]] = defaultdict(dict)
    for row in read_rows(session, record("levy_category")):
        found[row["model_id"]][row["category"]] = area_weights(row)
    return dict(found)


def _pays(row: Values, payers: str) -> bool:
    if payers == "all":
        return bool(row["status"] != "contract_party")
    return bool(row["status"] == "member")


def _property(row: Values) -> LevyProperty:
    return LevyProperty(
        row["id"],
        row["code"] or row["designation"],
        row["owner_id"],
        row["category"],
        row["gross_floor_area"],
        row["lettable_area"],
        row["residential_area"],
        row["frontage"],
        row["assessed_value"],
        Fraction(row["levy_discount"] or 0) / 100,
    )


def _decided(row: Values, charges: list[Values]) -> Scenario:
    owners: defaultdict[str | None, int] = defaultdict(int)
    for each in charges:
        owners[each["owner_id"]] += each["amount"] or 0
    amounts: defaultdict[str, int] = defaultdict(int)
    for each in charges:
        # One property may have several owners in a year; one that is gone has only its charge.
        amounts[each["property_id"] or each["id"]] += each["amount"] or 0
    return Scenario(row, dict(amounts), dict(owners))


def chosen_year(book: LevyBook, today_year: int) -> int | None:
    """Return the year to begin with: that of the adopted model, else the next to come."""
    adopted = [row["year"] for row in book.models if row["status"] == ADOPTED and row["year"]]
    if adopted:
        return int(max(adopted))
    return next((year for year in book.years if year >= today_year), None) or (
        book.years[-1] if book.years else None
    )
