"""What if: other terms, a larger need, an owner who leaves, some who do not pay. Not saved."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from workbench.base.formats import decimal_text, kr
from workbench.base.language import _
from workbench.rules.levy_scenarios import collected, to_charge
from workbench.rules.levy_types import LevyError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from workbench.steps.finance.levies import LevyBook, Scenario, Values

_NOBODY = ""


@dataclass(frozen=True)
class Trial:
    """What is tried. ``terms`` are changed fields by model id; ``total`` öre for all models.

    ``more`` is öre that must be shared out beside it, as when a grant is halved, and ``grant`` what
    that is called. ``left`` is the id of an owner supposed to leave, ``rate`` the per cent of the
    levy that is expected to be paid.
    """

    terms: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    total: int | None = None
    more: int = 0
    grant: str = _NOBODY
    left: str = _NOBODY
    rate: Decimal | None = None

    def with_term(self, model_id: str, name: str, value: object) -> Trial:
        """Return the same with one more changed field of a model."""
        mine = {**self.terms.get(model_id, {}), name: value}
        return replace(self, terms={**self.terms, model_id: mine})

    def changed(self, row: Values) -> dict[str, Any]:
        """Return what this changes in a model."""
        changes = dict(self.terms.get(row["id"], {}))
        if self.total is not None or self.more:
            changes["total"] = (self.total if self.total is not None else row["total"] or 0) + (
                self.more
            )
        return {name: value for name, value in changes.items() if row.get(name) != value}

    def keeps(self, model_id: str) -> bool:
        """Whether there is anything that could be saved in a model."""
        tried_here = bool(self.terms.get(model_id))
        return tried_here or self.total is not None or bool(self.more) or self.rate is not None

    @property
    def idle(self) -> bool:
        """Whether nothing is tried that changes amounts."""
        return (
            not any(self.terms.values()) and self.total is None and not self.more and not self.left
        )


def tried(book: LevyBook, rows: list[Values], trial: Trial) -> tuple[Scenario, ...]:
    """Return the models reckoned as the trial says; untouched adopted ones as they were decided."""
    without = [trial.left] if trial.left else []
    found = []
    for row in rows:
        changes = trial.changed(row)
        wanted = {**row, **changes, "status": "scenario"} if changes else row
        scenario = book.scenario(wanted, without=without)
        found.append(replace(scenario, row={**wanted, "status": row["status"]}))
    return tuple(found)


def trial_lines(book: LevyBook, row: Values, trial: Trial) -> list[tuple[str, str]]:
    """Return what the trial means for one model in sentences, each with its tone."""
    lines: list[tuple[str, str]] = []
    if trial.left:
        lines.append(_leaving(book, row, trial))
    if trial.more:
        said = _("If “{grant}” is halved, {amount} more is shared out.")
        lines.append((said.format(grant=trial.grant, amount=kr(trial.more)), "warn"))
    changes = trial.changed(row)
    total = changes.get("total", row["total"]) or 0
    rate = trial.rate if trial.rate is not None else row["collection_percent"]
    if rate is not None and total:
        lines += _paying(total, rate)
    return lines


def _leaving(book: LevyBook, row: Values, trial: Trial) -> tuple[str, str]:
    before = book.scenario(row if not trial.changed(row) else {**row, **trial.changed(row),
                                                               "status": "scenario"})  # fmt: skip
    lost = before.owners.get(trial.left, 0)
    name = book.owners.get(trial.left, "")
    text = _("Without {owner}, {amount} is missing, or the others carry it as shown here.")
    return text.format(owner=name, amount=kr(lost)), "warn"


def _paying(total: int, percent: Decimal) -> list[tuple[str, str]]:
    share = Fraction(percent) / 100
    come = collected(total, share)
    said = _("If {percent} % is paid, {amount} comes in.").format(
        percent=decimal_text(percent), amount=kr(come)
    )
    if come >= total:
        return [(said, "ok")]
    try:
        needed = to_charge(total, share)
    except LevyError:
        return [(said, "error")]
    more = _("{missing} is missing; to get {total} in, {needed} must be decided.").format(
        missing=kr(total - come), total=kr(total), needed=kr(needed)
    )
    return [(f"{said} {more}", "warn")]
