"""Errors whose text is meant for people."""

from __future__ import annotations

from typing_extensions import override

from workbench.base.language import _


class WorkbenchError(Exception):
    """A failure told in one plain sentence.

    ``message`` is a message id of the translation catalogue with ``{name}`` placeholders;
    ``facts`` fills them. The sentence is made when it is shown, in the language of that moment.
    """

    def __init__(self, message: str, **facts: object) -> None:
        super().__init__(message)
        self.message = message
        self.facts = facts

    def text(self) -> str:
        """Return the sentence in the current language."""
        return _(self.message).format(**self.facts)

    @override
    def __str__(self) -> str:
        return self.text()
