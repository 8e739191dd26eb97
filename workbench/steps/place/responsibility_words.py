"""A cell of the responsibility matrix in words and signs, and what is typed or pasted into one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from workbench.base.collate import fold
from workbench.base.formats import date_text
from workbench.base.language import N_, _
from workbench.base.parse import ParseError
from workbench.exchange.values import usual_one
from workbench.rules.responsibility import CLEAR, DOUBLE, NOT_RELEVANT, UNCLEAR, Gap
from workbench.steps.place.responsibilities import CELL

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from workbench.rules.responsibility import Statement
    from workbench.steps.place.responsibilities import Party

STATUS = CELL["status"]
SIGNS: Final = {UNCLEAR: "?", DOUBLE: "≠", NOT_RELEVANT: "–"}
_TYPED_SIGNS: Final = {
    "?": UNCLEAR, "≠": DOUBLE, "2": DOUBLE, "–": NOT_RELEVANT, "-": NOT_RELEVANT,
}  # fmt: skip
BETWEEN: Final = " / "

GAPS: Final = {
    Gap.NOBODY_CLEANS: N_("nobody cleans"),
    Gap.UNCLEAR: N_("unclear"),
    Gap.DOUBLE: N_("double"),
    Gap.UNSAID: N_("nothing said"),
    Gap.NO_PERFORMER: N_("no performer"),
    Gap.NO_ACCOUNTABLE: N_("no accountable"),
}


def gap_text(gap: Gap) -> str:
    """Return what is missing in words."""
    return _(GAPS[gap])


def status_text(status: str | None) -> str:
    """Return a status in words, as within a sentence."""
    choice = STATUS.choice(status)
    return choice.text().lower() if choice else _("nothing said")


def status_letters() -> dict[str, str]:
    """Return by which letter each status is typed in the current language: "t" is clear."""
    return {choice.text()[:1].lower(): choice.key for choice in STATUS.choices}


def typed_status(text: str) -> str | None:
    """Return the status that one typed letter or sign means, or None.

    Capitals are left to the marks of organisations.
    """
    return status_letters().get(text) or _TYPED_SIGNS.get(text)


def period_title(day: date) -> str:
    """Return what a beginning is called: the year alone where it is the first of January."""
    return str(day.year) if (day.month, day.day) == (1, 1) else date_text(day)


def mark_of(said: Statement | None, parties: Mapping[str, Party]) -> str:
    """Return what stands in a narrow cell."""
    if said is None or said.status is None:
        return ""
    if said.status != CLEAR:
        return SIGNS[said.status]
    party = parties.get(said.performer or "")
    return party.mark if party else "✓"


def name_of(said: Statement | None, parties: Mapping[str, Party]) -> str:
    """Return who performs in short, or the status where nobody clearly does."""
    party = parties.get(said.performer or "") if said else None
    clear = said is not None and said.status == CLEAR
    return party.short if party and clear else status_text(said.status if said else None)


def spoken(said: Statement | None, parties: Mapping[str, Party]) -> str:
    """Return a cell as one says it: "clear, performer Kommunen, accountable Brf Eken"."""
    parts = [status_text(said.status if said else None)]
    performer = parties.get(said.performer or "") if said else None
    accountable = parties.get(said.accountable or "") if said else None
    if performer:
        parts.append(_("performer {name}").format(name=performer.short))
    if accountable:
        parts.append(_("accountable {name}").format(name=accountable.short))
    return ", ".join(parts)


def cell_text(said: Statement | None, parties: Mapping[str, Party]) -> str:
    """Return a cell as a spreadsheet shows it and :func:`read_cell` reads it."""
    if said is None or said.status is None:
        return ""
    who = [parties[key].short if key in parties else "" for key in _people(said)]
    names = BETWEEN.join(who) if who[1] else who[0]
    sign = SIGNS.get(said.status, "")
    return f"{sign} {names}".strip() or status_text(said.status)


def _people(said: Statement) -> tuple[str, str]:
    return said.performer or "", said.accountable or ""


def read_cell(text: str, parties: Mapping[str, Party]) -> dict[str, Any]:
    """Return what ``text`` says of a cell: status, performer and accountable; {} for nothing.

    "Kommunen" is clear and performed by them, "Kommunen / Brf Eken" tells the accountable too,
    "? Kommunen" is unclear; a status may stand alone, as word, letter or sign. Raises ParseError
    for somebody nobody knows.
    """
    bare = text.strip()
    if not bare:
        return {}
    alone = usual_one(bare, STATUS)
    status = typed_status(bare) or (alone.key if alone else None)
    if status:
        return {"status": status, "performer_id": None, "accountable_id": None}
    sign = _TYPED_SIGNS.get(bare[0]) if bare[1:2] in {" ", ""} else None
    names = bare[1:] if sign else bare
    performer, accountable = _two(names.strip(), parties)
    return {"status": sign or CLEAR, "performer_id": performer, "accountable_id": accountable}


def _two(names: str, parties: Mapping[str, Party]) -> tuple[str | None, str | None]:
    known = find_party(names, parties)
    if known:
        return known, None
    first, slash, second = names.partition(BETWEEN.strip())
    found = tuple(_known(each.strip(), parties) for each in (first, second))
    if not slash:
        return found[0], None
    return found[0], found[1]


def _known(name: str, parties: Mapping[str, Party]) -> str | None:
    if not name:
        return None
    key = find_party(name, parties)
    if key is None:
        raise ParseError(N_("Nobody here is called “{text}”"), text=name[:60])
    return key


def find_party(name: str, parties: Mapping[str, Party]) -> str | None:
    """Return who is called so: by name, short name, code or mark, in that order."""
    key = fold(name)
    for says in ("name", "short", "code", "mark"):
        for party in parties.values():
            if key and fold(getattr(party, says)) == key:
                return party.id
    return None
