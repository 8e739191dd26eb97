"""Making the history that of a file in which an erased person never was.

What is about the person alone is taken out, and in the rest a pseudonym stands for the name. Since
the same is done to the rows themselves, undo and redo go on from what they find.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.project.changes import facts_json, facts_of
from workbench.project.links import emptied, text_columns, without_files
from workbench.project.recorder import from_json, to_json

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from workbench.project.fate import Fate
    from workbench.project.recorder import Values
    from workbench.rules.naming import Naming

Pair = tuple["str | None", "str | None"]
Change = tuple[str, str, "str | None", "str | None"]


def rewrite_history(
    raw: sqlite3.Connection, fate: Fate, naming: Naming, pseudonym: str, on: date
) -> int:
    """Take the person out of the history; return how many changes are gone."""
    gone: list[tuple[int, int]] = []
    clean = _Clean(fate, naming, pseudonym, on)
    rows = raw.execute("select edit_id, seq, table_name, row_id, before, after from row_change")
    for edit_id, seq, table, key, before, after in rows.fetchall():
        if fate.forgets(table, key):
            kept: Pair | None = None
        elif table in fate.loose or naming.may_name(f"{before or ''} {after or ''}"):
            kept = _rewritten(raw, clean, (table, key, before, after))
        else:
            continue
        if kept is None:
            gone.append((edit_id, seq))
        elif kept != (before, after):
            raw.execute(
                "update row_change set before = ?, after = ? where edit_id = ? and seq = ?",
                (*kept, edit_id, seq),
            )
    raw.executemany("delete from row_change where edit_id = ? and seq = ?", gone)
    _count_anew(raw, {edit_id for edit_id, _seq in gone})
    _rename_labels(raw, naming, pseudonym)
    return len(gone)


def _rewritten(raw: sqlite3.Connection, clean: _Clean, change: Change) -> Pair | None:
    """Return a change without the person; None when nothing of it is left."""
    table, key, *pair = change
    present = clean.present(raw, table, key)
    before, after = (clean.values(table, key, from_json(each), present) for each in pair)
    if before is not None and after is not None:
        same = {name for name in before if name in after and before[name] == after[name]}
        before, after = (
            {name: value for name, value in each.items() if name not in same}
            for each in (before, after)
        )
        if not before and not after:
            return None
    return to_json(before), to_json(after)


@dataclass(frozen=True)
class _Clean:
    """Takes the person out of the values of a row, as the row itself has lost them."""

    fate: Fate
    naming: Naming
    pseudonym: str
    on: date

    def present(self, raw: sqlite3.Connection, table: str, key: str) -> Values:
        """Return the values that a row which is about somebody else now keeps also in its past."""
        columns = emptied(table, self.pseudonym) if key in self.fate.faded.get(table, ()) else {}
        if not columns:
            return {}
        names = ", ".join(f'"{column}"' for column in columns)
        query = f'select {names} from "{table}" where id = ?'  # noqa: S608 - own names
        return dict(zip(columns, raw.execute(query, (key,)).fetchone(), strict=True))

    def values(self, table: str, key: str, values: Values | None, present: Values) -> Values | None:
        """Return the values of one version of a row without the person."""
        if values is None:
            return None
        hollow: Values = {}
        if present or key in self.fate.empty.get(table, ()):
            hollow = emptied(table, self.pseudonym)
        found: Values = {}
        gone: Values = {}
        for name, value in self.fate.without_links(table, values).items():
            named = isinstance(value, str) and name in text_columns(table)
            told = self.naming.replaced(value, self.pseudonym) if named else value
            kept = name not in hollow or (name in present and present[name] == told)
            found[name] = told if kept else hollow[name]
            if named and told != value:
                gone |= without_files(table, name, self.on)
        return {name: gone.get(name, value) for name, value in found.items()}


def _count_anew(raw: sqlite3.Connection, edits: set[int]) -> None:
    """Tell of edits how many rows are left in them, and drop those with none."""
    for edit_id in edits:
        query = "select count(*) from row_change where edit_id = ?"
        left = raw.execute(query, (edit_id,)).fetchone()[0]
        if left:
            raw.execute("update edit set rows = ? where id = ?", (left, edit_id))
        else:
            raw.execute("delete from edit where id = ?", (edit_id,))


def _rename_labels(raw: sqlite3.Connection, naming: Naming, pseudonym: str) -> None:
    for edit_id, label, facts in raw.execute("select id, label, facts from edit").fetchall():
        if naming.may_name(f"{label} {facts}"):
            raw.execute(
                "update edit set label = ?, facts = ? where id = ?",
                (
                    naming.replaced(label, pseudonym),
                    _clean_facts(facts, naming, pseudonym),
                    edit_id,
                ),
            )


def _clean_facts(facts: str, naming: Naming, pseudonym: str) -> str:
    # What nobody can read is dropped: nobody shall find a name in it.
    said = facts_of(facts).items()
    return facts_json(
        {n: naming.replaced(v, pseudonym) if isinstance(v, str) else v for n, v in said}
    )
