"""Whether a levy's terms can be met at all, told in sentences before anything is reckoned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import N_
from workbench.rules.levy_types import Amount, LevyError, Problem
from workbench.rules.levy_weights import missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.rules.levy_roll import Roll
    from workbench.rules.levy_types import LevyModel


def bounds(model: LevyModel) -> tuple[int | None, int | None]:
    """Return floor and cap in units, the floor rounded up and the cap down."""
    return (
        None if model.floor is None else -(-model.floor // model.unit),
        None if model.cap is None else model.cap // model.unit,
    )


def refuse(problems: Iterable[Problem]) -> None:
    """Raise LevyError if there is any problem."""
    found = tuple(problems)
    if found:
        raise LevyError(found)


def model_problems(model: LevyModel, roll: Roll) -> tuple[Problem, ...]:
    """Return everything that keeps a model from being reckoned; empty when it can be."""
    if model.unit <= 0:
        return (Problem(N_("Amounts must be rounded to at least one öre."), {}),)
    if not roll.properties:
        return (Problem(N_("There are no properties to share out among."), {}),)
    bases = dict.fromkeys(key.base for key in model.keys if key.share)
    unknown = (each for base in bases for each in missing(base, model, roll))
    return (*_amounts(model), *_keys(model), *_limits(model, len(roll.properties)), *unknown)


def _amounts(model: LevyModel) -> Iterator[Problem]:
    fallback = model.fallback.amount if model.fallback else 0
    for amount in (model.total, model.fixed, fallback, model.floor or 0, model.cap or 0):
        if amount < 0:
            yield Problem(N_("{amount} is negative."), {"amount": Amount(amount)})
    for amount in (model.total, model.fixed, fallback):
        if amount % model.unit:
            facts = {"amount": Amount(amount), "unit": Amount(model.unit)}
            yield Problem(N_("{amount} cannot be shared out in whole multiples of {unit}."), facts)


def _keys(model: LevyModel) -> Iterator[Problem]:
    if any(key.share < 0 for key in model.keys):
        yield Problem(N_("A key has a negative share."), {})
    if not any(key.share for key in model.keys) and not model.fixed:
        yield Problem(N_("Nothing says how to share out: choose at least one key."), {})
    every = [model.area, *model.by_category.values()]
    if any(
        weight < 0
        for each in every
        for weight in (each.lettable_area, each.residential_area, each.gross_area)
    ):
        yield Problem(N_("A weight for area is negative."), {})


def _limits(model: LevyModel, count: int) -> Iterator[Problem]:
    low, high = bounds(model)
    if low is not None and high is not None and low > high:
        yield Problem(N_("The floor is higher than the cap."), {})
        return
    facts = {"count": count, "total": Amount(model.total)}
    if low is not None and low * model.unit * count > model.total:
        facts |= {"floor": Amount(low * model.unit), "least": Amount(low * model.unit * count)}
        text = N_("{count} properties at the floor of {floor} pay {least}; only {total} is needed.")
        yield Problem(text, facts)
    if high is not None and high * model.unit * count < model.total:
        facts |= {"cap": Amount(high * model.unit), "most": Amount(high * model.unit * count)}
        text = N_("{count} properties at the cap of {cap} pay no more than {most} of {total}.")
        yield Problem(text, facts)
