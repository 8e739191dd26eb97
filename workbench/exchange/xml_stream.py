"""XML from strangers, read piece by piece: no entities, no document types, nothing fetched.

A file of a hundred thousand tasks is never held whole: the elements under the root's containers
are given one by one. A document type is refused at its first word, so nothing it defines is
expanded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

MAX_BYTES: Final = 600_000_000
DEEPEST: Final = 200
LONGEST: Final = 1_000_000  # letters of one element's text
_CHUNK: Final = 1 << 18


@dataclass(slots=True)
class Node:
    """An element: its name without namespace, attributes, text and what stands in it."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    children: list[Node] = field(default_factory=list)

    def said(self, name: str) -> str:
        """Return the text of the first child of that name, "" where there is none."""
        return next((child.text.strip() for child in self.children if child.name == name), "")

    def each(self, name: str) -> list[Node]:
        """Return the children of that name."""
        return [child for child in self.children if child.name == name]

    def within(self, name: str) -> list[Node]:
        """Return what stands in the first child of that name."""
        return next((child.children for child in self.children if child.name == name), [])

    def walk(self) -> Iterator[Node]:
        """Return the element and all below it, from above."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))


class _Builder:
    """Makes nodes of what the parser tells; whole ones lie in ``done``."""

    def __init__(self, containers: Collection[str]) -> None:
        self.done: list[Node] = []
        self._containers = containers
        self._open: list[Node] = []
        self._level = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        self._level += 1
        if self._level > DEEPEST:
            raise WorkbenchError(N_("The file is nested too deeply to be read"))
        local = name.rpartition(" ")[2]
        if self._level == 1:
            self.done.append(Node(local, attributes))
        elif self._level > 2 or local not in self._containers:  # noqa: PLR2004 - root and container
            node = Node(local, attributes)
            if self._open:
                self._open[-1].children.append(node)
            self._open.append(node)

    def text(self, text: str) -> None:
        """Take a piece of text."""
        if self._open:
            node = self._open[-1]
            node.text += text
            if len(node.text) > LONGEST:
                raise WorkbenchError(N_("A text in the file is too long to be read"))

    def end(self, _name: str) -> None:
        """Take the end of an element."""
        self._level -= 1
        if self._open:
            node = self._open.pop()
            if not self._open:
                self.done.append(node)


def stream(
    path: Path, containers: Collection[str], progress: Callable[[float], None] = lambda _share: None
) -> Iterator[Node]:
    """Return the root of a file (empty), then the elements under it in their order.

    Of ``containers`` the elements in them are given instead. Raises WorkbenchError with a sentence
    when the file is missing, damaged, too large, or defines entities of its own.
    """
    builder = _Builder(containers)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    for chunk, share in _chunks(path):
        try:
            parser.Parse(chunk, not chunk)
        except (expat.ExpatError, ValueError, LookupError) as error:
            line = getattr(error, "lineno", parser.CurrentLineNumber)
            raise WorkbenchError(
                N_("The file {name} is damaged: line {line} is not XML"), name=path.name, line=line
            ) from error
        progress(share)
        yield from builder.done
        builder.done.clear()


def _chunks(path: Path) -> Iterator[tuple[bytes, float]]:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise WorkbenchError(N_("The file {name} is too large to be read"), name=path.name)
        if not size:
            raise WorkbenchError(N_("The file {name} is empty"), name=path.name)
        with path.open("rb") as file:
            read = 0
            while chunk := file.read(_CHUNK):
                read += len(chunk)
                yield chunk, read / size
            yield b"", 1.0
    except FileNotFoundError as error:
        raise WorkbenchError(N_("There is no file {name}"), name=path.name) from error
    except OSError as error:
        raise WorkbenchError(N_("The file {name} cannot be read"), name=path.name) from error


def _refuse(*_declaration: object) -> None:
    raise WorkbenchError(
        N_("The file defines its own document type or entities; that is not read, for safety")
    )
