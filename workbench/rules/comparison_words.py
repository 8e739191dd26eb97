"""Whether a change is certain, and why two rounds cannot be compared, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.language import N_, _, ngettext
from workbench.rules.comparison import Reason, Verdict

if TYPE_CHECKING:
    from workbench.rules.comparison import Caution, Comparability
    from workbench.rules.sampling import Sample

_REASONS: Final = {
    Reason.METHOD: N_("another method"),
    Reason.SAMPLING: N_("people chosen in another way"),
    Reason.POPULATION: N_("another population"),
    Reason.SEASON: N_("another season"),
    Reason.WORDING: N_("another wording"),
    Reason.SCALE: N_("another scale"),
}
_UNKNOWN: Final = {
    Reason.METHOD: N_("method"),
    Reason.SAMPLING: N_("sampling"),
    Reason.POPULATION: N_("population"),
    Reason.SEASON: N_("field period"),
    Reason.WORDING: N_("wording"),
    Reason.SCALE: N_("scale"),
}
_VERDICTS: Final = {
    Verdict.BETTER: N_("certain, for the better"),
    Verdict.WORSE: N_("certain, for the worse"),
    Verdict.UNCERTAIN: N_("not certain"),
    Verdict.NOT_COMPARABLE: N_("not comparable"),
}


def verdict_words(verdict: Verdict) -> str:
    """Return what stands beside a change: "not certain"."""
    return _(_VERDICTS[verdict])


def comparability_words(found: Comparability) -> str:
    """Return why rounds are not comparable, else what would have to be known; "" if all is well."""
    if found.reasons:
        reasons = ", ".join(_(_REASONS[each]) for each in found.reasons)
        return _("Not comparable: {reasons}.").format(reasons=reasons)
    if found.unknown:
        facts = ", ".join(_(_UNKNOWN[each]) for each in found.unknown)
        text = _("Comparable as far as is known; not stated for both rounds: {facts}.")
        return text.format(facts=facts)
    return ""


def sample_words(sample: Sample) -> str:
    """Return what to say of intervals from answers that were not drawn by lot; else ""."""
    return "" if sample.drawn else _("The interval would hold if the sample had been random.")


def caution_words(found: Caution) -> str:
    """Return what to say beside several comparisons of which some look certain; else ""."""
    if found.found == 0 or found.compared == 1:
        return ""
    expected = max(1, round(found.by_chance))
    chance = ngettext(
        "Of {compared} comparisons about {count} looks certain by mere chance.",
        "Of {compared} comparisons about {count} look certain by mere chance.",
        expected,
    ).format(compared=found.compared, count=expected)
    together = ngettext(
        "{count} is certain even when all are judged together.",
        "{count} are certain even when all are judged together.",
        found.together,
    ).format(count=found.together)
    return f"{chance} {together}"
