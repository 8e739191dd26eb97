"""What changed in the project between two versions of a document, in plain words, by section."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_text, decimal_text, kronor
from workbench.base.language import N_, _
from workbench.documents.audience import Audience, may_show
from workbench.models.field import Kind
from workbench.models.registry import RECORDS
from workbench.project.differences import Difference, differences, edit_number
from workbench.project.register import names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session

    from workbench.models.field import Field, Record
    from workbench.project.project import Project

OWN: Final = frozenset({
    "document_recipe", "paper_look", "issued_document", "erasure", "step_note", "underlay",
})  # fmt: skip
# The step whose section of a document a register stands in; others stand under their own name.
SECTIONS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "place": (
        N_("The place"),
        ("project", "property", "surface", "former_owner", "maintenance_task", "responsibility",
         "legal_regime"),
    ),
    "stakeholders": (
        N_("Who takes part"),
        ("organisation", "stakeholder", "stakeholder_group", "assessment", "relation", "contact",
         "commitment"),
    ),
    "situation": (
        N_("The situation"),
        ("finding", "walk", "walk_stop", "interview", "condition", "problem", "cause",
         "place_strength", "survey", "survey_item", "survey_round", "incident", "series_break",
         "benchmark", "data_source", "observation", "inspection", "inspection_score", "rating",
         "rating_occasion", "photo"),
    ),
    "organisation": (N_("Organisation"), ("body", "seat")),
    "vision": (N_("Vision and goals"), ("goal", "indicator", "vision_picture", "look")),
    "plan": (N_("Action plan"), ("activity", "risk", "permit", "calendar_day")),
    "finance": (
        N_("Money"),
        ("budget_version", "budget_line", "budget_quarter", "levy_model", "levy_charge",
         "levy_category", "vat_rate", "hour_rate"),
    ),
    "agreement": (N_("Agreements"), ("agreement", "clause", "signature")),
}  # fmt: skip
_PLACES: Final = {table: step for step, (_title, tables) in SECTIONS.items() for table in tables}
_LETTERS: Final = 90
_UNSAID: Final = frozenset({Kind.SHAPE, Kind.LINKS, Kind.DEPENDENCIES, Kind.YEARLY})


@dataclass(frozen=True)
class Section:
    """The changes under one heading; ``step`` is where they were made, "" for no single one."""

    step: str
    title: str
    lines: tuple[str, ...]


def changed_since(
    project: Project,
    before: str,
    after: str | None,
    audience: Audience,
    origin: str = "",
) -> tuple[Section, ...]:
    """Return what differs between two edits, given by key; ``after`` None is now.

    Only what the audience may see is told; ``origin`` limits it to one step. Raises
    WorkbenchError where the history does not go back so far.
    """
    start = edit_number(project.raw, before)
    end = None if after is None else edit_number(project.raw, after)
    if start is None or (after is not None and end is None):
        raise WorkbenchError(N_("The history of the file does not go back to that version"))
    with project.read() as session:
        teller = _Teller(session, audience)
        found: dict[str, list[str]] = {}
        for each in differences(project.raw, start, end):
            record = RECORDS.get(each.table)
            step = _PLACES.get(each.table, "")
            if record is None or each.table in OWN or (origin and step != origin):
                continue
            found.setdefault(step or record.table, []).extend(teller.told(record, each))
    order = [*SECTIONS, *found]
    return tuple(
        Section(key if key in SECTIONS else "", _title(key), tuple(found[key]))
        for key in dict.fromkeys(order)
        if found.get(key)
    )


def _title(key: str) -> str:
    return _(SECTIONS[key][0]) if key in SECTIONS else _(RECORDS[key].many).capitalize()


class _Teller:
    """Says a difference in words, as far as the audience may read it."""

    def __init__(self, session: Session, audience: Audience) -> None:
        self._session, self._audience = session, audience
        self._names: dict[str, dict[str, str]] = {}

    def told(self, record: Record, each: Difference) -> Iterator[str]:
        """Yield the lines for one row, none where nothing of it may be seen."""
        if not any(may_show(field, self._audience) for field in record.fields):
            return
        name = self._called(record, each)
        if each.before is None:
            yield _("New: {name}").format(name=name)
        elif each.after is None:
            yield _("Gone: {name}").format(name=name)
        else:
            for field in record.fields:
                if field.name in each.after and may_show(field, self._audience):
                    yield self._changed(
                        name, field, each.before[field.name], each.after[field.name]
                    )

    def _called(self, record: Record, each: Difference) -> str:
        """Return what the row is called now or was called last, with what sort it is."""
        kind = _(record.one)
        field = record[record.title_field]
        if not may_show(field, self._audience):
            return kind
        values = (each.after if each.before is None else each.before) or {}
        name = self._value(field, values.get(field.name)) or self._known(record.table).get(
            each.row_id, ""
        )
        said = _("{kind} “{name}”").format(kind=kind, name=_cut(name))
        return said if name else kind

    def _changed(self, name: str, field: Field, before: Any, after: Any) -> str:  # noqa: ANN401
        old, new = self._value(field, before), self._value(field, after)
        title = field.title()
        if field.kind in _UNSAID or len(old) + len(new) > 2 * _LETTERS or "\n" in old + new:
            return _("{name}: {field} was changed").format(name=name, field=title)
        if not old:
            return _("{name}: {field} is now {new}").format(name=name, field=title, new=new)
        return _("{name}: {field} was {old} and is now {new}").format(
            name=name, field=title, old=old, new=new or _("empty")
        )

    def _value(self, field: Field, stored: Any) -> str:  # noqa: ANN401 - as the history keeps it
        if stored is None or stored == "":
            return ""
        if field.kind is Kind.REFERENCE:
            if not may_show(
                RECORDS[field.target][RECORDS[field.target].title_field], self._audience
            ):
                return "…"
            return self._known(field.target).get(str(stored), "")
        return _said(field, stored)

    def _known(self, table: str) -> dict[str, str]:
        if table not in self._names:
            self._names[table] = names(self._session, table)
        return self._names[table]


def _said(field: Field, stored: Any) -> str:  # noqa: ANN401 - as the history keeps it
    """Return a stored value as people read it; what is not as declared, as it is."""
    choice = field.choice(stored) if field.kind is Kind.CHOICE else None
    if choice is not None:
        return choice.text()
    try:
        return _SAY.get(field.kind, str)(stored)
    except (ValueError, InvalidOperation):
        return str(stored)


_SAY: Final[dict[Kind, Callable[[Any], str]]] = {
    Kind.DATE: lambda stored: date_text(date.fromisoformat(str(stored))),
    Kind.MONEY: lambda stored: kronor(int(stored)),
    Kind.DECIMAL: lambda stored: decimal_text(Decimal(str(stored))),
    Kind.YES_NO: lambda stored: _("Yes") if stored else _("No"),
}


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LETTERS else f"{line[: _LETTERS - 1]}…"
