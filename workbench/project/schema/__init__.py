"""The structure of each version of the file, kept as the SQL that made it.

The text is compared with what a file says of itself before anything in the file is used: a view, a
trigger or a check that is not ours never runs. ``python -m workbench.project.schema`` writes the
text of the current version from the models, as long as that version has not been released.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

FOLDER: Final = Path(__file__).resolve().parent
_TOKENS: Final = re.compile(
    r"""'(?:[^']|'')*' | "(?:[^"]|"")*" | `[^`]*` | \[[^\]]*\] | [^\W\d]\w* | \d+ | \S""",
    re.VERBOSE,
)
_ROOM: Final = 2  # how much longer the same structure may be in other words
_DEFAULT: Final = re.compile(r"default \( ('(?:[^']|'')*'|\w+) \)")  # as Alembic writes it
_PLAIN: Final = re.compile(r"[^\W\d]\w*")

Shape = Counter[tuple[str, str, str, tuple[str, ...]]]


@cache
def statements(version: int, folder: Path = FOLDER) -> tuple[str, ...]:
    """Return the statements that make an empty file of a version."""
    text = (folder / f"{version}.sql").read_text(encoding="utf-8")
    return tuple(part.strip() for part in text.split(";\n") if part.strip())


def has_shape(raw: sqlite3.Connection, expected: tuple[str, ...]) -> bool:
    """Return whether a file has exactly the tables and indexes that ``expected`` makes.

    Order of columns, blanks and quotes do not count: a migrated file says the same in other words.
    """
    found = raw.execute(
        "select type, name, tbl_name, sql from sqlite_schema where sql is not null"
    ).fetchall()
    if {row[3] for row in found} == set(expected) and len(found) == len(expected):
        return True
    if sum(len(row[3]) for row in found) > _ROOM * sum(map(len, expected)):
        return False
    return _shape(found) == _shape(_described(expected))


def _described(sql: Iterable[str]) -> Iterator[tuple[str, str, str, str]]:
    for statement in sql:
        words = [_bare(word) for word in _TOKENS.findall(statement)[:8]]
        at = next(i for i, word in enumerate(words) if word in {"table", "index"})
        name = words[at + 1]
        owner = name if words[at] == "table" else words[words.index("on") + 1]
        yield words[at], name, owner, statement


def _shape(rows: Iterable[tuple[str, str, str, str]]) -> Shape:
    return Counter((kind, name, owner, _parts(sql)) for kind, name, owner, sql in rows)


def _parts(sql: str) -> tuple[str, ...]:
    """Return a statement cut at its outermost commas, the parts sorted."""
    parts: list[list[str]] = [[]]
    depth = 0
    for word in map(_bare, _TOKENS.findall(sql)):
        depth += {"(": 1, ")": -1}.get(word, 0)
        if word == "," and depth == 1:
            parts.append([])
        else:
            parts[-1].append(word)
    head, last = parts[0], parts[-1]
    opening = head.index("(") + 1 if "(" in head else len(head)
    closing = len(last) - last[::-1].index(")") - 1 if ")" in last else len(last)
    tail = last[closing:]
    del last[closing:]
    body = [_DEFAULT.sub(r"default \1", " ".join(part)) for part in [head[opening:], *parts[1:]]]
    return (" ".join(head[:opening]), *sorted(body), " ".join(tail))


def _bare(word: str) -> str:
    if word[0] in '"`[' and _PLAIN.fullmatch(word[1:-1]):
        return word[1:-1].lower()
    return word if word[0] == "'" else word.lower()
