"""The two passes over the network: as early as possible, and as late as does no harm.

A link of any kind between tasks of known length says one thing: the successor starts at least
``w`` working days after the predecessor starts. FS: w = length of the predecessor + lag. SS: lag.
FF: length of the predecessor + lag - own length. SF: lag - own length.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.rules.placement import Hold
from workbench.rules.schedule_types import LinkKind

if TYPE_CHECKING:
    from workbench.rules.network import Network
    from workbench.rules.placement import Placement
    from workbench.rules.schedule_types import Link

# Looking a member up on its class costs as much as the arithmetic around it.
_FS: Final = LinkKind.FS
_FIXED: Final = Hold.FIXED
_STARTED: Final = Hold.STARTED

NEVER: Final = -(10**9)
EVER: Final = 10**9


@dataclass(frozen=True, slots=True)
class Passes:
    """The plan in boundaries, by number of leaf.

    ``start`` and ``late`` are start boundaries, ``days`` lengths, ``asked`` the start that the
    links ask for (NEVER without links), ``out`` the successors of each leaf with their distance.
    """

    start: list[int]
    days: list[int]
    late: list[int]
    asked: list[int]
    out: list[list[tuple[int, int]]]
    finish: int


@dataclass(frozen=True, slots=True)
class Demands:
    """What holds leaves besides links and placement, by number of leaf.

    ``caps`` are the boundaries by which deadlines want them finished, ``done`` the finished ones,
    ``last`` those that lie as late as possible.
    """

    caps: dict[int, int]
    done: set[int]
    last: list[int]


def run(net: Network, placements: list[Placement], demands: Demands) -> Passes:
    """Reckon the plan in boundaries."""
    days = [placed.days for placed in placements]
    holds = [placed.hold for placed in placements]
    floors = [placed.start for placed in placements]
    out = _weighted(net, days)
    start, asked = _forward(net.order, out, floors, holds)
    finish = max(map(int.__add__, start, days), default=0)
    plan = Passes(start, days, [finish - length for length in days], asked, out, finish)
    for leaf, cap in demands.caps.items():
        plan.late[leaf] = min(plan.late[leaf], cap - days[leaf])
    if demands.last:
        plan = _with_last(net, plan, holds, floors, demands)
    _backward(net.order, plan, holds, demands.done)
    return plan


def _weighted(net: Network, days: list[int]) -> list[list[tuple[int, int]]]:
    """Return for each leaf its successors and the least distance between the two starts."""
    out: list[list[tuple[int, int]]] = [[] for _ in days]
    for (source, target, kind), link in net.edges.items():
        if kind is _FS:
            out[source].append((target, link.lag + days[source]))
        else:
            out[source].append((target, weight(link, days[source], days[target])))
    return out


def weight(link: Link, source_days: int, target_days: int) -> int:
    """Return the least distance in working days from the source's start to the target's."""
    kind = link.kind
    if kind is LinkKind.FS:
        return link.lag + source_days
    if kind is LinkKind.SS:
        return link.lag
    if kind is LinkKind.FF:
        return link.lag + source_days - target_days
    return link.lag - target_days


def _forward(
    order: list[int], out: list[list[tuple[int, int]]], floors: list[int], holds: list[Hold]
) -> tuple[list[int], list[int]]:
    """Return the start of each leaf and the start its links ask for."""
    start = floors[:]
    asked = [NEVER] * len(floors)
    for leaf in order:
        at = start[leaf]
        if asked[leaf] > at and not holds[leaf]:
            at = start[leaf] = asked[leaf]
        for target, distance in out[leaf]:
            if at + distance > asked[target]:  # noqa: PLR1730 - max() is half as fast
                asked[target] = at + distance
    return start, asked


def _backward(order: list[int], plan: Passes, holds: list[Hold], done: set[int]) -> None:
    """Lower the late starts, which come in as what each leaf alone may have at most."""
    late, start = plan.late, plan.start
    own: dict[int, int] = {}
    for leaf in reversed(order):
        at = late[leaf]
        if holds[leaf] is _FIXED:
            at = min(at, start[leaf])
        else:
            for target, distance in plan.out[leaf]:
                if late[target] - distance < at:  # noqa: PLR1730 - min() is half as fast
                    at = late[target] - distance
        late[leaf] = at
        if leaf in done or holds[leaf] is _STARTED:
            # What has begun no longer waits for anyone, so it gives its predecessors no limit.
            own[leaf] = start[leaf] if leaf in done else at
            late[leaf] = EVER
    for leaf, at in own.items():
        late[leaf] = at


def _with_last(
    net: Network, plan: Passes, holds: list[Hold], floors: list[int], demands: Demands
) -> Passes:
    """Place the leaves that lie as late as possible, and let them push their successors.

    They give way to dates that the user typed, which a late date otherwise does not.
    """
    probe = Passes(plan.start, plan.days, plan.late[:], plan.asked, plan.out, plan.finish)
    for leaf, hold in enumerate(holds):
        if hold == Hold.TYPED:
            probe.late[leaf] = min(probe.late[leaf], plan.start[leaf])
    _backward(net.order, probe, holds, demands.done)
    for leaf in demands.last:
        floors[leaf] = max(plan.start[leaf], probe.late[leaf])
    start, asked = _forward(net.order, plan.out, floors, holds)
    for leaf in demands.last:
        plan.late[leaf] = min(plan.late[leaf], start[leaf])
    return Passes(start, plan.days, plan.late, asked, plan.out, plan.finish)
