"""What stands beside a comparison of counted incidents, in sentences."""

from __future__ import annotations

from typing import Final

from workbench.base.language import N_, _
from workbench.rules.displacement import Movement
from workbench.rules.incidents import FEW, Note
from workbench.rules.zone_counts import LIMIT, Mark

_NOTES: Final = {
    Note.SOURCE_CHANGED: N_("Not comparable: the source has changed."),
    Note.BREAK: N_("Not comparable: the series is broken between the periods."),
    Note.MIXED_SOURCES: N_("Figures of several sources are added together."),
    Note.DETECTION: N_("Own staff began in between: more seen and logged need not mean more."),
    Note.FEW: N_("Fewer than {count} incidents in one of the periods."),
}
_MOVEMENTS: Final = {
    Movement.NO_DECREASE: N_("No certain decrease inside the place, so nothing has moved away."),
    Movement.DISPLACED: N_("Fewer inside and more beside the place: incidents may have moved."),
    Movement.PERHAPS_DISPLACED: N_(
        "Fewer inside the place. The increase beside it may be chance; keep watching."
    ),
    Movement.STAYED_AWAY: N_("Fewer inside the place and not more beside it."),
    Movement.ALSO_OUTSIDE: N_(
        "Fewer inside and beside the place: the effect has spread, or both have another cause."
    ),
}


def note_words(note: Note) -> str:
    """Return the sentence of a note."""
    return _(_NOTES[note]).format(count=FEW)


def movement_words(movement: Movement) -> str:
    """Return what the counts inside and beside the place say together."""
    return _(_MOVEMENTS[movement])


def zone_words(mark: Mark, count: int, limit: int = LIMIT) -> str:
    """Return a zone's count as it may be shown: "12", "<5" or "•"."""
    return {Mark.COUNT: str(count), Mark.FEW: f"<{limit}", Mark.HIDDEN: "•"}[mark]
