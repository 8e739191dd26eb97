"""What an edit changed, told once to everyone who shows it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workbench.base.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from workbench.project.recorder import Recorded


# An edit that nothing takes back: undo and redo pass it by.
KEPT: Final = "kept"
UNSAID: Final = "•••"


@dataclass(frozen=True)
class Changes:
    """The rows that one edit (or undo, or redo) touched, by table; who asked for it.

    ``label`` is the ready sentence in the language of the moment.
    """

    tables: dict[str, frozenset[str]]
    label: str
    initiator: object = None

    def touches(self, *tables: str) -> bool:
        """Return whether any of the tables changed."""
        return any(table in self.tables for table in tables)


def changes_of(recorded: Iterable[Recorded], label: str, initiator: object = None) -> Changes:
    """Return the announcement of what was recorded."""
    tables: dict[str, set[str]] = {}
    for each in recorded:
        tables.setdefault(each.table, set()).add(each.row_id)
    return Changes({table: frozenset(keys) for table, keys in tables.items()}, label, initiator)


@dataclass(frozen=True)
class HistoryEntry:
    """One line of the history that people read; ``at`` is local time.

    Where ``quotes`` is false the label repeats nothing that people wrote.
    """

    id: int
    at: datetime
    message: str
    facts: dict[str, object] = field(repr=False)
    rows: int = 0
    state: str = "done"
    quotes: bool = True

    @property
    def holds(self) -> bool:
        """Whether the edit is done, be it that nothing can undo it."""
        return self.state in {"done", KEPT}

    def text(self) -> str:
        """Return the label in the current language."""
        return label_text(self.message, self.facts, quotes=self.quotes)


def label_text(message: str, facts: dict[str, object], *, quotes: bool = True) -> str:
    """Return an edit's label in the current language.

    A fact that starts with "_:" is itself a message id (the name of a field or a record). Where
    ``quotes`` is false, other words are left unsaid: they may be a name.
    """
    said = {name: _fact(value, quotes=quotes) for name, value in facts.items()}
    try:
        return _(message).format(**said)
    except (KeyError, IndexError, ValueError):
        return _(message)


def _fact(value: object, *, quotes: bool) -> object:
    if isinstance(value, str) and value.startswith("_:"):
        return _(value[2:])
    return value if quotes or isinstance(value, int | float) else UNSAID


def facts_json(facts: dict[str, object]) -> str:
    """Return the text in which the facts of a label are kept."""
    return json.dumps(facts, ensure_ascii=False, default=str)


def facts_of(text: str) -> dict[str, object]:
    """Return the facts of a label; none where a file from elsewhere holds something else."""
    try:
        facts = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return facts if isinstance(facts, dict) else {}
