"""Words found anywhere in a project: in all text fields of all records, by their declarations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.models.field import Kind, Privacy
from workbench.models.registry import RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.models.field import Field, Record
    from workbench.project.project import Project

TEXTS: Final = frozenset({Kind.TEXT, Kind.NOTE, Kind.EMAIL, Kind.PHONE})
_BEFORE: Final = 28  # letters of a snippet before what was found, and after it
_AFTER: Final = 60
_BREAK: Final = "\x00"  # between fields, so that a word is found in one of them


@dataclass(frozen=True, slots=True)
class Snippet:
    """What stands around a word that was found; ``field`` is where (message id)."""

    field: str
    before: str
    found: str
    after: str

    def text(self) -> str:
        """Return it as one line."""
        return f"{self.before}{self.found}{self.after}"


@dataclass(frozen=True, slots=True)
class Found:
    """A row in which all words stand. ``title`` is empty where it may not be shown."""

    table: str
    row_id: str
    title: str
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class _Line:
    row_id: str
    title: str
    texts: tuple[str, ...]
    folded: str


class SearchIndex:
    """The texts of a project as search sees them, read once and anew after a change.

    With ``only_public`` no private field is read at all, neither searched nor shown.
    """

    def __init__(self, project: Project, *, only_public: bool) -> None:
        self._fields = {
            table: tuple(f for f in record.visible() if _is_searched(f, only_public=only_public))
            for table, record in RECORDS.items()
        }
        self._lines = {
            table: list(_lines(project, RECORDS[table], fields))
            for table, fields in self._fields.items()
            if fields
        }

    def find(self, typed: str, at_most: int = 6) -> dict[str, tuple[list[Found], int]]:
        """Return the rows that hold every typed word, by table: the first few and how many in all.

        Rows whose title holds the words come first.
        """
        words = fold(typed).split()
        if not words:
            return {}
        found: dict[str, tuple[list[Found], int]] = {}
        for table, lines in self._lines.items():
            hits = [line for line in lines if all(word in line.folded for word in words)]
            if hits:
                hits.sort(key=lambda line: not all(word in fold(line.title) for word in words))
                some = [self._found(table, line, words) for line in hits[:at_most]]
                found[table] = some, len(hits)
        return found

    def _found(self, table: str, line: _Line, words: list[str]) -> Found:
        pairs = list(zip(self._fields[table], line.texts, strict=True))

        def holds(text: str) -> int:
            folded = fold(text)
            return sum(word in folded for word in words)

        field, text = max(pairs, key=lambda pair: holds(pair[1]))
        return Found(table, line.row_id, line.title, snippet(field, text, words))


def _is_searched(field: Field, *, only_public: bool) -> bool:
    may = not only_public or field.privacy is Privacy.PUBLIC
    return may and field.kind in TEXTS and not field.computed


def _lines(project: Project, record: Record, fields: tuple[Field, ...]) -> Iterator[_Line]:
    names = [field.name for field in fields]
    columns = ", ".join(f'"{name}"' for name in ("id", *names))
    query = f'select {columns} from "{record.table}"'  # noqa: S608 - own names
    place = names.index(record.title_field) if record.title_field in names else -1
    for row_id, *found in project.raw.execute(query).fetchall():
        texts = tuple(str(text or "") for text in found)
        if any(texts):
            title = " ".join(texts[place].split()) if place >= 0 else ""
            yield _Line(row_id, title, texts, _BREAK.join(map(fold, texts)))


def snippet(field: Field, text: str, words: list[str]) -> Snippet:
    """Return what stands around the first of ``words`` in a text, cut to one line."""
    line = " ".join(text.split())
    # One letter may be folded to two, so the places are found letter by letter.
    places = [place for place, letter in enumerate(line) for _each in fold(letter) or " "]
    folded = "".join(fold(letter) or " " for letter in line)
    starts = sorted((folded.find(word), word) for word in words if word in folded)
    if not starts:
        return Snippet(field.label, "", "", line[: _BEFORE + _AFTER])
    first, word = starts[0]
    start, end = places[first], places[first + len(word) - 1] + 1
    left = max(0, start - _BEFORE)
    return Snippet(
        field.label,
        ("…" if left else "") + line[left:start],
        line[start:end],
        line[end : end + _AFTER] + ("…" if end + _AFTER < len(line) else ""),
    )
