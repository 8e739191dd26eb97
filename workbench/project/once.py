"""What is asked for many times while one looks at a whole project is read and reckoned once."""

from __future__ import annotations

from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, Final, ParamSpec, TypeVar

from workbench.base.language import current

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from sqlalchemy.orm import Session

_READ_ONCE: Final = "read once"  # where a session keeps what it has read

P = ParamSpec("P")
T = TypeVar("T")


@contextmanager
def reading_once(session: Session) -> Iterator[None]:
    """Let a session keep what it reads and reckons until the block ends.

    Nothing may be written meanwhile. Inside another such block it goes on with what is kept.
    """
    if _READ_ONCE in session.info:
        yield
        return
    session.info[_READ_ONCE] = {}
    try:
        yield
    finally:
        del session.info[_READ_ONCE]


def kept_once(session: Session) -> dict[Hashable, Any] | None:
    """Return what a session that reads once has kept so far, None for one that does not."""
    found: dict[Hashable, Any] | None = session.info.get(_READ_ONCE)
    return found


def once(function: Callable[Concatenate[Session, P], T]) -> Callable[Concatenate[Session, P], T]:
    """Let a function that reads be asked only once for the same by a session that reads once.

    What it returns is shared by all who ask, so nobody may change it. Arguments must be hashable.
    """

    @wraps(function)
    def asked(session: Session, /, *args: P.args, **named: P.kwargs) -> T:
        kept = kept_once(session)
        if kept is None:
            return function(session, *args, **named)
        key = (function, args, tuple(named.items()), current())
        if key not in kept:
            kept[key] = function(session, *args, **named)
        found: T = kept[key]
        return found

    return asked
