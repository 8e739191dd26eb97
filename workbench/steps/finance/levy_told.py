"""How a levy came about in sentences, and what is odd about a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_text, kr
from workbench.base.language import _, ngettext
from workbench.rules.levy_division import Held
from workbench.rules.levy_steps import StepKind, steps
from workbench.rules.levy_words import step_words

if TYPE_CHECKING:
    from workbench.steps.finance.levies import LevyBook, Scenario


_LAST: Final = frozenset({StepKind.ROUNDED, StepKind.TOTAL})


class Told:
    """How the amounts of a model came about, for any number of properties.

    What was decided was written down in the words of that day. Where reckoning anew gives the same
    amounts to all, the steps are told anew, so that they are in the language of the reader.
    """

    def __init__(self, book: LevyBook, scenario: Scenario) -> None:
        self._book = book
        now = scenario if scenario.levy is not None else book.anew(scenario.row)
        same = now.levy is not None and now.amounts == scenario.amounts
        self._now = now if same else None
        self._written: dict[str, str] = {}
        for charge in book.charges.get(scenario.id, ()):
            for key in (charge["property_id"], charge["id"]):
                self._written.setdefault(key or "", charge["reckoning"])

    def lines(self, property_id: str) -> list[str]:
        """Return how a property's amount came about, a line a step, its sum last."""
        return self._told(property_id, total=True)

    def steps(self, property_id: str) -> list[str]:
        """Return the lines without the sum and its rounding, where they can be told apart."""
        return self._told(property_id, total=False)

    def _told(self, property_id: str, *, total: bool) -> list[str]:
        now = self._now
        if now is None or now.levy is None or property_id not in now.amounts:
            return self._written.get(property_id, "").splitlines()
        lines = [
            step_words(step)
            for step in steps(now.levy, property_id)
            if total or step.kind not in _LAST
        ]
        return [*lines, *_by_day_lines(self._book, now, property_id)]


def reckoning(book: LevyBook, scenario: Scenario, property_id: str) -> list[str]:
    """Return how a property's amount came about, a line a step; see :class:`Told`."""
    return Told(book, scenario).lines(property_id)


def _by_day_lines(book: LevyBook, scenario: Scenario, property_id: str) -> list[str]:
    """Return what each owner pays of a property that changes hands in the year."""
    text = _("{owner}: {days} of {all} days = {amount}")
    unknown = _("Unknown owner")
    return [
        text.format(
            owner=book.owners.get(each.owner or "", unknown),
            days=each.days,
            all=each.of,
            amount=kr(each.amount),
        )
        for each in book.day_charges(scenario, property_id)
    ]


def model_notes(book: LevyBook, scenario: Scenario) -> list[tuple[str, str]]:
    """Return what to know of a model, each sentence with its tone: the sum, the odd ones."""
    if scenario.problems:
        return [(each.text(), "error") for each in scenario.problems]
    if not scenario.reckoned:
        return []
    lines = [_sum_line(scenario)]
    if scenario.adopted:
        lines.append(_decided_line(scenario))
    if scenario.adopted and scenario.levy is None:
        now = book.anew(scenario.row)
        if now.amounts != dict(scenario.amounts):
            said = _("The properties have changed since: reckoned anew some amounts differ.")
            lines.append((said, "warn"))
    levy = scenario.levy or book.anew(scenario.row).levy
    if levy is not None:
        lines += _odd_lines(book, scenario, levy.without_weight)
        if levy.division is not None:
            capped = sum(each is Held.CAP for each in levy.division.held)
            floored = sum(each is Held.FLOOR for each in levy.division.held)
            said = _("At the cap: {capped}. At the floor: {floored}. The others carry the rest.")
            lines.append((said.format(capped=capped, floored=floored), "muted"))
    return lines


def _sum_line(scenario: Scenario) -> tuple[str, str]:
    total = sum(scenario.amounts.values())
    count = len(scenario.amounts)
    members = ngettext("{count} property", "{count} properties", count).format(count=count)
    owners = ngettext("{count} owner", "{count} owners", len(scenario.owners)).format(
        count=len(scenario.owners)
    )
    said = _("The sum is exactly {total}: {properties}, {owners}, largest remainder.")
    return said.format(total=kr(total), properties=members, owners=owners), "ok"


def _decided_line(scenario: Scenario) -> tuple[str, str]:
    said = _("Adopted {day}: {decision}. It stays as it was decided.").format(
        day=date_text(scenario.row["decided"]), decision=scenario.row["decision"]
    )
    return said, "ok"


def _odd_lines(
    book: LevyBook, scenario: Scenario, without: tuple[str, ...]
) -> list[tuple[str, str]]:
    """Return who weighs nothing and what that means for them."""
    if not without:
        return []
    names = ", ".join(_name(book, key) for key in without)
    fallback = scenario.row.get("fallback") or "nothing"
    if fallback == "area":
        text = _("No weight of their own, reckoned by their area instead: {names}.")
        return [(text.format(names=names), "muted")]
    if fallback == "fixed":
        text = _("No weight of their own, a fixed amount instead: {names}.")
        return [(text.format(names=names), "muted")]
    text = _("These have no weight here, so pay nothing by it: {names}.")
    return [(text.format(names=names), "warn")]


def _name(book: LevyBook, key: str) -> str:
    row = book.properties.get(key, {})
    return f"{row.get('code', '')} {row.get('designation', '')}".strip()
