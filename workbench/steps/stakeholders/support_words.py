"""The support in words and as a picture, the same on the page and in documents."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_text, number_text, percent_text
from workbench.base.language import N_, _, ngettext
from workbench.charts.thresholds import Measure, Threshold
from workbench.models.registry import record
from workbench.rules.support import (
    ASSESSED_VALUE,
    FLOOR_AREA,
    OWNERS,
    PROPERTIES,
    VOTES,
    Tally,
)

if TYPE_CHECKING:
    from workbench.project.register import Values
    from workbench.steps.stakeholders.support import Support

MILLION: Final = 100_000_000  # öre
TENTH: Final = MILLION // 10
_BASES: Final = {
    OWNERS: N_("Owners"),
    PROPERTIES: N_("Properties"),
    FLOOR_AREA: N_("Gross floor area (GFA)"),
    ASSESSED_VALUE: N_("Assessed value"),
    VOTES: N_("Votes"),
}


def basis_name(basis: str) -> str:
    """Return what a basis is called in the current language."""
    return _(_BASES[basis])


def thresholds() -> tuple[Threshold, ...]:
    """Return the usual thresholds; which of them counts, the legal regime decides."""
    return (Threshold(1 / 2, "> 1/2"), Threshold(2 / 3, "≥ 2/3"))


def _number(basis: str, amount: Fraction | int) -> str:
    if basis == ASSESSED_VALUE:
        return number_text(float(Fraction(amount) / MILLION), 1)
    return number_text(int(amount) if Fraction(amount).denominator == 1 else float(amount))


def amount_text(basis: str, amount: Fraction | int) -> str:
    """Return a weight with its unit: "4 owners", "61 700 m²", "SEK 847.0 m"."""
    number = _number(basis, amount)
    if basis == FLOOR_AREA:
        return "\N{NO-BREAK SPACE}".join((number, _("m²")))
    if basis == ASSESSED_VALUE:
        return _("SEK {number} m").format(number=number)
    forms = {
        OWNERS: ngettext("{number} owner", "{number} owners", int(amount)),
        PROPERTIES: ngettext("{number} property", "{number} properties", int(amount)),
        VOTES: ngettext("{number} vote", "{number} votes", int(amount)),
    }
    return forms[basis].format(number=number)


def verdict(tally: Tally) -> tuple[str, str]:
    """Return what a share reaches, and the tone to say it in."""
    if not tally.total:
        return _("nothing to weigh"), "muted"
    if tally.two_thirds:
        return _("reaches two thirds"), "ok"
    if tally.majority:
        return _("more than half"), "ok"
    return _("not more than half"), "warn"


def measures(
    found: Support, real: Support | None = None, *, names: bool, votes: bool = True
) -> list[Measure]:
    """Return a bar for each basis; ``real`` is how it is where ``found`` is only supposed.

    ``names`` tells whether anybody may be named.
    """
    tallies = [*found.tallies, *([found.votes] if votes else [])]
    before = {each.basis: each.share for each in (*real.tallies, real.votes)} if real else {}
    return [_measure(found, each, before.get(each.basis), names=names) for each in tallies]


def lacking_text(found: Support, tally: Tally, *, names: bool) -> str:
    """Return what is lacking to two thirds and who is closest, or nothing where it is reached."""
    if tally.two_thirds or not tally.total:
        return ""
    lacking = tally.to_two_thirds
    if tally.basis == ASSESSED_VALUE:
        lacking = -(-lacking // TENTH) * TENTH  # rounded up: less would not be enough
    amount = amount_text(tally.basis, lacking)
    closest = found.closest(tally) if names else None
    if closest is None:
        return _("{amount} short of 2/3").format(amount=amount)
    owner, enough = closest
    said = (
        _("{amount} short of 2/3: closest is {name}")
        if enough
        else _("{amount} short of 2/3: of those left, {name} weighs most")
    )
    return said.format(amount=amount, name=owner.name)


def joined_measures(found: Support) -> list[Measure]:
    """Return a bar for each basis of how much has joined (the participation rate)."""
    return [
        Measure(
            label=basis_name(each.basis),
            yes=each.share,
            no=0.0,
            figure=percent_text(each.share, 1),
            verdict="",
            caption=_("{amount} of {total}").format(
                amount=_number(each.basis, each.in_favour),
                total=amount_text(each.basis, each.total),
            ),
            key=each.basis,
        )
        for each in found.joined
    ]


def dual_text(found: Support) -> str:
    """Return whether the dual key is reached, in words."""
    if found.dual_key:
        return _("Dual key: more than half both by number of owners and by assessed value.")
    return _("Dual key: not more than half both by number of owners and by assessed value.")


def regime_text(regime: Values | None) -> str:
    """Return which legal regime holds and who says so, or that nobody has said."""
    if regime is None:
        return _("Legal regime: nothing noted. Note which rules hold, from when, and the source.")
    choice = record("legal_regime")["regime"].choice(regime["regime"])
    return _("Legal regime: {regime} from {day}. Source: {source}").format(
        regime=choice.text() if choice else "–",
        day=date_text(regime["valid_from"]),
        source=regime["source"],
    )


def _measure(found: Support, tally: Tally, before: float | None, *, names: bool) -> Measure:
    said, tone = verdict(tally)
    parts = [
        _("{amount} of {total}").format(
            amount=_number(tally.basis, tally.in_favour),
            total=amount_text(tally.basis, tally.total),
        )
    ]
    if tally.against:
        parts.append(_("against {amount}").format(amount=amount_text(tally.basis, tally.against)))
    if tally.blank:
        parts.append(
            ngettext(
                "{count} property without a figure",
                "{count} properties without a figure",
                tally.blank,
            ).format(count=tally.blank)
        )
    if lacking := lacking_text(found, tally, names=names):
        parts.append(lacking)
    all_ = tally.total or Fraction(1)
    return Measure(
        label=basis_name(tally.basis),
        yes=tally.share,
        no=float(tally.against / all_),
        figure=percent_text(tally.share, 1),
        verdict=said,
        tone=tone,
        caption=" · ".join(parts),
        before=before,
        key=tally.basis,
    )
