"""The plan as a network of leaves: summaries expanded, loops refused, an order to reckon in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.rules.schedule_types import (
    CycleError,
    DuplicateTaskError,
    LinkKind,
    TooManyLinksError,
    UnknownTaskError,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.rules.schedule_types import Link, Task

MOST_EXPANDED_LINKS: Final = 200_000

Edge = tuple[int, int, LinkKind]


@dataclass(frozen=True, slots=True)
class Network:
    """Leaves by number, the leaves under each summary, the links between leaves.

    ``edges`` holds one link, as it was drawn, per pair of leaves and kind: the one with the longest
    lag. ``order`` is an order of the leaves in which every predecessor comes first.
    """

    leaves: list[Task]
    number: dict[str, int]
    summaries: dict[str, list[int]]
    edges: dict[Edge, Link]
    order: list[int]

    def leaves_of(self, row: str) -> list[int]:
        """Return the leaves that a row stands for: itself, or those under a summary."""
        return _stands_for(row, self.number, self.summaries)


def network(tasks: Sequence[Task], links: Iterable[Link]) -> Network:
    """Return the network of a plan.

    Raises DuplicateTaskError, UnknownTaskError, CycleError (loops among links or parents, links to
    oneself or to one's own summary) and TooManyLinksError.
    """
    parents = _parents(tasks)
    leaves = [task for task in tasks if task.id not in parents] if parents else list(tasks)
    number = {task.id: nth for nth, task in enumerate(leaves)}
    if len(number) + len(parents) != len(tasks):
        raise DuplicateTaskError(_twice(tasks))
    summaries = _leaves_under(tasks, parents, number) if parents else {}
    edges = _edges(links, number, summaries, tasks)
    return Network(leaves, number, summaries, edges, _ordered(leaves, edges))


def find_cycle(tasks: Sequence[Task], links: Iterable[Link]) -> tuple[str, ...] | None:
    """Return the codes of a loop in order, or None. For asking before a link is drawn."""
    try:
        network(tasks, links)
    except CycleError as error:
        return error.codes
    return None


def _twice(tasks: Sequence[Task]) -> str:
    seen: set[str] = set()
    for task in tasks:
        if task.id in seen:
            return task.name
        seen.add(task.id)
    raise AssertionError


def _parents(tasks: Sequence[Task]) -> dict[str, str | None]:
    """Return the summaries, each with its own parent; refuse unknown parents and loops of them."""
    named = {task.parent for task in tasks if task.parent is not None}
    if not named:
        return {}
    parent_of = {task.id: task.parent for task in tasks}
    unknown = named - parent_of.keys()
    if unknown:
        raise UnknownTaskError(min(unknown))
    settled: set[str] = set()
    for first in named:
        path: list[str] = []
        at: str | None = first
        while at is not None and at not in settled:
            if at in path:
                names = {task.id: task.name for task in tasks}
                raise CycleError(_from_smallest([names[each] for each in path[path.index(at) :]]))
            path.append(at)
            at = parent_of[at]
        settled.update(path)
    return {task.id: task.parent for task in tasks if task.id in named}


def _leaves_under(
    tasks: Sequence[Task], parents: dict[str, str | None], number: dict[str, int]
) -> dict[str, list[int]]:
    under: dict[str, list[int]] = {parent: [] for parent in parents}
    for task in tasks:
        nth = number.get(task.id)
        at = task.parent
        while nth is not None and at is not None:
            under[at].append(nth)
            at = parents[at]
    return under


def _edges(
    links: Iterable[Link],
    number: dict[str, int],
    summaries: dict[str, list[int]],
    tasks: Sequence[Task],
) -> dict[Edge, Link]:
    edges: dict[Edge, Link] = {}
    for link in links:
        source = number.get(link.source)
        target = number.get(link.target)
        if source is not None and target is not None and source != target:
            edge = (source, target, link.kind)
            if edges.setdefault(edge, link) is not link:
                _keep(edges, edge, link)
            continue
        sources = _stands_for(link.source, number, summaries)
        targets = _stands_for(link.target, number, summaries)
        if not set(sources).isdisjoint(targets):
            raise CycleError(_ends(link, tasks))
        if len(edges) + len(sources) * len(targets) > MOST_EXPANDED_LINKS:
            raise TooManyLinksError(len(edges) + len(sources) * len(targets))
        for one in sources:
            for other in targets:
                _keep(edges, (one, other, link.kind), link)
    return edges


def _keep(edges: dict[Edge, Link], edge: Edge, link: Link) -> None:
    if _strictness(link) > _strictness(edges.setdefault(edge, link)):
        edges[edge] = link


def _strictness(link: Link) -> tuple[int, str, str]:
    # The ids only settle which of two equally strict links is told of, whatever their order.
    return (link.lag, link.source, link.target)


def _stands_for(row: str, number: dict[str, int], summaries: dict[str, list[int]]) -> list[int]:
    if row in number:
        return [number[row]]
    if row in summaries:
        return summaries[row]
    raise UnknownTaskError(row)


def _ends(link: Link, tasks: Sequence[Task]) -> tuple[str, ...]:
    names = {task.id: task.name for task in tasks}
    if link.source == link.target:
        return (names[link.source],)
    return (names[link.source], names[link.target])


def _ordered(leaves: list[Task], edges: dict[Edge, Link]) -> list[int]:
    successors: list[list[int]] = [[] for _ in leaves]
    waiting = [0] * len(leaves)
    for source, target, _kind in edges:
        successors[source].append(target)
        waiting[target] += 1
    order = [nth for nth, count in enumerate(waiting) if not count]
    for nth in order:
        for target in successors[nth]:
            waiting[target] -= 1
            if not waiting[target]:
                order.append(target)
    if len(order) < len(leaves):
        raise CycleError(_loop(leaves, edges, set(order)))
    return order


def _loop(leaves: list[Task], edges: dict[Edge, Link], settled: set[int]) -> tuple[str, ...]:
    """Return the codes of one loop among the leaves that no order could settle.

    Each of them has an unsettled predecessor, so walking back must come round.
    """
    back: dict[int, int] = {}
    for source, target, _kind in edges:
        if source not in settled and target not in settled:
            best = back.get(target)
            if best is None or _label(leaves[source]) < _label(leaves[best]):
                back[target] = source
    at = min(back, key=lambda nth: _label(leaves[nth]))
    path: list[int] = []
    seen: set[int] = set()
    while at not in seen:
        seen.add(at)
        path.append(at)
        at = back[at]
    loop = path[path.index(at) :]
    return _from_smallest([leaves[nth].name for nth in reversed(loop)])


def _label(task: Task) -> tuple[str, str]:
    return (task.name, task.id)


def _from_smallest(codes: list[str]) -> tuple[str, ...]:
    first = codes.index(min(codes))
    return (*codes[first:], *codes[:first])
