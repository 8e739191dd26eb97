"""Who is in favour of the collaboration and who has joined, reckoned from the registers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from workbench.base.language import N_
from workbench.models.registry import record
from workbench.project.register import read_rows, update_row
from workbench.rules.support import (
    BASES,
    Holding,
    Stand,
    Tally,
    dual_key,
    holders,
    joined,
    nearest,
    tallies,
    vote_tally,
    weights,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.project import Project
    from workbench.project.register import Values

MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Owner:
    """One who weighs in: an organisation, or a property whose owner nobody knows.

    ``id`` is the organisation's; of an unknown owner it is the property's and ``known`` is False.
    ``name`` is then the property's designation. ``value`` is in öre.
    """

    id: str
    known: bool
    name: str
    stand: str
    since: date | None
    properties: int
    floor_area: Fraction
    value: Fraction
    votes: int
    member: bool


@dataclass(frozen=True, slots=True)
class Support:
    """The support on every basis, who stands how, and how many have joined."""

    owners: tuple[Owner, ...]
    tallies: tuple[Tally, ...]
    votes: Tally
    dual_key: bool
    joined: tuple[Tally, ...]
    holdings: tuple[Holding, ...]

    def closest(self, tally: Tally) -> tuple[Owner, bool] | None:
        """Return whose yes helps most to two thirds on a basis, and whether it is enough alone.

        Those who have said nothing come before those who are against. Where all weigh the same,
        nobody is closer than another: None.
        """
        weigh = (
            weights(self.holdings, tally.basis)
            if tally.basis in BASES
            else {each.id: Fraction(each.votes) for each in self.owners}
        )
        asked = {each.id: each for each in self.owners if each.known and each.stand != Stand.FOR}
        if len({weigh.get(key, Fraction(0)) for key in asked}) == 1 < len(asked):
            return None
        found = None
        for stand in (Stand.UNDECIDED, Stand.AGAINST):
            some = {
                key: weigh.get(key, Fraction(0)) for key, o in asked.items() if o.stand == stand
            }
            one = nearest(tally.to_two_thirds, some)
            if one is not None and (found is None or one[1]):
                found = one
            if found is not None and found[1]:
                break
        return (asked[found[0]], found[1]) if found else None


def read_support(session: Session, supposed: Mapping[str, str] | None = None) -> Support:
    """Return the support as registered; ``supposed`` are other standpoints to try, by owner."""
    parties = {row["id"]: row for row in read_rows(session, record("organisation"))}
    estates = read_rows(session, record("property"))
    holdings = tuple(_holding(row) for row in estates)
    stands = {key: row["standpoint"] or Stand.UNDECIDED for key, row in parties.items()}
    stands |= supposed or {}
    owners = _owners(parties, estates, holdings, stands)
    found = tallies(holdings, stands)
    members = [row["id"] for row in estates if _has_joined(row, parties)]
    inside = [key for key, row in parties.items() if row["membership"] == MEMBER]
    return Support(
        owners,
        found,
        vote_tally({each.id: each.votes for each in owners}, stands),
        dual_key(found),
        joined(holdings, members, inside),
        holdings,
    )


def _holding(row: Values) -> Holding:
    return Holding(row["id"], row["owner_id"] or "", row["gross_floor_area"], row["assessed_value"])


def _has_joined(estate: Values, parties: Mapping[str, Values]) -> bool:
    """Return whether a property is in: by its own status, or by its owner's where it has none."""
    if estate["status"]:
        return bool(estate["status"] == MEMBER)
    owner = parties.get(estate["owner_id"] or "")
    return owner is not None and owner["membership"] == MEMBER


def _owners(
    parties: Mapping[str, Values],
    estates: list[Values],
    holdings: tuple[Holding, ...],
    stands: Mapping[str, str],
) -> tuple[Owner, ...]:
    names = {row["id"]: row["designation"] for row in estates}
    _count, number, area, value = (weights(holdings, basis) for basis in BASES)
    with_votes = [key for key, row in parties.items() if row["votes"]]
    found = []
    for key in dict.fromkeys((*holders(holdings), *with_votes)):
        party = parties.get(key)
        votes = party["votes"] if party else None
        found.append(
            Owner(
                id=key,
                known=party is not None,
                name=(party["short_name"] or party["name"]) if party else names[key],
                stand=stands.get(key, Stand.UNDECIDED),
                since=party["standpoint_date"] if party else None,
                properties=int(number.get(key, 0)),
                floor_area=area.get(key, Fraction(0)),
                value=value.get(key, Fraction(0)),
                votes=1 if votes is None else votes,
                member=bool(party and party["membership"] == MEMBER),
            )
        )
    return tuple(sorted(found, key=lambda each: (not each.known, -each.floor_area)))


def regime_in_force(session: Session, today: date) -> Values | None:
    """Return the row of the legal regime that holds on a day, or None where nobody has said."""
    held = [row for row in read_rows(session, record("legal_regime")) if row["valid_from"] <= today]
    return max(held, key=lambda row: row["valid_from"], default=None)


def take_stand(project: Project, stands: Mapping[str, str], *, initiator: object = None) -> None:
    """Write what owners have said, by id, as of today."""
    kind = record("organisation")
    today = project.clock.today()
    with project.edit(N_("Changed who is in favour"), initiator=initiator) as session:
        for key, said in stands.items():
            update_row(session, kind, key, {"standpoint": said, "standpoint_date": today})
