"""Counted people in words: what may be compared, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.formats import decimal_text, month_short, number_text
from workbench.base.language import N_, _, ngettext
from workbench.measures.observations import WARMER, month_of, read_round_month
from workbench.models.registry import record

if TYPE_CHECKING:
    from workbench.measures.observations import Compared, Fit, Share
    from workbench.rules.proportions import Proportion

_UNKNOWN: Final = {
    "seen_on": N_("day"),
    "weather": N_("weather"),
    "temperature": N_("temperature"),
    "method": N_("method"),
}


def round_title(name: str) -> str:
    """Return a round as people call it: "september 2026" for 2026-09."""
    return read_round_month(name) or name


def round_short(name: str) -> str:
    """Return a round for a narrow column: "sep 2025" for 2025-09."""
    day = month_of(name)
    return f"{month_short(day)} {day.year}" if day else name


def field_title(name: str) -> str:
    """Return what a count is called."""
    return record("observation")[name].title()


def amount(value: float | None) -> str:
    """Return a count as it is written; a mean of several has a decimal."""
    if value is None:
        return "–"
    return number_text(value) if float(value).is_integer() else number_text(value, 1)


def compared_text(compared: Compared | None) -> str:
    """Return two sums and their change: "395 → 643, +63 %"."""
    if compared is None:
        return ""
    figures = f"{amount(compared.before)} → {amount(compared.after)}"
    change = compared.change
    if change is None:
        return figures
    sign = "+" if change > 0 else "−" if change < 0 else "±"
    return f"{figures}, {sign}{number_text(abs(100 * change))}\N{NO-BREAK SPACE}%"


def share_text(share: Proportion | None) -> str:
    """Return a share with its interval and what it rests on: "42,5 % (32–53), n 80"."""
    if share is None:
        return "–"
    low, high = number_text(100 * share.low), number_text(100 * share.high)
    return _("{share} % ({low}–{high}), n {count}").format(
        share=number_text(100 * share.share, 1), low=low, high=high, count=number_text(share.n)
    )


def share_change(share: Share) -> str:
    """Return the change of a share in percentage points with its sign."""
    if share.difference is None:
        return ""
    value = 100 * share.difference.value
    sign = "+" if value > 0 else "−" if value < 0 else "±"
    return f"{sign}{number_text(abs(value), 1)}"


def share_verdict(share: Share) -> str:
    """Return whether the change of a share may be chance."""
    if share.difference is None:
        return ""
    return _("certain") if share.difference.certain else _("not certain")


def fit_lines(fit: Fit) -> list[tuple[str, str]]:
    """Return what speaks for and against comparing two rounds, each with its tone."""
    lines = []
    if fit.only_before or fit.only_after:
        lines.append(
            (
                _("{before} slots only in the first round and {after} only in the second: not used")
                .format(before=fit.only_before, after=fit.only_after),
                "warn",
            )
        )  # fmt: skip
    if fit.weather:
        said = ngettext(
            "Other weather in {count} slot", "Other weather in {count} slots", fit.weather
        )
        lines.append((said.format(count=fit.weather), "warn"))
    if fit.temperature:
        said = ngettext(
            "More than {degrees} degrees warmer or colder in {count} slot",
            "More than {degrees} degrees warmer or colder in {count} slots",
            fit.temperature,
        )
        lines.append((said.format(count=fit.temperature, degrees=WARMER), "warn"))
    if fit.season:
        lines.append((_("The rounds lie in different seasons"), "warn"))
    if fit.method:
        lines.append((_("The rounds were counted in different ways"), "warn"))
    if fit.unknown:
        what = ", ".join(_(_UNKNOWN[name]) for name in fit.unknown)
        lines.append((_("Not noted for all slots: {what}").format(what=what), "muted"))
    if fit.fits:
        said = ngettext(
            "The same {count} slot in both rounds", "The same {count} slots in both rounds",
            fit.shared,
        )  # fmt: skip
        lines.insert(0, (said.format(count=decimal_text(fit.shared)), "ok"))
    return lines
