"""Many project files looked at in several processes: reckoning in one uses one core alone."""

from __future__ import annotations

import gc
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Final

from workbench.base.language import current, set_language

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from pathlib import Path

    from workbench.base.clock import Clock
    from workbench.measures.places_seen import Seen

WORTH: Final = 40  # files from which several processes are done sooner than one
_COLLECT_AFTER: Final = (100_000, 20, 100)
_MOST: Final = 4  # each takes some 100 MB

_look: Callable[[Path], Seen]  # of a process that has been begun


def cores() -> int:
    """Return how many processes it is sensible to use here."""
    return min(os.cpu_count() or 1, _MOST)


def looked_apart(paths: Sequence[Path], clock: Clock) -> Generator[Seen]:
    """Yield what is in each file, in their order.

    Raises BrokenProcessPool where the system does not let processes be begun, or ended one.
    """
    pool = ProcessPoolExecutor(
        cores(),
        multiprocessing.get_context("spawn"),
        _begin,
        (clock, current()),
    )
    try:
        yield from pool.map(_look_at, paths, chunksize=2)
    except OSError as error:
        raise BrokenProcessPool(str(error)) from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _begin(clock: Clock, language: str) -> None:
    global _look  # noqa: PLW0603 - one for the life of a process
    gc.disable()  # until all is loaded, which stays; what one file leaves is gone with the next
    # Here and not above: whoever only waits for the others does without it.
    from workbench.program.portfolio_look import Looker

    gc.freeze()
    gc.enable()
    gc.set_threshold(*_COLLECT_AFTER)
    set_language(language)
    _look = Looker(clock).look


def _look_at(path: Path) -> Seen:
    return _look(path)
