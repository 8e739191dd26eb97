"""The order of rows by a column: Swedish for words, by size for numbers, empty ones always last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from workbench.base.collate import sort_key
from workbench.models.field import Field, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_NUMBERS: Final = frozenset({Kind.INTEGER, Kind.SCALE, Kind.DECIMAL, Kind.MONEY, Kind.DATE})

# Compared only with keys of the same column; None stands for nothing.
Key = Any


class OrderKeys:
    """The keys by which one column sorts, kept by text because many rows say the same."""

    def __init__(self, field: Field) -> None:
        self._kind = field.kind
        self._places = {choice.key: place for place, choice in enumerate(field.choices)}
        self._words: dict[str, Key] = {}

    def key(self, value: Any, text: Callable[[Any], str]) -> Key:  # noqa: ANN401 - see Kind
        """Return the key of a value, None for no value; ``text`` says the value in words."""
        if value is None or value == "":
            return None
        if self._kind in _NUMBERS:
            return value
        if self._kind is Kind.YES_NO:
            return not value
        if self._kind is Kind.CHOICE and value in self._places:
            # Choices stand in the order of their declaration: planned before done.
            return (0, self._places[value])
        word = text(value)
        if not word:
            return None
        if word not in self._words:
            key = sort_key(word)
            self._words[word] = (1, key) if self._kind is Kind.CHOICE else key
        return self._words[word]

    def forget(self) -> None:
        """Forget the keys, as when the language changes."""
        self._words.clear()


def in_order(ids: Sequence[str], key: Callable[[str], Key], *, descending: bool) -> list[str]:
    """Return ``ids`` ordered by their keys; equals keep their order, keyless rows come last."""
    keys = {each: key(each) for each in ids}
    said = [each for each in ids if keys[each] is not None]
    said.sort(key=keys.__getitem__, reverse=descending)
    return said + [each for each in ids if keys[each] is None]
