"""Ctrl+K: every command, every step and every row by name, from the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from typing_extensions import override

from workbench.base.collate import fold
from workbench.base.language import _
from workbench.ui.shell.over_list import Hit, OverList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from workbench.ui.parts.page import Command


def hits_of(commands: tuple[Command, ...], also: Mapping[str, str]) -> list[Hit]:
    """Return commands that can be done now as lines, with their keys.

    ``also`` are the names of commands in the other languages, by id.
    """
    ready = (command for command in commands if command.ready is None or command.ready())
    return [
        Hit(
            c.title,
            QKeySequence(c.key).toString(QKeySequence.SequenceFormat.NativeText),
            c.run,
            c.icon,
            also.get(c.id, ""),
        )
        for c in ready
    ]


def match(hits: list[Hit], typed: str) -> list[Hit]:
    """Return the lines that hold every typed word, those that begin with them first.

    What a line says goes before its other names, in which words may be mixed.
    """
    words = fold(typed).split()
    found = []
    for index, hit in enumerate(hits):
        said, known = fold(hit.text), fold(f"{hit.text} {hit.also}")
        if all(word in known for word in words):
            foreign = not all(word in said for word in words)
            starts = sum(not (known.startswith(word) or f" {word}" in known) for word in words)
            found.append((foreign, starts, index, hit))
    return [hit for *_rank, hit in sorted(found, key=lambda each: each[:3])]


class Palette(OverList):
    """Commands of the moment, and rows by name as soon as something is typed."""

    def __init__(self, window: QWidget, search: Callable[[str], list[Hit]]) -> None:
        super().__init__(window, _("Search or run a command"))
        self._search = search
        self._commands: list[Hit] = []

    def open(self, commands: tuple[Command, ...], also: Mapping[str, str]) -> None:
        """Show the panel with the commands of this moment; ``also`` as in :func:`hits_of`."""
        self._commands = hits_of(commands, also)
        self.show_over()

    @override
    def fill(self, typed: str) -> None:
        """Show rows by name, then commands."""
        found = match(self._commands, typed)
        self.show_hits((self._search(typed) if typed.strip() else []) + found)
