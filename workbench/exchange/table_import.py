"""From a table to a plan: which rows are new, which change, which cannot be read and why.

Pure: it is given what the project has and returns what should be done. The steps then do it, in
one edit.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.base.parse import ParseError
from workbench.exchange.import_plan import ImportPlan, PlannedRow, RowError, Said, Skipped
from workbench.exchange.numbering import is_foreign
from workbench.exchange.references import References
from workbench.exchange.row_keys import RowKeys
from workbench.exchange.row_reader import ReadRow, read_rows, row_error
from workbench.models.base import new_id as random_id
from workbench.models.field import Kind
from workbench.models.registry import RECORDS
from workbench.rules.dependency_text import parse_dependencies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from workbench.exchange.grid import Grid
    from workbench.exchange.import_plan import ExistingRow
    from workbench.exchange.layout import Column, Layout
    from workbench.models.field import Record

UNCHANGED: Final = N_("The row changes nothing")
REPEATED: Final = N_("The row stands twice in the table")
_LOOKED_UP: Final = frozenset({Kind.REFERENCE, Kind.LINKS, Kind.DEPENDENCIES})


@dataclass(slots=True)
class _Draft:
    """A row on its way: which row of the project it is, and which rows it refers to."""

    read: ReadRow
    id: str
    existing: ExistingRow | None
    refers: set[str] = field(default_factory=set)
    said: str = ""


def tables_of(record: Record) -> tuple[str, ...]:
    """Return the tables whose rows must be known to plan an import of ``record``, its own first."""
    targets = (each.target for each in record.fields if each.target)
    return tuple(dict.fromkeys((record.table, *targets)))


def plan_import(
    grid: Grid,
    layout: Layout,
    existing: Mapping[str, Iterable[ExistingRow]],
    *,
    today: date,
    new_id: Callable[[], str] = random_id,
    brought: Mapping[str, Iterable[PlannedRow]] | None = None,
    language: str | None = None,
    within: Mapping[str, str] | None = None,
) -> ImportPlan:
    """Return what taking in ``grid`` would do to a project that has the rows ``existing``.

    ``existing`` is by table and needs the tables of ``tables_of``. A row is recognised by its
    code, else by its name among rows that have no other code, or by its key. Dates without a year
    are near ``today``. ``brought`` are rows that another part of the same source brings along;
    usual rows that come along are named in ``language``. ``within`` are references by id that hold
    for all rows where the table says nothing else. Raises WorkbenchError when no column says which
    rows are meant.
    """
    record = layout.record
    within = within or {}
    unsaid = [
        each
        for each in record.naming_fields()
        if not layout.gives(each.name) and each.name not in within
    ]
    if unsaid and not (layout.gives("code") or layout.sideways):
        missing = unsaid[0]
        raise WorkbenchError(
            N_("No column is recognised as “{field}”; say which one it is"),
            field=Said(missing.label),
        )
    reading = read_rows(grid, layout, today)
    known = {table: tuple(rows) for table, rows in existing.items()}
    references = References(known, RECORDS, new_id, brought, language)
    planner = _Planner(layout, known.get(record.table, ()), references, new_id, within)
    drafts = planner.recognise(reading.rows)
    planner.look_up(drafts)
    if record.key:
        planner.match_keys(drafts, RowKeys(record, known.get(record.table, ()), today))
    _spread_refusals(drafts, planner.title_heading)
    good = [draft for draft in drafts if not draft.read.errors]
    rows = tuple(_planned(draft) for draft in good if _changes(draft))
    used = {each for draft in good for each in draft.refers}
    skipped = [*reading.skipped, *planner.skipped]
    skipped += [Skipped(draft.read.number, UNCHANGED) for draft in good if not _changes(draft)]
    errors = [*reading.loose, *(error for row in reading.rows for error in row.errors)]
    lines = {row.number for row in reading.rows} | {each.row for each in reading.skipped}
    return ImportPlan(
        record=record,
        read=len(lines),
        rows=rows,
        created=references.created(used),
        skipped=tuple(sorted(skipped, key=lambda each: each.row)),
        errors=tuple(sorted(_told_once(errors), key=lambda each: each.row)),
        unused=layout.unused,
        cleaned=grid.cleaned,
        left_out=tuple(planner.left_out),
    )


class _Planner:
    """Finds for each row which row of the project it is, and which rows it names."""

    def __init__(
        self,
        layout: Layout,
        own: tuple[ExistingRow, ...],
        references: References,
        new_id: Callable[[], str],
        within: Mapping[str, str],
    ) -> None:
        self._within = within
        self._layout = layout
        self._record = layout.record
        self._own = {row.id: row for row in own}
        self._references = references
        self._new_id = new_id
        self._looked_up = [c for c in layout.columns if c.field.kind in _LOOKED_UP]
        self.skipped: list[Skipped] = []
        self.left_out: list[RowError] = []
        self._foreign = False
        self._headings = {column.field.name: column.heading for column in layout.columns}
        title = self._record.naming_fields()[0]
        self.title_heading = self._headings.get(title.name) or title.title()
        self._code_heading = self._headings.get("code") or self.title_heading

    def recognise(self, rows: list[ReadRow]) -> list[_Draft]:
        """Return the rows with the project's row that each is; repetitions are refused."""
        codes: dict[str, int] = {}
        seen: set[str] = set()
        matched: dict[str, int] = {}
        drafts: list[_Draft] = []
        self._foreign = is_foreign(self._coded(rows))
        for row in rows:
            code = str(row.values.get("code") or "")
            if code:
                self._refuse_second(row, code, fold(code), codes, self._code_heading)
            elif not row.errors and repr(row.values) in seen:
                self.skipped.append(Skipped(row.number, REPEATED))
                continue
            else:
                seen.add(repr(row.values))
            draft = self._draft(row, code)
            draft.said = " · ".join(str(row.values.get(n) or "–") for n in self._record.key)
            if draft.existing is not None:
                name = str(row.values.get(self._record.title_field) or code)
                self._refuse_second(row, name, draft.id, matched, self.title_heading)
            drafts.append(draft)
        self._announce(drafts)
        return drafts

    def _coded(self, rows: list[ReadRow]) -> Iterator[tuple[str, str | None]]:
        """Yield title and known title of the rows that have a code and a title."""
        for row in rows:
            code, title = row.values.get("code"), row.values.get(self._record.title_field)
            if isinstance(code, str) and isinstance(title, str):
                found = self._references.by_code(self._record.table, code)
                existing = self._own.get(found or "")
                yield title, existing.name if existing and _has_name(existing) else None

    def _refuse_second(
        self, row: ReadRow, said: str, key: str, lines: dict[str, int], heading: str
    ) -> None:
        first = lines.setdefault(key, row.number)
        if first != row.number and not row.errors:
            facts = {"text": said[:60], "row": first}
            message = N_("“{text}” stands in row {row} already")
            row.errors.append(RowError(row.number, heading, message, facts))

    def _draft(self, row: ReadRow, code: str) -> _Draft:
        existing = None
        try:
            existing = self._existing(row, code)
        except ParseError as error:
            row.errors.append(RowError(row.number, self.title_heading, error.message, error.facts))
        return _Draft(row, existing.id if existing else self._new_id(), existing)

    def _existing(self, row: ReadRow, code: str) -> ExistingRow | None:
        if self._layout.sideways and len(self._own) == 1:
            return next(iter(self._own.values()))
        table = self._record.table
        name = row.values.get(self._record.title_field)
        if code and (found := self._references.by_code(table, code)) is not None:
            existing = self._own.get(found)
            if existing and name and self._foreign and _has_name(existing):
                raise ParseError(
                    N_("“{code}” is “{text}” in the project; change the code"),
                    code=code[:40],
                    text=existing.name[:60],
                )
            return existing
        if not isinstance(name, str) or self._record.key:
            return None
        same = [self._own[each] for each in self._references.by_name(table, name)]
        same = [each for each in same if self._is_told_alike(row, each)]
        if code:
            same = [each for each in same if not each.code]
        if len(same) > 1:
            raise ParseError(N_("More than one is called “{text}”; give the code"), text=name[:60])
        return same[0] if same else None

    def _is_told_alike(self, row: ReadRow, existing: ExistingRow) -> bool:
        """Tell whether a row with the same title names the same others, where that counts."""
        known = existing.values or {}
        for name in self._record.told_by:
            text = row.values.get(name)
            target = self._record[name].target
            said = self._within.get(name)
            found = self._references.known(target, text) if isinstance(text, str) else said
            if found != known.get(name):
                return False
        return True

    def _announce(self, drafts: list[_Draft]) -> None:
        for draft in drafts:
            if draft.existing is None:
                values = draft.read.values
                title = str(values.get(self._record.title_field) or "")
                code = str(values.get("code") or "")
                self._references.announce(self._record.table, draft.id, code, title)

    def look_up(self, drafts: list[_Draft]) -> None:
        """Replace what rows say of others by ids, and refuse rows that lack what they must have."""
        for draft in drafts:
            for column in self._looked_up:
                text = draft.read.values.get(column.field.name)
                if isinstance(text, str) and draft.read.has(column):
                    self._look_up_one(draft, column, text)
            if draft.existing is None or self._record.key:
                for name, key in self._within.items():
                    draft.read.values.setdefault(name, key)
            if draft.existing is None and not self._record.key:
                self._check_required(draft.read)

    def match_keys(self, drafts: list[_Draft], keys: RowKeys) -> None:
        """Find the project's rows by their key, once it is known whom rows refer to."""
        lines: dict[str, int] = {}
        for draft in drafts:
            keys.complete(draft.read.values)
            self._check_required(draft.read)
            if draft.read.errors:
                continue
            draft.existing = keys.existing(draft.read.values)
            draft.id = draft.existing.id if draft.existing else draft.id
            key = repr(keys.key(draft.read.values))
            self._refuse_second(draft.read, draft.said, key, lines, self.title_heading)

    def _look_up_one(self, draft: _Draft, column: Column, text: str) -> None:
        values, number = draft.read.values, draft.read.number
        name, kind, target = column.field.name, column.field.kind, column.field.target
        try:
            if kind is Kind.REFERENCE:
                found = self._references.one(target, text, number)
                values[name] = found
                draft.refers.add(found)
            elif kind is Kind.LINKS:
                several = self._references.several(target, text, number)
                values[name] = several
                draft.refers.update(several)
            else:
                links = self._links(target, text, number)
                values[name] = links
                draft.refers.update(link[0] for link in links)
            _refuse_itself(draft)
        except ParseError as error:
            said = row_error(number, column, error)
            if column.field.loose:
                del values[name]
                self.left_out.append(said)
            else:
                draft.read.errors.append(said)

    def _links(self, target: str, text: str, number: int) -> tuple[tuple[str, str, int], ...]:
        links = parse_dependencies(text, self._references.codes_in(target, text))
        if links.unreadable:
            wrong = links.unreadable[0]
            message = N_("“{text}”: {reason}")
            raise ParseError(message, text=wrong.token[:40], reason=Said(wrong.reason))
        return tuple(
            (self._references.one(target, link.code, number), link.kind.value, link.lag)
            for link in links.read
        )

    def _check_required(self, row: ReadRow) -> None:
        if row.errors or self._layout.sideways:
            return
        for declared in self._record.fields:
            needed = declared.required or declared.name in self._record.key
            if needed and not row.values.get(declared.name):
                row.errors.append(
                    RowError(
                        row.number,
                        self._headings.get(declared.name) or declared.title(),
                        N_("“{field}” is missing"),
                        {"field": Said(declared.label)},
                    )
                )


