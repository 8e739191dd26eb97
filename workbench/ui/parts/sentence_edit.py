"""A line for "who does what to whom": names and the words between them are completed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from workbench.base.collate import fold
from workbench.ui.parts.quick_edit import QuickEdit
from workbench.ui.parts.quick_parse import Part

if TYPE_CHECKING:
    from collections.abc import Sequence


class SentenceEdit(QuickEdit):
    """Completes a name, then a word for what it does, then another name.

    ``begins_with_verb`` is for a line whose first name is understood.
    """

    joiner = " "

    def __init__(self, *, begins_with_verb: bool = False) -> None:
        super().__init__(())
        self._names: list[str] = []
        self._verbs: list[str] = []
        self._verb_first = begins_with_verb

    def set_words(self, names: Sequence[str], verbs: Sequence[str]) -> None:
        """Give the names and the words that may stand between them."""
        self._names, self._verbs = list(names), list(verbs)

    @override
    def part(self, text: str, cursor: int) -> Part:
        """Return the words after the last whole name or verb."""
        start = self._begin(text[:cursor])
        return Part(None, start, text[start:cursor])

    @override
    def candidates(self, part: Part) -> Sequence[str]:
        """Return the names, or the words for what they do."""
        said = self.text()[: part.start].strip()
        if not said:
            return self._verbs if self._verb_first else self._names
        ends_with_verb = any(fold(said).endswith(fold(verb)) for verb in self._verbs)
        return self._names if ends_with_verb else self._verbs

    @override
    def wants_more(self) -> bool:
        """Tell that Tab leaves the line: nothing has to follow a sentence."""
        return False

    def _begin(self, text: str) -> int:
        """Return where the word begins that is being typed."""
        folded = text.casefold()
        start = 0
        while True:
            rest = folded[start:]
            skipped = len(rest) - len(rest.lstrip())
            known = [
                word
                for word in (*self._names, *self._verbs)
                if rest[skipped:].startswith(f"{word.casefold()} ")
            ]
            if not known:
                return start + skipped
            start += skipped + len(max(known, key=len)) + 1
