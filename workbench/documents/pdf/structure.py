"""The structure tree of a tagged PDF: what is a heading, a row, a picture, and in which order.

Elements join their parent when they are first painted, so the tree's order is the order of
reading and nothing empty is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

# What may be empty and still says something.
SCOPE_COLUMN: Final = "/O/Table/Scope/Column"
SCOPE_ROW: Final = "/O/Table/Scope/Row"


class Element:
    """One element: its role, where it stands and what it holds.

    ``attributes`` is the inside of an attribute dictionary, ``extra`` goes into the element's own
    ("/Alt(...)"); both are PDF syntax made by the program. ``kids`` are elements, marked content
    as (page, id) and annotations as the names they are registered under.
    """

    __slots__ = ("attached", "attributes", "extra", "kids", "number", "parent", "role")

    def __init__(
        self, role: str, parent: Element | None, attributes: str = "", extra: str = ""
    ) -> None:
        self.role = role
        self.parent = parent
        self.attributes = attributes
        self.extra = extra
        self.kids: list[Element | tuple[int, int] | str] = []
        self.attached = parent is None
        self.number = 0

    def child(self, role: str, attributes: str = "", extra: str = "") -> Element:
        """Return a new element below this one, part of the tree once it is painted."""
        return Element(role, self, attributes, extra)

    def attach(self) -> None:
        """Take this element's place after what its parent holds by now."""
        if not self.attached and self.parent is not None:
            self.attached = True
            self.parent.attach()
            self.parent.kids.append(self)

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it, parents first."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))


class StructureTree:
    """The tree of one document with the keys that lead from pages back to it.

    ``marked[page]`` lists, by marked-content id, the element each id belongs to. ``linked`` maps
    the struct-parent key of an annotation to its element.
    """

    def __init__(self) -> None:
        self.root = Element("Document", None)
        self.marked: dict[int, list[Element]] = {}
        self.linked: dict[int, Element] = {}

    def mark(self, page: int, element: Element) -> int:
        """Return a new marked-content id on ``page`` for ``element``."""
        element.attach()
        ids = self.marked.setdefault(page, [])
        ids.append(element)
        element.kids.append((page, len(ids) - 1))
        return len(ids) - 1

    def own(self, key: int, annotation: str, element: Element) -> None:
        """Note that the annotation with this struct-parent key belongs to ``element``."""
        element.attach()
        self.linked[key] = element
        element.kids.append(annotation)

    def written(self, root: int, first: int, numbers: dict[str, int]) -> Iterator[tuple[int, str]]:
        """Yield every object of the tree as (number, body).

        ``root`` is the number of the tree's root, new objects count from ``first``; ``numbers``
        tells the object numbers of pages ("Page1") and annotations.
        """
        number = first
        elements = list(self.root.walk())
        for element in elements:
            element.number = number
            number += 1
        for element in elements:
            parent = element.parent.number if element.parent else root
            yield element.number, _element_body(element, parent, numbers)
        entries = []
        for page, owners in sorted(self.marked.items()):
            body = "[" + " ".join(f"{owner.number} 0 R" for owner in owners) + "]"
            yield number, body
            entries.append((page, f"{number} 0 R"))
            number += 1
        entries.extend((key, f"{element.number} 0 R") for key, element in self.linked.items())
        pairs = " ".join(f"{key} {reference}" for key, reference in sorted(entries))
        yield number, f"<</Nums[{pairs}]>>"
        following = max([*self.marked, *self.linked], default=-1) + 1
        keys = f"/ParentTree {number} 0 R/ParentTreeNextKey {following}"
        yield root, f"<</Type/StructTreeRoot/K {self.root.number} 0 R{keys}>>"


def _element_body(element: Element, parent: int, numbers: dict[str, int]) -> str:
    kids = element.kids
    if len(kids) == 1 and isinstance(kids[0], tuple):
        # Most elements by far are the text of one cell or paragraph on one page.
        page, number = kids[0]
        attributes = f"/A<<{element.attributes}>>" if element.attributes else ""
        return (
            f"<</Type/StructElem/S/{element.role}/P {parent} 0 R/Pg {numbers[f'Page{page + 1}']} "
            f"0 R{attributes}{element.extra}/K {number}>>"
        )
    return _full_body(element, parent, numbers)


def _full_body(element: Element, parent: int, numbers: dict[str, int]) -> str:
    page = next((kid[0] for kid in element.kids if isinstance(kid, tuple)), None)
    parts = [f"<</Type/StructElem/S/{element.role}/P {parent} 0 R"]
    if page is not None:
        parts.append(f"/Pg {numbers[f'Page{page + 1}']} 0 R")
    if element.attributes:
        parts.append(f"/A<<{element.attributes}>>")
    parts.append(element.extra)
    kids = [_kid(kid, page, numbers) for kid in element.kids]
    if kids:
        parts.append("/K " + kids[0] if len(kids) == 1 else "/K[" + " ".join(kids) + "]")
    parts.append(">>")
    return "".join(parts)


def _kid(kid: Element | tuple[int, int] | str, page: int | None, numbers: dict[str, int]) -> str:
    if isinstance(kid, Element):
        return f"{kid.number} 0 R"
    if isinstance(kid, tuple):
        if kid[0] == page:
            return str(kid[1])
        return f"<</Type/MCR/Pg {numbers[f'Page{kid[0] + 1}']} 0 R/MCID {kid[1]}>>"
    owner = numbers[kid]
    return f"<</Type/OBJR/Obj {owner} 0 R>>"
