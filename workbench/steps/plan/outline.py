"""The activities in the order of their outline: each after what it is part of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.steps.plan.items import Item, Plan


def outlined(plan: Plan) -> Iterator[tuple[Item, int, bool]]:
    """Return the activities with their level, 0 at the top, and whether others are part of them."""
    below: dict[str | None, list[Item]] = {}
    for item in plan.items:
        parent = item.values["parent_id"]
        below.setdefault(parent if parent in plan.by_id else None, []).append(item)
    waiting = [(item, 0) for item in reversed(below.get(None, ()))]
    while waiting:
        item, level = waiting.pop()
        parts = below.get(item.id, ())
        yield item, level, bool(parts)
        waiting += [(part, level + 1) for part in reversed(parts)]
