"""Models side by side, an owner who leaves, and what is really paid (domain guide F4, 4.1)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from workbench.base.language import N_
from workbench.rules.levy import reckon
from workbench.rules.levy_roll import roll
from workbench.rules.levy_terms import refuse
from workbench.rules.levy_types import Problem
from workbench.rules.money import ORE_PER_KRONA, Exact, exact, half_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.rules.levy import Levy
    from workbench.rules.levy_roll import Roll
    from workbench.rules.levy_types import LevyModel


class ComparedRow(NamedTuple):
    """What a property or an owner (its key, None where not known) pays under each model, in öre.

    0 where it does not pay. ``differences`` are against the first model.
    """

    key: str | None
    amounts: tuple[int, ...]

    @property
    def differences(self) -> tuple[int, ...]:
        """How much more than under the first model, less below 0."""
        return tuple(amount - self.amounts[0] for amount in self.amounts)

    @property
    def spread(self) -> int:
        """From the cheapest model to the dearest."""
        return max(self.amounts) - min(self.amounts)


def compare_properties(levies: Sequence[Levy]) -> tuple[ComparedRow, ...]:
    """Return all properties of any of the levies with their amounts, in the order they come."""
    found = [each.by_property for each in levies]
    ids = dict.fromkeys(key for each in found for key in each)
    return tuple(ComparedRow(key, tuple(each.get(key, 0) for each in found)) for key in ids)


def compare_owners(levies: Sequence[Levy]) -> tuple[ComparedRow, ...]:
    """Return all owners under any of the levies with their amounts, in the order they come."""
    found = [each.by_owner for each in levies]
    owners = dict.fromkeys(key for each in found for key in each)
    return tuple(ComparedRow(key, tuple(each.get(key, 0) for each in found)) for key in owners)


@dataclass(frozen=True, slots=True)
class Leaving:
    """What happens when an owner leaves.

    Either the others pay as before and ``lost`` öre are missing, or they carry it: ``shared`` is
    the same total shared out among them.
    """

    lost: int
    shared: Levy


def leave(levy: Levy, owner: str | None) -> Leaving:
    """Return what happens when an owner leaves with all properties.

    LevyError when the others cannot carry the total: nobody is left, or the cap forbids it.
    """
    staying = roll(each for each in levy.roll.properties if each.owner != owner)
    return Leaving(levy.by_owner.get(owner, 0), reckon(levy.model, staying))


def with_total(model: LevyModel, members: Roll, total: int) -> Levy:
    """Return the levy for another total, as when a grant is halved."""
    return reckon(replace(model, total=total), members)


def collected(total: int, rate: Exact) -> int:
    """Return the öre that come in when a share ``rate`` (0..1) of the levy is paid."""
    return half_up(total * exact(rate))


def to_charge(needed: int, rate: Exact, unit: int = ORE_PER_KRONA) -> int:
    """Return the total to decide so that at least ``needed`` öre come in, in multiples of ``unit``.

    LevyError where nothing is expected to come in.
    """
    if rate <= 0:
        refuse([Problem(N_("The collection rate must be above 0 per cent."), {})])
    return ceil(needed / exact(rate) / unit) * unit
