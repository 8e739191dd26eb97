"""What the owners' sheets tell, read and reckoned once for all owners."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.base.formats import number_text
from workbench.base.language import _
from workbench.models.registry import record
from workbench.project.activity_dates import read_dated
from workbench.project.register import read_rows
from workbench.steps.finance.levy_pictures import gross_areas
from workbench.steps.finance.levy_told import Told
from workbench.steps.finance.near_owner import Surroundings
from workbench.steps.finance.views import read_budget

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.project.register import Values
    from workbench.steps.finance.levies import LevyBook, Scenario


_SOON: Final = timedelta(days=365)


class Estate(NamedTuple):
    """A property of an owner and what the owner pays for it, in öre; ``row`` is {} when gone."""

    key: str
    name: str
    amount: int
    row: Values


class Levied:
    """The models of a year with what each owner pays for what; ``one`` is told of in full."""

    def __init__(self, book: LevyBook, scenarios: tuple[Scenario, ...]) -> None:
        self.book, self.scenarios = book, scenarios
        self.chosen = next((n for n, each in enumerate(scenarios) if each.adopted), 0)
        self.one = scenarios[self.chosen]
        self.told = Told(book, self.one)
        self.areas = gross_areas(book, self.one)
        self.totals = {each.id: sum(each.owners.values()) for each in scenarios}
        self._estates: defaultdict[str | None, list[Estate]] = defaultdict(list)
        for owner, estate in self._paid():
            self._estates[owner].append(estate)

    @property
    def title(self) -> str:
        """What the levy is called, with its year where it has one."""
        year = self.one.row["year"]
        return _("Levy {year}").format(year=year) if year else _("Levy")

    def estates(self, owner: str) -> list[Estate]:
        """Return the properties that an owner pays for under the chosen model, dearest first."""
        return sorted(self._estates[owner], key=lambda each: -each.amount)

    def _paid(self) -> Iterator[tuple[str | None, Estate]]:
        """Yield who pays what: as decided, else owner by owner in a year of change."""
        book, one = self.book, self.one
        if one.levy is None:
            for charge in book.charges.get(one.id, ()):
                key = charge["property_id"] or charge["id"]
                row = book.properties.get(key, {})
                name = str(row.get("designation") or charge["designation"])
                yield charge["owner_id"], Estate(key, name, charge["amount"] or 0, row)
            return
        for key, amount in one.amounts.items():
            row = book.properties[key]
            parts = [(each.owner, each.amount) for each in book.day_charges(one, key)]
            for owner, part in parts or [(row["owner_id"], amount)]:
                yield owner, Estate(key, book.designation(key), part, row)


class SheetFacts:
    """What the sheets have in common: promises, the budget, what is to come, whom to ask."""

    def __init__(self, session: Session, options: Options, levied: Levied) -> None:
        self.levied, self.today = levied, options.date
        self.around = Surroundings(session, options.date)
        self.budget = read_budget(session)
        self._promises = read_rows(session, record("commitment"))
        self._project = read_rows(session, record("project"))[0]
        self.coming = tuple(self._coming(session))
        self.contact = self._contact(session, options)

    def own_promises(self, owner: str) -> list[Values]:
        """Return what an owner has promised."""
        return [row for row in self._promises if row["organisation_id"] == owner]

    def others_promises(self, owner: str) -> list[Values]:
        """Return what the others have promised beside money."""
        return [
            row
            for row in self._promises
            if row["organisation_id"] != owner and row["kind"] != "money"
        ]

    def promise(self, row: Values, *, party: bool = False) -> str:
        """Return a promise in words, with its party where it is wanted and known."""
        name = self.levied.book.short_owners.get(str(row["organisation_id"] or ""), "")
        title, value = str(row["title"]), str(row["value"] or "")
        number = number_text(int(value)) if value.isdecimal() else value
        told = not value or row["kind"] == "service" or title.startswith(value)
        said = title if told else f"{title}: {number} {row['unit']}".strip()
        return f"{name}: {said}" if party and name else said

    def area(self, owner: str) -> Fraction:
        """Return the gross floor area for which an owner pays, in m²."""
        return self.levied.areas.get(owner, Fraction(0))

    @property
    def agreed_until(self) -> date | None:
        """The day on which the agreement ends, where that is known and to come."""
        ends = self._project["agreement_end"]
        return ends if isinstance(ends, date) and ends >= self.today else None

    def _coming(self, session: Session) -> Iterator[tuple[date, str]]:
        """Yield the next meeting and the next activities with their days."""
        meetings = _from(read_rows(session, record("meeting")), "held_on", self.today)
        dated = read_dated(session)
        parents = {row["parent_id"] for row in dated if row["parent_id"]}
        begun = [row for row in dated if row["id"] not in parents and not row["progress"]]
        activities = _from(begun, "start", self.today)
        soon = self.today + _SOON
        yield from sorted(each for each in (*meetings[:1], *activities[:2]) if each[0] <= soon)

    def _contact(self, session: Session, options: Options) -> str:
        """Return whom to ask; no address of a person, as the sheet leaves the house."""
        known = options.author or str(self._project["consultant"] or "")
        own = [
            row
            for row in read_rows(session, record("organisation"))
            if row["membership"] == "own" or row["role_group"] == "place_organisation"
        ]
        site = str(own[0]["website"] or "") if own else ""
        who = known or (str(own[0]["name"]) if own else "")
        return ", ".join(part for part in (who, site) if part)


def _from(rows: list[Any], day: str, today: date) -> list[tuple[date, str]]:
    return sorted((row[day], str(row["title"])) for row in rows if row[day] and row[day] >= today)
