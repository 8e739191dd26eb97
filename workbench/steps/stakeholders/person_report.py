"""What a file holds about a person, as data for programs and as a document for the person."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

from workbench.base.formats import clock_text, date_long, date_text, kr
from workbench.base.language import N_, _, ngettext
from workbench.documents.audience import Audience
from workbench.documents.content import (
    Block,
    Column,
    Document,
    Heading,
    Manner,
    Note,
    Paragraph,
    Row,
    Status,
    Table,
)
from workbench.models.field import Kind
from workbench.models.registry import RECORDS, sql_table
from workbench.project.changes import facts_of, label_text
from workbench.project.person import ITSELF, NAMES, REFERS, person_data
from workbench.project.register import names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from workbench.models.field import Field
    from workbench.project.person import Mention, PastMention, PersonData
    from workbench.project.project import Project

_HOW: Final = {
    ITSELF: N_("is the person"),
    REFERS: N_("refers to the person"),
    NAMES: N_("names the person in a text"),
}
_WHERE: Final = (
    (ITSELF, N_("The person")),
    (REFERS, N_("What belongs to the person")),
    (NAMES, N_("Texts that name the person")),
)


class PersonReport:
    """Everything about one person in words of the current language.

    Make it inside ``using(language)``. Raises WorkbenchError when there is no such person.
    """

    def __init__(self, project: Project, person: str) -> None:
        self._today = project.clock.today()
        self._facts = project.facts()
        self.data: PersonData = person_data(project.raw, person)
        with project.read() as session:
            self._names = _all_names(session)

    def as_json(self) -> dict[str, Any]:
        """Return everything as plain values: as they are stored, and in words."""
        data = self.data
        return {
            "person": {"id": data.id, "code": data.code, "name": data.name},
            "made": self._today.isoformat(),
            "rows": [
                {
                    "table": each.table,
                    "id": each.row_id,
                    "how": sorted(each.how),
                    "columns": each.columns,
                    "values": each.values,
                    "words": dict(self._pairs(each.table, each.values)),
                }
                for each in data.rows
            ],
            "history": [
                {
                    "edit": each.edit_id,
                    "at": _moment(each).isoformat(timespec="seconds"),
                    "label": _label(each),
                    "table": each.table,
                    "id": each.row_id,
                    "before": each.before,
                    "after": each.after,
                }
                for each in data.history
            ],
        }

    def groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return each row as a title and what it says, field by field."""
        return [
            (
                f"{self._kind(each.table)} – {_(_HOW[_first_way(each)])}",
                self._pairs(each.table, each.values),
            )
            for each in self.data.rows
        ]

    def past(self) -> list[tuple[str, str]]:
        """Return each change in the history as its moment and what was changed."""
        return [
            (
                f"{date_text(_moment(each).date())} {clock_text(_moment(each))}",
                f"{_label(each)}: {self._version(each, each.after or each.before)}",
            )
            for each in self.data.history
        ]

    def document(self, language: str) -> Document:
        """Return everything as a document to hand to the person."""
        return Document(
            title=_("Extract about {name}").format(name=self.data.name),
            kind=_("Extract about a person"),
            place=self._facts.name,
            author=self._facts.consultant,
            blocks=tuple(self._blocks()),
            date=self._today,
            language=language,
            status=Status.ISSUED,
            audience=Audience.INTERNAL,
            cover=False,
            contents=False,
            numbered=False,
        )

    def _blocks(self) -> list[Block]:
        blocks: list[Block] = [Paragraph(self._opening(), Manner.LEAD)]
        for how, title in _WHERE:
            rows = [each for each in self.data.rows if _first_way(each) == how]
            if rows:
                blocks.append(Heading(_(title)))
            for each in rows:
                blocks += self._row(each, titled=how != ITSELF)
        if self.data.history:
            blocks += [Heading(_("Earlier values in the history")), self._history()]
        copies = _(
            "Copies that the program keeps hold the same for a time. Files that were saved or "
            "sent elsewhere are not known to it."
        )
        return [*blocks, Note(copies)]

    def _opening(self) -> str:
        said = ngettext(
            "{count} row in the project “{project}” is about {name}, as of {day}.",
            "{count} rows in the project “{project}” are about {name}, as of {day}.",
            len(self.data.rows),
        )
        return said.format(
            count=len(self.data.rows),
            project=self._facts.name,
            name=self.data.name,
            day=date_long(self._today),
        )

    def _row(self, mention: Mention, *, titled: bool) -> list[Block]:
        kind = RECORDS.get(mention.table)
        pairs = self._pairs(mention.table, mention.values)
        if titled and kind is not None and _first_way(mention) == NAMES:
            wanted = {*mention.columns, "code", kind.title_field}
            pairs = self._pairs(
                mention.table, {n: v for n, v in mention.values.items() if n in wanted}
            )
        columns = (Column(_("Field"), header=True, weight=2), Column(_("Value"), weight=5))
        table = Table(columns, tuple(Row(pair) for pair in pairs), show_header=False)
        heading = [Heading(self._kind(mention.table), 2)] if titled else []
        return [*heading, table]

    def _kind(self, table: str) -> str:
        kind = RECORDS.get(table)
        if kind is not None:
            return _(kind.one).capitalize()
        targets = (
            key.column.table.name for c in sql_table(table).columns for key in c.foreign_keys
        )
        known = [RECORDS[each].one for each in targets if each in RECORDS]
        return " – ".join(_(each).capitalize() for each in known)

    def _pairs(self, table: str, values: Mapping[str, Any]) -> list[tuple[str, str]]:
        """Return what a row says, field by field, without what is empty."""
        found = []
        for name, value in values.items():
            column = sql_table(table).columns[name]
            field: Field | None = column.info.get("field")
            if value in {None, ""} or name in {"id", "position"}:
                continue
            targets = [key.column.table.name for key in column.foreign_keys]
            if targets and targets[0] in RECORDS:
                title = field.title() if field else _(RECORDS[targets[0]].one).capitalize()
                found.append((title, self._names[targets[0]].get(value, str(value))))
            else:
                found.append((field.title() if field else name, _said(field, value)))
        return found

    def _history(self) -> Table:
        columns = (
            Column(_("When"), header=True, weight=2),
            Column(_("What was done"), weight=3),
            Column(_("Before"), weight=4),
            Column(_("After"), weight=4),
        )
        rows = tuple(
            Row(
                (
                    f"{date_text(_moment(each).date())} {clock_text(_moment(each))}",
                    _label(each),
                    self._version(each, each.before),
                    self._version(each, each.after),
                )
            )
            for each in self.data.history
        )
        return Table(columns, rows, _("What the history of the file holds"))

    def _version(self, mention: PastMention, values: Mapping[str, Any] | None) -> str:
        known = sql_table(mention.table).columns
        pairs = self._pairs(mention.table, {n: v for n, v in (values or {}).items() if n in known})
        return "\n".join(f"{name}: {value}" for name, value in pairs)


def _all_names(session: Session) -> dict[str, dict[str, str]]:
    return {table: names(session, table) for table in RECORDS}


def _first_way(mention: Mention) -> str:
    return next(how for how, _title in _WHERE if how in mention.how)


def _said(field: Field | None, value: object) -> str:
    """Return a stored value in words."""
    if field is None:
        return str(value)
    if field.kind is Kind.CHOICE:
        found = field.choice(value)
        return found.text() if found else str(value)
    if field.kind is Kind.YES_NO:
        return _("Yes") if value else _("No")
    if field.kind is Kind.DATE:
        return date_text(date.fromisoformat(str(value)))
    if field.kind is Kind.MONEY and isinstance(value, int):
        return kr(value)
    return str(value)


def _moment(mention: PastMention) -> datetime:
    return datetime.fromisoformat(mention.at).replace(tzinfo=UTC).astimezone()


def _label(mention: PastMention) -> str:
    return label_text(mention.label, facts_of(mention.facts))
