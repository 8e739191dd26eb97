"""What the overview says: the next best step and what to watch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence


class _State(Protocol):
    @property
    def weight(self) -> int: ...
    @property
    def share(self) -> float: ...
    @property
    def status(self) -> str: ...
    @property
    def number(self) -> int: ...
    @property
    def reason(self) -> str: ...


_Any = TypeVar("_Any", bound=_State)


def next_best(states: Sequence[_Any]) -> _Any | None:
    """Return the step where an hour does most good; None when all is done.

    What is late comes first, then what has a gap, then the first step that is not done.
    """
    open_ = [state for state in states if state.status not in {"done", "skipped"} or state.weight]
    if not open_:
        return None
    return min(open_, key=lambda state: (-state.weight, state.status == "done", state.number))


def settled(states: Sequence[_State]) -> bool:
    """Return whether every step is done, or skipped with a reason."""
    return all(
        state.status == "done" or (state.status == "skipped" and bool(state.reason))
        for state in states
    )


def to_watch(states: Sequence[_Any]) -> list[_Any]:
    """Return the steps with something late or missing, worst first."""
    return sorted((s for s in states if s.weight), key=lambda state: (-state.weight, state.number))