def _told_once(errors: Iterable[RowError]) -> list[RowError]:
    """Return the errors without repetitions: what is wrong for two years of a line is one fault."""
    return list({(e.row, e.column, e.text()): e for e in errors}.values())


def _has_name(row: ExistingRow) -> bool:
    """Tell whether a row has a name beside its code: one that came along by code has none yet."""
    return fold(row.name) != fold(row.code)


def _refuse_itself(draft: _Draft) -> None:
    if draft.id in draft.refers:
        raise ParseError(N_("The row refers to itself"))


def _spread_refusals(drafts: list[_Draft], heading: str) -> None:
    """Refuse rows that refer to new rows which are refused themselves, as far as it reaches."""
    lines = {draft.id: draft.read.number for draft in drafts if draft.existing is None}
    refused = {d.id for d in drafts if d.read.errors and d.existing is None}
    while refused:
        hit = [d for d in drafts if not d.read.errors and d.refers & refused]
        for draft in hit:
            row = min(lines[each] for each in draft.refers & refused)
            draft.read.errors.append(
                RowError(
                    draft.read.number,
                    heading,
                    N_("It refers to row {row}, which was refused"),
                    {"row": row},
                )
            )
        refused = {draft.id for draft in hit if draft.existing is None}


def _changes(draft: _Draft) -> bool:
    if draft.existing is None or draft.existing.values is None:
        return True
    before = draft.existing.values
    return any(differs(before.get(name), value) for name, value in draft.read.values.items())


def differs(before: object, after: object) -> bool:
    """Tell whether a value that a table gives is another one; it need not give all years."""
    if isinstance(after, dict):
        years = before if isinstance(before, dict) else {}
        return any(years.get(year) != value for year, value in after.items())
    if isinstance(after, tuple):
        return not isinstance(before, (tuple, list)) or set(before) != set(after)
    return before != after


def _planned(draft: _Draft) -> PlannedRow:
    return PlannedRow(draft.read.number, draft.id, draft.existing is None, draft.read.values)
