"""The texts of cells: fit for one line, escaped for tooltips, and prepared for searching."""

from __future__ import annotations

import html
import unicodedata
from typing import TYPE_CHECKING, Any, Final

from workbench.base.formats import decimal_text
from workbench.models.field import Kind
from workbench.ui.data.display import display, edit_text

if TYPE_CHECKING:
    from workbench.ui.data.columns import Column
    from workbench.ui.data.display import Known

_LONGEST_TIP: Final = 1_000
_TYPED_TOO: Final = frozenset({Kind.INTEGER, Kind.MONEY, Kind.DECIMAL, Kind.DATE})
_REPEATING: Final = frozenset(
    {Kind.DATE, Kind.MONEY, Kind.INTEGER, Kind.DECIMAL, Kind.CHOICE, Kind.REFERENCE, Kind.LINKS}
)
# Marks that turn the direction of writing: a name must not be able to disguise itself.
_TURNING: Final = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F])


def one_line(text: str) -> str:
    """Return a text as one line without control and direction marks."""
    if text.isprintable():
        return text
    clean = text.translate(_TURNING)
    return "".join(" " if unicodedata.category(c) in {"Cc", "Cs"} else c for c in clean).strip()


def tip(text: str) -> str:
    """Return a text as a tooltip that shows it as it is; empty for an empty text."""
    if not text:
        return ""
    cut = text if len(text) <= _LONGEST_TIP else f"{text[:_LONGEST_TIP]}…"
    lines = (one_line(line) for line in cut.splitlines())
    # Without a tag Qt would take the text as plain and show "&amp;" to people.
    return f"<qt>{'<br>'.join(html.escape(line) for line in lines)}</qt>"


class CellTexts:
    """Says the values of one column, remembering what it said of values that come again."""

    def __init__(self, column: Column, known: Known) -> None:
        self._column = column
        self._known = known
        self._remembers = column.cell.kind in _REPEATING
        self._said: dict[Any, str] = {}
        self._sought: dict[Any, str] = {}

    def forget(self) -> None:
        """Forget all, as when other rows are called otherwise or the language changes."""
        self._said.clear()
        self._sought.clear()

    def shown(self, value: Any) -> str:  # noqa: ANN401 - see Kind
        """Return a value as one line for people."""
        if not self._remembers:
            return one_line(display(self._column.cell, value, self._known))
        if value not in self._said:
            self._said[value] = one_line(display(self._column.cell, value, self._known))
        return self._said[value]

    def sought(self, value: Any) -> str:  # noqa: ANN401 - see Kind
        """Return a value as people search for it: as shown, and numbers and dates also as typed."""
        cell = self._column.cell
        if value is None or value == "" or cell.kind is Kind.YES_NO:
            return ""
        if cell.kind not in _TYPED_TOO:
            return self.shown(value) if self._remembers else display(cell, value, self._known)
        if value not in self._sought:
            self._sought[value] = f"{self.shown(value)} {edit_text(cell, value, self._known)}"
        return self._sought[value]

    def copied(self, value: Any) -> str:  # noqa: ANN401 - see Kind
        """Return a value as a spreadsheet reads it back: numbers without blanks, dates as ISO."""
        cell = self._column.cell
        if cell.kind is Kind.DECIMAL and value is not None:
            return decimal_text(value)
        if cell.kind in _TYPED_TOO:
            return edit_text(cell, value, self._known)
        return display(cell, value, self._known)
