"""Why small numbers are not shown, in sentences that do not give away which one is small."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.language import N_, _
from workbench.rules.suppression import DEFAULT
from workbench.rules.suppression_types import State, Thresholds, Why

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.rules.suppression_types import Row, ShownSplit

_NOT_SHOWN: Final = {
    Why.SMALL_GROUP: N_(
        "Not shown by {split}: a group has fewer than {group} answers and could be worked out."
    ),
    Why.SMALL_CELL: N_(
        "Not shown by {split}: in a group fewer than {cell} gave one of the answers, which could "
        "be worked out."
    ),
    Why.OTHER_TABLE: N_("Not shown by {split}: a group is too small in another round or question."),
    Why.CROSSING: N_("Not shown by {split}: some of the groups are too small."),
}
_TOGETHER: Final = {
    Why.SMALL_GROUP: N_(
        "{groups} are shown together: one has fewer than {group} answers and could be worked out."
    ),
    Why.SMALL_CELL: N_(
        "{groups} are shown together: in one of them fewer than {cell} gave one of the answers, "
        "which could be worked out."
    ),
    Why.OTHER_TABLE: N_(
        "{groups} are shown together: one is too small in another round or question."
    ),
}


def split_words(
    split: ShownSplit, name: str, groups: Sequence[str] = (), limits: Thresholds = DEFAULT
) -> str:
    """Return why a split, or some groups of it, cannot be shown by themselves; else "".

    ``name`` says by what the answers are divided, ``groups`` are the labels of ``split.together``.
    """
    facts = {"split": name, "group": limits.group, "cell": limits.cell}
    if split.why is not None:
        return _(_NOT_SHOWN[split.why]).format(**facts)
    reasons = {split.rows[group].why for group in split.together}
    why = next((each for each in _TOGETHER if each in reasons), None)
    return _(_TOGETHER[why]).format(groups=", ".join(groups), **facts) if why else ""


def row_words(row: Row, limits: Thresholds = DEFAULT) -> str:
    """Return why a row (of all, or of a group that is shown) lacks something; else ""."""
    if not row.shown:
        return _("Not shown: fewer than {group} answers.").format(group=limits.group)
    if not row.share_shown:
        text = _("The share is not shown: fewer than {cell} on one side.")
        return text.format(cell=limits.cell)
    if any(each is not State.SHOWN for each in row.cells):
        text = _("Answers are shown together where fewer than {cell} gave one of them.")
        return text.format(cell=limits.cell)
    return ""
